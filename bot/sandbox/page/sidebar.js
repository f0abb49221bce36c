// The list on the left: who one is, channels, direct messages, unread marks. In a narrow window it is a drawer.

import { h, keepingFocus, renew } from "./dom.js";
import { avatar } from "./message.js";
import { openMenu } from "./menu.js";
import { arrowKey } from "./popup.js";
import { routeTo } from "./route.js";
import { directWith, isDirect, nameOf, person, titleOf, unreadOf } from "./state.js";

const NARROW = "(max-width: 720px)";

/** Draws the sidebar into `root`; returns how to open and close it as a drawer. */
export function mountSidebar(app, { root, shade }) {
  const rows = h("div", { class: "rows" });
  const redraw = () => keepingFocus(root, () => renew(rows, groups(app)));
  root.append(me(app), rows);
  app.store.on("conversations", redraw);
  app.store.on("opened", redraw);
  root.addEventListener("keydown", (event) => rowKey(root, event));
  return drawer(root, shade);
}

function drawer(root, shade) {
  const narrow = window.matchMedia(NARROW);
  let opener = null;
  const set = (open) => {
    root.classList.toggle("open", open && narrow.matches);
    root.inert = narrow.matches && !open;
    shade.hidden = !(open && narrow.matches);
  };
  const close = () => {
    set(false);
    if (opener) opener.focus();
    opener = null;
  };
  narrow.addEventListener("change", () => set(false));
  shade.addEventListener("click", close);
  root.addEventListener("click", (event) => event.target.closest("a[data-open]") && close());
  root.addEventListener("keydown", (event) => event.key === "Escape" && narrow.matches && close());
  set(false);
  return (button) => {
    opener = button;
    set(true);
    (root.querySelector("[aria-current]") ?? root.querySelector("button")).focus();
  };
}

function me(app) {
  const { store } = app;
  const who = person(store, store.me);
  const items = store.workspace.people
    .filter((each) => !each.deleted)
    .map((each) => ({
      text: each.real_name,
      note: each.id === store.me ? `${each.title} (you)` : each.title,
      act: () => app.become(each.id),
    }));
  items.push({
    text: "Open a second person…",
    note: "In a new tab",
    act: () => window.open(location.pathname, "_blank", "noopener"),
  });
  const click = (event) => openMenu(event.currentTarget, { label: "Be somebody else", items });
  return h(
    "div",
    { class: "me" },
    h("p", { class: "team" }, store.workspace.team.name ?? "Workspace"),
    h(
      "button",
      {
        type: "button",
        class: "me-button",
        "aria-haspopup": "menu",
        "aria-expanded": "false",
        data: { key: "me" },
        on: { click },
        "aria-label": `You are ${nameOf(store, store.me)}. Be somebody else`,
      },
      avatar(store, store.me),
      h("span", { class: "me-name" }, h("b", {}, nameOf(store, store.me)), h("small", {}, who?.title ?? "")),
    ),
  );
}

function groups(app) {
  const { store } = app;
  const rows = [...store.conversations.values()];
  const bot = store.workspace.bot.user_id;
  const channels = rows.filter((row) => !isDirect(row)).sort((a, b) => a.name.localeCompare(b.name));
  const people = store.workspace.people.filter(
    (each) => each.id !== store.me && (!each.deleted || directWith(store, each.id)),
  );
  const direct = people.map(
    (each) => directWith(store, each.id) ?? { id: each.id, kind: "im", with: each.id, unread: 0 },
  );
  const several = rows.filter((row) => row.kind === "mpim");
  const apps = [directWith(store, bot)].filter(Boolean);
  return [
    group(app, "Apps", apps),
    group(app, "Channels", channels),
    group(app, "Direct messages", [...direct, ...several]),
  ].filter(Boolean);
}

function group(app, title, rows) {
  if (!rows.length) return null;
  return h(
    "section",
    {},
    h("h2", {}, title),
    h("ul", {}, ...rows.map((row) => h("li", {}, rowLink(app, row)))),
  );
}

function rowLink(app, row) {
  const { store } = app;
  const open = row.id === store.open;
  const unread = unreadOf(store, row);
  const name = titleOf(store, row);
  const mark =
    row.kind === "im"
      ? avatar(store, row.with)
      : h("span", { class: "hash", "aria-hidden": "true" }, row.kind === "mpim" ? "@" : "#");
  const count = unread
    ? h("span", { class: "unread" }, String(unread), h("span", { class: "unseen" }, " unread"))
    : null;
  const attributes = {
    href: routeTo({ me: store.me, open: row.id }),
    class: unread ? "row-link has-unread" : "row-link",
    "aria-current": open ? "page" : null,
    data: { open: row.id, key: row.id },
  };
  return h("a", attributes, mark, h("span", { class: "row-name" }, name), count);
}

function rowKey(root, event) {
  const rows = [...root.querySelectorAll("a[data-open]")];
  const at = rows.indexOf(document.activeElement);
  if (at !== -1) arrowKey(event, { at, size: rows.length, go: (index) => rows[index].focus() });
}
