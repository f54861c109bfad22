import {data, Problem} from "./problem.js";

/** The access token lives here and nowhere else; the refresh token is in a cookie that no script can read. */
let accessToken = null;
let underWay = null;
const listeners = new Set();

export const onSignedOut = listener => listeners.add(listener);

export const token = () => accessToken;

/** The claims of the token, to show only what its owner may do; the services check for themselves. */
export function user() {
  if (!accessToken) {
    return null;
  }
  const claims = JSON.parse(atob(accessToken.split(".")[1].replaceAll("-", "+").replaceAll("_", "/")));
  const scopes = new Set((claims.scope ?? "").split(" "));
  return {name: claims.sub, canWrite: scopes.has("customers:write"), isAdmin: scopes.has("customers:admin")};
}

export const signIn = (username, password) => inTurn(() => trade("/session", {username, password}));

/**
 * Goes on with the session of an earlier visit; false when there is none. All who ask at the same time get the same
 * answer, since a refresh token is good for one use, and a second one is taken as theft.
 */
export function resume() {
  underWay ??= inTurn(refresh).finally(() => underWay = null);
  return underWay;
}

/** Whether there is a newer token than the one that was refused; gets one if need be. */
export async function renew(refused) {
  return accessToken === refused && refused ? resume() : Boolean(accessToken);
}

/** Ends the session here at once, whether or not the server can be told. */
export async function signOut() {
  end();
  try {
    await inTurn(async () => data(await ask("DELETE", "/session")));
  } catch (problem) {
    throw new Problem(problem.status, {title: "The server could not be told",
      detail: "You are signed out here, but the next visit may find you signed in. Sign in and out again to be sure."});
  } finally {
    // A refresh that was under way may have brought one more.
    accessToken = null;
  }
}

/** The session is over; why is said where the user did not end it. */
export function end(why) {
  accessToken = null;
  listeners.forEach(listener => listener(why));
}

/** Only a plain "no" ends a session; a login that is busy or out of reach will be back. */
async function refresh() {
  const before = user();
  try {
    await trade("/session/refresh");
    return goesOnAs(before);
  } catch (problem) {
    if (problem.status === 401) {
      return false;
    }
    const when = problem.retryAfter ? `in ${problem.retryAfter} seconds` : "in a moment";
    throw new Problem(problem.status, {title: "The session could not be renewed now",
      detail: `You are still signed in, and nothing is lost. Try again ${when}. (${problem.detail ?? problem.message})`});
  }
}

/** The cookie is that of all tabs. Nobody goes on as somebody else who signed in in another one. */
function goesOnAs(before) {
  const {name} = user();
  if (!before || before.name === name) {
    return true;
  }
  end({title: "You are no longer signed in here", detail: `${name} signed in in another tab of this browser. ` +
    `What ${before.name} had not saved here is not saved. Sign in to go on.`});
  return false;
}

async function trade(path, body) {
  accessToken = (await data(await ask("POST", path, body))).access_token;
}

/** Also when the page goes meanwhile, as after signing out. */
const ask = (method, path, body) => fetch(path, {method, keepalive: true, body: body && JSON.stringify(body),
  headers: {"X-Requested-With": "page", ...(body && {"Content-Type": "application/json"})}});

/** The tabs of a browser share the cookie, so they take turns. Browsers have locks only where there is TLS or localhost. */
const inTurn = async action => navigator.locks ? navigator.locks.request("session", action) : action();
