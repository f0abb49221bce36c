// A select of our own: a button that opens a list one can filter, for one choice or several.

import { h, icon, uniqueId } from "./dom.js";
import { arrowKey, openPopup } from "./popup.js";

const FILTER_FROM = 8;
const SEARCH_PAUSE = 150;
const DOWN = "M5 8l5 5 5-5";

/**
 * A picker. `groups` is `[{label, options: [{value, text, note}]}]`, or `search(query)` promises such groups.
 * `chosen` are the options chosen now; `changed(options)` hears every choice.
 */
export function picker(options) {
  const { groups = [], most = Infinity, chosen } = options;
  const self = { ...options, groups, most, chosen: [...chosen], close: null };
  self.value = h("span", { class: "picker-value", id: uniqueId("value") });
  const click = () => (self.close ? self.close() : open(self));
  const keydown = (event) => openingKey(self, event);
  self.button = h("button", { ...spoken(self), on: { click, keydown } }, self.value, icon(DOWN));
  showValue(self);
  return self.button;
}

function spoken({ label, labelledBy, describedBy, invalid, key, value }) {
  return {
    type: "button",
    class: "picker",
    role: "combobox",
    "aria-haspopup": "listbox",
    "aria-expanded": "false",
    "aria-label": labelledBy ? null : label,
    "aria-labelledby": labelledBy ? `${labelledBy} ${value.id}` : null,
    "aria-describedby": describedBy,
    "aria-invalid": invalid ? "true" : null,
    data: { key },
  };
}

function showValue(self) {
  const texts = self.chosen.map((option) => option.text);
  self.value.textContent = texts.join(", ") || self.placeholder || "Choose…";
  self.button.classList.toggle("picker-empty", texts.length === 0);
}

function openingKey(self, event) {
  if (self.close || !["ArrowDown", "ArrowUp"].includes(event.key)) return;
  event.preventDefault();
  open(self);
}

function open(self) {
  self.list = h("div", {
    role: "listbox",
    class: "options",
    id: uniqueId("list"),
    tabindex: "-1",
    "aria-label": self.label,
    "aria-multiselectable": self.many ? "true" : null,
  });
  self.filter = needsFilter(self) ? filterBox(self) : null;
  const panel = h("div", {}, self.filter, self.list);
  panel.addEventListener("keydown", (event) => listKey(self, event));
  fill(self, self.groups);
  self.button.setAttribute("aria-expanded", "true");
  self.close = openPopup(panel, { anchor: self.button, onClose: () => closed(self) });
  (self.filter ?? self.list).focus();
  if (self.search) search(self, "");
}

function closed(self) {
  self.close = null;
  self.button.setAttribute("aria-expanded", "false");
}

const needsFilter = (self) =>
  self.search || self.groups.flatMap((group) => group.options).length > FILTER_FROM;

function filterBox(self) {
  const typed = (event) =>
    self.search
      ? searchSoon(self, event.target.value)
      : fill(self, filtered(self.groups, event.target.value));
  return h("input", {
    type: "text",
    class: "filter",
    role: "combobox",
    "aria-expanded": "true",
    "aria-controls": self.list.id,
    "aria-autocomplete": "list",
    "aria-label": `Filter: ${self.label}`,
    placeholder: "Type to filter",
    on: { input: typed },
  });
}

function filtered(groups, query) {
  const wanted = query.trim().toLowerCase();
  const fits = (option) => option.text.toLowerCase().includes(wanted);
  return groups.map((group) => ({ ...group, options: group.options.filter(fits) }));
}

function searchSoon(self, query) {
  clearTimeout(self.timer);
  self.timer = setTimeout(() => search(self, query), SEARCH_PAUSE);
}

async function search(self, query) {
  self.latest = query;
  if (!self.list.childElementCount) self.list.append(h("p", { class: "options-note" }, "Looking…"));
  const groups = await self.search(query).catch((problem) => [{ label: problem.message, options: [] }]);
  if (self.latest === query && self.close) fill(self, groups);
}

function fill(self, groups) {
  const none = self.clearable ? [{ label: null, options: [{ value: null, text: "No choice" }] }] : [];
  const shown = [...none, ...groups].filter((group) => group.options.length);
  self.options = [];
  self.list.replaceChildren(...shown.map((group) => groupNode(self, group)));
  if (!self.options.length) self.list.append(h("p", { class: "options-note" }, "Nothing fits."));
  const first = self.options.findIndex(({ option }) => isChosen(self, option));
  point(self, Math.max(first, 0));
}

function groupNode(self, group) {
  const id = uniqueId("group");
  const title = group.label
    ? h("div", { class: "options-title", id, role: "presentation" }, group.label)
    : null;
  const options = group.options.map((option) => optionNode(self, option));
  return h(
    "div",
    { role: title ? "group" : "presentation", "aria-labelledby": title ? id : null },
    title,
    ...options,
  );
}

function optionNode(self, option) {
  const note = option.note ? h("span", { class: "option-note" }, option.note) : null;
  const node = h(
    "div",
    { role: "option", class: "option", id: uniqueId("option"), data: { value: option.value ?? "" } },
    h("span", { class: "option-tick", "aria-hidden": "true" }),
    h("span", { class: "option-text" }, option.text, note),
  );
  node.addEventListener("click", () => choose(self, option));
  self.options.push({ option, node });
  mark(self, { option, node });
  return node;
}

const isChosen = (self, option) => self.chosen.some((each) => each.value === option.value);

function mark(self, { option, node }) {
  const full = self.many && self.chosen.length >= self.most && !isChosen(self, option);
  node.setAttribute("aria-selected", String(isChosen(self, option)));
  if (full) node.setAttribute("aria-disabled", "true");
  else node.removeAttribute("aria-disabled");
}

function point(self, index) {
  self.at = index;
  self.options.forEach(({ node }, each) => node.classList.toggle("pointed", each === index));
  const node = self.options[index]?.node;
  (self.filter ?? self.list).setAttribute("aria-activedescendant", node?.id ?? "");
  node?.scrollIntoView?.({ block: "nearest" });
}

function listKey(self, event) {
  const inFilter = event.target === self.filter;
  if (inFilter && ["Home", "End"].includes(event.key)) return;
  if (arrowKey(event, { at: self.at, size: self.options.length, go: (index) => point(self, index) })) return;
  if (event.key === "Enter" || (event.key === " " && !inFilter)) {
    event.preventDefault();
    if (self.options[self.at]) choose(self, self.options[self.at].option);
  } else if (!inFilter && event.key.length === 1) jump(self, event.key.toLowerCase());
}

function jump(self, letter) {
  const fits = (entry) => entry.option.text.toLowerCase().startsWith(letter);
  const next = self.options.findIndex((entry, index) => index > self.at && fits(entry));
  const found = next === -1 ? self.options.findIndex(fits) : next;
  if (found !== -1) point(self, found);
}

function choose(self, option) {
  const held = isChosen(self, option);
  if (self.many && !held && self.chosen.length >= self.most) return;
  const rest = self.chosen.filter((each) => each.value !== option.value);
  if (self.many) self.chosen = held ? rest : [...self.chosen, option];
  else self.chosen = option.value === null ? [] : [option];
  showValue(self);
  self.options.forEach((entry) => mark(self, entry));
  if (!self.many) self.close();
  self.changed(self.chosen);
}
