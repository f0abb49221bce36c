// The Home tab of the bot.

import { drawBlocks } from "./blocks.js";
import { h, keepingFocus } from "./dom.js";
import { legible } from "./glyphs.js";
import { surfaceFor } from "./surfaces.js";

/** Draws the bot's home into `root` while its tab is open. */
export function mountHome(app, root) {
  const redraw = () =>
    app.store.tab === "home" && keepingFocus(root, () => root.replaceChildren(...content(app)));
  app.store.on("home", redraw);
  app.store.on("opened", redraw);
}

function content(app) {
  const view = app.store.home;
  if (!view?.blocks?.length) {
    const words = `${app.store.workspace.bot.name} has put nothing here yet. Write to it under Messages.`;
    return [h("p", { class: "empty" }, words)];
  }
  const surface = surfaceFor(app, {
    container: { type: "view", view_id: view.id },
    blocks: view.blocks,
    stateValues: view.state?.values,
  });
  return [legible(h("div", { class: "home-body" }, ...drawBlocks(view.blocks, surface)))];
}
