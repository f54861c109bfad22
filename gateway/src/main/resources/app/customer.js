import {getJson, newKey, sendJson} from "./api.js";
import {alertBox, country, h, nameOf, say, time} from "./dom.js";
import {historyOf} from "./history.js";

/** One customer, what may be done with it, and how it came to be as it is. */
export function open([id], parameters, who) {
  const body = h("article", {}, h("p", {class: "wait"}, "Loading …"));
  load(id, body, who);
  return {element: body, title: "Customer"};
}

async function load(id, body, who) {
  try {
    const customer = await getJson(`/v1/customers/${encodeURIComponent(id)}?status=any`);
    if (!body.isConnected) {
      return;
    }
    document.title = `${nameOf(customer)} · Customer API`;
    body.replaceChildren(head(customer, body, who), facts(customer), historyOf(customer));
  } catch (problem) {
    body.replaceChildren(h("h1", {}, "Customer"), alertBox(problem), h("a", {href: "#/customers"}, "Back to the search"));
  }
}

function head(customer, body, who) {
  const answer = h("div");
  const act = async (label, action) => {
    try {
      await action();
      say(label);
      await load(customer.id, body, who);
    } catch (problem) {
      answer.replaceChildren(alertBox(problem));
    }
  };
  const match = {"If-Match": `"${customer.version}"`};
  const path = `/v1/customers/${customer.id}`;
  const deleted = customer.status === "deleted";
  const remove = () => confirmed(`Delete ${nameOf(customer)}? It can be restored.`,
    () => act("Deleted", () => sendJson("DELETE", path, undefined, match)));
  const restore = () => act("Restored", () =>
    sendJson("POST", `${path}/restore`, undefined, {"Idempotency-Key": newKey()}));
  return h("div", {},
    h("div", {class: "head"},
      h("h1", {}, nameOf(customer), deleted ? h("span", {class: "badge"}, "deleted") : null),
      who.canWrite && !deleted ? h("a", {class: "button primary", href: `#/edit/${customer.id}`}, "Edit") : null,
      who.canWrite && !deleted ? h("button", {click: remove}, "Delete") : null,
      who.canWrite && deleted ? h("button", {class: "primary", click: restore}, "Restore") : null),
    answer);
}

function confirmed(question, action) {
  const dialog = h("dialog", {"aria-label": question}, h("p", {}, question),
    h("div", {class: "buttons"},
      h("button", {class: "primary", click: () => { dialog.close(); action(); }}, "Yes, delete"),
      h("button", {click: () => dialog.close()}, "No")));
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

function facts(customer) {
  const address = customer.address ?? {};
  const lines = [address.line1, address.line2, [address.postalCode, address.city].filter(Boolean).join(" "),
    address.region, address.country && country(address.country)].filter(Boolean);
  const all = [["Company", customer.company], ["Email", customer.email], ["Phone", customer.phone],
    ["Address", lines.length ? h("address", {}, lines.map(line => h("div", {}, line))) : null],
    ["Tags", (customer.tags ?? []).join(", ")], ["External id", customer.externalId], ...Object.entries(customer.metadata ?? {}),
    ["Created", time(customer.createdAt)], ["Changed", time(customer.updatedAt)], ["Version", String(customer.version)],
    ["Id", h("code", {}, customer.id)]];
  return h("dl", {class: "card facts"}, all.filter(([, value]) => value).map(([name, value]) =>
    h("div", {}, h("dt", {}, name), h("dd", {}, value))));
}
