// Emoji on machines whose fonts have none: coloured circles and ticks are drawn, others are named. The text stays as it
// was, so that it can be copied and read out.

import { h } from "./dom.js";
import { emojiName } from "./emoji.js";

const PICTURE =
  /\p{Extended_Pictographic}\uFE0F?(?:\u200D\p{Extended_Pictographic}\uFE0F?)*|\d\uFE0F?\u20E3/gu;
const NO_CHARACTER = "\u{10FFFF}";
const SIDE = 24;
const SAMPLE = "🟢";
const DRAWN = {
  "🔴": "dot dot-red",
  "🟠": "dot dot-orange",
  "🟡": "dot dot-yellow",
  "🟢": "dot dot-green",
  "🔵": "dot dot-blue",
  "🟣": "dot dot-purple",
  "⚪": "dot dot-white",
  "⚫": "dot dot-black",
  "✅": "tick tick-yes",
  "❌": "tick tick-no",
};
const known = new Map();

/** Makes the emoji inside `root` legible where the fonts of this machine cannot draw them. */
export function legible(root) {
  for (const node of textNodes(root)) node.replaceWith(...pieces(node.data));
  return root;
}

function textNodes(root) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    const missing = (walker.currentNode.data.match(PICTURE) ?? []).some((picture) => !hasGlyph(picture));
    if (missing && !walker.currentNode.parentElement.closest("textarea")) found.push(walker.currentNode);
  }
  return found;
}

function pieces(text) {
  const out = [];
  let from = 0;
  for (const match of text.matchAll(PICTURE)) {
    out.push(text.slice(from, match.index), hasGlyph(match[0]) ? match[0] : standIn(match[0]));
    from = match.index + match[0].length;
  }
  return [...out, text.slice(from)].filter((piece) => piece !== "");
}

/** What stands for an emoji that cannot be drawn. */
export function standIn(picture) {
  const name = emojiName(picture) ?? "emoji";
  return h(
    "span",
    { class: DRAWN[picture.replace("\uFE0F", "")] ?? "emoji-word", role: "img", "aria-label": name },
    picture,
  );
}

// The circles and ticks are drawn all or none, so that a traffic light keeps its look.
function hasGlyph(picture) {
  const asked = picture in DRAWN ? SAMPLE : picture;
  if (!known.has(asked)) known.set(asked, ink(asked) !== ink(NO_CHARACTER));
  return known.get(asked);
}

// How a text looks, as data; what no font has looks like every other text that no font has.
function ink(text) {
  const canvas = new OffscreenCanvas(SIDE * 2, SIDE * 2);
  const context = canvas.getContext("2d", { willReadFrequently: true });
  context.font = `${SIDE}px ${getComputedStyle(document.body).fontFamily}`;
  context.textBaseline = "top";
  context.fillText(text.replace("\uFE0F", ""), 2, 2);
  return context.getImageData(0, 0, canvas.width, canvas.height).data.join("");
}
