/** The access token lives here and nowhere else; the refresh token is in a cookie that no script can read. */
let accessToken = null;
let seenWrites = [];
const SEEN_FOR_MILLIS = 60_000;
const listeners = new Set();

/** What the API says is wrong (RFC 9457). */
export class Problem extends Error {
  constructor(status, body, headers) {
    super(body.title ?? `Answer ${status}`);
    Object.assign(this, {status, type: body.type, title: body.title, detail: body.detail, errors: body.errors});
    this.requestId = body.requestId ?? headers?.get("X-Request-Id");
    this.retryAfter = Number(headers?.get("Retry-After") ?? 0);
  }
}

export const onSignedOut = listener => listeners.add(listener);

/** The claims of the token, to show only what its owner may do; the services check for themselves. */
export function user() {
  if (!accessToken) {
    return null;
  }
  const claims = JSON.parse(atob(accessToken.split(".")[1].replaceAll("-", "+").replaceAll("_", "/")));
  const scopes = new Set((claims.scope ?? "").split(" "));
  return {name: claims.sub, canWrite: scopes.has("customers:write"), isAdmin: scopes.has("customers:admin")};
}

export async function signIn(username, password) {
  await session("/session", {username, password});
}

/** Goes on with the session of an earlier visit; false when there is none. */
export async function resume() {
  try {
    await session("/session/refresh");
    return true;
  } catch (problem) {
    if (problem instanceof Problem && problem.status < 500) {
      return false;
    }
    throw problem;
  }
}

export async function signOut() {
  accessToken = null;
  seenWrites = [];
  await fetch("/session", {method: "DELETE", headers: {"X-Requested-With": "page"}});
  listeners.forEach(listener => listener());
}

async function session(path, body) {
  const headers = {"X-Requested-With": "page", ...(body && {"Content-Type": "application/json"})};
  const response = await fetch(path, {method: "POST", headers, body: body && JSON.stringify(body)});
  const tokens = await data(response);
  accessToken = tokens.access_token;
}

/** Sends a request and answers the response; throws a Problem for anything but success. */
export async function send(path, {method = "GET", headers = {}, body, signal} = {}) {
  let response = await attempt(path, {method, headers, body, signal});
  if (response.status === 401 && accessToken && await resume()) {
    response = await attempt(path, {method, headers, body, signal});
  }
  if (response.status === 401) {
    accessToken = null;
    listeners.forEach(listener => listener());
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
function attempt(path, {method, headers, body, signal}) {
  const all = new Headers(headers);
  all.set("Authorization", `Bearer ${accessToken}`);
  seenWrites = seenWrites.filter(write => Date.now() - write.at < SEEN_FOR_MILLIS);
  if (method === "GET" && path.startsWith("/v1/customers") && seenWrites.length) {
    all.set("Consistency-Token", seenWrites.map(write => write.token).join(","));
  }
  return fetch(path, {method, headers: all, body, signal, cache: "no-store"});
}

async function data(response) {
  const text = await response.text();
  let body = {};
  try {
    body = text ? JSON.parse(text) : {};
  } catch {
    body = {title: `Answer ${response.status}`, detail: text.slice(0, 200)};
  }
  if (!response.ok) {
    throw new Problem(response.status, body, response.headers);
  }
  return body;
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
