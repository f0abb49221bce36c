// The messages of the open conversation: kept in place, redrawn only where something changed.

import { dayKey, dayName, momentOf } from "./dates.js";
import { h, keepingFocus } from "./dom.js";
import { drawMessage } from "./message.js";
import { wordsOf } from "./mrkdwn.js";
import { arrowKey } from "./popup.js";
import { isBotRow, isDirect, nameOf, openRow, timelineOf, titleOf } from "./state.js";
import { namesFor } from "./surfaces.js";

const SAME_AUTHOR_SECONDS = 300;
const NEAR_END = 80;

/** Draws into `root` whenever the store tells of messages. */
export function mountTimeline(app, root) {
  const list = h("ol", { class: "messages", "aria-label": "Messages" });
  const older = h(
    "button",
    { type: "button", class: "button older", hidden: true, on: { click: () => app.deeds.loadOlder() } },
    "Show earlier messages",
  );
  const jump = h(
    "button",
    { type: "button", class: "button primary jump", hidden: true, on: { click: () => toEnd(self) } },
    "New messages below",
  );
  const scroller = h("div", { class: "scroller" }, older, list);
  const self = { app, root, list, older, jump, scroller, drawn: new Map(), channel: null };
  root.append(scroller, jump);
  scroller.addEventListener("scroll", () => nearEnd(self) && (jump.hidden = true));
  list.addEventListener("keydown", (event) => messageKey(self, event));
  list.addEventListener("focusin", (event) => rove(self, event.target.closest(".message")));
  app.store.on("opened", () => redraw(self));
  app.store.on("messages", ({ channel }) => channel === app.store.open && redraw(self));
  app.store.on("arrived", (news) => announce(self, news));
  new ResizeObserver(() => self.atEnd && toEnd(self)).observe(scroller);
  new ResizeObserver(() => self.atEnd && toEnd(self)).observe(list);
  scroller.addEventListener("scroll", () => (self.atEnd = nearEnd(self)));
}

const nearEnd = ({ scroller }) =>
  scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < NEAR_END;

function toEnd(self) {
  self.scroller.scrollTop = self.scroller.scrollHeight;
  self.jump.hidden = true;
}

function redraw(self) {
  const { store } = self.app;
  if (store.tab !== "messages") return;
  const moved = self.channel !== store.open;
  if (moved) self.drawn.clear();
  self.channel = store.open;
  const timeline = timelineOf(store, store.open);
  const stay = !moved && !nearEnd(self);
  const fromEnd = self.scroller.scrollHeight - self.scroller.scrollTop;
  const first = timeline.messages[0]?.ts;
  keepingFocus(self.list, () => fill(self, timeline));
  self.older.hidden = !timeline.hasMore;
  if (!stay) toEnd(self);
  else if (self.first !== first) self.scroller.scrollTop = self.scroller.scrollHeight - fromEnd;
  self.first = first;
  self.atEnd = !stay;
}

function fill(self, timeline) {
  const nodes = [];
  const drawn = new Map();
  let before = null;
  for (const message of timeline.messages) {
    nodes.push(...dividers({ message, before, newFrom: timeline.newFrom }));
    const entry = entryFor(self, { message, before, timeline });
    drawn.set(message.ts, entry);
    nodes.push(entry.node);
    before = message;
  }
  if (!nodes.length && timeline.loaded) nodes.push(emptyState(self.app.store));
  self.drawn = drawn;
  settle(self.list, nodes);
  if (!self.list.querySelector(".message[tabindex='0']"))
    rove(self, self.list.querySelector(".message:last-of-type"));
}

// Nodes that stay are not taken out and put back: that would lose the focus and a half-typed edit.
function settle(list, nodes) {
  const keep = new Set(nodes);
  for (const child of [...list.children]) if (!keep.has(child)) child.remove();
  nodes.forEach(
    (node, index) => list.children[index] === node || list.insertBefore(node, list.children[index] ?? null),
  );
}

function entryFor(self, { message, before, timeline }) {
  const parentTs = message.thread_ts && message.thread_ts !== message.ts ? message.thread_ts : null;
  const parent = parentTs ? timeline.messages.find((each) => each.ts === parentTs) : null;
  const follows = followsOn(message, { before, newFrom: timeline.newFrom });
  const held = self.drawn.get(message.ts);
  if (held && held.message === message && held.follows === follows && held.parent === parent) return held;
  const node = drawMessage(self.app, { channel: self.channel, message, follows, parent });
  return { node, message, follows, parent };
}

function followsOn(message, { before, newFrom }) {
  if (!before || before.user !== message.user || message.ts === newFrom || message.thread_ts) return false;
  if (
    Boolean(before.ephemeral) !== Boolean(message.ephemeral) ||
    message.ephemeral ||
    before.username !== message.username
  )
    return false;
  return (
    message.ts - before.ts < SAME_AUTHOR_SECONDS &&
    dayKey(momentOf(message.ts)) === dayKey(momentOf(before.ts))
  );
}

function dividers({ message, before, newFrom }) {
  const moment = momentOf(message.ts);
  const newDay = !before || dayKey(momentOf(before.ts)) !== dayKey(moment);
  const day = newDay ? h("li", { class: "divider" }, h("span", {}, dayName(moment, new Date()))) : null;
  const fresh =
    message.ts === newFrom ? h("li", { class: "divider divider-new" }, h("span", {}, "New")) : null;
  return [day, fresh].filter(Boolean);
}

function emptyState(store) {
  const row = openRow(store);
  const title =
    isDirect(row)
      ? `This is the start of your conversation with ${titleOf(store, row)}.`
      : `This is the start of #${titleOf(store, row)}.`;
  const next = isBotRow(store, row) ? "Say hello, or type /kpi help." : "Write the first message below.";
  return h("li", { class: "empty" }, h("p", {}, h("b", {}, title)), h("p", {}, next));
}

function rove(self, message) {
  if (!message) return;
  for (const each of self.list.querySelectorAll(".message[tabindex='0']")) mark(each, "-1");
  mark(message, "0");
}

function mark(message, tabindex) {
  message.setAttribute("tabindex", tabindex);
  message.querySelector(".message-actions")?.setAttribute("tabindex", tabindex);
}

function messageKey(self, event) {
  if (!event.target.classList.contains("message")) return;
  const messages = [...self.list.querySelectorAll(".message")];
  arrowKey(event, {
    at: messages.indexOf(event.target),
    size: messages.length,
    go: (index) => messages[index].focus(),
  });
}

function announce(self, { channel, message }) {
  const { store } = self.app;
  if (channel !== store.open || store.tab !== "messages") return;
  if (message.user === store.me) return void toEnd(self);
  const words = wordsOf(message.text ?? "", namesFor(store)) || "sent a message";
  document.getElementById("announcer").textContent = `${nameOf(store, message.user)}: ${words.slice(0, 300)}`;
  if (!nearEnd(self)) self.jump.hidden = false;
}
