// Building the page from nodes. Text only ever arrives as text nodes, so nothing a person writes can become markup.

const SVG = "http://www.w3.org/2000/svg";
const SAFE_PROTOCOLS = new Set(["http:", "https:", "mailto:"]);
let count = 0;

/** An element with attributes, listeners and children; strings among the children become text nodes. */
export function h(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) set(node, name, value);
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

function set(node, name, value) {
  if (value === null || value === undefined || value === false) return;
  if (name === "on")
    for (const [event, listener] of Object.entries(value)) node.addEventListener(event, listener);
  else if (name === "data") Object.assign(node.dataset, value);
  else if (name === "value" || name === "checked") node[name] = value;
  else node.setAttribute(name, value === true ? "" : value);
}

/** A drawing of one path on a 20 by 20 grid, hidden from screen readers. */
export function icon(path) {
  const svg = document.createElementNS(SVG, "svg");
  const line = document.createElementNS(SVG, "path");
  const attributes = {
    viewBox: "0 0 20 20",
    width: "18",
    height: "18",
    "aria-hidden": "true",
    focusable: "false",
  };
  for (const [name, value] of Object.entries(attributes)) svg.setAttribute(name, value);
  line.setAttribute("d", path);
  svg.append(line);
  return svg;
}

/** A button that shows a drawing and is called `label`. */
export function iconButton(path, label, attributes = {}) {
  return h(
    "button",
    { type: "button", class: "icon-button", "aria-label": label, ...attributes },
    icon(path),
  );
}

/** An id that no other element of this page has. */
export function uniqueId(stem) {
  count += 1;
  return `${stem}-${count}`;
}

/** The address when a click on it is harmless (http, https, mailto), else null. */
export function safeAddress(text) {
  try {
    const url = new URL(text);
    return SAFE_PROTOCOLS.has(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

/** A link that opens in a new tab, or the plain label when its address is not harmless. */
export function link(address, ...label) {
  const href = safeAddress(address);
  if (href === null) return h("span", {}, ...label);
  return h("a", { href, target: "_blank", rel: "noopener noreferrer" }, ...label);
}

/** Shows whether the address belongs to this server; the page fetches nothing from anywhere else. */
export function isOwn(address) {
  try {
    return new URL(address, location.href).origin === location.origin;
  } catch {
    return false;
  }
}

/** Where a person finds a file of this workspace (`{id}` or `{url}`); an address from elsewhere stays as it is. */
export function fileAddress({ id, url }, me) {
  const known = id ?? (isOwn(url) ? /\/files\/(F\w+)/.exec(url)?.[1] : null);
  return known ? `/sandbox/file/${encodeURIComponent(known)}?as=${encodeURIComponent(me)}` : (url ?? "");
}

/**
 * Runs `redraw` and puts the focus back on the control with the same `data-key`, with its selection; when that is
 * gone, on what it stood in.
 */
export function keepingFocus(root, redraw) {
  const held = root.contains(document.activeElement) ? document.activeElement : null;
  const keys = held ? keysAround(held, root) : [];
  const range = held && "selectionStart" in held ? [held.selectionStart, held.selectionEnd] : null;
  redraw();
  if (!held || held.isConnected) return;
  const nodes = [...root.querySelectorAll("[data-key]")];
  const again = keys.map((key) => nodes.find((node) => node.dataset.key === key)).find(Boolean);
  again?.focus({ preventScroll: true });
  const same = again && again.dataset.key === held.dataset.key;
  if (same && range && range[0] !== null) again.setSelectionRange?.(...range);
}

function keysAround(held, root) {
  const keys = [];
  for (let node = held; node && node !== root; node = node.parentElement) {
    if (node.dataset.key) keys.push(node.dataset.key);
  }
  return keys;
}

/** Makes the children of `root` equal to `nodes`, leaving alone what already is: a click on it may be under way. */
export function renew(root, nodes) {
  const old = [...root.childNodes];
  nodes.forEach((node, index) => {
    if (!old[index]) root.append(node);
    else if (!old[index].isEqualNode(node)) renewOne(old[index], node);
  });
  old.slice(nodes.length).forEach((node) => node.remove());
}

function renewOne(old, node) {
  const sameShell = old.cloneNode(false).isEqualNode(node.cloneNode(false));
  if (sameShell && node.hasChildNodes()) renew(old, [...node.childNodes]);
  else old.replaceWith(node);
}

/** The controls inside `root` that Tab would reach, in order. */
export function controls(root) {
  const selector = "button, a[href], input, select, textarea, [tabindex='0']";
  return [...root.querySelectorAll(selector)].filter(
    (node) => !node.disabled && node.tabIndex >= 0 && node.getClientRects().length,
  );
}
