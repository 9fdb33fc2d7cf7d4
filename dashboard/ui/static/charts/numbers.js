// The numbers behind a chart, as a table, for who can't see it or wants to read them off: one key from the chart.

const MOST_ROWS = 24

function makeNumbersButton(place) {
  const button = Object.assign(document.createElement("button"), { type: "button", className: "lab-numbers" })
  button.setAttribute("aria-expanded", "false")
  button.onclick = () => {
    place.open = !place.open
    button.setAttribute("aria-expanded", String(place.open))
    showNumbers(place)
    reachButtons(place)
  }
  return button
}

// By mouse alone, or its buttons would stand between a keyboard and the next control; by keys, too, once Numbers is open.
function reachButtons({ node, open }) {
  node.querySelectorAll(".modebar-btn").forEach(button => { button.tabIndex = open ? 0 : -1 })
}

// Written with every drawing while it is open; who reads it stays where they are.
function showNumbers(place) {
  if (!place.open) {
    place.table?.remove()
    place.table = null
    return
  }
  place.table ??= place.box.appendChild(makeRegion())
  place.table.setAttribute("aria-label", place.button.getAttribute("aria-label"))
  place.table.replaceChildren(makeNumbersTable(place.node))
}

function makeRegion() {
  const region = Object.assign(document.createElement("div"), { className: "lab-table", tabIndex: 0 })
  region.setAttribute("role", "region")
  return region
}

function makeNumbersTable(node) {
  const map = node._fullData?.find(trace => trace.type === "heatmap" && trace.hovertext)
  if (map) return makeList(map.hovertext.flat().filter(Boolean).map(plain))
  const cells = node._fullData?.find(trace => trace.type === "heatmap" && node._fullLayout.xaxis.type === "category")
  if (cells) return makeTable(["", ...cells.x], cells.y.map((name, row) => [name, ...Array.from(cells.z[row], formatNumber)]))
  const rowTexts = node._fullData?.find(trace => trace.meta === "rows")
  if (rowTexts) return makeList(rowTexts.hovertext.map((text, i) => `${plain(text)}: ${rowTexts.text[i]}`))
  // A drawing has places on the screen and no numbers.
  if (node._fullLayout?.xaxis?.visible === false) return makeList([node.getAttribute("aria-label")])
  const traces = (node._fullData ?? []).filter(trace => trace.visible === true && trace.name && trace.showlegend !== false)
  const curves = traces.filter(trace => trace.x?.length && trace.y?.length && !trace.z)
  const head = [titleAcross(node.layout) || "x", ...curves.map(trace => trace.name)]
  const rows = new Map()
  curves.forEach((trace, column) => Array.from(trace.x).forEach((x, i) => {
    if (x === null || trace.y[i] === null) return
    if (!rows.has(x)) rows.set(x, Array(curves.length).fill(""))
    const cells = rows.get(x)
    cells[column] = cells[column] === "" ? formatNumber(trace.y[i]) : `${cells[column]}, ${formatNumber(trace.y[i])}`
  }))
  if (!rows.size) return makeList([node.getAttribute("aria-label")])
  // Of a place on the axis that has a name, such as a value of a sweep.
  const names = node.layout.xaxis?.labelalias ?? {}
  return makeTable(head, thinOut([...rows]).map(([x, cells]) => [names[x] ?? formatNumber(x), ...cells]))
}

// Of several charts on one scale, the last alone has its title.
function titleAcross(layout = {}) {
  const axes = Object.keys(layout).filter(key => key.startsWith("xaxis"))
  return axes.map(key => layout[key].title?.text).find(Boolean)
}

function makeTable(head, rows) {
  const table = document.createElement("table")
  table.append(makeRow(head.map(plain), "th"), ...rows.map(([name, ...cells]) => makeRow([plain(name), ...cells], "td")))
  return table
}

// Such as what is said of each cell of a map.
function makeList(texts) {
  const table = document.createElement("table")
  table.append(...texts.map(text => makeRow([text], "td")))
  return table
}

// Plotly reads markup in all its texts, where a name's own signs are written as in HTML.
function plain(text) {
  return new DOMParser().parseFromString(text.replaceAll("<br>", ", "), "text/html").body.textContent
}

// The first, the last, and as many between them as can be read.
function thinOut(rows) {
  rows.sort(([a], [b]) => a - b)
  if (rows.length <= MOST_ROWS) return rows
  const step = (rows.length - 1) / (MOST_ROWS - 1)
  return Array.from({ length: MOST_ROWS }, (_, i) => rows[Math.round(i * step)])
}

function makeRow(cells, tag) {
  const row = document.createElement("tr")
  row.append(...cells.map(text => Object.assign(document.createElement(tag), { textContent: text })))
  return row
}

function formatNumber(value) {
  const digits = Number.isInteger(value) ? {} : { maximumSignificantDigits: 4 }
  return typeof value === "number" ? value.toLocaleString("en", digits).replace("-", "\u2212") : String(value)
}
