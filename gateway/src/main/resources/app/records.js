import {linesOf} from "./lines.js";

const MOST_LINES = 100;
const QUOTE = '"';

/**
 * The lines of each record of a file. They are found by the same rules as in the import, since a record must not be cut
 * in two: a quote opens a value only where the value begins, and one that is never closed spoils its own line only.
 */
export async function* recordsOf(file, csv) {
  const waiting = [];
  let separator = null;
  const take = atEnd => waiting.splice(0, csv ? lengthOf(waiting, separator, atEnd) : 1);
  for await (const line of linesOf(file.stream())) {
    if (line.text?.trim() !== "") {
      separator ??= separatorOf(line.text ?? "");
    }
    waiting.push(line);
    for (let record = take(false); record.length; record = waiting.length ? take(false) : []) {
      yield record;
    }
  }
  while (waiting.length) {
    yield take(true);
  }
}

/** The one that the header has most of. */
const separatorOf = header =>
  [",", ";", "\t"].reduce((best, one) => header.split(one).length > header.split(best).length ? one : best);

/** How many of these lines the record has that begins with the first; 0 when that shows only in lines to come. */
function lengthOf(lines, separator, atEnd) {
  let state = after(lines[0].text, false, separator);
  for (let count = 1; state === "open"; count++) {
    if (count > MOST_LINES || atEnd && count === lines.length) {
      return 1;
    }
    if (count === lines.length) {
      return 0;
    }
    state = after(lines[count].text, true, separator);
    if (state === "closed") {
      return count + 1;
    }
  }
  return 1;
}

/** How the quotes stand after a line: misplaced also where something other than a separator follows on the closing one. */
function after(text, open, separator) {
  let quoted = open;
  let before = separator;
  for (let i = 0; i < (text?.length ?? 0); i++) {
    const letter = text[i];
    if (quoted) {
      const doubled = letter === QUOTE && text[i + 1] === QUOTE;
      quoted = letter !== QUOTE || doubled;
      i += doubled ? 1 : 0;
      if (!quoted && i + 1 < text.length && text[i + 1] !== separator) {
        return "misplaced";
      }
    } else {
      quoted = letter === QUOTE && before === separator;
    }
    before = letter;
  }
  return text === null ? "misplaced" : quoted ? "open" : "closed";
}
