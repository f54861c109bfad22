import {data} from "./problem.js";
import {end, renew, token} from "./session.js";

const SEEN_FOR_MILLIS = 60_000;
let seenWrites = [];

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
  if (!response.ok) {
    await data(response);
  }
  const written = response.headers.get("Consistency-Token");
  if (written) {
    seenWrites = [...seenWrites.slice(-20), {token: written, at: Date.now()}];
  }
  return response;
}

/** Reads hold the writes of this page, so that nobody saves something and does not find it. */
function attempt(path, {method = "GET", headers = {}, body, signal}, used) {
  const all = new Headers(headers);
  all.set("Authorization", `Bearer ${used}`);
  seenWrites = seenWrites.filter(write => Date.now() - write.at < SEEN_FOR_MILLIS);
  if (method === "GET" && path.startsWith("/v1/customers") && seenWrites.length) {
    all.set("Consistency-Token", seenWrites.map(write => write.token).join(","));
  }
  return fetch(path, {method, headers: all, body, signal, cache: "no-store"});
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
