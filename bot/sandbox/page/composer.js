// Where the person writes: Enter sends, Shift+Enter starts a line, commands and names complete, files come by button or paste.

import { completionAt } from "./completion.js";
import { h, icon, uniqueId } from "./dom.js";
import { openMenu } from "./menu.js";
import { readFiles } from "./inputs.js";
import { startEdit } from "./message.js";
import { arrowKey } from "./popup.js";
import { isBotRow, nameOf, openRow, timelineOf, titleOf } from "./state.js";

const PAPERCLIP = "M14.5 9.5l-5 5a3.2 3.2 0 0 1-4.500-4.500l5.500-5.500a2.100 2.100 0 0 1 3 3l-5.500 5.500a1 1 0 0 1-1.500-1.500l4.500-4.500";
const SEND = "M3 10l14-6-5 13-3-5-6-2z";
const BOLT = "M11 2.500L4.500 11.500h4.500l-1 6 6.500-9h-4.500z";
const TALLEST = 200;

/** Draws the composer into the form `root`. */
export function mountComposer(app, root) {
  const self = { app, root, files: [], replyTo: null, drafts: new Map(), channel: null, completion: null, at: 0, hushed: null };
  build(self);
  app.store.on("opened", () => opened(self));
  app.store.on("conversations", () => relabel(self));
  app.store.on("messages", () => relabel(self));
  app.store.on("reply", (message) => setReply(self, message));
}

function build(self) {
  self.list = h("div", { role: "listbox", class: "completion", id: uniqueId("completion"), hidden: true, "aria-label": "Suggestions" });
  self.hint = h("p", { class: "composer-hint" });
  self.extras = h("div", { class: "composer-extras" });
  self.box = h("textarea", {
    id: "composer-text", class: "composer-text", rows: "1", role: "combobox", "aria-expanded": "false", "aria-autocomplete": "list", "aria-controls": self.list.id, "aria-label": "Message", data: { key: "composer" },
    on: { input: () => typed(self), keydown: (event) => keydown(self, event), paste: (event) => pasted(self, event), blur: () => hideCompletion(self), click: () => complete(self) },
  });
  const chosen = h("input", { type: "file", class: "unseen", multiple: true, tabindex: "-1", "aria-label": "Files to attach", on: { change: (event) => attach(self, event.target) } });
  const clip = h("button", { type: "button", class: "icon-button", "aria-label": "Attach a file", on: { click: () => chosen.click() } }, icon(PAPERCLIP));
  const bolt = h("button", { type: "button", class: "icon-button", "aria-label": "Shortcuts", "aria-haspopup": "menu", "aria-expanded": "false", on: { click: (event) => shortcuts(self, event.currentTarget) } }, icon(BOLT));
  bolt.hidden = !globalShortcuts(self).length;
  self.sendButton = h("button", { type: "submit", class: "icon-button send", "aria-label": "Send" }, icon(SEND));
  self.root.append(self.hint, self.list, h("div", { class: "composer-box" }, self.extras, h("div", { class: "composer-row" }, clip, bolt, self.box, self.sendButton)), chosen);
  self.root.addEventListener("submit", (event) => {
    event.preventDefault();
    send(self);
  });
}

const globalShortcuts = (self) => self.app.store.workspace.shortcuts.filter((each) => each.type === "global");

function shortcuts(self, button) {
  const { store, deeds } = self.app;
  const item = (each) => ({ text: each.name, note: store.workspace.bot.name, act: () => deeds.shortcut({ callbackId: each.callback_id }) });
  openMenu(button, { label: "Shortcuts", items: globalShortcuts(self).map(item) });
}

function opened(self) {
  if (self.channel === self.app.store.open) return relabel(self);
  if (self.channel) self.drafts.set(self.channel, self.box.value);
  self.channel = self.app.store.open;
  self.box.value = self.drafts.get(self.channel) ?? "";
  self.files = [];
  setReply(self, null);
  relabel(self);
  return grow(self);
}

function relabel(self) {
  const { store } = self.app;
  const row = openRow(store);
  const title = row.kind === "im" ? titleOf(store, row) : `#${titleOf(store, row)}`;
  self.box.placeholder = `Message ${title}`;
  self.box.setAttribute("aria-label", `Message ${title}`);
  const said = timelineOf(store, store.open).messages.some((message) => message.user === store.me);
  self.hint.textContent = hintFor(self, { row, said });
}

function hintFor(self, { row, said }) {
  const command = /^(\/\S+)\s/.exec(self.box.value)?.[1];
  const known = self.app.store.workspace.commands.find((each) => each.command === command);
  if (known) return [known.description, known.usage_hint && `${known.command} ${known.usage_hint}`].filter(Boolean).join(" · ");
  return isBotRow(self.app.store, row) && !said ? "Say hello, or type /kpi help" : "";
}

