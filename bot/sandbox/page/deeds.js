// What the person of this tab does, and what the tab then fetches. Refusals become notices.

import { Refused } from "./api.js";
import { rawValues } from "./fields.js";
import { applyAgain } from "./frames.js";
import {
  adoptNewest,
  directWith,
  firstUnread,
  isBotRow,
  mergeMessages,
  openRow,
  timelineOf,
} from "./state.js";
import { routeTo } from "./route.js";

/** All deeds of one person; `store` is this tab's knowledge, `api` its calls. */
export function createDeeds({ store, api }) {
  const world = { store, api };
  const tried =
    (deed) =>
    async (...given) => {
      try {
        return await deed(world, ...given);
      } catch (problem) {
        if (!(problem instanceof Refused)) throw problem;
        store.emit("notice", { text: problem.message });
        return null;
      }
    };
  const deeds = {
    catchUp,
    refresh,
    show,
    loadOlder,
    say,
    edit,
    remove,
    act,
    react,
    dismiss,
    submit,
    closeModal,
    shortcut,
    suggest,
    markRead,
  };
  return Object.fromEntries(Object.entries(deeds).map(([name, deed]) => [name, tried(deed)]));
}

async function refresh(world) {
  const { store, api } = world;
  const later = [];
  store.refreshing.add(later);
  const view = await api.view().finally(() => store.refreshing.delete(later));
  store.conversations = new Map(view.conversations.map((row) => [row.id, row]));
  store.home = view.home;
  store.modals = view.modals;
  for (const notice of view.notices) store.emit("notice", { ...notice, old: !store.open });
  for (const frame of later) applyAgain(store, frame);
  for (const topic of ["conversations", "home", "modals"]) store.emit(topic);
  await nowListed(world);
}

// The first message between two people makes their conversation: what was open by person is then open by its id.
async function nowListed(world) {
  const row = openRow(world.store);
  const made = row.blank && row.with ? directWith(world.store, row.with) : null;
  if (made) await show(world, { open: made.id, tab: "messages" });
}

/** After every (re)connect: fetch what was missed. */
async function catchUp(world) {
  await refresh(world);
  if (world.store.open) await loadNewest(world);
}

/** Opens a conversation, or the home of the bot; with nothing named, the bot's direct message. */
async function show(world, { open, tab }) {
  const { store } = world;
  const fallback = directWith(store, store.workspace.bot.user_id)?.id ?? [...store.conversations.keys()][0];
  const known = store.conversations.has(open) || store.workspace.people.some((each) => each.id === open);
  const moved = store.open !== (known ? open : fallback);
  store.open = known ? open : fallback;
  store.tab = isBotRow(store, openRow(store)) ? tab : "messages";
  history.replaceState(null, "", routeTo({ me: store.me, open: store.open, tab: store.tab }));
  if (moved) timelineOf(store, store.open).newFrom = null;
  store.emit("opened");
  if (isBotRow(store, openRow(store))) await world.api.post("open_home", { tab: store.tab });
  if (store.tab === "messages") await loadNewest(world);
}

async function loadNewest({ store, api }) {
  const channel = store.open;
  const row = openRow(store);
  const timeline = timelineOf(store, channel);
  const later = [];
  timeline.loading.add(later);
  try {
    adoptNewest(timeline, row.blank ? { messages: [], has_more: false } : await api.messages(channel));
  } finally {
    timeline.loading.delete(later);
  }
  for (const change of later) change();
  timeline.newFrom ??= firstUnread(timeline, { unread: row.unread, me: store.me });
  store.emit("messages", { channel });
}

async function loadOlder({ store, api }) {
  const channel = store.open;
  const timeline = timelineOf(store, channel);
  const page = await api.messages(channel, { before: timeline.messages[0].ts });
  timeline.hasMore = page.has_more;
  mergeMessages(timeline, page.messages);
  store.emit("messages", { channel });
}

async function markRead({ store, api }) {
  const row = store.conversations.get(store.open);
  if (!row?.unread) return;
  row.unread = 0;
  store.emit("conversations");
  await api.post("read", { channel: row.id });
}

/** Says something; promises true when the server took it. */
async function say(world, { channel, text, files, threadTs }) {
  const { store, api } = world;
  const body = { channel, text };
  if (files.length) body.files = files;
  if (threadTs) body.thread_ts = threadTs;
  const answer = await api.post("say", body);
  if (openRow(store).blank) await refresh(world);
  return Boolean(answer.ok);
}

const edit = async ({ store, api }, { ts, text }) => api.post("edit", { channel: store.open, ts, text });
const remove = async ({ store, api }, { ts }) => api.post("delete", { channel: store.open, ts });

const react = async ({ store, api }, { ts, name, remove }) =>
  api.post("react", { channel: store.open, ts, name, remove });
const dismiss = async ({ store, api }, { ts }) => api.post("dismiss", { channel: store.open, ts });

/** Presses or chooses; `state` carries what else is set in the same message, modal or home. */
async function act({ api }, { container, blocks, read, blockId, actionId, value }) {
  const state = rawValues(blocks, read);
  await api.post("action", { container, block_id: blockId, action_id: actionId, value, state });
}

/** One text for a container, as the key of its values. */
export const keyOf = (container) =>
  container.type === "view" ? container.view_id : `${container.channel}/${container.ts}`;

/** Hands in a modal; promises the errors by block, empty when it was accepted. */
async function submit(world, { view, values }) {
  const answer = await world.api.post("submit", { view_id: view.id, values });
  if (!answer.errors) await refresh(world);
  return answer.errors ?? {};
}

async function closeModal(world, { view, all }) {
  await world.api.post("close", { view_id: view.id, all });
  await refresh(world);
}

async function shortcut({ store, api }, { callbackId, ts }) {
  const where = ts ? { channel: store.open, ts } : {};
  await api.post("shortcut", { callback_id: callbackId, ...where });
}

const suggest = async ({ api }, { container, blockId, actionId, value }) => {
  const where =
    container.type === "view"
      ? { view_id: container.view_id }
      : { channel: container.channel, ts: container.ts };
  return api.post("suggest", { ...where, block_id: blockId, action_id: actionId, value });
};
