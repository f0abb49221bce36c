// Controls that a person types into or picks a moment with.

import { h } from "./dom.js";

const KINDS = { email_text_input: "email", url_text_input: "url" };
const LARGEST_FILE = 20 * 1024 * 1024;

function attributesOf(place) {
  return {
    "aria-label": place.labelledBy ? null : place.label,
    "aria-labelledby": place.labelledBy,
    "aria-describedby": place.describedBy,
    "aria-invalid": place.invalid ? "true" : null,
    "aria-required": place.required ? "true" : null,
    data: { key: place.key },
  };
}

/** One line or many; tells the bot on Enter or on every character where the element asks for it. */
export function textField(element, place) {
  const when = element.dispatch_action_config?.trigger_actions_on ?? ["on_enter_pressed"];
  const many = element.multiline || element.type === "rich_text_input";
  const worth = (text) => (element.type === "rich_text_input" ? richValue(text) : text || null);
  const input = (event) =>
    place.changed(worth(event.target.value), { dispatch: when.includes("on_character_entered") });
  const keydown = (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || !place.dispatches || many) return;
    event.preventDefault();
    place.changed(worth(event.target.value), { dispatch: when.includes("on_enter_pressed") });
  };
  const attributes = {
    ...attributesOf(place),
    class: "text-input",
    placeholder: element.placeholder?.text,
    maxlength: element.max_length,
    value: plainValue(place.raw),
    inputmode: element.type === "number_input" ? "decimal" : null,
    on: { input, keydown },
  };
  return many
    ? h("textarea", { ...attributes, rows: "4" })
    : h("input", { ...attributes, type: KINDS[element.type] ?? "text" });
}

// A rich text input holds a rich_text block; here it is written as plain lines.
function richValue(text) {
  if (!text) return null;
  return { type: "rich_text", elements: [{ type: "rich_text_section", elements: [{ type: "text", text }] }] };
}

function plainValue(raw) {
  if (typeof raw !== "object" || raw === null) return raw ?? "";
  return (raw.elements ?? [])
    .map((part) => (part.elements ?? []).map((span) => span.text ?? "").join(""))
    .join("\n");
}

export const dateField = (element, place) => picked("date", { element, place });
export const timeField = (element, place) => picked("time", { element, place });

/** Date and time together; the value is a Unix time in seconds. */
export function momentField(element, place) {
  const local = place.raw
    ? new Date(place.raw * 1000 - new Date(place.raw * 1000).getTimezoneOffset() * 60000)
        .toISOString()
        .slice(0, 16)
    : "";
  const toSeconds = (text) => (text ? Math.floor(new Date(text).getTime() / 1000) : null);
  return picked("datetime-local", {
    element,
    place: { ...place, raw: local, changed: (text, how) => place.changed(toSeconds(text), how) },
  });
}

// Typing a date passes through many valid dates: the bot hears it once, on Enter or when the field is left; a click in
// the calendar counts at once.
function picked(type, { element, place }) {
  const typing = { now: false, told: place.raw ?? "" };
  const tell = () => {
    typing.now = false;
    if (node.value === typing.told) return;
    typing.told = node.value;
    place.changed(node.value || null);
  };
  const keydown = (event) => {
    if (event.key === "Enter" && place.dispatches) {
      event.preventDefault();
      tell();
    } else if (event.key !== "Tab") typing.now = true;
  };
  const change = () => (typing.now ? place.changed(node.value || null, { dispatch: false }) : tell());
  const label = place.label ?? element.placeholder?.text;
  const attributes = {
    ...attributesOf({ ...place, label }),
    type,
    class: "text-input moment",
    value: place.raw ?? "",
    title: element.placeholder?.text,
  };
  const node = h("input", { ...attributes, on: { keydown, change, blur: () => typing.now && tell() } });
  return node;
}

/** Files for a modal, read here and sent with the form. */
export function fileField(element, place) {
  const accept = element.filetypes?.map((type) => `.${type}`).join(",");
  const change = async (event) =>
    place.changed(await readFiles([...event.target.files].slice(0, element.max_files ?? 10)));
  return h("input", {
    ...attributesOf(place),
    type: "file",
    class: "text-input",
    multiple: (element.max_files ?? 10) > 1,
    accept,
    on: { change },
  });
}

/** Files as `{name, content_base64}`; one that is too large is refused with a sentence. */
export async function readFiles(files) {
  const large = files.find((file) => file.size > LARGEST_FILE);
  if (large) throw new Error(`“${large.name}” is larger than 20 MB.`);
  return Promise.all(files.map(readFile));
}

function readFile(file) {
  return new Promise((done, failed) => {
    const reader = new FileReader();
    reader.onload = () =>
      done({ name: file.name || "pasted.png", content_base64: String(reader.result).split(",")[1] ?? "" });
    reader.onerror = () => failed(new Error(`“${file.name}” could not be read.`));
    reader.readAsDataURL(file);
  });
}
