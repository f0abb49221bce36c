// Where the person writes: Enter sends, Shift+Enter starts a line, commands and names complete, files come by button or
// paste.

import { h, iconButton, uniqueId } from "./dom.js";
import { openMenu } from "./menu.js";
import { readFiles } from "./inputs.js";
import { startEdit } from "./message.js";
import { createSuggestions } from "./suggestions.js";
import { isBotRow, isDirect, nameOf, openRow, timelineOf, titleOf } from "./state.js";

const PAPERCLIP =
  "M14.5 9.5l-5 5a3.2 3.2 0 0 1-4.5-4.5l5.5-5.5a2.1 2.1 0 0 1 3 3l-5.5 5.5a1 1 0 0 1-1.5-1.5l4.5-4.5";
const SEND = "M3 10l14-6-5 13-3-5-6-2z";
const BOLT = "M11 2.5L4.5 11.5h4.5l-1 6 6.5-9h-4.5z";
const TALLEST = 200;

/** Draws the composer into the form `root`. */
export function mountComposer(app, root) {
  const kept = { drafts: new Map(), sending: Promise.resolve() };
  const self = { app, root, files: [], replyTo: null, channel: null, ...kept };
  build(self);
  app.store.on("opened", () => opened(self));
  app.store.on("conversations", () => relabel(self));
  app.store.on("messages", () => relabel(self));
  document.addEventListener("keydown", (event) => typedElsewhere(self, event));
  app.store.on("reply", (message) => setReply(self, message));
}

function build(self) {
  const id = uniqueId("completion");
  self.list = h("div", {
    role: "listbox",
    class: "completion",
    id,
    hidden: true,
    "aria-label": "Suggestions",
  });
  self.hint = h("p", { class: "composer-hint" });
  self.extras = h("div", { class: "composer-extras" });
  self.box = textBox(self);
  self.suggestions = createSuggestions({ ...self, store: self.app.store, taken: () => typed(self) });
  const row = h(
    "div",
    { class: "composer-row" },
    ...attachParts(self),
    shortcutButton(self),
    self.box,
    sendButton(),
  );
  self.root.append(self.hint, self.list, h("div", { class: "composer-box" }, self.extras, row));
  self.root.addEventListener("submit", (event) => {
    event.preventDefault();
    send(self);
  });
}

function textBox(self) {
  const on = {
    input: () => typed(self),
    keydown: (event) => keydown(self, event),
    paste: (event) => pasted(self, event),
    blur: () => self.suggestions.hide(),
    click: () => self.suggestions.refresh(),
  };
  const spoken = {
    role: "combobox",
    "aria-expanded": "false",
    "aria-autocomplete": "list",
    "aria-label": "Message",
  };
  const shape = { id: "composer-text", class: "composer-text", rows: "1", data: { key: "composer" } };
  return h("textarea", { ...shape, ...spoken, "aria-controls": self.list.id, on });
}

function attachParts(self) {
  const change = (event) => attach(self, event.target);
  const quiet = { class: "unseen", tabindex: "-1", "aria-label": "Files to attach" };
  const chosen = h("input", { type: "file", multiple: true, ...quiet, on: { change } });
  return [iconButton(PAPERCLIP, "Attach a file", { on: { click: () => chosen.click() } }), chosen];
}

function shortcutButton(self) {
  const click = (event) => shortcuts(self, event.currentTarget);
  const menu = { "aria-haspopup": "menu", "aria-expanded": "false", hidden: !globalShortcuts(self).length };
  return iconButton(BOLT, "Shortcuts", { ...menu, on: { click } });
}

const sendButton = () => iconButton(SEND, "Send", { type: "submit", class: "icon-button send" });

const globalShortcuts = (self) => self.app.store.workspace.shortcuts.filter((each) => each.type === "global");

function shortcuts(self, button) {
  const { store, deeds } = self.app;
  const item = (each) => ({
    text: each.name,
    note: store.workspace.bot.name,
    act: () => deeds.shortcut({ callbackId: each.callback_id }),
  });
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
  const title = isDirect(row) ? titleOf(store, row) : `#${titleOf(store, row)}`;
  self.box.placeholder = `Message ${title}`;
  self.box.setAttribute("aria-label", `Message ${title}`);
  const said = timelineOf(store, store.open).messages.some((message) => message.user === store.me);
  self.hint.textContent = hintFor(self, { row, said });
}

function hintFor(self, { row, said }) {
  const command = /^(\/\S+)\s/.exec(self.box.value)?.[1];
  const known = self.app.store.workspace.commands.find((each) => each.command === command);
  if (known)
    return [known.description, known.usage_hint && `${known.command} ${known.usage_hint}`]
      .filter(Boolean)
      .join(" · ");
  return isBotRow(self.app.store, row) && !said ? "Say hello, or type /kpi help" : "";
}

function typed(self) {
  grow(self);
  relabel(self);
  self.suggestions.refresh();
}

function grow(self) {
  self.box.style.height = "auto";
  self.box.style.height = `${Math.min(self.box.scrollHeight, TALLEST)}px`;
}

// After a click on a message one can simply write: the letters go into the box.
function typedElsewhere(self, event) {
  const idle = document.activeElement === document.body || document.activeElement.matches(".message");
  const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
  const letter = event.key.length === 1 && event.key !== " " && plain;
  if (idle && letter && !self.root.hidden) self.box.focus();
}

function keydown(self, event) {
  if (event.isComposing) return;
  if (self.suggestions.key(event)) return;
  if (event.key === "Enter" && !event.shiftKey) {
    event.preventDefault();
    send(self);
  } else if (event.key === "ArrowUp" && !self.box.value) editLast(self, event);
  else if (event.key === "Escape" && self.replyTo) setReply(self, null);
}

function editLast(self, event) {
  const { store } = self.app;
  const last = timelineOf(store, store.open).messages.findLast(
    (message) => message.user === store.me && !message.ephemeral,
  );
  if (!last) return;
  event.preventDefault();
  startEdit(self.app, last);
}

// The box is free at once for the next message; what could not be sent comes back into it.
async function send(self) {
  const { files, replyTo, channel } = self;
  const text = self.box.value.trim();
  if (!text && !files.length) return;
  self.suggestions.hide();
  clear(self);
  const deliver = () =>
    self.app.deeds.say({ channel, text, files, threadTs: replyTo?.thread_ts ?? replyTo?.ts });
  self.sending = self.sending.then(deliver);
  const sent = await self.sending;
  if (!sent && channel === self.channel && !self.box.value) giveBack(self, { text, files, replyTo });
}

function giveBack(self, { text, files, replyTo }) {
  self.box.value = text;
  self.files = files;
  setReply(self, replyTo);
  typed(self);
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
  const chip = (text, label, drop) =>
    h(
      "span",
      { class: "chip" },
      text,
      h("button", { type: "button", class: "chip-drop", "aria-label": label, on: { click: drop } }, "×"),
    );
  const reply = self.replyTo
    ? [
        chip(`Replying to ${nameOf(self.app.store, self.replyTo.user)}`, "Do not reply in thread", () =>
          setReply(self, null),
        ),
      ]
    : [];
  const files = self.files.map((file) =>
    chip(file.name, `Remove ${file.name}`, () => removeFile(self, file)),
  );
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
