// The head of the open conversation, its tabs, and which part of it is shown.

import { h, iconButton, keepingFocus, renew } from "./dom.js";
import { routeTo } from "./route.js";
import { isBotRow, isDirect, openRow, person, titleOf, unreadOf } from "./state.js";

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
  const unread = [...store.conversations.values()].filter((each) => unreadOf(store, each)).length;
  return `${unread ? `(${unread}) ` : ""}${titleOf(store, row)} · ${store.workspace.team.name ?? "Workspace"}`;
}

function head(app, openDrawer) {
  const { store } = app;
  const row = openRow(store);
  const note = row.kind === "im" ? person(store, row.with)?.title : null;
  const name = `${isDirect(row) ? "" : "# "}${titleOf(store, row)}`;
  const title = h("h1", {}, name, note ? h("small", {}, note) : null);
  return [drawerButton(store, openDrawer), title, isBotRow(store, row) ? tabs(store) : null].filter(Boolean);
}

function drawerButton(store, openDrawer) {
  const waiting = [...store.conversations.values()].some((each) => unreadOf(store, each));
  const label = waiting ? "Conversations, some unread" : "Conversations";
  const click = (event) => openDrawer(event.currentTarget);
  return iconButton(BARS, label, {
    class: waiting ? "icon-button bars waiting" : "icon-button bars",
    data: { key: "bars" },
    on: { click },
  });
}

function tabs(store) {
  const tab = (name, label) => {
    const href = routeTo({ me: store.me, open: store.open, tab: name });
    return h(
      "a",
      {
        href,
        class: "tab",
        "aria-current": store.tab === name ? "page" : null,
        data: { key: `tab-${name}` },
      },
      label,
    );
  };
  return h(
    "nav",
    { class: "tabs", "aria-label": "Parts of this app" },
    tab("messages", "Messages"),
    tab("home", "Home"),
  );
}
