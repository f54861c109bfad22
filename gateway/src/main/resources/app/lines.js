const LINE_FEED = 10;
const MOST_BYTES = 256 * 1024;
const BEGINNING = new TextDecoder("utf-8", {fatal: true});
const LATER = new TextDecoder("utf-8", {fatal: true, ignoreBOM: true});

/**
 * The lines of a stream of bytes, as the import counts them: where each begins and ends (its line break included), and
 * its text without the break. The text is null where the import will not read it: too long, or no UTF-8.
 */
export async function* linesOf(stream) {
  let begin = 0;
  let position = 0;
  let kept = new Uint8Array();
  const reader = stream.getReader();
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    const bytes = piece.value;
    let from = 0;
    for (let end = bytes.indexOf(LINE_FEED); end >= 0; end = bytes.indexOf(LINE_FEED, from)) {
      const next = end + 1;
      yield line(begin, position + next, joined(kept, bytes.subarray(from, next)));
      [begin, from, kept] = [position + next, next, new Uint8Array()];
    }
    kept = joined(kept, bytes.subarray(from));
    position += bytes.length;
  }
  if (position > begin) {
    yield line(begin, position, kept);
  }
}

/** A line that is too long already needs no more of its bytes. */
function joined(kept, more) {
  if (!kept.length || kept.length > MOST_BYTES) {
    return kept.length ? kept : more;
  }
  const bytes = new Uint8Array(kept.length + more.length);
  bytes.set(kept);
  bytes.set(more, kept.length);
  return bytes;
}

const line = (start, end, bytes) => ({start, end, text: textOf(bytes, start === 0 ? BEGINNING : LATER)});

/** Only the file's first bytes can be a byte order mark. */
function textOf(bytes, decoder) {
  if (bytes.length > MOST_BYTES) {
    return null;
  }
  try {
    return decoder.decode(bytes).replace(/\r?\n$/, "");
  } catch {
    return null;
  }
}
