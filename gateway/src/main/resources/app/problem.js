/** What the API says is wrong (RFC 9457). */
export class Problem extends Error {
  constructor(status, body, headers) {
    super(body.title ?? `Answer ${status}`);
    Object.assign(this, {status, type: body.type, title: body.title, detail: body.detail, errors: body.errors});
    this.requestId = body.requestId ?? headers?.get("X-Request-Id");
    this.retryAfter = Number(headers?.get("Retry-After") ?? 0);
  }
}

/** The JSON of an answer; throws a Problem for anything but success. */
export async function data(response) {
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
