import {recordsOf} from "./records.js";

const ROWS = 500;
const BYTES = 1024 * 1024;

/**
 * Cuts a file into portions of whole records, the first of a CSV file being its header. A browser reads no answer before
 * all of its request is sent: a whole file at once would show no progress, and would stand still as soon as the results
 * that nobody takes fill all buffers on the way.
 */
export async function* portions(file, csv) {
  let head = csv ? null : none(file);
  let lines = [];
  let rows = 0;
  let number = 1;
  const cut = () => {
    const made = portion(file, head ?? none(file), lines, number);
    number += lines.length;
    [lines, rows] = [[], 0];
    return made;
  };
  for await (const record of recordsOf(file, csv)) {
    lines.push(...record);
    rows += isBlank(record) ? 0 : 1;
    if (head === null && rows === 1) {
      head = cut();
    } else if (rows === ROWS || lines.at(-1).end - lines[0].start >= BYTES) {
      yield cut();
    }
  }
  if (rows || number === 1 + (head?.lines ?? 0)) {
    yield cut();
  }
}

const isBlank = ([{text}]) => text !== null && !text.trim();

const none = file => ({lines: 0, own: file.slice(0, 0)});

/** The bytes of a portion are those of the file, whatever they mean, and stay there until they are sent. */
function portion(file, head, lines, number) {
  const slice = (from, to) => file.slice(lines[from]?.start ?? 0, lines[to]?.end ?? 0);
  const own = slice(0, lines.length - 1);
  return {
    lines: lines.length,
    own,
    head: head.own,
    first: number,
    body: new Blob([head.own, own]),
    /** Where in the file a row stands that the answer names by its lines in the body. */
    row(result) {
      const [from, to] = [result.line, result.lastLine ?? result.line].map(line => line - head.lines - 1);
      return {first: number + from, next: number + to + 1, bytes: slice(from, to)};
    },
  };
}
