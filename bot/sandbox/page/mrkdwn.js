// Slack's message markup as nodes: fences, quotes, then styles, code, links, mentions, dates and emoji within a line.

import { filledDate } from "./dates.js";
import { h, link, safeAddress } from "./dom.js";
import { emoji } from "./emoji.js";

const FENCE = /```\n?([\s\S]+?)\n?```/g;
const PIECE =
  /`([^`\n]+)`|<([^<>\n]+)>|:([a-z0-9_+-]+(?:::skin-tone-\d)?):|https?:\/\/[^\s<>|]*[^\s<>|.,;:!?)\]}'"*_~]/g;
const STYLE = /(?<![\p{L}\p{N}*_~])([*_~])(?=\S)(?!\1)([^\n]{0,2000}?[^\s])\1(?![\p{L}\p{N}])/gu;
const STYLES = { "*": "b", _: "i", "~": "s" };
const QUOTED = /^(?:&gt;|>) ?/;
const QUOTED_REST = /^(?:&gt;|>){3} ?/;

/** The text a markup text stands for, without its escapes. */
export const decoded = (text) =>
  text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");

/** Markup as nodes; `names` knows people and channels (`user`, `channelHref`, `me`). */
export function mrkdwn(text, names) {
  const out = document.createDocumentFragment();
  let from = 0;
  for (const match of text.matchAll(FENCE)) {
    out.append(...lines(text.slice(from, match.index), names));
    out.append(h("pre", { tabindex: "0" }, h("code", {}, plainOf(match[1], names))));
    from = match.index + match[0].length;
  }
  out.append(...lines(text.slice(from), names));
  return out;
}

function lines(text, names) {
  const out = [];
  const rows = text.replace(/^\n|\n$/g, "").split("\n");
  while (rows.length) out.push(QUOTED.test(rows[0]) ? quote(rows, names) : paragraph(rows, names));
  return text.trim() ? out : [];
}

function paragraph(rows, names) {
  const end = rows.findIndex((row) => QUOTED.test(row));
  const taken = rows.splice(0, end === -1 ? rows.length : end);
  return h("span", { class: "run" }, inline(taken.join("\n"), names));
}

function quote(rows, names) {
  if (QUOTED_REST.test(rows[0])) {
    const rest = rows.splice(0).join("\n").replace(QUOTED_REST, "");
    return h("blockquote", {}, h("span", { class: "run" }, inline(rest, names)));
  }
  const end = rows.findIndex((row) => !QUOTED.test(row));
  const taken = rows.splice(0, end === -1 ? rows.length : end).map((row) => row.replace(QUOTED, ""));
  return h("blockquote", {}, h("span", { class: "run" }, inline(taken.join("\n"), names)));
}

/** One stretch of text without fences or quotes. */
export function inline(text, names) {
  const out = document.createDocumentFragment();
  const next = { piece: null, style: null };
  let from = 0;
  while (from < text.length) {
    const match = earliest(text, { from, next });
    if (!match) break;
    out.append(decoded(text.slice(from, match.index)), shown(match, names));
    from = match.index + match[0].length;
  }
  out.append(decoded(text.slice(from)));
  return out;
}

function earliest(text, { from, next }) {
  next.piece = ahead(PIECE, { text, from, held: next.piece });
  next.style = ahead(STYLE, { text, from, held: next.style });
  const found = [next.piece, next.style].filter((match) => match.index < text.length);
  return found.sort((a, b) => a.index - b.index)[0];
}

// A match that still lies ahead is kept, so that long texts are not searched again from every position.
function ahead(pattern, { text, from, held }) {
  if (held && held.index >= from) return held;
  pattern.lastIndex = from;
  return pattern.exec(text) ?? { index: Infinity };
}

function shown(match, names) {
  if (match[1] in STYLES && match[2] !== undefined) return h(STYLES[match[1]], {}, inline(match[2], names));
  if (match[1] !== undefined) return code(plainOf(match[1], names));
  if (match[2] !== undefined) return angle(match[2], names);
  if (match[3] !== undefined) return emoji(match[3]) ?? match[0];
  return link(decoded(match[0]), decoded(match[0]));
}

/** A few words of code, which stay on one line when they are short. */
export const code = (text) => h("code", { class: text.length <= 24 ? "short" : null }, text);

function angle(body, names) {
  const cut = body.indexOf("|");
  const target = cut === -1 ? body : body.slice(0, cut);
  const label = cut === -1 ? null : decoded(body.slice(cut + 1));
  if (/^@[UW]\w*$/.test(target)) return mention(target.slice(1), { label, names });
  if (/^#[CG]\w*$/.test(target)) return channel(target.slice(1), { label, names });
  if (target.startsWith("!date^")) return date(target, label);
  if (target.startsWith("!"))
    return h("span", { class: "mention" }, label ?? `@${target.slice(1).split("^")[0]}`);
  const address = decoded(target);
  if (safeAddress(address) === null) return decoded(`<${body}>`);
  return link(address, label ?? address.replace(/^mailto:/, ""));
}

/** "@Name" of a person; one's own name stands out. */
export function mention(id, { label = null, names }) {
  const mine = id === names.me ? " mention-me" : "";
  return h("span", { class: `mention${mine}`, data: { user: id } }, `@${names.user(id) ?? label ?? id}`);
}

/** "#channel", leading to it where the person can go there. */
export function channel(id, { label = null, names }) {
  const text = `#${names.channel(id) ?? (label || "a private channel")}`;
  const href = names.channelHref(id);
  return href ? h("a", { class: "mention", href }, text) : h("span", { class: "mention" }, text);
}

function date(target, fallback) {
  const [, seconds, pattern = "", address] = target.split("^");
  const text = filledDate(seconds, decoded(pattern), new Date()) ?? fallback ?? "";
  const moment = h("time", {}, text);
  return address ? link(decoded(address), moment) : moment;
}

// Inside code nothing is styled, but links and mentions still read as words.
function plainOf(text, names) {
  return decoded(
    text.replace(/<([^<>\n]+)>/g, (all, body) => {
      const [target, label] = body.split("|");
      if (label) return label;
      return target.startsWith("@") ? `@${names.user(target.slice(1)) ?? target.slice(1)}` : target;
    }),
  );
}

/** What a person would type to get this markup: names instead of ids, no escapes. */
export function typedText(text, names) {
  return decoded(
    text.replace(/<([^<>\n]+)>/g, (all, body) => {
      const [target, label] = body.split("|");
      if (target.startsWith("@")) return `@${names.user(target.slice(1)) ?? target.slice(1)}`;
      if (target.startsWith("#")) return `#${names.channel(target.slice(1)) ?? label ?? target.slice(1)}`;
      if (target.startsWith("!")) return `@${target.slice(1)}`;
      return label && target !== `mailto:${label}` && !target.endsWith(label) ? target : (label ?? target);
    }),
  );
}

/** Markup as one line of words, for labels and announcements. */
export const wordsOf = (text, names) =>
  typedText(text, names)
    .replace(/[*_~`]/g, "")
    .replace(/\s+/g, " ")
    .trim();
