// What is set in the controls of each message, modal and home, kept while they are redrawn.

const ONE = { static_select: "option", external_select: "option", radio_buttons: "option" };
const MANY = { multi_static_select: 1, multi_external_select: 1, checkboxes: 1 };
const IDS = {
  users_select: "user",
  conversations_select: "conversation",
  channels_select: "channel",
  multi_users_select: "users",
  multi_conversations_select: "conversations",
  multi_channels_select: "channels",
};
const PLAIN = {
  plain_text_input: ["value", "initial_value"],
  email_text_input: ["value", "initial_value"],
  url_text_input: ["value", "initial_value"],
  number_input: ["value", "initial_value"],
  datepicker: ["selected_date", "initial_date"],
  timepicker: ["selected_time", "initial_time"],
  datetimepicker: ["selected_date_time", "initial_date_time"],
  rich_text_input: ["rich_text_value", "initial_value"],
};

/** A memory of raw values by container, block and action. */
export function createFields() {
  const held = new Map();
  const key = (container, blockId, actionId) => JSON.stringify([container, blockId, actionId]);
  return {
    set: (container, { blockId, actionId, raw }) => held.set(key(container, blockId, actionId), raw),
    get: (container, { blockId, actionId }) => held.get(key(container, blockId, actionId)),
    forget(container) {
      for (const each of held.keys()) if (JSON.parse(each)[0] === container) held.delete(each);
    },
  };
}

/** The raw value an element starts with: what Slack's state says, else its `initial_…`. */
export function startValue(element, entry) {
  if (element.type in PLAIN) {
    const [selected, initial] = PLAIN[element.type];
    return entry?.[selected] ?? element[initial] ?? null;
  }
  if (element.type in ONE) return (entry?.selected_option ?? element.initial_option)?.value ?? null;
  if (element.type in MANY)
    return (entry?.selected_options ?? element.initial_options ?? []).map((option) => option.value);
  if (element.type in IDS)
    return (
      entry?.[`selected_${IDS[element.type]}`] ?? element[`initial_${IDS[element.type]}`] ?? emptyOf(element)
    );
  return null;
}

const emptyOf = (element) => (element.type.startsWith("multi_") ? [] : null);

/** Whether an element has a value that Slack would list in `state.values`. */
export const isStateful = (element) =>
  [PLAIN, ONE, MANY, IDS].some((table) => element.type in table) || element.type === "file_input";

/** The stateful elements of blocks, each with its block. */
export function statefulElements(blocks) {
  return blocks.flatMap((block) => {
    const elements =
      { input: [block.element], section: [block.accessory], actions: block.elements }[block.type] ?? [];
    return elements
      .filter((element) => element && isStateful(element))
      .map((element) => ({ block, element }));
  });
}

/** Raw values of all stateful elements: `{block_id: {action_id: raw}}`. */
export function rawValues(blocks, read) {
  const values = {};
  for (const { block, element } of statefulElements(blocks)) {
    (values[block.block_id] ??= {})[element.action_id] = read(block.block_id, element);
  }
  return values;
}
