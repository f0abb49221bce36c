// The live connection: one JSON object a frame, opened again after every loss.

const FIRST_WAIT = 300;
const LONGEST_WAIT = 5000;

/** Keeps a connection for this person; `onOpen` runs after each (re)connect, `onLost` after each loss. */
export function connect({ as, onFrame, onOpen, onLost }) {
  const line = { as, onFrame, onOpen, onLost, wait: FIRST_WAIT, socket: null, timer: null, over: false };
  const hurry = () => document.visibilityState === "visible" && line.timer !== null && dial(line);
  document.addEventListener("visibilitychange", hurry);
  window.addEventListener("online", hurry);
  dial(line);
  return {
    close() {
      line.over = true;
      clearTimeout(line.timer);
      document.removeEventListener("visibilitychange", hurry);
      window.removeEventListener("online", hurry);
      line.socket.close();
    },
  };
}

function dial(line) {
  clearTimeout(line.timer);
  line.timer = null;
  const scheme = location.protocol === "https:" ? "wss" : "ws";
  const socket = new WebSocket(`${scheme}://${location.host}/sandbox/live?as=${encodeURIComponent(line.as)}`);
  line.socket = socket;
  socket.addEventListener("open", () => {
    line.wait = FIRST_WAIT;
    line.onOpen();
  });
  socket.addEventListener("message", (event) => line.over || line.onFrame(JSON.parse(event.data)));
  socket.addEventListener("close", () => redial(line));
}

function redial(line) {
  if (line.over) return;
  line.onLost();
  line.timer = setTimeout(() => dial(line), line.wait);
  line.wait = Math.min(line.wait * 2, LONGEST_WAIT);
}
