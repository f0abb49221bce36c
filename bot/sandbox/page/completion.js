// What the composer offers while one types: commands with their hints, people and channels.

import { isDirect } from "./state.js";

const MOST = 8;

/** The word under the cursor and what it may become: `{from, to, options: [{insert, text, note}]}`, or null. */
export function completionAt(store, { text, cursor }) {
  const before = text.slice(0, cursor);
  if (/^\/[^\n]*$/.test(before)) return commandCompletion(store, before);
  const match = /(?:^|\s)([@#])([\p{L}\p{N}. _-]{0,30})$/u.exec(before);
  if (!match) return null;
  const options = (match[1] === "@" ? people(store) : channels(store)).filter((option) =>
    fits(option.text.slice(1), match[2]),
  );
  return found({ from: cursor - match[2].length - 1, to: cursor, options });
}

const found = (completion) =>
  completion.options.length ? { ...completion, options: completion.options.slice(0, MOST) } : null;

const fits = (text, typed) =>
  text
    .toLowerCase()
    .split(/\s+/)
    .some((word, index, words) => words.slice(index).join(" ").startsWith(typed.toLowerCase()));

function commandCompletion(store, before) {
  const options = store.workspace.commands
    .flatMap(commandOptions)
    .filter((option) => option.insert.startsWith(before) && option.insert.trim() !== before.trim());
  return found({ from: 0, to: before.length, options });
}

// "/kpi" itself and, where its hint lists them ("draft | check <sentence> | help"), what may follow it.
function commandOptions({ command, description, usage_hint: hint }) {
  const parts = (hint ?? "")
    .replace(/^\[|\]$/g, "")
    .split("|")
    .map((part) => part.trim())
    .filter(Boolean);
  const first = { insert: `${command} `, text: `${command} ${hint ?? ""}`.trim(), note: description };
  if (parts.length < 2 && !/^[a-z]+$/.test(parts[0] ?? "")) return [first];
  const follow = parts.map((part) => ({
    insert: `${command} ${part.split(/[<[]/)[0]}`,
    text: `${command} ${part}`,
    note: null,
  }));
  return [{ ...first, text: command }, ...follow];
}

function people(store) {
  const bot = { id: store.workspace.bot.user_id, name: store.workspace.bot.name, title: "App" };
  return [bot, ...store.workspace.people.filter((each) => !each.deleted)].map((each) => {
    const name = each.real_name || each.name;
    return { insert: `@${name} `, text: `@${name}`, note: each.title };
  });
}

const channels = (store) =>
  [...store.conversations.values()]
    .filter((row) => !isDirect(row))
    .map((row) => ({ insert: `#${row.name} `, text: `#${row.name}`, note: null }));
