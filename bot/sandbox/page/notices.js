// Short news for the person that belongs to no message; each stays until it is closed. Those from before this page was
// opened are not shown again.

import { h, icon } from "./dom.js";

const CROSS = "M5 5l10 10M15 5L5 15";
const MOST = 3;

/** Shows notices in `root`, the same one (by id) only once. */
export function mountNotices(app, root) {
  const seen = new Set();
  app.store.on("notice", ({ id, text, old }) => {
    if (id && seen.has(id)) return;
    seen.add(id);
    if (!old) show(root, text);
  });
}

function show(root, text) {
  const notice = h("div", { class: "notice" }, h("span", {}, text));
  const close = () => {
    notice.remove();
    if (!root.childElementCount) root.hidePopover();
  };
  notice.append(h("button", { type: "button", class: "icon-button", "aria-label": "Close notice", on: { click: close } }, icon(CROSS)));
  while (root.childElementCount >= MOST) root.firstElementChild.remove();
  // Shown anew, so that it lies over a modal that was opened meanwhile.
  if (root.matches(":popover-open")) root.hidePopover();
  root.append(notice);
  root.showPopover();
}
