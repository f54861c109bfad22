import {chart} from "./charts.js";
import {country, field, h, nameOf, number, time} from "./dom.js";
import {freshness} from "./freshness.js";
import {counts} from "./pages.js";
import {day} from "./periods.js";
import {growth, newest} from "./reports.js";
import {slot} from "./slot.js";

const MOST = 12;
const YEAR_MILLIS = 365 * 24 * 3600 * 1000;

/** The customers at a glance: how many came when, where they are, how they stand, and who came last. */
export function open(rest, parameters) {
  const days = [["from", Date.now() - YEAR_MILLIS], ["to", Date.now()]];
  const [from, to] = days.map(([name, otherwise]) =>
    h("input", {type: "date", required: true, value: parameters.get(name) ?? day(new Date(otherwise))}));
  const interval = h("select", {}, ["day", "week", "month", "year"].map(name =>
    h("option", {value: name, selected: name === (parameters.get("interval") ?? "month")}, name)));
  const total = h("p", {class: "summary"});
  const slots = {growth: slot(), places: slot(), status: slot(), newest: slot()};

  function keep() {
    if (from.value && to.value) {
      const chosen = new URLSearchParams({from: from.value, to: to.value, interval: interval.value});
      history.replaceState(null, "", `#/dashboard?${chosen}`);
      slots.growth.show(drawGrowth);
    }
  }
  [from, to, interval].forEach(input => input.addEventListener("change", keep));

  async function drawGrowth(signal) {
    const title = `New customers by ${interval.value}`;
    const {rows, asOf} = await growth(from.value, to.value, interval.value, signal);
    return chart({title, type: "line", file: "growth", rows, notes: ["Days are those of UTC. ", freshness(asOf)]});
  }

  async function drawCountries(signal) {
    const answer = await counts("country", {}, signal);
    total.replaceChildren(h("strong", {}, number(answer.page.totalItems)), " customers. ", freshness(answer.asOf));
    return chart({title: "By country", type: "bars", file: "countries", ...most(answer, "country", country),
      choose: row => slots.places.show(next => drawCities(row, next))});
  }

  async function drawCities(chosen, signal) {
    const answer = await counts("city", {country: chosen.value}, signal);
    const card = chart({title: `Cities in ${chosen.label}`, type: "bars", file: `cities-${chosen.value}`, ...most(answer, "city")});
    card.append(" ", h("button", {type: "button", click: () => slots.places.show(drawCountries)}, "All countries"),
      " ", h("a", {href: `#/customers?country=${encodeURIComponent(chosen.value)}`}, "Show these customers"));
    return card;
  }

  const drawStatus = async signal => chart({title: "By status", type: "pie", file: "status",
    ...most(await counts("status", {status: "any"}, signal), "status")});

  slots.growth.show(drawGrowth);
  slots.places.show(drawCountries);
  slots.status.show(drawStatus);
  slots.newest.show(async signal => latest(await newest(signal)));
  const element = h("div", {}, h("h1", {}, "Dashboard"), total,
    h("div", {class: "bar"}, field("From", from), field("To", to), field("By", interval)),
    h("div", {class: "cards"}, Object.values(slots).map(slot => slot.element)));
  return {element, leave: () => Object.values(slots).forEach(slot => slot.leave())};
}

/** The rows of the most frequent values, up to when they are complete, and whether there are more. */
function most({facets, asOf}, name, label = value => value) {
  const all = facets[name];
  return {
    rows: all.slice(0, MOST).map(one => ({label: label(one.value), ...one})),
    notes: [all.length > MOST ? `Only the ${MOST} with the most customers. ` : "", freshness(asOf)],
  };
}

const latest = page => h("section", {class: "card"}, h("h2", {}, "Newest customers"),
  h("ul", {class: "lines"}, page.items.map(customer => h("li", {},
    h("a", {href: `#/customer/${customer.id}`}, nameOf(customer)), " ",
    h("span", {class: "quiet"}, time(customer.createdAt))))));
