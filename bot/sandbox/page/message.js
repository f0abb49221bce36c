// One message: who, when, what it says, its files, and what can be done with it.

import { drawContent } from "./blocks.js";
import { clockTime, fullTime, momentOf, shortTime } from "./dates.js";
import { ask } from "./dialogs.js";
import { fileAddress, h, iconButton, isOwn, link } from "./dom.js";
import { emoji } from "./emoji.js";
import { legible } from "./glyphs.js";
import { openMenu } from "./menu.js";
import { typedText, wordsOf } from "./mrkdwn.js";
import { nameOf } from "./state.js";
import { namesFor, surfaceFor } from "./surfaces.js";

const DOTS = "M4.5 10h.01M10 10h.01M15.5 10h.01";
const AVATAR_COLOURS = 6;
const PICTURES = new Set(["png", "jpg", "jpeg", "gif"]);

/** A round mark with a person's initials, or the bot's. */
export function avatar(store, id) {
  const bot = id === store.workspace.bot.user_id;
  const initials = nameOf(store, id)
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => [...word][0])
    .join("")
    .toUpperCase();
  const colour = [...String(id)].reduce((sum, letter) => sum + letter.codePointAt(0), 0) % AVATAR_COLOURS;
  return h(
    "span",
    { class: `avatar ${bot ? "avatar-bot" : `avatar-${colour}`}`, "aria-hidden": "true" },
    bot ? initials.slice(0, 1) : initials,
  );
}

/** A message as a list item; `follows` leaves out the name of the same author. */
export function drawMessage(app, { channel, message, follows, parent }) {
  const { store } = app;
  const container = { type: "message", channel, ts: message.ts };
  const surface = surfaceFor(app, {
    container,
    blocks: message.blocks ?? [],
    stateValues: message.state?.values,
  });
  const classes = [
    "message",
    follows && "follows",
    message.ephemeral && "ephemeral",
    message.bot_id && "spoken",
  ]
    .filter(Boolean)
    .join(" ");
  const author = message.username ?? nameOf(store, message.user ?? message.bot_id);
  const body = h(
    "div",
    { class: "message-body" },
    message.ephemeral ? whisperNote(app, message) : null,
    follows ? null : head(app, { message, author }),
    parent ? threadNote(app, parent) : null,
    h(
      "div",
      { class: "content" },
      ...drawContent(message, surface),
      ...(message.files ?? []).map((file) => drawFile(file, store)),
    ),
    message.edited ? h("span", { class: "edited" }, "(edited)") : null,
    message.reactions?.length ? reactions(app, message) : null,
  );
  const side = follows
    ? h("span", { class: "side-time" }, timeOf(message, shortTime))
    : avatar(store, message.user);
  const label = `${author}, ${clockTime(momentOf(message.ts))}`;
  return h(
    "li",
    { class: classes, tabindex: "-1", data: { ts: message.ts, key: message.ts }, "aria-label": label },
    side,
    legible(body),
    actionsButton(app, message),
  );
}

function whisperNote(app, message) {
  const click = async () => {
    await app.deeds.dismiss({ ts: message.ts });
    document.getElementById("composer-text").focus();
  };
  return h(
    "p",
    { class: "message-note whisper" },
    "Only visible to you",
    h("button", { type: "button", class: "text-button", on: { click } }, "Dismiss"),
  );
}

function head(app, { message, author }) {
  const bot = message.bot_id ? h("span", { class: "badge" }, "App") : null;
  return h("div", { class: "message-head" }, h("b", { class: "author" }, author), bot, timeOf(message));
}

function timeOf(message, written = clockTime) {
  const moment = momentOf(message.ts);
  return h("time", { datetime: moment.toISOString(), title: fullTime(moment) }, written(moment));
}

function threadNote(app, parent) {
  const words = wordsOf(parent.text ?? "", namesFor(app.store));
  const short = words.length > 60 ? `${words.slice(0, 59)}…` : words;
  return h("p", { class: "message-note" }, `In reply to ${nameOf(app.store, parent.user)}: “${short}”`);
}

