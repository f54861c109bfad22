import {getJson} from "./api.js";
import {periods} from "./periods.js";

const SHOWN = {year: 4, month: 7, week: 10, day: 10};

/** How many customers were created in each period, also in those without any, which the report leaves out. */
export async function growth(from, to, interval, signal) {
  const all = periods(from, to, interval);
  const wanted = new URLSearchParams({metric: "created", interval, createdFrom: from, createdTo: to});
  const {rows, asOf} = await getJson(`/v1/reports/customers?${wanted}`, signal);
  const counts = new Map(rows.map(row => [row.period, row.count]));
  return {asOf, rows: all.map(first => {
    const label = first.slice(0, SHOWN[interval]);
    return {label, value: label, count: counts.get(first) ?? 0};
  })};
}

export const newest = signal => getJson("/v1/customers?sort=-createdAt&size=8", signal);
