const QUOTE = 34;

/**
 * Cuts a CSV or NDJSON text that comes in pieces into records. A line break between quotes belongs to the record (RFC
 * 4180); NDJSON has none there.
 */
export async function* records(stream, quoted) {
  let rest = "";
  let line = 1;
  for await (const piece of stream.pipeThrough(new TextDecoderStream())) {
    const text = rest + piece;
    let start = 0;
    for (let end = recordEnd(text, start, quoted); end >= 0; end = recordEnd(text, start, quoted)) {
      const record = text.slice(start, end);
      yield {line, text: record.replace(/\r$/, "")};
      line += record.split("\n").length;
      start = end + 1;
    }
    rest = text.slice(start);
  }
  if (rest.trim()) {
    yield {line, text: rest};
  }
}

function recordEnd(text, start, quoted) {
  if (!quoted) {
    return text.indexOf("\n", start);
  }
  let inside = false;
  for (let i = start; i < text.length; i++) {
    if (text.charCodeAt(i) === QUOTE) {
      inside = !inside;
    } else if (!inside && text[i] === "\n") {
      return i;
    }
  }
  return -1;
}