function drawFile(file, store) {
  const address = new URL(fileAddress({ id: file.id, url: file.url_private }, store.me), location.href).href;
  const name = file.title || file.name || "File";
  const size = file.size ? ` · ${sizeOf(file.size)}` : "";
  const alt = file.alt_txt || name;
  const opened = { href: address, target: "_blank", rel: "noopener noreferrer" };
  const picture = PICTURES.has(file.filetype) && isOwn(address);
  return h(
    "div",
    { class: "file", data: { file: file.id } },
    picture
      ? h(
          "a",
          { ...opened, "aria-label": `${alt}, larger` },
          h("img", { src: address, alt, loading: "lazy" }),
        )
      : null,
    h(
      "div",
      { class: "file-name" },
      link(address, name),
      h("small", {}, `${file.filetype?.toUpperCase() ?? "File"}${size}`),
    ),
  );
}

function reactions(app, message) {
  const { store, deeds } = app;
  return h(
    "div",
    { class: "row" },
    ...message.reactions.map(({ name, users }) => {
      const mine = users.includes(store.me);
      const label = `${name.replaceAll("_", " ")}, ${users.map((id) => nameOf(store, id)).join(", ")}`;
      const click = () => deeds.react({ ts: message.ts, name, remove: mine });
      return h(
        "button",
        {
          type: "button",
          class: "reaction",
          "aria-pressed": String(mine),
          "aria-label": label,
          title: label,
          on: { click },
        },
        `${emoji(name) ?? `:${name}:`} ${users.length}`,
      );
    }),
  );
}

function sizeOf(bytes) {
  if (bytes < 1024) return `${bytes} bytes`;
  return bytes < 1048576 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / 1048576).toFixed(1)} MB`;
}

function actionsButton(app, message) {
  const items = () => messageItems(app, message);
  const click = (event) => openMenu(event.currentTarget, { label: "Message actions", items: items() });
  const menu = { "aria-haspopup": "menu", "aria-expanded": "false", tabindex: "-1" };
  return iconButton(DOTS, "Message actions", {
    class: "icon-button message-actions",
    ...menu,
    on: { click },
  });
}

function messageItems(app, message) {
  const { store, deeds } = app;
  const shortcuts = store.workspace.shortcuts.filter((each) => each.type === "message" && !message.ephemeral);
  const items = shortcuts.map((each) => ({
    text: each.name,
    note: store.workspace.bot.name,
    act: () => deeds.shortcut({ callbackId: each.callback_id, ts: message.ts }),
  }));
  if (!message.ephemeral) items.unshift({ text: "Reply in thread", act: () => store.emit("reply", message) });
  items.push({
    text: "Copy text",
    act: () => navigator.clipboard?.writeText(typedText(message.text ?? "", namesFor(store))),
  });
  if (message.ephemeral || message.user !== store.me) return items;
  return [
    ...items,
    { text: "Edit", act: () => startEdit(app, message) },
    { text: "Delete", danger: true, act: () => confirmDelete(app, message) },
  ];
}

async function confirmDelete(app, message) {
  const sure = await ask({
    title: "Delete this message?",
    text: "It cannot be brought back.",
    yes: "Delete",
    no: "Keep it",
    danger: true,
  });
  if (sure) await app.deeds.remove({ ts: message.ts });
}

/** Turns one's own message into a box to edit it in; Enter saves, Esc leaves it as it was. */
export function startEdit(app, message) {
  const content = document.querySelector(`[data-ts="${CSS.escape(message.ts)}"] .content`);
  if (!content || content.querySelector(".edit")) return;
  const before = [...content.childNodes];
  const box = h("textarea", {
    class: "text-input",
    "aria-label": "Edit message",
    rows: "2",
    value: typedText(message.text ?? "", namesFor(app.store)),
  });
  const stop = () => content.replaceChildren(...before) ?? content.closest(".message").focus();
  const save = async () => {
    const text = box.value.trim();
    const saved = text && (await app.deeds.edit({ ts: message.ts, text }));
    if (saved) stop();
  };
  const keydown = (event) => {
    if (event.key === "Escape") stop();
    else if (event.key === "Enter" && !event.shiftKey && !event.isComposing) save();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  box.addEventListener("keydown", keydown);
  const button = (label, classes, act) =>
    h("button", { type: "button", class: classes, on: { click: act } }, label);
  content.replaceChildren(
    h(
      "div",
      { class: "edit" },
      box,
      h("div", { class: "row" }, button("Save", "button primary", save), button("Cancel", "button", stop)),
    ),
  );
  box.focus();
  box.setSelectionRange(box.value.length, box.value.length);
}
