import {getJson, Problem} from "./api.js";

let offersFacets = true;

/** A page of customers with counts beside it; without them where the read-service does not know facets yet. */
export async function page(parameters, facets, signal) {
  const wanted = new URLSearchParams(parameters);
  if (offersFacets) {
    wanted.set("facets", facets.join(","));
  }
  try {
    return await getJson(`/v1/customers?${wanted}`, signal);
  } catch (problem) {
    if (problem instanceof Problem && offersFacets && problem.errors?.some(error => error.pointer === "?facets")) {
      offersFacets = false;
      return page(parameters, facets, signal);
    }
    throw problem;
  }
}
