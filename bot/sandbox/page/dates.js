// Moments in words, in the zone of the person at the screen.

const FORMATS = {
  date_num: { year: "numeric", month: "2-digit", day: "2-digit" },
  date: { year: "numeric", month: "long", day: "numeric" },
  date_short: { year: "numeric", month: "short", day: "numeric" },
  date_long: { weekday: "long", year: "numeric", month: "long", day: "numeric" },
  time: { hour: "2-digit", minute: "2-digit" },
  time_secs: { hour: "2-digit", minute: "2-digit", second: "2-digit" },
};
const STEPS = [
  ["year", 31536000],
  ["month", 2592000],
  ["day", 86400],
  ["hour", 3600],
  ["minute", 60],
];

const written = (moment, format) => new Intl.DateTimeFormat(undefined, format).format(moment);

/** The moment a message ts stands for. */
export const momentOf = (ts) => new Date(Number(ts) * 1000);

export const clockTime = (moment) => written(moment, FORMATS.time);

/** The time without "AM" or "PM", for narrow places. */
export function shortTime(moment) {
  const parts = new Intl.DateTimeFormat(undefined, FORMATS.time).formatToParts(moment);
  const kept = parts.filter(({ type }) => type !== "dayPeriod").map(({ value }) => value);
  return kept.join("").trim();
}

/** Date, time and zone in full, for the tooltip of a time. */
export function fullTime(moment) {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return `${written(moment, FORMATS.date_long)}, ${written(moment, FORMATS.time)} (${zone})`;
}

/** One text for all moments of the same day. */
export const dayKey = (moment) => `${moment.getFullYear()}-${moment.getMonth()}-${moment.getDate()}`;

/** "Today", "Yesterday", or the date. */
export function dayName(moment, now) {
  return nearDay(moment, now) ?? written(moment, { weekday: "long", day: "numeric", month: "long" });
}

function nearDay(moment, now) {
  const noon = (date) => new Date(date.getFullYear(), date.getMonth(), date.getDate(), 12);
  const days = Math.round((noon(moment) - noon(now)) / 86400000);
  return { "-1": "Yesterday", 0: "Today", 1: "Tomorrow" }[days] ?? null;
}

/** A date pattern of a message ("{date_short} at {time}") filled in; null when it has an unknown token. */
export function filledDate(seconds, pattern, now) {
  const moment = new Date(Number(seconds) * 1000);
  if (Number.isNaN(moment.getTime())) return null;
  let known = true;
  const text = pattern.replace(/\{(\w+)\}/g, (all, token) => {
    const piece = token === "ago" ? ago(moment, now) : dateToken(token, { moment, now });
    known &&= piece !== null;
    return piece ?? all;
  });
  return known ? text : null;
}

function dateToken(token, { moment, now }) {
  const plain = token.replace(/_pretty$/, "");
  if (!(plain in FORMATS)) return null;
  const near = plain === token ? null : nearDay(moment, now);
  return near?.toLowerCase() ?? written(moment, FORMATS[plain]);
}

function ago(moment, now) {
  const seconds = Math.round((moment - now) / 1000);
  const words = new Intl.RelativeTimeFormat(undefined, { numeric: "auto" });
  const step = STEPS.find(([, size]) => Math.abs(seconds) >= size);
  return step ? words.format(Math.trunc(seconds / step[1]), step[0]) : words.format(seconds, "second");
}
