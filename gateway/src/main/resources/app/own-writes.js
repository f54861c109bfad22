/** The part takes a hundred tokens; fifty leave room in a head of 16 kB, which has to hold the access token too. */
export const MOST_AT_ONCE = 50;
const BEHIND = ":read-model-behind";
const OF_ONE_CUSTOMER = /^\/v1\/customers\/(?!export($|\?))/;

let unseen = [];
let behind = false;
const listeners = new Set();

/** Tells whether what is shown lacks a change that was made here. */
export const onBehind = listener => listeners.add(listener);

export const lacksOwnWrites = () => behind;

/** Remembers a write, so that nobody saves something and does not find it. */
export function wrote(response) {
  remember(response.headers.get("Consistency-Token"));
}

/** The same of a write whose token came another way, if it has one. */
export function remember(token) {
  if (token) {
    unseen = [...unseen, token];
  }
}

/**
 * Asks for an answer that holds the writes of this page. Where the read model has not come that far, what there is
 * is better than nothing: the same is asked without them, and it is said. Once that is known nothing is waited for.
 * A write is remembered until a search held it, however long that takes; its customer alone can be read earlier.
 */
export async function holdingOwnWrites(path, headers, ask) {
  let held = null;
  for (const tokens of batches()) {
    const response = await ask(asking(headers, tokens));
    if (!response.ok) {
      return await saysBehind(response) ? withoutThem(headers, ask) : response;
    }
    forget(OF_ONE_CUSTOMER.test(path) ? [] : tokens);
    held?.body?.cancel().catch(() => {});
    held = response;
  }
  tell(false);
  return held ?? ask(headers);
}

export function forgetOwnWrites() {
  unseen = [];
  tell(false);
}

function batches() {
  const count = Math.ceil(unseen.length / MOST_AT_ONCE);
  return Array.from({length: count}, (_, at) => unseen.slice(at * MOST_AT_ONCE, (at + 1) * MOST_AT_ONCE));
}

function asking(headers, tokens) {
  const wanted = new Headers(headers);
  wanted.set("Consistency-Token", tokens.join(","));
  if (behind) {
    wanted.set("Prefer", "wait=0");
  }
  return wanted;
}

async function saysBehind(response) {
  return response.status === 503 && (await response.clone().text()).includes(BEHIND);
}

function withoutThem(headers, ask) {
  tell(true);
  return ask(headers);
}

function forget(tokens) {
  unseen = unseen.filter(token => !tokens.includes(token));
}

function tell(now) {
  if (now !== behind) {
    behind = now;
    listeners.forEach(listener => listener(behind));
  }
}
