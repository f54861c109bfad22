import {getJson} from "./api.js";
import {alertBox, country, debounce, field, h, nameOf, number, say, time} from "./dom.js";
import {exportButtons} from "./export.js";
import {freshness} from "./freshness.js";
import {page as firstPage} from "./pages.js";

const FACETS = {country: "Country", city: "City", tag: "Tag"};
const STATUSES = {"": "Active", deleted: "Deleted", any: "All"};
const SORTS = {"": "Best match, else newest", "-createdAt": "Newest first", createdAt: "Oldest first",
  lastName: "Last name", company: "Company", "-updatedAt": "Last changed"};
const DELAY_MILLIS = 200;
const SHOWN = 8;
const PAGE = "25";

/** Searches while one types; everything that is chosen stands in the address, so it can be kept and sent on. */
export function open(rest, parameters, who) {
  const results = h("tbody");
  const facets = h("details", {class: "facets", open: matchMedia("(min-width: 45rem)").matches});
  const summary = h("p", {class: "summary", role: "status"});
  const answer = h("div");
  const more = h("button", {hidden: true, click: () => load(signal => getJson(more.dataset.next, signal), true)}, "Show more");
  let controller = new AbortController();

  const text = h("input", {type: "search", placeholder: "Name, company, email, phone, city …",
    value: parameters.get("q") ?? "", input: () => typed()});
  const typed = debounce(DELAY_MILLIS, () => set("q", text.value.trim()));
  const sort = choice("sort", SORTS);
  const status = choice("status", STATUSES);

  function choice(name, options) {
    return h("select", {change: event => set(name, event.target.value)}, Object.entries(options).map(([value, label]) =>
      h("option", {value, selected: (parameters.get(name) ?? "") === value}, label)));
  }

  function set(name, value) {
    if (value) {
      parameters.set(name, value);
    } else {
      parameters.delete(name);
    }
    refresh();
  }

  function toggle(name, value) {
    const chosen = parameters.getAll(name);
    parameters.delete(name);
    (chosen.includes(value) ? chosen.filter(one => one !== value) : [...chosen, value])
      .forEach(one => parameters.append(name, one));
    refresh();
  }

  function refresh() {
    history.replaceState(null, "", `#/customers?${parameters}`);
    const wanted = new URLSearchParams(parameters);
    wanted.set("size", PAGE);
    more.hidden = true;
    load(signal => firstPage(wanted, Object.keys(FACETS), signal), false);
  }

  async function load(ask, append) {
    controller.abort();
    controller = new AbortController();
    try {
      const page = await ask(controller.signal);
      results.replaceChildren(...(append ? results.children : []), ...page.items.map(row));
      showRest(page, append);
    } catch (problem) {
      if (problem.name !== "AbortError") {
        answer.replaceChildren(alertBox(problem));
      }
    }
  }

  function showRest(page, append) {
    const total = page.page.totalItems;
    const shown = results.children.length;
    answer.replaceChildren();
    summary.replaceChildren(
      total === 0 ? "Nothing fits. Try fewer letters or fewer filters. " : `${number(shown)} of ${number(total)} `,
      freshness(page.asOf));
    const atMore = document.activeElement === more;
    more.hidden = !page.page.next;
    if (atMore && more.hidden) {
      focusRow(shown - page.items.length);
    }
    more.dataset.next = page.page.next ? relative(page.page.next) : "";
    if (!append) {
      drawFacets(facets, page.facets, parameters, toggle);
    }
    say(`${number(total)} customers found`);
  }

  /** Whoever works by keyboard goes on from the first row that came last, or from the last one there is. */
  function focusRow(first) {
    (results.children[first] ?? results.lastElementChild)?.querySelector("a").focus();
  }

  const element = h("div", {class: "with-side"},
    h("div", {class: "head"},
      h("h1", {}, "Customers"),
      who.canWrite ? h("a", {class: "button primary", href: "#/edit"}, "Add a customer") : null),
    h("div", {class: "bar", role: "search"}, field("Search", text), field("Show", status), field("Order", sort),
      exportButtons(() => parameters)),
    facets,
    h("section", {"aria-label": "Results"}, summary, answer,
      h("div", {class: "scroll", tabindex: "0", role: "region", "aria-label": "Customers that were found"},
        h("table", {}, h("thead", {}, h("tr", {},
          ["Name", "Company", "Email", "City", "Country", "Changed"].map((title, column) =>
            h("th", {scope: "col", class: column > 3 ? "wide" : null}, title)))), results)),
      more));
  refresh();
  return {element, leave};

  function leave() {
    typed.cancel();
    controller.abort();
  }
}

const relative = link => {
  const url = new URL(link, location.href);
  return url.pathname + url.search;
};

function row(customer) {
  const gone = customer.status === "deleted" ? h("span", {class: "badge"}, "deleted") : null;
  return h("tr", {},
    h("th", {scope: "row"}, h("a", {href: `#/customer/${customer.id}`}, nameOf(customer)), gone),
    h("td", {}, customer.company ?? ""),
    h("td", {}, customer.email ?? ""),
    h("td", {}, customer.address?.city ?? ""),
    h("td", {class: "wide"}, country(customer.address?.country)),
    h("td", {class: "wide"}, time(customer.updatedAt)));
}

/** The box that was just ticked is drawn anew with the others, or is gone; whoever works by keyboard goes on from there. */
function drawFacets(target, counts, parameters, toggle) {
  const focused = target.contains(document.activeElement) ? document.activeElement.id : null;
  target.replaceChildren(h("summary", {}, "Filters"), ...Object.entries(FACETS)
    .map(([name, title]) => [name, title, offered(counts[name], parameters.getAll(name))])
    .filter(([, , values]) => values.length)
    .map(([name, title, values]) => h("fieldset", {}, h("legend", {}, title), values.map(({value, count}) => {
      const box = h("input", {type: "checkbox", id: `${name}=${value}`, change: () => toggle(name, value),
        checked: parameters.getAll(name).includes(value)});
      return h("label", {class: "facet"}, box, h("span", {}, name === "country" ? country(value) : value),
        h("span", {class: "count"}, number(count)));
    }))));
  if (focused !== null) {
    ([...target.querySelectorAll("input")].find(box => box.id === focused) ?? target.firstChild).focus();
  }
}

/** The most frequent values, and all that are chosen: also one that nobody has, so that it can be taken back. */
function offered(counts, chosen) {
  const none = chosen.filter(value => !counts.some(one => one.value === value)).map(value => ({value, count: 0}));
  return [...counts.filter(({value}, index) => index < SHOWN || chosen.includes(value)), ...none];
}
