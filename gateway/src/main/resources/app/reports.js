import {getJson} from "./api.js";
import {page} from "./pages.js";

const LIMIT = 36;

const STEPS = {
  day: date => date.setUTCDate(date.getUTCDate() + 1),
  week: date => date.setUTCDate(date.getUTCDate() + 7),
  month: date => date.setUTCMonth(date.getUTCMonth() + 1),
  year: date => date.setUTCFullYear(date.getUTCFullYear() + 1),
};

/** The spans of an interval between two days, the newest ones when there are too many to show. */
export function spans(from, to, interval) {
  const all = [];
  const start = new Date(`${from}T00:00:00Z`);
  const end = new Date(`${to}T00:00:00Z`);
  if (interval === "month" || interval === "year") {
    start.setUTCDate(1);
  }
  if (interval === "year") {
    start.setUTCMonth(0);
  }
  while (start <= end) {
    const first = day(start);
    STEPS[interval](start);
    all.push({first, next: day(start)});
  }
  return all.slice(-LIMIT);
}

export const day = date => date.toISOString().slice(0, 10);

/** How many customers were created in each span. */
export function growth(from, to, interval, signal) {
  return Promise.all(spans(from, to, interval).map(async ({first, next}) => {
    const found = await getJson(
      `/v1/customers?size=1&status=any&createdFrom=${first}T00:00:00Z&createdTo=${next}T00:00:00Z`, signal);
    const label = interval === "year" ? first.slice(0, 4) : interval === "month" ? first.slice(0, 7) : first;
    return {label, value: label, count: found.page.totalItems};
  }));
}

/** How many customers have which value, of those that the filters choose. */
export async function counts(facet, filters, signal) {
  const found = await page({...filters, size: "1"}, [facet], signal);
  return {asOf: found.asOf, total: found.page.totalItems, counts: found.facets?.[facet] ?? []};
}

export const newest = signal => getJson("/v1/customers?sort=-createdAt&size=8", signal);
