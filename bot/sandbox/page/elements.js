// Block Kit's interactive elements. Each draws one control and tells its `place` what was chosen.
//
// A place is where an element stands: `label` or `labelledBy`, `describedBy`, `invalid`, `optional`, `raw` (what is
// set now), `key`, `changed(raw, {when})`, `suggest(query)`, `names`, and the `people` and `conversations` to choose from.

import { ask } from "./dialogs.js";
import { fileAddress, h, iconButton, isOwn, link, safeAddress, uniqueId } from "./dom.js";
import { withEmoji } from "./emoji.js";
import { openMenu } from "./menu.js";
import { mrkdwn } from "./mrkdwn.js";
import { picker } from "./picker.js";
import { dateField, fileField, momentField, textField, timeField } from "./inputs.js";

const DOTS = "M4.5 10h.01M10 10h.01M15.5 10h.01";

const ELEMENTS = {
  button,
  workflow_button: button,
  icon_button: button,
  feedback_buttons: feedback,
  overflow,
  image,
  checkboxes: choices,
  radio_buttons: choices,
  static_select: staticSelect,
  multi_static_select: staticSelect,
  external_select: externalSelect,
  multi_external_select: externalSelect,
  users_select: idSelect,
  multi_users_select: idSelect,
  conversations_select: idSelect,
  multi_conversations_select: idSelect,
  channels_select: idSelect,
  multi_channels_select: idSelect,
  datepicker: dateField,
  timepicker: timeField,
  datetimepicker: momentField,
  plain_text_input: textField,
  email_text_input: textField,
  url_text_input: textField,
  number_input: textField,
  rich_text_input: textField,
  file_input: fileField,
};

/** The control of an element; a kind that is not known is shown as a grey box naming it. */
export function drawElement(element, place) {
  const draw = ELEMENTS[element.type];
  const node = draw
    ? draw(element, place)
    : h("span", { class: "unknown" }, `“${element.type}” cannot be shown here yet.`);
  if (element.action_id) node.dataset.actionId = element.action_id;
  return node;
}

/** A text object as nodes. */
export function drawText(text, names) {
  if (text.type === "mrkdwn") return mrkdwn(text.text, names);
  return document.createTextNode(text.emoji === false ? text.text : withEmoji(text.text));
}

async function agreed(confirm, names) {
  if (!confirm) return true;
  const words = (text, fallback) => (text ? withEmoji(text.text) : fallback);
  return ask({
    title: words(confirm.title, "Are you sure?"),
    text: confirm.text ? drawText(confirm.text, names) : "",
    yes: words(confirm.confirm, "Yes"),
    no: words(confirm.deny, "No"),
    danger: confirm.style === "danger",
  });
}

function button(element, place) {
  const href = element.url ? safeAddress(element.url) : null;
  const style = { primary: " primary", danger: " danger" }[element.style] ?? "";
  const label = element.text ? withEmoji(element.text.text) : "Remove";
  const attributes = {
    class: `button${style}`,
    "aria-label": element.accessibility_label,
    data: { key: place.key },
    on: { click },
  };
  async function click() {
    if (node.getAttribute("aria-busy") || !(await agreed(element.confirm, place.names))) return;
    await busy(node, () => place.changed(null));
  }
  const node = href
    ? h("a", { ...attributes, href, target: "_blank", rel: "noopener noreferrer" }, label)
    : h("button", { ...attributes, type: "button" }, label);
  return node;
}

async function busy(node, deed) {
  node.setAttribute("aria-busy", "true");
  try {
    await deed();
  } finally {
    node.removeAttribute("aria-busy");
  }
}

function feedback(element, place) {
  const pair = [element.positive_button, element.negative_button].filter(Boolean);
  return h(
    "span",
    { class: "row" },
    ...pair.map((each) => {
      const click = () => place.changed(each.value);
      return h(
        "button",
        { type: "button", class: "button", "aria-label": each.accessibility_label, on: { click } },
        withEmoji(each.text.text),
      );
    }),
  );
}

function overflow(element, place) {
  const choose = async (option) => {
    const href = option.url ? safeAddress(option.url) : null;
    if (href) window.open(href, "_blank", "noopener,noreferrer");
    if (await agreed(element.confirm, place.names)) place.changed(option.value);
  };
  const item = (option) => ({
    text: withEmoji(option.text.text),
    note: option.description?.text,
    act: () => choose(option),
  });
  const label = place.label && place.label !== "Choose" ? `More: ${place.label}` : "More";
  const click = (event) => openMenu(event.currentTarget, { label, items: element.options.map(item) });
  const menu = { "aria-haspopup": "menu", "aria-expanded": "false" };
  return iconButton(DOTS, label, { ...menu, data: { key: place.key }, on: { click } });
}

