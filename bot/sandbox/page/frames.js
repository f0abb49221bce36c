// What the live connection tells, put into the store.

import { changeNow, dropMessage, mergeMessages, timelineOf } from "./state.js";

const FRAMES = {
  message: (store, { channel, message }) => arrived(store, { channel, message }),
  message_changed: (store, { channel, message }) => changed(store, { channel, message }),
  message_deleted: (store, { channel, ts }) => deleted(store, { channel, ts }),
  home: (store, { view }) => put(store, { home: view }),
  modals: (store, { views }) => put(store, { modals: views }),
  modal_errors: (store, { view_id: viewId, errors }) => store.emit("errors", { viewId, errors }),
  notice: (store, { id, text }) => store.emit("notice", { id, text }),
  conversation: (store, { type, ...row }) => listed(store, row.conversation ?? row),
  read: (store, { channel }) => counted(store, { channel, unread: 0 }),
};

/** Applies one frame; kinds that this page does not know are left alone. */
export function applyFrame(store, frame) {
  for (const later of store.refreshing) later.push(frame);
  FRAMES[frame.type]?.(store, frame);
}

const AGAIN = {
  message: count,
  home: FRAMES.home,
  modals: FRAMES.modals,
  conversation: FRAMES.conversation,
  read: FRAMES.read,
};

/** Puts what a frame said on top of a view of the server that may be older than it. */
export function applyAgain(store, frame) {
  AGAIN[frame.type]?.(store, frame);
}

function put(store, part) {
  Object.assign(store, part);
  store.emit(Object.keys(part)[0]);
}

function arrived(store, { channel, message }) {
  const timeline = timelineOf(store, channel);
  const known = timeline.messages.some((each) => each.ts === message.ts);
  changeNow(timeline, () => timeline.loaded && mergeMessages(timeline, [message]));
  if (known) return store.emit("messages", { channel });
  if (!store.conversations.has(channel)) store.emit("unlisted", { channel });
  count(store, { channel, message });
  store.emit("messages", { channel });
  return store.emit("arrived", { channel, message });
}

// A row that was told after the message has counted it already.
function count(store, { channel, message }) {
  const row = store.conversations.get(channel);
  if (!row || message.ephemeral || message.ts <= (row.last_ts ?? "")) return;
  row.last_ts = message.ts;
  if (message.user !== store.me) row.unread += 1;
  store.emit("conversations");
}

function changed(store, { channel, message }) {
  const timeline = timelineOf(store, channel);
  const held = () => timeline.messages.some((each) => each.ts === message.ts);
  changeNow(timeline, () => held() && mergeMessages(timeline, [message]));
  store.emit("messages", { channel });
}

function deleted(store, { channel, ts }) {
  const timeline = timelineOf(store, channel);
  changeNow(timeline, () => dropMessage(timeline, ts));
  store.emit("messages", { channel });
}

function listed(store, row) {
  store.conversations.set(row.id, { unread: 0, ...store.conversations.get(row.id), ...row });
  store.emit("conversations");
}

function counted(store, { channel, unread }) {
  const row = store.conversations.get(channel);
  if (row) row.unread = unread;
  store.emit("conversations");
}
