// The first question of the page: who would you like to be?

import { h } from "./dom.js";
import { avatar } from "./message.js";
import { routeTo } from "./route.js";

/** Draws the choice of people into `root`. */
export function showChooser(store, root) {
  const people = store.workspace.people.filter((each) => !each.deleted);
  const cards = people.map((each) =>
    h(
      "li",
      {},
      h(
        "a",
        { class: "person", href: routeTo({ me: each.id }), data: { person: each.id } },
        avatar(store, each.id),
        h("span", {}, h("b", {}, each.real_name), h("small", {}, each.title ?? "")),
      ),
    ),
  );
  const text = [
    "This is a small practice workspace on your own machine. Nothing leaves it.",
    "To be two people at once, open this page in a second tab.",
  ].join(" ");
  const begin = store.workspace.welcome;
  const told = begin ? [h("p", { class: "welcome" }, begin)] : [];
  root.replaceChildren(
    h("h1", {}, "Who would you like to be?"),
    h("p", {}, text),
    ...told,
    h("ul", { class: "people" }, ...cards),
  );
  document.title = "Who would you like to be?";
}
