import {getJson} from "./api.js";
import {alertBox, h, time} from "./dom.js";

const AT_ONCE = 20;

/** The changes that made a customer what it is, the newest first; earlier ones come when they are asked for. */
export function historyOf(customer) {
  const list = h("ol", {class: "history"});
  const wait = h("p", {class: "wait"}, "Loading …");
  const answer = h("div", {}, wait);
  const more = h("button", {type: "button", hidden: true, click: show}, "Show earlier changes");
  let upTo = customer.version;

  async function show() {
    more.disabled = true;
    try {
      const after = Math.max(0, upTo - AT_ONCE);
      const events = await changes(customer.id, after, upTo);
      list.append(...events.map(line));
      upTo = after;
      answer.replaceChildren();
    } catch (problem) {
      answer.replaceChildren(alertBox(problem));
    }
    more.disabled = false;
    more.hidden = upTo === 0;
  }

  show();
  return h("section", {}, h("h2", {}, "History"), list, answer, more);
}

/** Those after one version up to another. The API tells the oldest first, and goes on where an event never came. */
async function changes(id, after, upTo) {
  const {items} = await getJson(`/v1/customers/${encodeURIComponent(id)}/history?after=${after}&size=${upTo - after}`);
  return items.filter(event => event.version <= upTo).reverse();
}

const line = event => h("li", {value: event.version}, h("strong", {}, event.type), " ", time(event.time), ` by ${event.actor}`,
  event.changed.length ? h("span", {class: "quiet"}, ` ${event.changed.join(", ")}`) : null);
