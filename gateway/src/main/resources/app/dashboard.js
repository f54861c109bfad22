import {alertBox, country, field, h, nameOf, number, time} from "./dom.js";
import {chart} from "./charts.js";
import {freshness} from "./freshness.js";
import {counts, day, growth, newest} from "./reports.js";

const MOST = 12;
const YEAR_MILLIS = 365 * 24 * 3600 * 1000;

/** The customers at a glance: how many came when, where they are, how they stand, and who came last. */
export function open(rest, parameters) {
  const controller = new AbortController();
  const from = h("input", {type: "date", value: parameters.get("from") ?? day(new Date(Date.now() - YEAR_MILLIS))});
  const to = h("input", {type: "date", value: parameters.get("to") ?? day(new Date())});
  const interval = h("select", {}, ["day", "week", "month", "year"].map(name =>
    h("option", {value: name, selected: name === (parameters.get("interval") ?? "month")}, name)));
  const total = h("p", {class: "summary"});
  const places = {growth: slot(), country: slot(), status: slot(), newest: slot()};

  function keep() {
    parameters = new URLSearchParams({from: from.value, to: to.value, interval: interval.value});
    history.replaceState(null, "", `#/dashboard?${parameters}`);
    fill(places.growth, drawGrowth);
  }
  [from, to, interval].forEach(input => input.addEventListener("change", keep));

  const drawGrowth = async () => chart({title: `New customers by ${interval.value}`, type: "line", file: "growth",
    rows: await growth(from.value, to.value, interval.value, controller.signal)});

  async function drawCountries() {
    const answer = await counts("country", {}, controller.signal);
    total.replaceChildren(h("strong", {}, number(answer.total)), " customers. ", freshness(answer.asOf));
    const rows = answer.counts.slice(0, MOST).map(one => ({label: country(one.value), ...one}));
    return chart({title: "By country", type: "bars", file: "countries", rows,
      choose: row => fill(places.country, () => drawCities(row))});
  }

  async function drawCities(chosen) {
    const answer = await counts("city", {country: chosen.value}, controller.signal);
    const card = chart({title: `Cities in ${chosen.label}`, type: "bars", file: `cities-${chosen.value}`,
      rows: answer.counts.slice(0, MOST).map(one => ({label: one.value, ...one}))});
    card.append(" ", h("button", {type: "button", click: () => fill(places.country, drawCountries)}, "All countries"),
      " ", h("a", {href: `#/customers?country=${encodeURIComponent(chosen.value)}`}, "Show these customers"));
    return card;
  }

  async function drawStatus() {
    const answer = await counts("status", {status: "any"}, controller.signal);
    return chart({title: "By status", type: "pie", file: "status",
      rows: answer.counts.map(one => ({label: one.value, ...one}))});
  }

  fill(places.growth, drawGrowth);
  fill(places.country, drawCountries);
  fill(places.status, drawStatus);
  fill(places.newest, async () => latest(await newest(controller.signal)));
  const element = h("div", {}, h("h1", {}, "Dashboard"), total,
    h("div", {class: "bar"}, field("From", from), field("To", to), field("By", interval)),
    h("div", {class: "cards"}, Object.values(places)));
  return {element, leave: () => controller.abort()};
}

const slot = () => h("div", {class: "slot"}, h("p", {class: "wait"}, "Loading …"));

async function fill(place, make) {
  try {
    place.replaceChildren(await make());
  } catch (problem) {
    if (problem.name !== "AbortError") {
      place.replaceChildren(alertBox(problem));
    }
  }
}

const latest = page => h("section", {class: "card"}, h("h2", {}, "Newest customers"),
  h("ul", {class: "lines"}, page.items.map(customer => h("li", {},
    h("a", {href: `#/customer/${customer.id}`}, nameOf(customer)), " ",
    h("span", {class: "quiet"}, time(customer.createdAt))))));
