import {getJson, send} from "./api.js";
import {alertBox, h, number, say, time} from "./dom.js";

const EVERY_MILLIS = 5_000;

/** What the people who run it look at: parts, outbox, read model, archive, dead letters; looked up again as time goes. */
export function open() {
  const places = [
    ["Parts", "/health", health],
    ["Outbox", "/v1/admin/outbox", facts],
    ["Read model", "/v1/admin/read-model", facts],
    ["Archive", "/v1/admin/archive", archive],
    ["Dead letters", "/v1/admin/dead-letters", letters],
  ].map(([title, path, draw]) => ({title, path, draw, body: h("div", {}, h("p", {class: "wait"}, "Loading …"))}));
  const controller = new AbortController();
  const look = () => places.forEach(place => fill(place, controller.signal));
  const timer = setInterval(look, EVERY_MILLIS);
  look();
  return {
    element: h("div", {}, h("h1", {}, "Pipeline"), h("div", {class: "cards"}, places.map(place =>
      h("section", {class: "card"}, h("h2", {}, place.title), place.body)))),
    leave() {
      clearInterval(timer);
      controller.abort();
    },
  };
}

async function fill({path, draw, body}, signal) {
  try {
    body.replaceChildren(draw(path === "/health" ? await anyHealth(signal) : await getJson(path, signal)));
  } catch (problem) {
    if (problem.name !== "AbortError") {
      body.replaceChildren(problem.status === 404 ? "Not offered by this version." : alertBox(problem));
    }
  }
}

/** Health answers 503 when a part is down, and that is no failure of asking. */
async function anyHealth(signal) {
  return (await fetch("/health", {signal, cache: "no-store"})).json();
}

const health = answer => h("ul", {class: "lines"}, Object.entries(answer.components?.parts?.components ?? {}).map(
  ([name, part]) => h("li", {}, name, " ", h("span", {class: part.status === "UP" ? "badge good" : "badge bad"}, part.status))));

const facts = answer => h("dl", {class: "facts"}, Object.entries(answer).map(([name, value]) =>
  h("div", {}, h("dt", {}, words(name)), h("dd", {}, shown(value)))));

const words = name => name.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();

function shown(value) {
  if (typeof value === "number") {
    return number(value);
  }
  if (typeof value === "string" && /^\d{4}-\d\d-\d\dT/.test(value)) {
    return time(value);
  }
  return value !== null && typeof value === "object" ? h("code", {}, JSON.stringify(value)) : String(value ?? "–");
}

function archive(answer) {
  const parts = answer.partitions ?? [];
  const sum = name => parts.reduce((total, part) => total + (part[name] ?? 0), 0);
  const newest = parts.map(part => part.lastStoredAt).filter(Boolean).sort().at(-1);
  return facts({objects: sum("objects"), bytes: sum("bytes"), "records not archived yet": sum("lag"), "last object": newest});
}

function letters(answer) {
  return answer.items.length === 0 ? h("p", {}, "None.") : h("ul", {class: "lines"}, answer.items.map(letter =>
    h("li", {}, `${letter.topic}-${letter.partition}@${letter.offset} `, time(letter.time), " ", letter.reason, " ",
      h("button", {class: "plain", click: event => requeue(letter.id, event.target)}, "Try again"))));
}

async function requeue(id, button) {
  button.disabled = true;
  try {
    await send(`/v1/admin/dead-letters/${id}/requeue`, {method: "POST"});
    say("It is on its way again");
  } catch (problem) {
    button.after(alertBox(problem));
  }
}
