import {h} from "./dom.js";

const LATE_MILLIS = 5_000;

/** Says up to when an answer is complete; loudly when that is a while ago. */
export function freshness(asOf) {
  if (!asOf) {
    return h("span", {class: "quiet"}, "It is not known up to when this is complete.");
  }
  const behind = Math.max(0, Date.now() - new Date(asOf));
  const when = h("time", {datetime: asOf}, new Date(asOf).toLocaleTimeString());
  return behind > LATE_MILLIS
    ? h("span", {class: "late"}, "Late: complete up to ", when, `, ${Math.round(behind / 1000)} s ago.`)
    : h("span", {class: "quiet"}, "Complete up to ", when, ".");
}
