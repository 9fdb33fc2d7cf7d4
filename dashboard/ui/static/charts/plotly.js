// plotly.js itself, and Streamlit's theme put on its charts.

// The page loads it by itself; here it is waited for, and loaded where that failed. Where this fails too, the next chart
// that is drawn tries again.
function loadPlotly(url) {
  window.overfitLabPlotly ??= new Promise((resolve, reject) => {
    if (window.Plotly) return resolve(window.Plotly)
    const coming = document.querySelector(`script[src="${url}"]`), script = coming ?? document.createElement("script")
    script.addEventListener("load", () => resolve(window.Plotly))
    script.addEventListener("error", () => {
      script.remove()
      window.overfitLabPlotly = null
      reject(new Error(`${url} could not be loaded`))
    })
    if (!coming) document.head.append(Object.assign(script, { src: url }))
  })
  return window.overfitLabPlotly
}

// Plotly ends a drawing in a later turn, and fails there if the chart has been taken away meanwhile.
function settle(node, drawing) {
  drawing.catch(error => { if (node.isConnected) console.error(error) })
}

// A sentence with each name in braces replaced by its value.
function filled(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (_, name) => values[name])
}

// Writes only what is not there yet: every change of the page is looked at. And into the text that is there: for another
// one the browser would work out whatever rules wait for what a part holds.
function say(node, text) {
  if (node.textContent === text) return
  if (node.childNodes.length === 1 && node.firstChild.nodeType === Node.TEXT_NODE) node.firstChild.data = text
  else node.textContent = text
}

// Of attributes, too: for one that is written the style of its node is worked out, were it the same as before.
function put(node, name, value) {
  if (node.getAttribute(name) !== String(value)) node.setAttribute(name, value)
}

function coloursOf(host) {
  const css = getComputedStyle(host)
  const read = name => css.getPropertyValue(name).trim()
  const back = read("--st-background-color")
  return { text: read("--st-text-color"), line: read("--st-border-color"), back, font: read("--st-font"), dark: /^#[0-7]/.test(back) }
}

// Pixels of a narrow plot and of what stands under it.
const LOWER = 242
// Left of the plot a legend has the margin's room as well: one more name, that of the training before, which comes and
// goes, begins no second row, and the plot stays. Further out, Plotly would push the plot aside.
function inOneRow(legend, { l, r }, width) {
  return { indentation: -3, ...legend, x: -0.95 * l / (width - l - r), xanchor: "left" }
}

// Where it is, but measured from the chart's edge: one that begins left of the plot and is not beside it, Plotly gives no
// more than half of the chart's width.
function fromTheEdge(legend, { l, r }, width) {
  return { ...legend, xref: "container", x: (l + legend.x * (width - l - r)) / width }
}

function isNarrow(width) {
  return Boolean(width) && width < 390
}

// On a phone a plain chart is lower; a drawing, and what is as high as its rows, is not. Maps that stay square are lower
// where they are narrower than those of the chart's `full` width. What stands `below` the plot, or above it, keeps its
// pixels.
function heightOf({ height, margin, xaxis, meta }, width) {
  if (width && meta?.full) return Math.round(height * Math.min(1, width / meta.full))
  const below = meta?.below ?? 0
  if (!isNarrow(width) || height - below > 320 || xaxis?.visible === false) return height
  return Math.min(height - below, LOWER + (margin?.t ?? 0)) + below
}

// In the place of the page's own, which what lies on a line is filled with.
const PAGE = "rgba(255,255,255,0)"
// On either theme; the cursor below it shows through.
const GRID = "rgba(128,128,128,0.28)"
// Pixels of an axis's name, which Plotly would write as large as the title over the chart; and how much of the text's
// colour it and the numbers have, for curves to stand out.
const NAME = 13, QUIET = "c0"

function themed(layout, { text, line, back, font: family }, width) {
  const out = { ...layout, autosize: false, width, height: heightOf(layout, width) }
  for (const name of ["legend", "legend2"]) {
    if (layout[name]?.x <= 0 && isNarrow(width)) out[name] = inOneRow(layout[name], layout.margin, width)
  }
  if (out.legend?.yref === "container" && width) out.legend = fromTheEdge(out.legend, layout.margin, width)
  if (layout.meta?.narrow && isNarrow(width)) out.xaxis = { ...layout.xaxis, ...layout.meta.narrow }
  // A finger that scrolls the page would draw a box to zoom into; the button still zooms.
  if (!layout.scene && matchMedia("(hover: none)").matches) out.dragmode = false
  out.font = { ...layout.font, color: text, family }
  out.modebar = { bgcolor: back, color: text, activecolor: text }
  // On a phone a label beside a point in the middle has little more than half of the chart.
  out.hoverlabel = { bgcolor: back, bordercolor: line, font: { color: text, family, size: isNarrow(width) ? 11 : NAME } }
  out.annotations = layout.annotations?.map(note => note.bgcolor === PAGE ? { ...note, bgcolor: back } : note)
  const color = text + QUIET, font = { size: NAME, color }
  const axis = { gridcolor: GRID, linecolor: line, tickcolor: line, tickfont: { color }, separatethousands: true }
  for (const name of Object.keys(out)) {
    if (/^[xy]axis\d*$/.test(name)) out[name] = { ...axis, ...out[name], title: { ...out[name].title, font: { ...font, ...out[name].title?.font } } }
  }
  return out
}

// The units of a drawing in which so many have room beside each other are smaller in a narrow one, where they would lie
// on the numbers between them.
function fitted(trace, width) {
  const columns = trace.meta?.columns
  if (!columns || !width) return trace
  const size = Math.min(trace.marker.size, Math.max(22, 0.36 * width / columns))
  return { ...trace, marker: { ...trace.marker, size }, textfont: { ...trace.textfont, size: Math.min(trace.textfont.size, 0.36 * size) } }
}

// The name of a scale of colours is as large as those of axes.
function named(trace) {
  const title = trace.colorbar?.title
  return title ? { ...trace, colorbar: { ...trace.colorbar, title: { font: { size: NAME }, ...title } } } : trace
}

// Of the page itself, of its text, which stands out in either theme, or of a colour for dark pages alone, which of an area
// is that of its filling; so are numbers on a map.
function inked(trace, { text, back, dark }) {
  if (trace.marker?.color === PAGE) return { ...trace, marker: { ...trace.marker, color: back } }
  if (trace.texttemplate && trace.type === "heatmap") return { ...trace, textfont: { ...trace.textfont, color: text } }
  const color = trace.meta === "ink" ? text : dark && trace.meta?.dark
  if (!color) return trace
  if (trace.fillcolor) return { ...trace, fillcolor: color }
  return { ...trace, line: { ...trace.line, color }, marker: { ...trace.marker, color, line: { ...trace.marker?.line, color } } }
}
