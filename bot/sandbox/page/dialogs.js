// Small questions over the page.

import { h, uniqueId } from "./dom.js";

/** Asks before something happens; promises whether the person said yes. Esc says no. */
export function ask({ title, text, yes, no, danger }) {
  return new Promise((answer) => {
    const id = uniqueId("ask");
    const dialog = h("dialog", {
      class: "dialog dialog-small",
      role: "alertdialog",
      "aria-labelledby": id,
      "aria-describedby": `${id}-text`,
    });
    const before = document.activeElement;
    const done = (agreed) => {
      dialog.remove();
      if (before?.isConnected) before.focus({ preventScroll: true });
      answer(agreed);
    };
    const button = (label, classes, agreed) =>
      h("button", { type: "button", class: classes, on: { click: () => done(agreed) } }, label);
    const agree = button(yes, danger ? "button danger-full" : "button primary", true);
    const refuse = button(no, "button", false);
    dialog.append(
      h("h2", { id }, title),
      h("div", { id: `${id}-text`, class: "dialog-text" }, text),
      h("div", { class: "dialog-buttons" }, refuse, agree),
    );
    dialog.addEventListener("cancel", (event) => event.preventDefault() || done(false));
    (before?.closest?.("dialog") ?? document.body).append(dialog);
    dialog.showModal();
    agree.focus();
  });
}