/** A picture of this server; one from elsewhere is named and linked, not fetched. */
export function image(element, { names }) {
  const address = element.slack_file ? fileAddress(element.slack_file, names.me) : (element.image_url ?? "");
  const alt = element.alt_text ?? "";
  if (isOwn(address)) return h("img", { src: address, alt, loading: "lazy" });
  return h("span", { class: "picture" }, link(address, `Picture: ${alt || "no description"}`));
}

function choices(element, place) {
  const many = element.type === "checkboxes";
  const name = uniqueId("choice");
  const chosen = new Set([place.raw].flat().filter((value) => value !== null));
  const attributes = {
    class: "choices",
    role: many ? "group" : "radiogroup",
    "aria-label": place.labelledBy ? null : place.label,
    "aria-labelledby": place.labelledBy,
    "aria-describedby": place.describedBy,
  };
  const read = () => [...node.querySelectorAll("input:checked")].map((input) => input.value);
  const change = async () => {
    if (await agreed(element.confirm, place.names)) place.changed(many ? read() : (read()[0] ?? null));
    else node.querySelectorAll("input").forEach((input) => (input.checked = chosen.has(input.value)));
  };
  const node = h(
    "div",
    attributes,
    ...element.options.map((option, index) => {
      const input = h("input", {
        type: many ? "checkbox" : "radio",
        name,
        value: option.value,
        checked: chosen.has(option.value),
        "aria-invalid": place.invalid ? "true" : null,
        data: { key: `${place.key}/${index}` },
        on: { change },
      });
      const note = option.description
        ? h("span", { class: "option-note" }, drawText(option.description, place.names))
        : null;
      return h("label", { class: "choice" }, input, h("span", {}, drawText(option.text, place.names), note));
    }),
  );
  return node;
}

const optionOf = (option) => ({
  value: option.value,
  text: withEmoji(option.text.text),
  note: option.description?.text ?? null,
});

const groupsOf = ({ options, option_groups: groups }) =>
  groups?.length
    ? groups.map((group) => ({ label: group.label.text, options: group.options.map(optionOf) }))
    : [{ label: null, options: (options ?? []).map(optionOf) }];

function staticSelect(element, place) {
  const groups = groupsOf(element);
  return select(element, { place, groups, chosen: chosenAmong(groups, place.raw) });
}

function externalSelect(element, place) {
  const least = element.min_query_length ?? 3;
  const known = new Map(
    [element.initial_option, element.initial_options]
      .flat()
      .filter(Boolean)
      .map((option) => [option.value, optionOf(option)]),
  );
  const search = async (query) => {
    if (query.length < least) return [{ label: `Type at least ${least} letters.`, options: [] }];
    const groups = groupsOf(await place.suggest(query));
    groups.flatMap((group) => group.options).forEach((option) => known.set(option.value, option));
    return groups;
  };
  const chosen = [place.raw]
    .flat()
    .filter((value) => value !== null)
    .map((value) => known.get(value) ?? { value, text: value });
  return select(element, { place, search, chosen });
}

function idSelect(element, place) {
  const groups = [
    { label: null, options: element.type.includes("users") ? place.people() : place.conversations(element) },
  ];
  return select(element, { place, groups, chosen: chosenAmong(groups, place.raw) });
}

function chosenAmong(groups, raw) {
  const values = [raw].flat();
  return groups.flatMap((group) => group.options).filter((option) => values.includes(option.value));
}

function select(element, { place, groups, search, chosen }) {
  const many = element.type.startsWith("multi_");
  const placeholder = element.placeholder
    ? withEmoji(element.placeholder.text)
    : many
      ? "Choose one or more"
      : "Choose one";
  return picker({
    label: place.label ?? placeholder,
    labelledBy: place.labelledBy,
    describedBy: place.describedBy,
    invalid: place.invalid,
    key: place.key,
    placeholder,
    groups,
    search,
    many,
    most: element.max_selected_items,
    clearable: place.optional && !many,
    chosen,
    changed: async (options) => {
      const values = options.map((option) => option.value);
      if (await agreed(element.confirm, place.names)) place.changed(many ? values : (values[0] ?? null));
    },
  });
}
