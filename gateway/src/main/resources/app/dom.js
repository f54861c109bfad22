/** Makes an element: h("a", {href: "#/"}, "text"). Functions become listeners, true and false set and drop attributes. */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") {
      element.addEventListener(name, value);
    } else if (value === true) {
      element.setAttribute(name, "");
    } else if (value !== false && value != null) {
      element.setAttribute(name, value);
    }
  }
  element.append(...children.flat().filter(child => child != null && child !== false));
  return element;
}

/** Says something to everyone, screen readers included. */
export function say(text) {
  document.getElementById("status").textContent = text;
}

/** What went wrong, in a box that is read out at once. */
export function alertBox(problem) {
  const details = (problem.errors ?? []).map(error =>
    h("li", {}, h("code", {}, error.pointer || "input"), " ", error.detail));
  return h("div", {class: "alert", role: "alert"},
    h("p", {}, h("strong", {}, problem.title ?? "Something went wrong"), " ", problem.detail ?? problem.message ?? ""),
    details.length ? h("ul", {}, details) : null,
    problem.requestId ? h("p", {class: "quiet"}, `Request ${problem.requestId}`) : null);
}

export const field = (label, input, ...more) => {
  input.id ||= "f" + Math.random().toString(36).slice(2);
  return h("div", {class: "field"}, h("label", {for: input.id}, label), input, ...more);
};

/** Acts when it was not called for a while, unless it is cancelled before. */
export function debounce(millis, action) {
  let timer;
  const later = (...args) => {
    clearTimeout(timer);
    timer = setTimeout(() => action(...args), millis);
  };
  later.cancel = () => clearTimeout(timer);
  return later;
}

/** Hands a file to the user. */
export function save(blob, name) {
  const link = h("a", {href: URL.createObjectURL(blob), download: name});
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

const numbers = new Intl.NumberFormat();
export const number = value => numbers.format(value);

const times = new Intl.DateTimeFormat(undefined, {dateStyle: "medium", timeStyle: "short"});
export const time = text => text ? h("time", {datetime: text}, times.format(new Date(text))) : "–";

const regions = new Intl.DisplayNames(undefined, {type: "region", fallback: "code"});
export function country(code) {
  try {
    return code ? regions.of(code) : "–";
  } catch {
    return code;
  }
}

export const nameOf = customer =>
  [customer.firstName, customer.lastName].filter(Boolean).join(" ") || customer.company || "(no name)";

/** One line of CSV; what a spreadsheet would take for a formula is defused. */
export const csvLine = values => values.map(value => {
  const text = String(value ?? "");
  const safe = /^[=+\-@\t\r]/.test(text) && Number.isNaN(Number(text)) ? "'" + text : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}).join(",") + "\r\n";
