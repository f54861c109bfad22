import {serverTime} from "./clock.js";
import {h} from "./dom.js";

const LATE_MILLIS = 5_000;
const UNITS = [["day", 86_400_000], ["hour", 3_600_000], ["minute", 60_000], ["second", 1_000]];
const words = new Intl.RelativeTimeFormat(undefined, {numeric: "always"});

/** Says up to when an answer is complete; loudly when that is a while ago. */
export function freshness(asOf) {
  if (!asOf) {
    return h("span", {class: "quiet"}, "It is not known up to when this is complete.");
  }
  const behind = Math.max(0, serverTime() - new Date(asOf));
  return behind > LATE_MILLIS
    ? h("span", {class: "late"}, "Late: complete up to ", h("time", {datetime: asOf}, ago(behind)), ".")
    : h("span", {class: "quiet"}, "Complete up to ", h("time", {datetime: asOf}, new Date(asOf).toLocaleTimeString()), ".");
}

function ago(millis) {
  const [unit, length] = UNITS.find(([, size]) => millis >= size) ?? UNITS.at(-1);
  return words.format(-Math.round(millis / length), unit);
}
