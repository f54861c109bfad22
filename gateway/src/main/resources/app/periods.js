const MOST = 2_000;

const FIRST = {
  day: () => {},
  week: date => date.setUTCDate(date.getUTCDate() - (date.getUTCDay() + 6) % 7),
  month: date => date.setUTCDate(1),
  year: date => date.setUTCMonth(0, 1),
};

const NEXT = {
  day: date => date.setUTCDate(date.getUTCDate() + 1),
  week: date => date.setUTCDate(date.getUTCDate() + 7),
  month: date => date.setUTCMonth(date.getUTCMonth() + 1),
  year: date => date.setUTCFullYear(date.getUTCFullYear() + 1),
};

/** The first day of each period that touches the days from one to another, as the reports name it; weeks begin on Monday. */
export function periods(from, to, interval) {
  const all = [];
  const end = new Date(`${to}T00:00:00Z`);
  const date = new Date(`${from}T00:00:00Z`);
  FIRST[interval](date);
  for (; date <= end; NEXT[interval](date)) {
    if (all.length === MOST) {
      throw Object.assign(new Error("Choose a longer interval or a shorter time."), {title: "Too many periods to draw."});
    }
    all.push(day(date));
  }
  return all;
}

export const day = date => date.toISOString().slice(0, 10);
