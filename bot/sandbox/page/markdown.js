// The `markdown` block, its common part: headings, lists, quotes, rules, code, tables, and styles within a line.

import { h, link } from "./dom.js";
import { withEmoji } from "./emoji.js";

const SPAN = new RegExp(
  [
    String.raw`\x60([^\x60\n]+)\x60`,
    String.raw`\*\*([^\n]+?)\*\*`,
    String.raw`__([^\n]+?)__`,
    String.raw`~~([^\n]+?)~~`,
    String.raw`!?\[([^\]\n]*)\]\(([^\s)]+)\)`,
    String.raw`(?<![\p{L}\p{N}])[*_]([^\s*_][^\n]*?)[*_](?![\p{L}\p{N}])`,
    String.raw`(https?:\/\/[^\s<>]*[^\s<>.,;:!?)\]])`,
  ].join("|"),
  "gu",
);
const HEADING = /^(#{1,6})\s+(.+)$/;
const ITEM = /^\s*(?:[-*+]|\d+[.)])\s+(.+)$/;
const ORDERED = /^\s*\d+[.)]\s/;
const RULE = /^\s*([-*_])(?:\s*\1){2,}\s*$/;
const FENCE = /^\s*```/;
const QUOTED = /^\s*>\s?/;
const ROW = /^\s*\|.*\|\s*$/;
const ROW_LINE = /^[\s|:-]+$/;

// Which lines a reader takes, first match wins; a paragraph takes what is left.
const READERS = [
  [(row) => FENCE.test(row), fence],
  [(row) => RULE.test(row), (rows) => rows.splice(0, 1) && h("hr")],
  [(row) => HEADING.test(row), heading],
  [(row) => QUOTED.test(row), quote],
  [(row) => ITEM.test(row), list],
  [(row) => ROW.test(row), table],
  [(row) => !row.trim(), (rows) => rows.splice(0, 1) && null],
];

/** Markdown as nodes. */
export function markdown(text) {
  const rows = text.split("\n");
  const out = [];
  while (rows.length) {
    const reader = READERS.find(([fits]) => fits(rows[0]))?.[1] ?? paragraph;
    out.push(reader(rows));
  }
  return out.filter((node) => node !== null);
}

function takeWhile(rows, fits) {
  const end = rows.findIndex((row) => !fits(row));
  return rows.splice(0, end === -1 ? rows.length : end);
}

function fence(rows) {
  rows.shift();
  const inside = takeWhile(rows, (row) => !FENCE.test(row));
  rows.shift();
  return h("pre", { tabindex: "0" }, h("code", {}, inside.join("\n")));
}

function heading(rows) {
  const [, marks, text] = HEADING.exec(rows.shift());
  return h(
    "p",
    { class: "block-header", role: "heading", "aria-level": String(Math.min(marks.length + 2, 6)) },
    spans(text),
  );
}

function quote(rows) {
  const taken = takeWhile(rows, (row) => QUOTED.test(row)).map((row) => row.replace(QUOTED, ""));
  return h("blockquote", {}, ...markdown(taken.join("\n")));
}

function list(rows) {
  const ordered = ORDERED.test(rows[0]);
  const taken = takeWhile(rows, (row) => ITEM.test(row) && ORDERED.test(row) === ordered);
  return h(
    ordered ? "ol" : "ul",
    { class: "list" },
    ...taken.map((row) => h("li", {}, spans(ITEM.exec(row)[1]))),
  );
}

function table(rows) {
  const taken = takeWhile(rows, (row) => ROW.test(row)).filter((row) => !ROW_LINE.test(row));
  const cells = taken.map((row) => row.trim().slice(1, -1).split("|"));
  const drawn = cells.map((row, index) =>
    h("tr", {}, ...row.map((cell) => h(index ? "td" : "th", {}, spans(cell.trim())))),
  );
  return h(
    "div",
    { class: "table-frame", tabindex: "0", role: "group", "aria-label": "Table" },
    h("table", {}, ...drawn),
  );
}

function paragraph(rows) {
  const first = rows.shift();
  const rest = takeWhile(rows, (row) => !READERS.some(([fits]) => fits(row)));
  return h("p", { class: "run" }, spans([first, ...rest].join("\n")));
}

function spans(text) {
  const out = document.createDocumentFragment();
  let from = 0;
  for (const match of text.matchAll(SPAN)) {
    out.append(withEmoji(text.slice(from, match.index)), span(match));
    from = match.index + match[0].length;
  }
  out.append(withEmoji(text.slice(from)));
  return out;
}

function span([, code, strong, strong2, strike, label, address, emphasis, bare]) {
  if (code !== undefined) return h("code", {}, code);
  if (strong ?? strong2) return h("b", {}, spans(strong ?? strong2));
  if (strike) return h("s", {}, spans(strike));
  if (address) return link(address, label || address);
  if (emphasis) return h("i", {}, spans(emphasis));
  return link(bare, bare);
}
