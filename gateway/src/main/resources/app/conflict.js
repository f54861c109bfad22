import {h} from "./dom.js";
import {labelOf, valueOf} from "./fields.js";

const TITLE = "Someone else changed this customer meanwhile";
const OWN = "Your own last change is not in what is shown here yet";

/** Shows what someone else changed meanwhile beside what was edited here, and lets one choose, field by field. */
export function conflict(before, now, edited, saveAgain) {
  const choices = Object.entries(edited).map(([path, mine]) => {
    const theirs = valueOf(now, path);
    const touched = theirs !== valueOf(before, path) && theirs !== mine;
    return {path, mine, theirs, touched, keep: true};
  });
  const others = Object.keys(flat(now)).filter(path =>
    !(path in edited) && !["version", "updatedAt"].includes(path) && valueOf(now, path) !== valueOf(before, path));

  const rows = choices.map(choice => h("tr", {},
    h("th", {scope: "row"}, labelOf(choice.path)),
    h("td", {}, option(choice, true, choice.mine || "(empty)")),
    h("td", {}, choice.touched ? option(choice, false, choice.theirs || "(empty)") : choice.theirs || "(empty)")));
  return h("section", {class: "alert", role: "alert", tabindex: "-1"},
    h("h2", {}, TITLE),
    h("p", {}, `Nothing was overwritten. It is now at version ${now.version}; you started from ${before.version}.`),
    others.length ? h("p", {}, `Also changed there, and kept: ${others.map(labelOf).join(", ")}.`) : null,
    h("table", {}, h("thead", {}, h("tr", {}, ["Field", "Yours", "There now"].map(title =>
      h("th", {scope: "col"}, title)))), h("tbody", {}, rows)),
    h("div", {class: "buttons"},
      h("button", {type: "button", class: "primary", click: () => saveAgain(Object.fromEntries(
        choices.filter(choice => choice.keep).map(choice => [choice.path, choice.mine])))}, "Save what is chosen"),
      h("a", {class: "button", href: `#/customer/${now.id}`}, "Leave it as it is")));
}

/** Says that there is a conflict whose other side cannot be shown, and lets one look again. */
export const unseen = (why, again, title = TITLE) => h("section", {class: "alert", role: "alert", tabindex: "-1"},
  h("h2", {}, title), h("p", {}, `Nothing was overwritten. ${why}`),
  h("button", {type: "button", click: again}, "Look again"));

/** Says that what was edited lacks one's own change before it, which is no conflict with anybody. */
export const unseenOwn = again => unseen("It will be in a moment.", again, OWN);

function option(choice, mine, text) {
  const radio = h("input", {type: "radio", name: `choice-${choice.path}`, checked: mine,
    change: () => choice.keep = mine});
  return h("label", {}, radio, ` ${text}`);
}

function flat(customer) {
  const {address, metadata, ...rest} = customer;
  return {...rest, ...Object.fromEntries(Object.entries(address ?? {}).map(([key, value]) => [`address.${key}`, value]))};
}
