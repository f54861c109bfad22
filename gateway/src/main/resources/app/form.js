import {getJson, newKey, sendJson} from "./api.js";
import {alertBox, field, h, nameOf, say} from "./dom.js";
import {conflict, unseen, unseenOwn} from "./conflict.js";
import {FIELDS, tagsOf, valueOf} from "./fields.js";
import {lacksOwnWrites} from "./own-writes.js";

const KEY_REUSED = ":idempotency-key-reused";

/** Adds a customer, or changes one: only what was changed is sent, and only against the version that was seen. */
export function open([id]) {
  const body = h("div", {}, h("p", {class: "wait"}, "Loading …"));
  if (id) {
    getJson(`/v1/customers/${encodeURIComponent(id)}`)
      .then(customer => body.replaceChildren(form(customer)))
      .catch(problem => body.replaceChildren(alertBox(problem)));
  } else {
    body.replaceChildren(form(null));
  }
  return {element: body, title: id ? "Edit" : "Add"};
}

function form(customer) {
  const inputs = new Map(FIELDS.map(([path, , autocomplete]) =>
    [path, h("input", {name: path, value: valueOf(customer, path), autocomplete: autocomplete ?? "off"})]));
  const answer = h("div");
  const button = h("button", {class: "primary"}, "Save");
  const key = newKey();

  async function saveAgainst(version, changes) {
    return customer
      ? sendJson("PATCH", `/v1/customers/${customer.id}`, changes, {"If-Match": `"${version}"`})
      : sendJson("POST", "/v1/customers", changes, {"Idempotency-Key": key});
  }

  async function submit(event) {
    event.preventDefault();
    mark(inputs, []);
    const edited = [...inputs].filter(([path, input]) => input.value.trim() !== valueOf(customer, path));
    if (!edited.length && !customer) {
      mark(inputs, [{pointer: "/firstName", detail: "A first name, a last name or a company is required"}]);
      return;
    }
    if (!edited.length) {
      say("Nothing was changed");
      return;
    }
    await attempt(customer?.version, Object.fromEntries(edited.map(([path, input]) => [path, input.value.trim()])));
  }

  async function attempt(version, edited) {
    button.disabled = true;
    try {
      const saved = await saveAgainst(version, nested(edited));
      if (!answer.isConnected) {
        return;
      }
      say("Saved");
      location.hash = `#/customer/${(saved ?? customer).id}`;
    } catch (problem) {
      if (problem.status === 412) {
        await showConflict(version, edited);
      } else {
        mark(inputs, problem.errors ?? []);
        answer.replaceChildren(alertBox(problem.type?.endsWith(KEY_REUSED) ? addedBefore(problem) : problem));
      }
    } finally {
      button.disabled = false;
    }
  }

  /** The read model may not have the other change yet; what it shows then is no news. */
  async function showConflict(version, edited) {
    const again = () => showConflict(version, edited);
    try {
      const now = await getJson(`/v1/customers/${customer.id}?status=any`);
      const newer = now.version > version;
      answer.replaceChildren(newer ? conflict(customer, now, edited, kept => attempt(now.version, kept))
        : lacksOwnWrites() ? unseenOwn(again)
          : unseen("The other change cannot be shown yet; it will be in a moment.", again));
    } catch (problem) {
      answer.replaceChildren(unseen(`The other change cannot be shown: ${problem.title ?? problem.message}.`, again));
    }
    answer.firstChild.focus();
  }

  return h("form", {class: "card", submit, novalidate: true},
    h("h1", {}, customer ? `Edit ${nameOf(customer)}` : "Add a customer"),
    h("p", {class: "quiet"}, "A name or a company is needed; the rest is optional."),
    h("div", {class: "grid"}, FIELDS.map(([path, label]) => field(label, inputs.get(path)))),
    h("div", {class: "buttons"}, button,
      h("a", {class: "button", href: customer ? `#/customer/${customer.id}` : "#/customers"}, "Cancel")),
    answer);
}

/** The key was used by an earlier attempt from this form, whose answer did not come, and which said something else. */
const addedBefore = ({requestId}) => ({requestId, title: "The customer was probably added already.",
  detail: "An earlier attempt got no answer, and the form was changed since. Search for the customer before you add it again."});

/** {"address.city": "Oslo", "email": ""} → {address: {city: "Oslo"}, email: null} */
function nested(changes) {
  const whole = {};
  for (const [path, text] of Object.entries(changes)) {
    const value = path === "tags" ? tagsOf(text) : text || null;
    const [first, second] = path.split(".");
    if (second) {
      (whole[first] ??= {})[second] = value;
    } else {
      whole[first] = value;
    }
  }
  return whole;
}

/** Marks the fields that the answer points at: "/address/country" is the field address.country. */
function mark(inputs, errors) {
  const wrong = new Map(errors.map(error => [error.pointer?.slice(1).replaceAll("/", "."), error.detail]));
  for (const [path, input] of inputs) {
    const detail = wrong.get(path);
    input.removeAttribute("aria-invalid");
    input.removeAttribute("aria-describedby");
    input.parentElement?.querySelector(".wrong")?.remove();
    if (detail) {
      const note = h("span", {class: "wrong", id: `${input.id}-wrong`}, detail);
      input.setAttribute("aria-invalid", "true");
      input.setAttribute("aria-describedby", note.id);
      input.after(note);
    }
  }
  [...inputs.values()].find(input => input.hasAttribute("aria-invalid"))?.focus();
}
