// Joins the parts of the page. The address says who one is; a change of person starts the page anew.

import { createApi } from "./api.js";
import { showChooser } from "./chooser.js";
import { mountComposer } from "./composer.js";
import { createDeeds } from "./deeds.js";
import { createFields } from "./fields.js";
import { applyFrame } from "./frames.js";
import { mountHome } from "./home.js";
import { connect } from "./live.js";
import { mountModals } from "./modal.js";
import { mountNotices } from "./notices.js";
import { mountRoom } from "./room.js";
import { readRoute, routeTo } from "./route.js";
import { mountSidebar } from "./sidebar.js";
import { createStore, person } from "./state.js";
import { mountTimeline } from "./timeline.js";

const byId = (id) => document.getElementById(id);
const LOST_AFTER = 800;

async function start() {
  const store = createStore();
  const route = readRoute();
  store.workspace = await createApi(null).workspace();
  const who = person(store, route.me);
  const known = who && !who.deleted;
  byId("chooser").hidden = Boolean(known);
  byId("app").hidden = !known;
  if (!known) return chooseFirst(store);
  store.me = route.me;
  return live(store);
}

function chooseFirst(store) {
  showChooser(store, byId("chooser"));
  document.body.dataset.ready = "true";
  window.addEventListener("hashchange", () => location.reload());
}

async function live(store) {
  const api = createApi(store.me);
  const fields = createFields();
  const app = { store, api, fields, deeds: createDeeds({ store, api }), become };
  mount(app);
  app.begun = false;
  window.addEventListener("hashchange", () => follow(app));
  document.addEventListener("visibilitychange", () => read(app));
  store.on("messages", ({ channel }) => channel === store.open && read(app));
  store.on("unlisted", () => app.deeds.refresh());
  connect({
    as: store.me,
    onFrame: (frame) => applyFrame(store, frame),
    onOpen: () => connected(app),
    onLost: () => lost(app),
  });
}

function mount(app) {
  mountNotices(app, byId("notices"));
  const openDrawer = mountSidebar(app, { root: byId("sidebar"), shade: byId("shade") });
  const parts = { home: byId("home"), timeline: byId("timeline"), composer: byId("composer") };
  mountRoom(app, { root: byId("room-head"), openDrawer, parts });
  mountTimeline(app, byId("timeline"));
  mountHome(app, byId("home"));
  mountComposer(app, byId("composer"));
  mountModals(app);
  document.querySelector("[data-skip]").addEventListener("click", (event) => {
    event.preventDefault();
    byId("composer-text").focus();
  });
}

async function connected(app) {
  clearTimeout(app.lostTimer);
  byId("lost").hidden = true;
  if (app.begun) return app.deeds.catchUp();
  app.begun = true;
  await app.deeds.refresh();
  await app.deeds.show(readRoute());
  if (window.matchMedia("(hover: hover)").matches && !app.store.modals.length) byId("composer-text").focus();
  document.body.dataset.ready = "true";
}

// A short gap is not worth a word.
function lost(app) {
  clearTimeout(app.lostTimer);
  app.lostTimer = setTimeout(() => {
    byId("lost").textContent = "The workspace does not answer. Trying again…";
    byId("lost").hidden = false;
  }, LOST_AFTER);
}

function follow(app) {
  const route = readRoute();
  if (route.me !== app.store.me) location.reload();
  else app.deeds.show(route);
}

function read(app) {
  if (document.visibilityState === "visible" && app.store.tab === "messages") app.deeds.markRead();
}

function become(id) {
  location.hash = routeTo({ me: id });
}

start().catch((problem) => {
  byId("chooser").hidden = false;
  byId("chooser").textContent = `This page could not start. ${problem.message}`;
});
