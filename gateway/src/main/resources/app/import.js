import {send} from "./api.js";
import {field, h} from "./dom.js";
import {importReport} from "./import-report.js";
import {linesOf} from "./lines.js";
import {MOST_AT_ONCE, remember} from "./own-writes.js";
import {portions} from "./portions.js";
import {token} from "./session.js";

/** Takes a file, sends it in portions, and shows at once what became of each row. */
export function open() {
  const input = h("input", {type: "file", accept: ".csv,.ndjson,.jsonl,text/csv,application/x-ndjson"});
  const dry = h("input", {type: "checkbox"});
  const place = h("div");
  const zone = h("div", {class: "card drop"},
    h("p", {}, "Drop a CSV file with a header line, or an NDJSON file, here."),
    field("Or choose a file", input), h("label", {}, dry, " Only try: change nothing"));
  zone.addEventListener("dragover", event => { event.preventDefault(); zone.classList.add("over"); });
  zone.addEventListener("dragleave", () => zone.classList.remove("over"));
  zone.addEventListener("drop", event => {
    event.preventDefault();
    zone.classList.remove("over");
    run(event.dataTransfer.files[0]);
  });
  input.addEventListener("change", () => {
    run(input.files[0]);
    // Choosing the same file again, as after only trying it, is a change only when none is chosen.
    input.value = "";
  });

  let controller = new AbortController();
  async function run(file) {
    if (!file) {
      return;
    }
    controller.abort();
    const {signal} = controller = new AbortController();
    const report = importReport(file, () => controller.abort());
    place.replaceChildren(report.element);
    try {
      await transfer(file, dry.checked, report, signal);
      report.end();
    } catch (problem) {
      report.fail(problem);
    }
  }
  return {element: h("div", {}, h("h1", {}, "Import"), zone, place), leave: () => controller.abort()};
}

async function transfer(file, dryRun, report, signal) {
  const csv = !/\.(nd)?jsonl?$/i.test(file.name);
  let latest = [];
  try {
    for await (const portion of portions(file, csv)) {
      report.begin(portion);
      const response = await send(`/v1/customers/import${dryRun ? "?dryRun=true" : ""}`, {method: "POST", signal,
        body: portion.body, headers: {"Content-Type": csv ? "text/csv" : "application/x-ndjson"}});
      await tellRows(response, result => {
        latest = result.consistencyToken ? [...latest, result.consistencyToken].slice(-MOST_AT_ONCE) : latest;
        report.row(result, portion);
      });
      report.passed(portion);
    }
  } finally {
    // Of all rows the last ones: every search asks for what is remembered, and who has these has most of the others.
    if (token()) {
      latest.forEach(remember);
    }
  }
}

/** Tells of each row as its answer comes, so that an answer which breaks off has told what it did. Blank lines only say that work goes on. */
async function tellRows(response, tell) {
  let ended = false;
  try {
    for await (const {text} of linesOf(response.body)) {
      const result = text ? JSON.parse(text) : {};
      ended ||= "summary" in result;
      if (result.status) {
        tell(result);
      }
    }
  } catch (cause) {
    throw cause.name === "AbortError" ? cause : brokenOff(cause);
  }
  if (!ended) {
    throw brokenOff();
  }
}

const brokenOff = cause => Object.assign(new Error("The answer has no end.", {cause}), {title: "The import broke off."});
