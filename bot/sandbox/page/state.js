// What this tab knows: the workspace, the person's conversations, their messages, home and modals.

/** An empty store; `on` hears a topic, `emit` tells it. */
export function createStore() {
  const topics = new Map();
  return {
    workspace: { team: {}, bot: {}, commands: [], shortcuts: [], people: [] },
    me: null,
    conversations: new Map(),
    timelines: new Map(),
    open: null,
    tab: "messages",
    home: null,
    modals: [],
    refreshing: new Set(),
    on: (topic, listener) => topics.set(topic, [...(topics.get(topic) ?? []), listener]),
    emit: (topic, detail) => (topics.get(topic) ?? []).forEach((listener) => listener(detail)),
  };
}

/** The person with this id, or undefined. */
export const person = (store, id) => store.workspace.people.find((each) => each.id === id);

/** The name people know this user id by. */
export function nameOf(store, id) {
  if (id === store.workspace.bot.user_id) return store.workspace.bot.name;
  const found = person(store, id);
  return found ? found.real_name || found.name : (id ?? "Someone");
}

/** The conversation in front of the person: a row, or a blank one with somebody not written to yet. */
export function openRow(store) {
  return (
    store.conversations.get(store.open) ?? {
      id: store.open,
      kind: "im",
      with: store.open,
      unread: 0,
      blank: true,
    }
  );
}

/** The direct message with the bot or with a person, when there is one. */
export function directWith(store, userId) {
  return [...store.conversations.values()].find((row) => row.kind === "im" && row.with === userId);
}

/** Whether it is between people, one or several, and no channel. */
export const isDirect = (row) => row.kind === "im" || row.kind === "mpim";

export const isBotRow = (store, row) => row.kind === "im" && row.with === store.workspace.bot.user_id;

/** What the list and the header call a conversation. */
export function titleOf(store, row) {
  return row.kind === "im" ? nameOf(store, row.with) : row.name;
}

/** How many messages of a conversation the person has not seen; the one in front of them is being read. */
export function unreadOf(store, row) {
  const inFront = row.id === store.open && store.tab === "messages" && document.visibilityState === "visible";
  return inFront ? 0 : row.unread;
}

/** The messages held of one conversation, oldest first. */
export function timelineOf(store, channel) {
  if (!store.timelines.has(channel)) {
    store.timelines.set(channel, { messages: [], hasMore: false, loaded: false, newFrom: null, loading: new Set() });
  }
  return store.timelines.get(channel);
}

/** Adds or replaces messages by their ts; one that did not change stays the very same object. */
export function mergeMessages(timeline, incoming) {
  const byTs = new Map(timeline.messages.map((message) => [message.ts, message]));
  for (const message of incoming) {
    const held = byTs.get(message.ts);
    if (!held || JSON.stringify(held) !== JSON.stringify(message)) byTs.set(message.ts, message);
  }
  timeline.messages = [...byTs.values()].sort((a, b) => (a.ts < b.ts ? -1 : 1));
}

/**
 * Changes a timeline now, and once more on top of every newest page that is still under way: the server may have
 * answered before it knew.
 */
export function changeNow(timeline, change) {
  change();
  for (const later of timeline.loading) later.push(change);
}

/** Takes the newest page as the truth: what it should hold and does not was deleted meanwhile. */
export function adoptNewest(timeline, page) {
  const oldest = page.has_more && page.messages.length ? page.messages[0].ts : "";
  const known = new Set(page.messages.map((message) => message.ts));
  // More was missed than one page holds: what is older would leave a gap, and is fetched again on request.
  if (page.has_more && !timeline.messages.some((message) => known.has(message.ts))) timeline.messages = [];
  timeline.messages = timeline.messages.filter((message) => message.ts < oldest || known.has(message.ts));
  if (!timeline.messages.some((message) => message.ts < oldest)) timeline.hasMore = page.has_more;
  timeline.loaded = true;
  mergeMessages(timeline, page.messages);
}

export function dropMessage(timeline, ts) {
  timeline.messages = timeline.messages.filter((message) => message.ts !== ts);
}

/** The first of the last `unread` messages that somebody else wrote, as the place of the "New" line. */
export function firstUnread(timeline, { unread, me }) {
  const others = timeline.messages.filter((message) => message.user !== me);
  return unread > 0 ? (others.slice(-unread)[0]?.ts ?? null) : null;
}
