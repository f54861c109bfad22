import {signIn} from "./session.js";
import {alertBox, field, h} from "./dom.js";

/** Asks for user and password until they are right. */
export function signInView(done) {
  const username = h("input", {name: "username", autocomplete: "username", required: true, autofocus: true});
  const password = h("input", {name: "password", type: "password", autocomplete: "current-password", required: true});
  const button = h("button", {class: "primary"}, "Sign in");
  const answer = h("div");
  const form = h("form", {class: "card narrow", submit: async event => {
    event.preventDefault();
    button.disabled = true;
    try {
      await signIn(username.value, password.value);
      done();
    } catch (problem) {
      answer.replaceChildren(alertBox(problem));
      password.select();
    } finally {
      button.disabled = false;
    }
  }}, h("h1", {}, "Sign in"), field("User", username), field("Password", password), button, answer);
  return form;
}
