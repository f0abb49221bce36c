// The modals of the bot: the top one is shown, those below wait with what was typed into them.

import { drawBlocks } from "./blocks.js";
import { controls, h, iconButton, keepingFocus, uniqueId } from "./dom.js";
import { withEmoji } from "./emoji.js";
import { rawValues } from "./fields.js";
import { legible } from "./glyphs.js";
import { surfaceFor } from "./surfaces.js";

const CROSS = "M5 5l10 10M15 5L5 15";
const BACK = "M12 4l-6 6 6 6";

/** Shows the store's modals from now on. */
export function mountModals(app) {
  const self = { app, dialog: null, view: null, errors: {}, opener: null };
  app.store.on("modals", () => redraw(self));
  app.store.on("errors", ({ viewId, errors }) => viewId === self.view?.id && showErrors(self, errors));
}

function redraw(self) {
  const view = self.app.store.modals.at(-1) ?? null;
  if (!view) return close(self);
  if (self.dialog && JSON.stringify(view) === JSON.stringify(self.view)) return null;
  const fresh = view.id !== self.view?.id;
  if (fresh || !self.dialog) self.errors = {};
  self.view = view;
  if (!self.dialog) openDialog(self);
  keepingFocus(self.dialog, () => fill(self));
  return fresh || !self.dialog.contains(document.activeElement) ? focusFirst(self) : null;
}

function openDialog(self) {
  const active = document.activeElement;
  self.opener = { node: active, key: active?.dataset?.key, ts: active?.closest?.("[data-ts]")?.dataset.ts };
  self.dialog = h("dialog", { class: "dialog", "aria-modal": "true" });
  self.dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    leave(self, false);
  });
  document.body.append(self.dialog);
  self.dialog.showModal();
}

function close(self) {
  if (!self.dialog) return;
  self.dialog.remove();
  self.dialog = null;
  self.view = null;
  backTo(self.opener);
}

// The message that opened the modal may have been redrawn: its control is found again by its key.
function backTo({ node, key, ts }) {
  if (node?.isConnected && node !== document.body) return node.focus({ preventScroll: true });
  const message = ts ? document.querySelector(`[data-ts="${CSS.escape(ts)}"]`) : null;
  const again = [...(message?.querySelectorAll("[data-key]") ?? [])].find((each) => each.dataset.key === key);
  return (again ?? message ?? document.getElementById("composer-text"))?.focus({ preventScroll: true });
}

function fill(self) {
  const { view } = self;
  const titleId = uniqueId("modal");
  const body = legible(h("div", { class: "modal-body" }, ...drawBlocks(view.blocks, surfaceOf(self))));
  const form = h("form", { class: "modal", novalidate: true }, head(self, titleId), body, foot(self));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (view.submit) submit(self);
  });
  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && view.submit) submit(self);
  });
  self.dialog.setAttribute("aria-labelledby", titleId);
  self.dialog.dataset.viewId = view.id;
  const scrolled = self.dialog.querySelector(".modal-body")?.scrollTop ?? 0;
  const before = self.dialog.querySelector(":scope > form");
  if (before) before.replaceWith(form);
  else self.dialog.append(form);
  body.scrollTop = scrolled;
}

function surfaceOf(self) {
  const container = { type: "view", view_id: self.view.id };
  return surfaceFor(self.app, {
    container,
    blocks: self.view.blocks,
    stateValues: self.view.state?.values,
    errors: self.errors,
  });
}

function head(self, titleId) {
  const { view, app } = self;
  const stacked = app.store.modals.length > 1;
  const leaving = (label, all) => ({ data: { key: label }, on: { click: () => leave(self, all) } });
  const back = stacked ? iconButton(BACK, "Back", leaving("Back", false)) : null;
  const title = h("h2", { id: titleId }, withEmoji(view.title?.text ?? ""));
  return h(
    "header",
    { class: "modal-head" },
    back,
    title,
    iconButton(CROSS, "Close", leaving("Close", true)),
  );
}

function foot(self) {
  const { view } = self;
  const refuse = h(
    "button",
    { type: "button", class: "button", data: { key: "cancel" }, on: { click: () => leave(self, false) } },
    withEmoji(view.close?.text ?? "Cancel"),
  );
  const agree = view.submit
    ? h(
        "button",
        { type: "submit", class: "button primary", data: { key: "submit" } },
        withEmoji(view.submit.text),
      )
    : null;
  return h("footer", { class: "modal-foot" }, h("p", { class: "modal-wait", role: "status" }), refuse, agree);
}

function focusFirst(self) {
  const wanted = self.view.blocks.map((block) => block.element).find((element) => element?.focus_on_load);
  const body = self.dialog.querySelector(".modal-body");
  const target = wanted && body.querySelector(`[data-action-id="${CSS.escape(wanted.action_id)}"]`);
  const first = target ?? controls(body)[0] ?? controls(self.dialog.querySelector(".modal-foot")).at(-1);
  first?.focus();
}

async function leave(self, all) {
  const { view, app } = self;
  wait(self, "Closing…");
  await app.deeds.closeModal({ view, all });
  wait(self, "");
  app.fields.forget(view.id);
}

async function submit(self) {
  if (self.dialog.querySelector("[aria-busy]")) return;
  const { view, app } = self;
  wait(self, "Sending…");
  const surface = surfaceOf(self);
  const inputs = view.blocks.filter((block) => block.type === "input");
  const errors = await app.deeds.submit({
    view,
    values: { ...rawValues(view.blocks, surface.read), ...rawValues(inputs, surface.read) },
  });
  if (self.view?.id !== view.id) return;
  wait(self, "");
  if (errors && Object.keys(errors).length) showErrors(self, errors);
}

function wait(self, words) {
  const form = self.dialog?.querySelector("form");
  if (!form) return;
  form.querySelector(".modal-wait").textContent = words;
  form
    .querySelectorAll(".modal-foot button")
    .forEach((button) =>
      words ? button.setAttribute("aria-busy", "true") : button.removeAttribute("aria-busy"),
    );
}

function showErrors(self, errors) {
  self.errors = errors;
  keepingFocus(self.dialog, () => fill(self));
  const wrong = self.dialog.querySelector(".input-block.wrong");
  if (!wrong) return;
  controls(wrong)[0]?.focus({ preventScroll: true });
  wrong.scrollIntoView({ block: "center" });
}
