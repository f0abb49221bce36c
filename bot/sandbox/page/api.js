// The people API of the sandbox: what one person sees and does, as JSON.

/** What the server would not do, in a sentence for the person. */
export class Refused extends Error {}

/** The calls of one person; every answer is parsed JSON, every refusal is a `Refused`. */
export function createApi(as) {
  return {
    workspace: () => get("workspace"),
    view: () => get("view", { as }),
    messages: (channel, { before = null, limit = 50 } = {}) =>
      get("messages", { as, channel, before, limit }),
    post: (deed, body) => post(deed, { as, ...body }),
  };
}

function get(deed, parameters = {}) {
  const query = new URLSearchParams(Object.entries(parameters).filter(([, value]) => value !== null));
  return call(`/sandbox/${deed}?${query}`, {});
}

function post(deed, body) {
  const headers = { "Content-Type": "application/json" };
  return call(`/sandbox/${deed}`, { method: "POST", headers, body: JSON.stringify(body) });
}

async function call(path, options) {
  const response = await fetch(path, options).catch(() => {
    throw new Refused("The workspace does not answer. Is it still running?");
  });
  const answer = await response.json().catch(() => ({}));
  if (answer.errors && !response.ok) return answer;
  if (!response.ok)
    throw new Refused(answer.error ?? `The workspace answered with an error (${response.status}).`);
  if (answer.ok === false && !answer.errors) throw new Refused(answer.error ?? "That did not work.");
  return answer;
}
