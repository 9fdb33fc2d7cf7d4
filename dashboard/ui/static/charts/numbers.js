// The numbers behind a chart, as a table, for who can't see it or wants to read them off: one key from the chart.

const MOST_ROWS = 24

function makeNumbersButton(place) {
  const button = Object.assign(document.createElement("button"), { type: "button", className: "lab-numbers" })
  button.setAttribute("aria-expanded", "false")
  button.onclick = () => {
    place.open = !place.open
    button.setAttribute("aria-expanded", String(place.open))
    showNumbers(place)
  }
  return button
}

// Made when it is opened, and again with every drawing while it is.
function showNumbers(place) {
  place.table?.remove()
  place.table = null
  if (!place.open) return
  place.table = document.createElement("div")
  place.table.className = "lab-table"
  place.table.tabIndex = 0
  place.table.setAttribute("role", "region")
  place.table.setAttribute("aria-label", place.button.getAttribute("aria-label"))
  place.table.append(makeNumbersTable(place.node))
  place.box.append(place.table)
}

function makeNumbersTable(node) {
  const map = node._fullData?.find(trace => trace.type === "heatmap" && trace.hovertext)
  if (map) return makeList(map.hovertext.flat())
  const rowTexts = node._fullData?.find(trace => trace.meta === "rows")
  if (rowTexts) return makeList(rowTexts.hovertext.map((text, i) => `${text.replaceAll("<br>", ", ")}: ${rowTexts.text[i]}`))
  const traces = (node._fullData ?? []).filter(trace => trace.visible === true && trace.name && trace.showlegend !== false)
  const curves = traces.filter(trace => trace.x?.length && trace.y?.length && !trace.z)
  const head = [node._fullLayout?.xaxis?.title?.text || "x", ...curves.map(trace => trace.name)]
  const rows = new Map()
  curves.forEach((trace, column) => Array.from(trace.x).forEach((x, i) => {
    if (x === null || trace.y[i] === null) return
    if (!rows.has(x)) rows.set(x, Array(curves.length).fill(""))
    const cells = rows.get(x)
    cells[column] = cells[column] === "" ? formatNumber(trace.y[i]) : `${cells[column]}, ${formatNumber(trace.y[i])}`
  }))
  const table = document.createElement("table")
  table.append(makeRow(head, "th"), ...thinOut([...rows]).map(([x, cells]) => makeRow([formatNumber(x), ...cells], "td")))
  if (!rows.size) table.replaceChildren(makeRow([node.getAttribute("aria-label")], "td"))
  return table
}

// Of a map, what is said of each cell.
function makeList(texts) {
  const table = document.createElement("table")
  table.append(...texts.filter(Boolean).map(text => makeRow([text], "td")))
  return table
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
