// The list over the composer: arrows choose, Tab or Enter takes, Esc puts it away until the text changes.

import { completionAt } from "./completion.js";
import { h } from "./dom.js";
import { arrowKey } from "./popup.js";

/** Suggestions for a text box, shown in `list`; `taken` runs after one was put into the text. */
export function createSuggestions({ store, box, list, taken }) {
  const self = { store, box, list, taken, completion: null, at: 0, hushed: null };
  return {
    refresh: () => refresh(self),
    hide: () => hide(self),
    key: (event) => Boolean(self.completion) && key(self, event),
  };
}

function refresh(self) {
  if (self.hushed !== self.box.value) self.hushed = null;
  const completion = completionAt(self.store, { text: self.box.value, cursor: self.box.selectionStart });
  if (!completion || self.hushed !== null) return hide(self);
  self.completion = completion;
  self.list.replaceChildren(
    ...completion.options.map((option, index) => optionNode(self, { option, index })),
  );
  self.list.hidden = false;
  self.box.setAttribute("aria-expanded", "true");
  return point(self, 0);
}

function optionNode(self, { option, index }) {
  const note = option.note ? h("span", { class: "option-note" }, option.note) : null;
  const text = h("span", { class: "option-text" }, option.text, note);
  const pointerdown = (event) => {
    event.preventDefault();
    accept(self, index);
  };
  return h(
    "div",
    { role: "option", class: "option", id: `${self.list.id}-${index}`, on: { pointerdown } },
    text,
  );
}

function point(self, index) {
  self.at = index;
  [...self.list.children].forEach((node, each) => {
    node.classList.toggle("pointed", each === index);
    node.setAttribute("aria-selected", String(each === index));
  });
  self.list.children[index].scrollIntoView({ block: "nearest" });
  self.box.setAttribute("aria-activedescendant", `${self.list.id}-${index}`);
}

function key(self, event) {
  const size = self.completion.options.length;
  const move = { at: self.at, size, go: (index) => point(self, index) };
  if (event.key.startsWith("Arrow") && arrowKey(event, move)) return true;
  if (event.key === "Escape") hush(self);
  else if (event.key === "Tab" || (event.key === "Enter" && !event.shiftKey)) accept(self, self.at);
  else return false;
  event.preventDefault();
  return true;
}

function hush(self) {
  self.hushed = self.box.value;
  hide(self);
}

function accept(self, index) {
  const { from, to, options } = self.completion;
  self.box.setRangeText(options[index].insert, from, to, "end");
  self.taken();
}

function hide(self) {
  self.completion = null;
  self.list.hidden = true;
  self.box.setAttribute("aria-expanded", "false");
  self.box.removeAttribute("aria-activedescendant");
}
