// The `rich_text` block: what Slack stores for text that people type, and bots may post.

import { filledDate } from "./dates.js";
import { h, link } from "./dom.js";
import { emoji } from "./emoji.js";
import { channel, mention } from "./mrkdwn.js";

const PARTS = {
  rich_text_section: (part, names) => h("div", { class: "run" }, spans(part.elements, names)),
  rich_text_quote: (part, names) => h("blockquote", { class: "run" }, spans(part.elements, names)),
  rich_text_preformatted: (part, names) =>
    h("pre", { tabindex: "0" }, h("code", {}, spans(part.elements, names))),
  rich_text_list: list,
};

const SPANS = {
  text: (span) => span.text,
  link: (span) => link(span.url, span.text || span.url),
  user: (span, names) => mention(span.user_id, { names }),
  channel: (span, names) => channel(span.channel_id, { names }),
  usergroup: (span) => h("span", { class: "mention" }, `@${span.usergroup_id}`),
  broadcast: (span) => h("span", { class: "mention" }, `@${span.range}`),
  team: (span) => span.team_id,
  emoji: (span) => (span.unicode ? fromUnicode(span.unicode) : (emoji(span.name) ?? `:${span.name}:`)),
  date: (span) =>
    h("time", {}, filledDate(span.timestamp, span.format ?? "", new Date()) ?? span.fallback ?? ""),
  color: (span) => span.value,
};

const STYLE_TAGS = { bold: "b", italic: "i", strike: "s", code: "code", underline: "u", highlight: "mark" };

/** The parts of a rich_text block as nodes. */
export function richText(block, names) {
  return block.elements.map((part) => {
    const draw = PARTS[part.type];
    return draw
      ? draw(part, names)
      : h("div", { class: "unknown" }, `“${part.type}” cannot be shown here yet.`);
  });
}

function list(part, names) {
  const indent = Math.min(Math.max(part.indent ?? 0, 0), 8);
  const items = part.elements.map((item) => h("li", {}, spans(item.elements, names)));
  const ordered = part.style === "ordered";
  const attributes = {
    class: `list indent-${indent}`,
    start: ordered ? String((part.offset ?? 0) + 1) : null,
  };
  return h(ordered ? "ol" : "ul", attributes, ...items);
}

function spans(elements, names) {
  return elements.map((span) => styled(SPANS[span.type]?.(span, names) ?? "", span.style));
}

function styled(content, style = {}) {
  const tags = Object.entries(STYLE_TAGS).filter(([name]) => style[name]);
  return tags.reduce((inner, [, tag]) => h(tag, {}, inner), content);
}

function fromUnicode(codes) {
  const points = codes.split("-").map((code) => parseInt(code, 16));
  return points.every((point) => point >= 0 && point <= 0x10ffff) ? String.fromCodePoint(...points) : "";
}