function typed(self) {
  self.hushed = null;
  grow(self);
  relabel(self);
  complete(self);
}

function grow(self) {
  self.box.style.height = "auto";
  self.box.style.height = `${Math.min(self.box.scrollHeight, TALLEST)}px`;
}

function keydown(self, event) {
  if (event.isComposing) return;
  if (self.completion && completionKey(self, event)) return;
  if (event.key === "Enter" && !event.shiftKey) {
    event.preventDefault();
    send(self);
  } else if (event.key === "ArrowUp" && !self.box.value) editLast(self, event);
  else if (event.key === "Escape" && self.replyTo) setReply(self, null);
}

function editLast(self, event) {
  const { store } = self.app;
  const last = timelineOf(store, store.open).messages.findLast((message) => message.user === store.me && !message.ephemeral);
  if (!last) return;
  event.preventDefault();
  startEdit(self.app, last);
}

async function send(self) {
  const text = self.box.value.trim();
  if ((!text && !self.files.length) || self.root.getAttribute("aria-busy")) return;
  const { files, replyTo, channel } = self;
  hideCompletion(self);
  self.root.setAttribute("aria-busy", "true");
  const sent = await self.app.deeds.say({ text, files, threadTs: replyTo?.thread_ts ?? replyTo?.ts });
  self.root.removeAttribute("aria-busy");
  if (sent && channel === self.channel) clear(self);
}

function clear(self) {
  self.box.value = "";
  self.files = [];
  setReply(self, null);
  grow(self);
  relabel(self);
}

function setReply(self, message) {
  self.replyTo = message;
  showExtras(self);
  if (message) self.box.focus();
}

function showExtras(self) {
  const chip = (text, label, drop) => h("span", { class: "chip" }, text, h("button", { type: "button", class: "chip-drop", "aria-label": label, on: { click: drop } }, "×"));
  const reply = self.replyTo ? [chip(`Replying to ${nameOf(self.app.store, self.replyTo.user)}`, "Do not reply in thread", () => setReply(self, null))] : [];
  const files = self.files.map((file) => chip(file.name, `Remove ${file.name}`, () => removeFile(self, file)));
  self.extras.replaceChildren(...reply, ...files);
}

function removeFile(self, file) {
  self.files = self.files.filter((each) => each !== file);
  showExtras(self);
  self.box.focus();
}

async function attach(self, input) {
  await addFiles(self, [...input.files]);
  input.value = "";
}

function pasted(self, event) {
  const files = [...(event.clipboardData?.files ?? [])];
  if (!files.length) return;
  event.preventDefault();
  addFiles(self, files);
}

async function addFiles(self, files) {
  try {
    self.files = [...self.files, ...(await readFiles(files))];
  } catch (problem) {
    self.app.store.emit("notice", { text: problem.message });
  }
  showExtras(self);
  self.box.focus();
}

function complete(self) {
  const completion = completionAt(self.app.store, { text: self.box.value, cursor: self.box.selectionStart });
  if (!completion || self.hushed === self.box.value) return hideCompletion(self);
  self.completion = completion;
  const options = completion.options.map((option, index) => optionNode(self, { option, index }));
  self.list.replaceChildren(...options);
  self.list.hidden = false;
  self.box.setAttribute("aria-expanded", "true");
  return point(self, 0);
}

function optionNode(self, { option, index }) {
  const note = option.note ? h("span", { class: "option-note" }, option.note) : null;
  const take = (event) => event.preventDefault() ?? accept(self, index);
  return h("div", { role: "option", class: "option", id: `${self.list.id}-${index}`, on: { pointerdown: take } }, h("span", { class: "option-text" }, option.text, note));
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

function completionKey(self, event) {
  const size = self.completion.options.length;
  if (event.key.startsWith("Arrow") && arrowKey(event, { at: self.at, size, go: (index) => point(self, index) })) return true;
  if (event.key === "Escape") self.hushed = self.box.value;
  if (event.key === "Escape") hideCompletion(self);
  else if (event.key === "Tab" || (event.key === "Enter" && !event.shiftKey)) accept(self, self.at);
  else return false;
  event.preventDefault();
  return true;
}

function accept(self, index) {
  const { from, to, options } = self.completion;
  const { insert } = options[index];
  self.box.setRangeText(insert, from, to, "end");
  typed(self);
}

function hideCompletion(self) {
  self.completion = null;
  self.list.hidden = true;
  self.box.setAttribute("aria-expanded", "false");
  self.box.removeAttribute("aria-activedescendant");
}
