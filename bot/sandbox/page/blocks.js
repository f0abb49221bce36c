// Block Kit's blocks. A surface is where blocks stand: a message, a modal or the home; it knows names, values and deeds.

import { drawElement, drawText, image } from "./elements.js";
import { h, link, uniqueId } from "./dom.js";
import { withEmoji } from "./emoji.js";
import { markdown } from "./markdown.js";
import { mrkdwn, wordsOf } from "./mrkdwn.js";
import { richText } from "./richtext.js";

const BLOCKS = {
  section,
  actions,
  context,
  header,
  input,
  table,
  video,
  file,
  alert,
  divider: () => h("hr"),
  image: (block, surface) =>
    h(
      "figure",
      { class: "block-image" },
      image(block, surface),
      block.title ? h("figcaption", {}, drawText(block.title, surface.names)) : null,
    ),
  rich_text: (block, surface) => h("div", {}, ...richText(block, surface.names)),
  markdown: (block) => h("div", {}, ...markdown(block.text)),
  context_actions: actions,
};

/** Blocks as nodes; a kind that is not known becomes a grey box naming it. */
export const drawBlocks = (blocks, surface) => blocks.map((block) => drawBlock(block, surface));

function drawBlock(block, surface) {
  const node = drawn(block, surface);
  node.classList.add("block");
  if (block.block_id) node.dataset.blockId = block.block_id;
  return node;
}

// One block that cannot be drawn must not take the conversation with it.
function drawn(block, surface) {
  try {
    return (BLOCKS[block.type] ?? unknown)(block, surface);
  } catch (problem) {
    console.error(problem);
    return h("p", { class: "unknown" }, `This “${block.type}” block could not be shown.`);
  }
}

const unknown = (block) => h("p", { class: "unknown" }, `A “${block.type}” block cannot be shown here yet.`);

function place(element, { block, surface, ...rest }) {
  const at = { blockId: block.block_id, actionId: element.action_id };
  const spot = {
    key: `${at.blockId}/${at.actionId}`,
    raw: surface.read(block.block_id, element),
    names: surface.names,
    people: surface.people,
    conversations: surface.conversations,
    dispatches: true,
    suggest: (query) => surface.suggest({ ...at, value: query }),
    ...rest,
  };
  spot.changed = (raw, { dispatch = true } = {}) => {
    surface.write({ ...at, raw });
    return dispatch && spot.dispatches ? surface.act({ ...at, value: raw }) : null;
  };
  return spot;
}

function section(block, surface) {
  const text = block.text ? h("div", { class: "section-text" }, drawText(block.text, surface.names)) : null;
  const fields = block.fields
    ? h(
        "div",
        { class: "fields" },
        ...block.fields.map((field) => h("div", { class: "field" }, drawText(field, surface.names))),
      )
    : null;
  const body = h("div", { class: "section-body" }, text, fields);
  if (!block.accessory) return h("div", { class: "section" }, body);
  const words = block.text ?? block.fields?.[0];
  const label = block.accessory.placeholder?.text ?? firstWords(words, surface.names);
  const accessory = drawElement(block.accessory, place(block.accessory, { block, surface, label }));
  return h("div", { class: "section" }, body, h("div", { class: "accessory" }, accessory));
}

function firstWords(text, names) {
  const words = text ? wordsOf(text.text, names) : "";
  return words.length > 80 ? `${words.slice(0, 79)}…` : words || "Choose";
}

function actions(block, surface) {
  const drawn = block.elements.map((element) => {
    const label = element.placeholder?.text ?? "Choose";
    return drawElement(element, place(element, { block, surface, label }));
  });
  return h("div", { class: "actions" }, ...drawn);
}

function context(block, surface) {
  const drawn = block.elements.map((element) =>
    element.type === "image" ? image(element, surface) : h("span", {}, drawText(element, surface.names)),
  );
  return h("div", { class: "context" }, ...drawn);
}

function header(block) {
  const level = String(Math.min((block.level ?? 1) + 2, 6));
  return h(
    "div",
    { class: "block-header", role: "heading", "aria-level": level },
    withEmoji(block.text.text),
  );
}

/** A labelled input with its hint and, after a refused form, what is wrong with it. */
function input(block, surface) {
  const id = uniqueId("input");
  const error = surface.errors[block.block_id];
  const optional = block.optional ? h("span", { class: "optional" }, " (optional)") : null;
  const described =
    [error ? `${id}-error` : null, block.hint ? `${id}-hint` : null].filter(Boolean).join(" ") || null;
  const control = drawElement(
    block.element,
    place(block.element, {
      block,
      surface,
      labelledBy: `${id}-label`,
      label: block.label.text,
      describedBy: described,
      invalid: Boolean(error),
      optional: block.optional,
      required: !block.optional,
      dispatches: block.dispatch_action === true,
    }),
  );
  return h(
    "div",
    { class: error ? "input-block wrong" : "input-block" },
    h("div", { class: "input-label", id: `${id}-label` }, withEmoji(block.label.text), optional),
    control,
    error ? h("p", { class: "error", id: `${id}-error` }, error) : null,
    block.hint ? h("p", { class: "hint", id: `${id}-hint` }, withEmoji(block.hint.text)) : null,
  );
}

function table(block, surface) {
  const settings = block.column_settings ?? [];
  const cell = (content, column, tag) => {
    const classes = `align-${settings[column]?.align ?? "left"}${settings[column]?.is_wrapped ? " wrapped" : ""}`;
    return h(tag, { class: classes, scope: tag === "th" ? "col" : null }, cellContent(content, surface));
  };
  const rows = block.rows.map((row, index) =>
    h("tr", {}, ...row.map((each, column) => cell(each, column, index ? "td" : "th"))),
  );
  return h(
    "div",
    { class: "table-frame", tabindex: "0", role: "group", "aria-label": "Table" },
    h("table", {}, ...rows),
  );
}

function cellContent(cell, surface) {
  if (cell?.type === "rich_text") return richText(cell, surface.names);
  return String(cell?.text ?? cell?.value ?? "");
}

function video(block, surface) {
  const title = block.title ? withEmoji(block.title.text) : "Video";
  const note = [block.author_name, block.provider_name].filter(Boolean).join(" · ");
  return h(
    "div",
    { class: "card" },
    h("b", {}, link(block.title_url ?? block.video_url ?? "", title)),
    block.description ? h("div", {}, drawText(block.description, surface.names)) : null,
    h("small", {}, `Video${note ? ` · ${note}` : ""}`),
  );
}

function file(block) {
  return h("div", { class: "card" }, h("b", {}, "File"), h("small", {}, block.external_id ?? ""));
}

function alert(block, surface) {
  return h("div", { class: `card alert-${block.level ?? "default"}` }, drawText(block.text, surface.names));
}

/** What a message says: its blocks, else its text; then old-style attachments. */
export function drawContent(message, surface) {
  const body = message.blocks?.length
    ? drawBlocks(message.blocks, surface)
    : [h("div", { class: "block" }, mrkdwn(message.text ?? "", surface.names))];
  const attached = (message.attachments ?? []).map((each) =>
    h("div", { class: "attachment" }, ...drawContent(each, surface)),
  );
  return [...body, ...attached];
}
