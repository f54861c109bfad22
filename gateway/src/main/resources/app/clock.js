let ahead = 0;

/** Notes the time at the server, to the second: a browser whose clock is wrong is still told rightly how old an answer is. */
export function noteTimeOf(response) {
  const told = Date.parse(response.headers.get("Date"));
  if (!Number.isNaN(told)) {
    ahead = Date.now() - told;
  }
}

/** Milliseconds since 1970, by the server's clock as it was last told. */
export const serverTime = () => Date.now() - ahead;
