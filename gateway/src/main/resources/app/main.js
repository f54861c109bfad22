import {alertBox, h, say} from "./dom.js";
import {forgetOwnWrites, onBehind} from "./own-writes.js";
import {onSignedOut, resume, signOut, user} from "./session.js";
import {signInView} from "./sign-in.js";

const VIEWS = {
  customers: {title: "Customers", load: () => import("./search.js")},
  customer: {load: () => import("./customer.js")},
  edit: {load: () => import("./form.js")},
  dashboard: {title: "Dashboard", load: () => import("./dashboard.js")},
  import: {title: "Import", load: () => import("./import.js"), when: who => who.canWrite},
  pipeline: {title: "Pipeline", load: () => import("./pipeline.js"), when: who => who.isAdmin},
};

const main = document.getElementById("main");
const menu = document.getElementById("menu");
const notice = document.getElementById("notice");
let leave = () => {};
let moves = 0;

/** "#/customer/17?x=1" → the view customer, with ["17"] and the parameters. */
function place() {
  const [path, query = ""] = location.hash.replace(/^#\/?/, "").split("?");
  const [name, ...rest] = path.split("/").map(decodeURIComponent);
  return {name: VIEWS[name] ? name : "customers", rest, parameters: new URLSearchParams(query)};
}

/** Shows where the address leads to, unless the user has moved on before that is loaded. */
async function show() {
  const move = ++moves;
  leave();
  leave = () => {};
  const who = user();
  drawMenu(who);
  if (!who) {
    main.replaceChildren(signInView(show));
    main.dataset.view = "sign-in";
    return;
  }
  const {name, rest, parameters} = place();
  try {
    const view = await VIEWS[name].load();
    if (move === moves) {
      enter(name, view.open(rest, parameters, who));
    }
  } catch (problem) {
    if (move === moves) {
      main.replaceChildren(alertBox(problem));
    }
  }
}

/** What was chosen gets the focus, since what chose it is drawn anew or gone; the first view was not chosen. */
function enter(name, made) {
  const chosen = "view" in main.dataset;
  leave = made.leave ?? leave;
  main.replaceChildren(made.element);
  main.dataset.view = name;
  if (chosen) {
    main.focus({preventScroll: true});
  }
  document.title = `${made.title ?? VIEWS[name].title} · Customer API`;
  say("");
}

function drawMenu(who) {
  const current = place().name;
  const links = who ? Object.entries(VIEWS).filter(([, view]) => view.title && (view.when?.(who) ?? true)) : [];
  menu.replaceChildren(
    ...links.map(([name, view]) =>
      h("a", {href: `#/${name}`, "aria-current": name === current ? "page" : null}, view.title)),
    ...(who ? [h("button", {class: "plain", click: goOut}, `Sign out ${who.name}`)] : []));
}

async function showSignIn(why) {
  await show();
  if (why) {
    main.append(alertBox(why));
  }
}

async function goOut() {
  try {
    await signOut();
  } catch (problem) {
    main.append(alertBox(problem));
  }
}

/** The address tells which view is shown, so it is left as it is. */
function skip(event) {
  event.preventDefault();
  main.focus();
}

/** A session that cannot be renewed now is not over, so nobody is asked for a password. */
async function begin() {
  try {
    await resume();
    await show();
  } catch (problem) {
    main.replaceChildren(alertBox(problem), h("button", {click: begin}, "Try again"));
  }
}

addEventListener("hashchange", show);
document.querySelector(".skip").addEventListener("click", skip);
onSignedOut(showSignIn);
onSignedOut(forgetOwnWrites);
onBehind(behind => notice.textContent = behind ? "Your last change is not in what is shown yet; it will be." : "");
await begin();
