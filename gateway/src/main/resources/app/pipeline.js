import {getJson, send} from "./api.js";
import {alertBox, h, number, say, time} from "./dom.js";
import {freshness} from "./freshness.js";
import {data} from "./problem.js";

const EVERY_MILLIS = 5_000;

/** What the people who run it look at: parts, outbox, read model, archive, dead letters; looked up again as time goes. */
export function open() {
  const places = [
    ["Parts", "/health", health],
    ["Outbox", "/v1/admin/outbox", outbox],
    ["Read model", "/v1/admin/read-model", readModel],
    ["Archive", "/v1/admin/archive", archive],
    ["Dead letters", "/v1/admin/dead-letters", letters],
  ].map(([title, path, draw]) => ({title, path, draw, body: h("div", {}, h("p", {class: "wait"}, "Loading …"))}));
  const controller = new AbortController();
  places.forEach(place => watch(place, controller.signal));
  return {
    element: h("div", {}, h("h1", {}, "Pipeline"), h("div", {class: "cards"}, places.map(place =>
      h("section", {class: "card"}, h("h2", {tabindex: "-1"}, place.title), place.body)))),
    leave: () => controller.abort(),
  };
}

/** Asks again a while after the last answer came, so that a slow part is not asked more than it can answer. */
async function watch(place, signal) {
  while (!signal.aborted) {
    await fill(place, signal);
    await new Promise(done => setTimeout(done, EVERY_MILLIS));
  }
}

/** Leaves alone what somebody is at, and what was read out already. */
async function fill({path, draw, body}, signal) {
  const asked = path === "/health" ? anyHealth(signal) : getJson(path, signal);
  const made = await asked.then(draw).catch(alertBox);
  if (!signal.aborted && !body.contains(document.activeElement) && !saysTheSame(body.firstChild, made)) {
    body.replaceChildren(made);
  }
}

/** Two alerts about the same, though the requests have numbers of their own. */
const saysTheSame = (...two) => two.every(element => element.getAttribute("role") === "alert")
  && two[0].firstChild.textContent === two[1].firstChild.textContent;

/** Health answers 503 when a part is down, and that is no failure of asking. */
async function anyHealth(signal) {
  const response = await fetch("/health", {signal, cache: "no-store"});
  return response.status === 503 ? response.json() : data(response);
}

const health = answer => h("ul", {class: "lines"}, Object.entries(answer.components.parts.components).map(
  ([name, part]) => h("li", {}, name, " ", h("span", {class: part.status === "UP" ? "badge good" : "badge bad"}, part.status))));

const facts = answer => h("dl", {class: "facts"}, Object.entries(answer).map(([name, value]) =>
  h("div", {}, h("dt", {}, words(name)), h("dd", {}, shown(value)))));

const words = name => name.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();

function shown(value) {
  if (value instanceof Node) {
    return value;
  }
  if (typeof value === "number") {
    return number(value);
  }
  if (typeof value === "boolean") {
    return value ? "yes" : "no";
  }
  if (typeof value === "string" && /^\d{4}-\d\d-\d\dT/.test(value)) {
    return time(value);
  }
  return value ?? "–";
}

/** Numbers, and the customers whose events are held because Kafka refused one. */
const outbox = ({items, ...numbers}) => h("div", {}, facts(numbers),
  items.length ? h("ul", {class: "lines"}, items.map(held => h("li", {},
    h("a", {href: `#/customer/${held.customerId}`}, held.customerId), " ", time(held.refusedAt), " ", held.reason, " ",
    h("span", {class: "quiet"}, `${number(held.events)} held`)))) : null);

const readModel = answer => facts({index: answer.index, customers: answer.customers, freshness: freshness(answer.asOf),
  eventsBehind: answer.lagEvents});

/** The lag of a partition is missing while Kafka does not answer, and so then is the sum. */
function archive({partitions}) {
  const sum = name => partitions.reduce((total, part) => total + part[name], 0);
  const newest = partitions.map(part => part.lastStoredAt).filter(Boolean).sort().at(-1);
  const lag = sum("lag");
  return facts({objects: sum("objects"), bytes: sum("bytes"),
    recordsNotArchivedYet: Number.isNaN(lag) ? "not known" : lag, lastObject: newest});
}

function letters({items, next}) {
  return items.length === 0 ? h("p", {}, "None.") : h("div", {}, h("ul", {class: "lines"}, items.map(letterLine)),
    next ? h("p", {class: "quiet"}, `The newest ${number(items.length)} are shown; there are older ones.`) : null);
}

function letterLine(letter) {
  const answer = h("div");
  return h("li", {}, `${letter.topic}-${letter.partition}@${letter.offset} `, time(letter.time), " ", letter.reason, " ",
    h("button", {class: "plain", click: event => requeue(letter.id, event.target, answer)}, "Try again"), answer);
}

/** The focus stays at the button until it is done, which keeps the card as it is; a disabled button would lose it. */
async function requeue(id, button, answer) {
  if (button.hasAttribute("aria-disabled")) {
    return;
  }
  button.setAttribute("aria-disabled", "true");
  button.focus();
  try {
    await send(`/v1/admin/dead-letters/${id}/requeue`, {method: "POST"});
    answer.replaceChildren();
    say("It is on its way again");
    leaveCard(button);
  } catch (problem) {
    button.removeAttribute("aria-disabled");
    answer.replaceChildren(alertBox(problem));
  }
}

/** To its heading, so that it is drawn anew, unless the focus is elsewhere already. */
function leaveCard(button) {
  if (document.activeElement === button) {
    button.closest("section").querySelector("h2").focus();
  }
}
