import {noteTimeOf} from "./clock.js";
import {holdingOwnWrites, wrote} from "./own-writes.js";
import {data} from "./problem.js";
import {end, renew, token} from "./session.js";

const READS = ["/v1/customers", "/v1/reports"];

/**
 * Sends a request and answers the response; throws a Problem for anything but success. A request whose token has
 * expired is sent again with a new one.
 */
export async function send(path, options = {}) {
  let used = token();
  let response = await attempt(path, options, used);
  if (response.status === 401 && await renew(used)) {
    used = token();
    response = await attempt(path, options, used);
  }
  if (response.status === 401 && used && used === token()) {
    end();
  }
  noteTimeOf(response);
  if (!response.ok) {
    await data(response);
  }
  wrote(response);
  return response;
}

function attempt(path, {method = "GET", headers = {}, body, signal}, used) {
  const all = new Headers(headers);
  all.set("Authorization", `Bearer ${used}`);
  const ask = wanted => fetch(path, {method, headers: wanted, body, signal, cache: "no-store"});
  const reads = method === "GET" && READS.some(start => path.startsWith(start));
  return reads ? holdingOwnWrites(path, all, ask) : ask(all);
}

export const getJson = async (path, signal) => data(await send(path, {signal}));

/** Sends JSON; an Idempotency-Key makes a POST safe to repeat. */
export async function sendJson(method, path, value, headers = {}) {
  const type = method === "PATCH" ? "application/merge-patch+json" : "application/json";
  const body = value === undefined ? undefined : JSON.stringify(value);
  const response = await send(path, {method, body, headers: {...headers, ...(body && {"Content-Type": type})}});
  return response.status === 204 ? null : data(response);
}

export function newKey() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, "0")).join("");
}
