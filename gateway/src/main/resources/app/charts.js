import {csvLine, h, number, save} from "./dom.js";

/** A longer name is cut off beside its bar; the table, and the tooltip of the bar, have all of it. */
const LONGEST_NAME = 24;

let library;

/** ECharts is half a megabyte: it comes when the first picture is drawn, and only once; after a failure the next one asks again. */
function echarts() {
  library ??= load().catch(failed => {
    library = undefined;
    throw failed;
  });
  return library;
}

const load = () => new Promise((resolve, reject) => {
  document.head.append(h("script", {src: "app/echarts/echarts.simple.min.js", load: () => resolve(globalThis.echarts),
    error: () => reject(new Error("The library for pictures could not be loaded"))}));
});

/**
 * A picture of counts, with its table and its CSV, which hold the same. Rows are {label, value, count}; choose(row), if
 * given, is called for the one that is picked, in the picture or in the table. Notes stand below the title.
 */
export function chart({title, type, rows, choose, file, notes}) {
  const canvas = h("div", {class: "picture", role: "img", "aria-label": `${title}: a picture of the table below`});
  const table = h("table", {}, h("thead", {}, h("tr", {}, h("th", {scope: "col"}, title), h("th", {scope: "col"}, "Customers"))),
    h("tbody", {}, rows.map(row => h("tr", {},
      h("th", {scope: "row"}, choose ? h("button", {class: "plain", click: () => choose(row)}, row.label) : row.label),
      h("td", {class: "count"}, number(row.count))))));
  const details = h("details", {open: rows.length === 0}, h("summary", {}, "Table"), table);
  const csv = () => save(new Blob([csvLine([title, "customers"]), ...rows.map(row => csvLine([row.value, row.count]))],
    {type: "text/csv"}), `${file}.csv`);
  const element = h("section", {class: "card chart"}, h("h2", {}, title), h("p", {class: "summary"}, notes), canvas,
    details,
    h("button", {type: "button", click: csv}, "CSV"));
  draw(canvas, type, rows, choose).catch(() => {
    canvas.replaceWith(h("p", {class: "quiet"}, "The picture could not be drawn. Its table has the same counts."));
    details.open = true;
  });
  return element;
}

async function draw(canvas, type, rows, choose) {
  const library = await echarts();
  const picture = library.init(canvas, null, {renderer: "canvas"});
  const paint = () => picture.setOption(options(type, rows), true);
  const dark = matchMedia("(prefers-color-scheme: dark)");
  paint();
  dark.addEventListener("change", paint);
  if (choose) {
    picture.on("click", event => choose(rows[event.dataIndex]));
  }
  new ResizeObserver(() => {
    if (canvas.isConnected) {
      picture.resize();
    } else {
      dark.removeEventListener("change", paint);
      picture.dispose();
    }
  }).observe(canvas);
}

/** In the colours of the page as they are now. */
function options(type, rows) {
  const style = getComputedStyle(document.body);
  const font = {color: style.color, fontFamily: style.fontFamily};
  return {
    color: [1, 2, 3, 4, 5, 6].map(index => style.getPropertyValue(`--chart-${index}`).trim()),
    animation: !matchMedia("(prefers-reduced-motion: reduce)").matches,
    textStyle: font,
    tooltip: {renderMode: "richText", trigger: type === "pie" ? "item" : "axis"},
    ...(type === "pie" ? pie(rows, style.color) : axes(type, rows, font)),
  };
}

const pie = (rows, text) => ({
  series: [{type: "pie", radius: ["45%", "75%"], label: {color: text},
    data: rows.map(row => ({name: row.label, value: row.count}))}],
});

/** The room for labels is measured by the font that stands at the axis itself: one that it inherits is overlooked. */
function axes(type, rows, font) {
  const sideways = type === "bars";
  const names = {type: "category", data: rows.map(row => row.label),
    axisLabel: sideways ? {...font, formatter: brief} : font};
  const counts = {type: "value", minInterval: 1, axisLabel: font};
  return {
    grid: {left: 8, right: 16, top: 16, bottom: 8, containLabel: true},
    xAxis: sideways ? counts : names,
    yAxis: sideways ? {...names, inverse: true} : counts,
    series: [{type: sideways ? "bar" : type, areaStyle: type === "line" ? {opacity: 0.2} : undefined,
      data: rows.map(row => row.count)}],
  };
}

function brief(name) {
  const letters = [...name];
  return letters.length > LONGEST_NAME ? `${letters.slice(0, LONGEST_NAME - 1).join("")}…` : name;
}
