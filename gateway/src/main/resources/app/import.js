import {send} from "./api.js";
import {alertBox, field, h, number, save, say} from "./dom.js";
import {records} from "./records.js";

const AT_ONCE = 500;
const SHOWN = 50;

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
  input.addEventListener("change", () => run(input.files[0]));

  let controller = new AbortController();
  async function run(file) {
    if (!file) {
      return;
    }
    controller.abort();
    controller = new AbortController();
    const report = view(file, () => controller.abort());
    place.replaceChildren(report.element);
    try {
      await transfer(file, dry.checked, report, controller.signal);
      report.end();
    } catch (problem) {
      report.fail(problem);
    }
  }
  return {element: h("div", {}, h("h1", {}, "Import"), zone, place), leave: () => controller.abort()};
}

async function transfer(file, dryRun, report, signal) {
  const csv = !/\.(nd)?jsonl?$/i.test(file.name);
  let header = null;
  let portion = [];
  for await (const record of records(file.stream(), csv)) {
    if (csv && header === null) {
      header = record.text;
      report.header(header);
    } else if (record.text.trim()) {
      portion.push(record);
    }
    if (portion.length === AT_ONCE) {
      await post(header, portion, dryRun, report, signal);
      portion = [];
    }
  }
  if (portion.length) {
    await post(header, portion, dryRun, report, signal);
  }
}

async function post(header, portion, dryRun, report, signal) {
  const lines = portion.map(record => record.text);
  const body = [...(header === null ? [] : [header]), ...lines].join("\n") + "\n";
  const response = await send(`/v1/customers/import${dryRun ? "?dryRun=true" : ""}`, {method: "POST", body, signal,
    headers: {"Content-Type": header === null ? "application/x-ndjson" : "text/csv"}});
  const sentAt = firstLines(portion, header);
  for (const line of (await response.text()).split("\n").filter(Boolean)) {
    const result = JSON.parse(line);
    if (result.summary) {
      continue;
    }
    const index = sentAt.findLastIndex(first => first <= result.line);
    report.row(result, portion[Math.max(0, index)]);
  }
  report.passed(new Blob([body]).size);
}

/** The line on which each record of a portion stands in what was sent. */
function firstLines(portion, header) {
  let next = header === null ? 1 : 1 + header.split("\n").length;
  return portion.map(record => {
    const first = next;
    next += record.text.split("\n").length;
    return first;
  });
}

function view(file, stop) {
  const counts = {};
  const rejected = [];
  let head = null;
  let sent = 0;
  const bar = h("progress", {max: file.size, value: 0, "aria-label": "Progress of the import"});
  const words = h("p", {role: "status"}, "Starting …");
  const list = h("tbody");
  const stopButton = h("button", {type: "button", click: stop}, "Stop");
  const download = h("button", {type: "button", hidden: true, click: () =>
    save(new Blob([[...(head === null ? [] : [head]), ...rejected].join("\n") + "\n"]), `rejected-${file.name}`)},
  "Download the rejected rows");
  const answer = h("div");
  const tell = () => words.textContent = Object.entries(counts).map(([status, count]) =>
    `${number(count)} ${status}`).join(", ") || "Nothing yet";
  return {
    element: h("section", {class: "card"}, h("h2", {}, file.name), bar, words,
      h("div", {class: "buttons"}, stopButton, download), answer,
      h("table", {}, h("thead", {}, h("tr", {}, ["Line", "Why it was rejected"].map(title =>
        h("th", {scope: "col"}, title)))), list)),
    header: text => head = text,
    row(result, record) {
      counts[result.status] = (counts[result.status] ?? 0) + 1;
      if (result.status === "rejected") {
        rejected.push(record.text);
        download.hidden = false;
        if (list.children.length < SHOWN) {
          list.append(h("tr", {}, h("th", {scope: "row"}, String(record.line)), h("td", {}, reason(result))));
        }
      }
    },
    passed(bytes) {
      sent += bytes;
      bar.value = Math.min(sent, file.size);
      tell();
    },
    end() {
      bar.value = file.size;
      stopButton.hidden = true;
      tell();
      say(`Import done: ${words.textContent}`);
    },
    fail(problem) {
      stopButton.hidden = true;
      answer.replaceChildren(problem.name === "AbortError" ? "Stopped. What was sent is in." : alertBox(problem));
    },
  };
}

function reason(result) {
  const problem = result.problem ?? result;
  const errors = (problem.errors ?? []).map(error => `${error.pointer} ${error.detail}`).join("; ");
  return errors || problem.detail || problem.title || "rejected";
}
