// The address: who one is and which conversation is open, so that a reload and a second tab keep their place.

/** `#/U…/C…/home` as parts; missing parts are null. */
export function readRoute() {
  const [, me, open, tab] = location.hash.split("/").map((part) => decodeURIComponent(part));
  return { me: me || null, open: open || null, tab: tab === "home" ? "home" : "messages" };
}

export function routeTo({ me, open, tab = "messages" }) {
  const parts = [me, open, tab === "home" ? "home" : null].filter(Boolean);
  return `#/${parts.map(encodeURIComponent).join("/")}`;
}
