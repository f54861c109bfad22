const SEEN_FOR_MILLIS = 60_000;
const MOST = 20;
const BEHIND = ":read-model-behind";

let writes = [];
let behind = false;
const listeners = new Set();

/** Tells whether what is shown lacks a change that was made here. */
export const onBehind = listener => listeners.add(listener);

/** Remembers a write, so that nobody saves something and does not find it. */
export function wrote(response) {
  const token = response.headers.get("Consistency-Token");
  if (token) {
    writes = [...writes.slice(1 - MOST), {token, at: Date.now()}];
  }
}

/**
 * Asks for an answer that holds the writes of this page. Where the read model has not come that far, what there is
 * is better than nothing: the same is asked without them, and it is said. Once that is known nothing is waited for.
 */
export async function holdingOwnWrites(headers, ask) {
  writes = writes.filter(write => Date.now() - write.at < SEEN_FOR_MILLIS);
  if (!writes.length) {
    tell(false);
    return ask(headers);
  }
  const wanted = new Headers(headers);
  wanted.set("Consistency-Token", writes.map(write => write.token).join(","));
  if (behind) {
    wanted.set("Prefer", "wait=0");
  }
  const response = await ask(wanted);
  const lacking = response.status === 503 && await saysBehind(response.clone());
  if (lacking || response.ok) {
    tell(lacking);
  }
  return lacking ? ask(headers) : response;
}

export function forgetOwnWrites() {
  writes = [];
  tell(false);
}

async function saysBehind(response) {
  return (await response.text()).includes(BEHIND);
}

function tell(now) {
  if (now !== behind) {
    behind = now;
    listeners.forEach(listener => listener(behind));
  }
}
