// Lists that open over the page: placed at their button, closed by Esc, Tab or a click elsewhere; the focus goes back.

const GAP = 4;
const MARGIN = 8;
const TALLEST = 440;

/** Shows `panel` at `anchor`; returns a function that closes it. `onClose` hears whether the focus should go back. */
export function openPopup(panel, { anchor, onClose }) {
  const host = anchor.closest("dialog") ?? document.body;
  const popup = { panel, anchor, onClose, over: false };
  panel.popover = "manual";
  panel.classList.add("popup");
  host.append(panel);
  panel.showPopover();
  place(panel, anchor);
  const stop = listen(popup);
  popup.stop = stop;
  return (refocus = true) => close(popup, refocus);
}

function close(popup, refocus) {
  if (popup.over) return;
  popup.over = true;
  popup.stop();
  popup.panel.remove();
  popup.onClose?.();
  if (refocus) popup.anchor.focus({ preventScroll: true });
}

function listen(popup) {
  const outside = (event) =>
    popup.panel.contains(event.target) || popup.anchor.contains(event.target) || close(popup, false);
  const moved = (event) => popup.panel.contains(event.target) || place(popup.panel, popup.anchor);
  const keys = (event) => closingKey(popup, event);
  document.addEventListener("pointerdown", outside, true);
  document.addEventListener("scroll", moved, true);
  window.addEventListener("resize", moved);
  popup.panel.addEventListener("keydown", keys);
  return () => {
    document.removeEventListener("pointerdown", outside, true);
    document.removeEventListener("scroll", moved, true);
    window.removeEventListener("resize", moved);
  };
}

function closingKey(popup, event) {
  if (event.key !== "Escape" && event.key !== "Tab") return;
  if (event.key === "Escape") event.preventDefault();
  event.stopPropagation();
  close(popup, true);
}

function place(panel, anchor) {
  const box = anchor.getBoundingClientRect();
  const width = Math.min(Math.max(box.width, 220), window.innerWidth - 2 * MARGIN);
  panel.style.minWidth = `${width}px`;
  panel.style.maxWidth = `${Math.min(420, window.innerWidth - 2 * MARGIN)}px`;
  const below = window.innerHeight - box.bottom - GAP - MARGIN;
  const above = box.top - GAP - MARGIN;
  const upwards = below < Math.min(panel.scrollHeight, 240) && above > below;
  panel.style.maxHeight = `${Math.max(120, Math.min(TALLEST, upwards ? above : below))}px`;
  const height = panel.getBoundingClientRect().height;
  panel.style.top = `${upwards ? Math.max(MARGIN, box.top - GAP - height) : box.bottom + GAP}px`;
  panel.style.left = `${Math.max(MARGIN, Math.min(box.left, window.innerWidth - MARGIN - panel.offsetWidth))}px`;
}

/** Moves through `items` with arrows, Home and End; `go` gets the new index. Says whether the key was one of them. */
export function arrowKey(event, { at, size, go }) {
  const goals = { ArrowDown: (at + 1) % size, ArrowUp: (at - 1 + size) % size, Home: 0, End: size - 1 };
  if (!(event.key in goals) || size === 0) return false;
  event.preventDefault();
  go(goals[event.key]);
  return true;
}
