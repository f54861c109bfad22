import {alertBox, h} from "./dom.js";

/** A place on the screen: what it was asked to show last is what it shows, however late the answers come. */
export function slot() {
  const element = h("div", {class: "slot"}, h("p", {class: "wait"}, "Loading …"));
  let controller = new AbortController();
  return {
    element,
    async show(make) {
      controller.abort();
      const {signal} = controller = new AbortController();
      const made = await make(signal).catch(alertBox);
      if (!signal.aborted) {
        element.replaceChildren(made);
      }
    },
    leave: () => controller.abort(),
  };
}
