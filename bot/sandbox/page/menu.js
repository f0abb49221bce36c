// A menu of things to do, at a button.

import { h } from "./dom.js";
import { arrowKey, openPopup } from "./popup.js";

/** Opens a menu; `items` are `{text, note?, act, danger?}`. The chosen item acts after the menu has closed. */
export function openMenu(anchor, { label, items }) {
  const panel = h("div", { role: "menu", "aria-label": label, class: "menu" });
  let close = () => {};
  const choose = (item) => {
    close();
    item.act();
  };
  const buttons = items.map((item) => menuItem(item, choose));
  panel.append(...buttons);
  panel.addEventListener("keydown", (event) => menuKey(event, buttons));
  anchor.setAttribute("aria-expanded", "true");
  close = openPopup(panel, { anchor, onClose: () => anchor.setAttribute("aria-expanded", "false") });
  buttons[0]?.focus();
}

function menuItem(item, choose) {
  const classes = item.danger ? "menu-item danger" : "menu-item";
  const note = item.note ? h("span", { class: "option-note" }, item.note) : null;
  const attributes = {
    type: "button",
    role: "menuitem",
    tabindex: "-1",
    class: classes,
    on: { click: () => choose(item) },
  };
  return h("button", attributes, h("span", {}, item.text), note);
}

function menuKey(event, buttons) {
  const at = buttons.indexOf(document.activeElement);
  if (arrowKey(event, { at, size: buttons.length, go: (index) => buttons[index].focus() })) return;
  if (event.key.length !== 1 || event.key === " ") return;
  const letter = event.key.toLowerCase();
  const turned = [...buttons.slice(at + 1), ...buttons.slice(0, at + 1)];
  turned.find((button) => button.textContent.trim().toLowerCase().startsWith(letter))?.focus();
}
