import {alertBox, h, number, save, say} from "./dom.js";

const SHOWN = 50;

/** What became of the rows of a file, while it is sent; the rejected ones can be had as they stand in the file. */
export function importReport(file, stop) {
  const counts = {};
  const rejected = [];
  let head = null;
  let sent = 0;
  let unknownFrom = 1;
  const bar = h("progress", {max: file.size, value: 0, "aria-label": "Progress of the import"});
  const words = h("p", {role: "status"}, "Starting …");
  const list = h("tbody");
  const stopButton = h("button", {type: "button", click: stop}, "Stop");
  const download = h("button", {type: "button", hidden: true, click: () =>
    save(new Blob([head, ...rejected]), `rejected-${file.name}`)}, "Download the rejected rows");
  const answer = h("div");
  const tell = () => words.textContent = Object.entries(counts).map(([status, count]) =>
    `${number(count)} ${status}`).join(", ") || "No rows yet";

  return {
    element: h("section", {class: "card"}, h("h2", {}, file.name), bar, words,
      h("div", {class: "buttons"}, stopButton, download), answer,
      h("table", {}, h("thead", {}, h("tr", {}, ["Line", "Why it is not in"].map(title =>
        h("th", {scope: "col"}, title)))), list)),
    begin(portion) {
      head = portion.head;
      unknownFrom = portion.first;
    },
    row(result, portion) {
      const {first, next, bytes} = portion.row(result);
      unknownFrom = next;
      counts[result.status] = (counts[result.status] ?? 0) + 1;
      if (result.status === "rejected") {
        rejected.push(bytes);
        download.hidden = false;
        if (list.children.length < SHOWN) {
          list.append(line(first, reason(result.problem)));
        }
      } else if (result.status === "unknown") {
        list.prepend(line(first, "It may be in or not, since the database fell silent. Before you send it again, look for ",
          h("a", {href: `#/customer/${result.id}`}, "its customer")));
      }
    },
    passed(portion) {
      sent += portion.own.size;
      bar.value = sent;
      tell();
    },
    end() {
      bar.value = file.size;
      stopButton.hidden = true;
      say(`Import done: ${words.textContent}`);
    },
    fail(problem) {
      stopButton.hidden = true;
      tell();
      const refused = problem.status >= 400 && problem.status < 500;
      answer.replaceChildren(problem.name === "AbortError" ? "Stopped. " : alertBox(problem),
        refused ? `Nothing from line ${unknownFrom} on is in.` : `From line ${unknownFrom} on it is not known what is in.`);
    },
  };
}

function line(number, ...became) {
  return h("tr", {}, h("th", {scope: "row"}, String(number)), h("td", {}, became));
}

function reason(problem) {
  const errors = (problem.errors ?? []).map(error => [error.pointer, error.detail].filter(Boolean).join(" ")).join("; ");
  return errors || problem.detail || problem.title;
}
