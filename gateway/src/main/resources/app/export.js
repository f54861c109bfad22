import {send} from "./api.js";
import {alertBox, h, number, save, say} from "./dom.js";

const FORMATS = {csv: "CSV", xlsx: "Excel", ndjson: "NDJSON"};

/** Buttons that export what the filters of the screen choose, with progress, and a way to stop it. */
export function exportButtons(parameters) {
  const progress = h("span", {class: "quiet", role: "status"});
  const stop = h("button", {hidden: true, type: "button"}, "Stop");
  const answer = h("div");
  const buttons = Object.entries(FORMATS).map(([format, label]) =>
    h("button", {type: "button", click: () => run(format)}, label));

  async function run(format) {
    const controller = new AbortController();
    stop.onclick = () => controller.abort();
    answer.replaceChildren();
    busy(true);
    try {
      const wanted = new URLSearchParams(parameters());
      wanted.set("format", format);
      const response = await send(`/v1/customers/export?${wanted}`, {signal: controller.signal});
      const pieces = await collect(response, text => progress.textContent = text);
      save(new Blob(pieces, {type: response.headers.get("Content-Type") ?? ""}), `customers.${format}`);
      say("The export is complete");
    } catch (problem) {
      progress.textContent = controller.signal.aborted ? "Stopped." : "";
      answer.replaceChildren(...(controller.signal.aborted ? [] : [alertBox(problem)]));
    } finally {
      busy(false);
    }
  }

  function busy(yes) {
    stop.hidden = !yes;
    buttons.forEach(button => button.disabled = yes);
  }

  return h("div", {class: "field", role: "group", "aria-label": "Export"},
    h("span", {class: "label"}, "Export"), h("div", {class: "buttons"}, buttons, stop, progress), answer);
}

/** The bytes of an answer; one that is cut off is not whole, and nothing of it is kept. */
async function collect(response, tell) {
  const pieces = [];
  let bytes = 0;
  for (const reader = response.body.getReader(); ;) {
    const {done, value} = await next(reader);
    if (done) {
      tell(`Done: ${number(Math.ceil(bytes / 1024))} KB`);
      return pieces;
    }
    pieces.push(value);
    bytes += value.length;
    tell(`${number(Math.ceil(bytes / 1024))} KB …`);
  }
}

async function next(reader) {
  try {
    return await reader.read();
  } catch (cause) {
    throw Object.assign(new Error("Nothing was saved. Try again.", {cause}), {title: "The export broke off."});
  }
}
