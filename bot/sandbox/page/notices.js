// Short news for the person that belongs to no message; each stays until it is closed or another conversation is
// opened. Those from before this page was opened are not shown again.

import { h, iconButton } from "./dom.js";

const CROSS = "M5 5l10 10M15 5L5 15";
const MOST = 3;

/** Shows notices in `root`, the same one (by id) only once. */
export function mountNotices(app, root) {
  const seen = new Set();
  // While a modal is open only what lies inside it can be clicked, so the notices move there and back.
  app.store.on("modals", () =>
    app.store.modals.length ? queueMicrotask(() => host(root)) : host(root, document.body),
  );
  let open = app.store.open;
  app.store.on("opened", () => {
    if (open !== app.store.open && !app.store.modals.length) clear(root);
    open = app.store.open;
  });
  app.store.on("notice", ({ id, text, old }) => {
    if (id && seen.has(id)) return;
    seen.add(id);
    if (!old) show(root, text);
  });
}

// Over the page notices float; in a modal they stand above its form, where they cover no button.
function host(root, place = document.querySelector("dialog[data-view-id]") ?? document.body) {
  if (root.parentElement === place) return;
  root.popover = place === document.body ? "manual" : null;
  place.prepend(root);
  float(root);
}

function show(root, text) {
  host(root);
  document.getElementById("announcer").textContent = text;
  const notice = h("div", { class: "notice" }, h("span", {}, text));
  const close = () => {
    notice.remove();
    float(root);
  };
  notice.append(iconButton(CROSS, "Close notice", { on: { click: close } }));
  while (root.childElementCount >= MOST) root.firstElementChild.remove();
  root.append(notice);
  float(root);
}

function clear(root) {
  root.replaceChildren();
  float(root);
}

function float(root) {
  if (!root.popover) return;
  const wanted = root.childElementCount > 0;
  if (root.matches(":popover-open") !== wanted) root.togglePopover(wanted);
}
