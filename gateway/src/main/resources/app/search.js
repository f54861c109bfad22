import {getJson} from "./api.js";
import {alertBox, country, debounce, field, h, nameOf, number, say, time} from "./dom.js";
import {exportButtons} from "./export.js";
import {freshness} from "./freshness.js";
import {page as firstPage} from "./pages.js";

const FACETS = {country: "Country", city: "City", tag: "Tag", status: "Status"};
const SORTS = {"": "Best match, else newest", "-createdAt": "Newest first", createdAt: "Oldest first",
  lastName: "Last name", company: "Company", "-updatedAt": "Last changed"};
const DELAY_MILLIS = 200;
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
    value: parameters.get("q") ?? "", input: debounce(DELAY_MILLIS, () => set("q", text.value.trim()))});
  const sort = h("select", {change: () => set("sort", sort.value)},
    Object.entries(SORTS).map(([value, label]) =>
      h("option", {value, selected: (parameters.get("sort") ?? "") === value}, label)));

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
    more.hidden = !page.page.next;
    more.dataset.next = page.page.next ? relative(page.page.next) : "";
    if (!append && page.facets) {
      drawFacets(facets, page.facets, parameters, toggle);
    }
    say(`${number(total)} customers found`);
  }

  const element = h("div", {class: "with-side"},
    h("div", {class: "head"},
      h("h1", {}, "Customers"),
      who.canWrite ? h("a", {class: "button primary", href: "#/edit"}, "Add a customer") : null),
    h("div", {class: "bar", role: "search"}, field("Search", text), field("Order", sort), exportButtons(() => parameters)),
    facets,
    h("section", {"aria-label": "Results"}, summary, answer,
      h("div", {class: "scroll", tabindex: "0", role: "region", "aria-label": "Customers that were found"},
        h("table", {}, h("thead", {}, h("tr", {},
          ["Name", "Company", "Email", "City", "Country", "Changed"].map((title, column) =>
            h("th", {scope: "col", class: column > 3 ? "wide" : null}, title)))), results)),
      more));
  refresh();
  return {element, leave: () => controller.abort()};
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

function drawFacets(target, counts, parameters, toggle) {
  target.replaceChildren(h("summary", {}, "Filters"), ...Object.entries(FACETS).filter(([name]) => counts[name]?.length).map(([name, title]) =>
    h("fieldset", {}, h("legend", {}, title), counts[name].slice(0, 8).map(({value, count}) => {
      const box = h("input", {type: "checkbox", change: () => toggle(name, value),
        checked: parameters.getAll(name).includes(value)});
      return h("label", {class: "facet"}, box, h("span", {}, name === "country" ? country(value) : value),
        h("span", {class: "count"}, number(count)));
    }))));
}
