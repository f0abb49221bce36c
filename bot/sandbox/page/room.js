// The head of the open conversation, its tabs, and which part of it is shown.

import { h, icon, keepingFocus, renew } from "./dom.js";
import { routeTo } from "./route.js";
import { isBotRow, openRow, person, titleOf } from "./state.js";

const BARS = "M3 5h14M3 10h14M3 15h14";

/** Draws the head into `root` and shows messages or home as the store says. */
export function mountRoom(app, { root, openDrawer, parts }) {
  const redraw = () => {
    const home = app.store.tab === "home";
    for (const [name, node] of Object.entries(parts)) node.hidden = (name === "home") !== home;
    keepingFocus(root, () => renew(root, head(app, openDrawer)));
    document.title = pageTitle(app.store);
  };
  app.store.on("opened", redraw);
  app.store.on("conversations", redraw);
}

function pageTitle(store) {
  const row = openRow(store);
  const unread = [...store.conversations.values()].filter((each) => each.unread && each.id !== row.id).length;
  return `${unread ? `(${unread}) ` : ""}${titleOf(store, row)} · ${store.workspace.team.name ?? "Workspace"}`;
}

function head(app, openDrawer) {
  const { store } = app;
  const row = openRow(store);
  const waiting = [...store.conversations.values()].some((each) => each.unread && each.id !== row.id);
  const label = waiting ? "Conversations, some unread" : "Conversations";
  const bars = h("button", { type: "button", class: waiting ? "icon-button bars waiting" : "icon-button bars", "aria-label": label, data: { key: "bars" }, on: { click: (event) => openDrawer(event.currentTarget) } }, icon(BARS));
  const note = row.kind === "im" ? person(store, row.with)?.title : null;
  const title = h("h1", {}, row.kind === "im" ? "" : "# ", titleOf(store, row), note ? h("small", {}, note) : null);
  return [bars, title, isBotRow(store, row) ? tabs(store) : null].filter(Boolean);
}

function tabs(store) {
  const tab = (name, label) => {
    const href = routeTo({ me: store.me, open: store.open, tab: name });
    return h("a", { href, class: "tab", "aria-current": store.tab === name ? "page" : null, data: { key: `tab-${name}` } }, label);
  };
  return h("nav", { class: "tabs", "aria-label": "Parts of this app" }, tab("messages", "Messages"), tab("home", "Home"));
}
