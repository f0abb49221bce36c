// Joins blocks to the person at the screen: names, people and conversations to choose from, values, deeds.

import { keyOf } from "./deeds.js";
import { startValue } from "./fields.js";
import { routeTo } from "./route.js";
import { isDirect, nameOf, person, titleOf } from "./state.js";

/** How ids read for this person. */
export function namesFor(store) {
  const known = (id) => id === store.workspace.bot.user_id || person(store, id);
  return {
    me: store.me,
    user: (id) => (known(id) ? nameOf(store, id) : null),
    channel: (id) => store.conversations.get(id)?.name ?? null,
    channelHref: (id) => (store.conversations.has(id) ? routeTo({ me: store.me, open: id }) : null),
  };
}

/** The surface of a message, modal or home for `drawBlocks`. */
export function surfaceFor(app, { container, blocks, stateValues = {}, errors = {} }) {
  const { store, fields, deeds } = app;
  const key = keyOf(container);
  const read = (blockId, element) => {
    const held = fields.get(key, { blockId, actionId: element.action_id });
    return held === undefined ? startValue(element, stateValues?.[blockId]?.[element.action_id]) : held;
  };
  return {
    names: namesFor(store),
    errors,
    read,
    write: ({ blockId, actionId, raw }) => fields.set(key, { blockId, actionId, raw }),
    act: (press) => deeds.act({ container, blocks, read, ...press }),
    suggest: (request) => deeds.suggest({ container, ...request }),
    people: () =>
      store.workspace.people
        .filter((each) => !each.deleted)
        .map((each) => ({ value: each.id, text: each.real_name || each.name, note: each.title })),
    conversations: (element) => conversationOptions(store, element),
  };
}

const KINDS = { channel: "public", private: "private", im: "im", mpim: "mpim" };

function conversationOptions(store, element) {
  const channelsOnly = element.type.includes("channels_select");
  const wanted = channelsOnly ? ["public"] : (element.filter?.include ?? Object.values(KINDS));
  const bot = store.workspace.bot.user_id;
  const fits = (row) =>
    wanted.includes(KINDS[row.kind]) && !(element.filter?.exclude_bot_users && row.with === bot);
  return [...store.conversations.values()]
    .filter(fits)
    .map((row) => ({ value: row.id, text: isDirect(row) ? titleOf(store, row) : `#${row.name}` }));
}
