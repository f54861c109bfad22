import {getJson} from "./api.js";

/**
 * A page of customers with counts beside it. The counts of a field leave the filter by that field aside, so that further
 * values of it can be chosen.
 */
export async function page(parameters, facets, signal) {
  const chosen = facets.filter(name => parameters.has(name));
  const [found, ...counted] = await Promise.all([
    ask(parameters, facets.filter(name => !chosen.includes(name)), signal),
    ...chosen.map(name => counts(name, without(parameters, name), signal))]);
  return {...found, facets: Object.assign({}, found.facets, ...counted.map(({facets: counts}) => counts))};
}

/** How many customers have which value of a field, of those that the filters choose. */
export function counts(facet, filters, signal) {
  const wanted = new URLSearchParams(filters);
  wanted.set("size", "1");
  return ask(wanted, [facet], signal);
}

function ask(parameters, facets, signal) {
  const wanted = new URLSearchParams(parameters);
  if (facets.length) {
    wanted.set("facets", facets.join(","));
  }
  return getJson(`/v1/customers?${wanted}`, signal);
}

function without(parameters, name) {
  const others = new URLSearchParams(parameters);
  others.delete(name);
  return others;
}
