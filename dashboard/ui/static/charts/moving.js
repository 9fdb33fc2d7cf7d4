// While the slider moves, what a frame changes is moved in the drawing that is there: `Plotly.react`, which makes all of a
// chart anew, takes a hundred times as long. Once the slider rests, every chart is drawn by it again.

// Milliseconds without another frame; and how often a chart that can't be moved is drawn meanwhile: for a third of the time.
const REST = 150, SPARED = 2
const ARRAYS = {
  f4: Float32Array, f8: Float64Array, i1: Int8Array, i2: Int16Array, i4: Int32Array, u1: Uint8Array, u2: Uint16Array, u4: Uint32Array,
}
const AWAY = "translate(-99,-99)"

// To be called once for each picture that the screen shows.
function showMoved(state, Plotly) {
  state.waiting = null
  // A drawing of all charts at another frame is overtaken.
  state.turn = null
  const late = [...state.data.panels.keys()].filter(index => !isShown(state, index) && !move(state, index))
  if (!late.length) return
  const began = performance.now()
  if (began > (state.spared ?? 0)) {
    const [index] = late.sort((one, other) => (state.plots[one].since ?? 0) - (state.plots[other].since ?? 0))
    state.plots[index].since = began
    drawOne(state, Plotly, index, coloursOf(state.root))
    const now = performance.now()
    state.spared = now + SPARED * (now - began)
  }
  state.waiting = requestAnimationFrame(() => showMoved(state, Plotly))
}

function isShown(state, index) {
  const place = state.plots[index], { frames } = shownPanel(state, index)
  return Boolean(place.drawn) && (!frames.length || (place.moved ?? place.drawn[FRAME]) === state.frame)
}

// Whether what differs at the frame could be moved. What one points at is drawn: Plotly answers the pointer with what it has
// drawn last, and so does the table of numbers.
function move(state, index) {
  const place = state.plots[index], { node } = place, panel = shownPanel(state, index), frame = panel.frames[state.frame]
  if (!place.drawn || place.drawn[0] !== state.texts[index] || place.drawn[2] !== panel.title || !frame) return false
  if (place.open || place.box.matches(":hover")) return false
  const traces = frame.data.map((changes, i) => mover(node, i, changes)), marks = markMover(node, frame.layout)
  if (!marks || !traces.every(Boolean)) return false
  for (const one of [...traces, marks]) one()
  if (!isMoved(place) && node.classList.contains("lab-moved")) paintStill(node, panel.frames)
  place.moved = state.frame
  if (panel.units) showUnits(state, index)
  return true
}

function isMoved({ moved }) {
  return moved !== undefined
}

// Before Plotly draws all of it.
function forgetMove(place) {
  place.moved = undefined
  place.node.classList.remove("lab-moved")
}

// What of a trace a frame changes on the screen; what is merely said of its points waits.
function placesOf(changes) {
  return Object.keys(changes).filter(key => key !== "customdata" && key !== "hovertext")
}

// What moves a trace of a chart, or nothing where only Plotly can.
function mover(node, i, changes) {
  const trace = node._fullData[i], keys = placesOf(changes)
  if (!keys.length || trace.visible === "legendonly") return () => {}
  const [x, y] = ["xaxis", "yaxis"].map(name => node._fullLayout[trace[name]?.replace(/^[xy]/, "$&axis")])
  const group = node.calcdata[i][0].node3?.node(), can = MOVABLE[trace.type]
  if (!can?.keys.includes(keys.sort().join()) || !x || !y) return null
  // Of an axis that follows what is drawn, the numbers would move, too.
  if (keys.includes("x") && x.autorange || keys.includes("y") && y.autorange) return null
  for (const key of keys) changes[key] = decoded(changes[key])
  const at = { x: changes.x ?? trace.x, y: changes.y ?? trace.y, z: changes.z }
  // Of what has had no points yet there is nothing to move.
  if (!group) return keys.includes("x") && !at.x.length ? () => {} : null
  return can.of({ node, trace, group, axes: { x, y }, at })
}

const MOVABLE = {
  scatter: { keys: ["x,y", "y"], of: moverOfScatter },
  bar: { keys: ["y"], of: moverOfBars },
  heatmap: { keys: ["z"], of: moverOfField },
}

function moverOfScatter({ trace, group, axes, at }) {
  if (trace.fill !== "none" || trace.mode.includes("text") || trace.line?.shape === "spline") return null
  const place = i => at.x[i] === null || !(Number.isFinite(at.x[i]) && Number.isFinite(at.y[i])) ? null :
    `${axes.x.d2p(at.x[i]).toFixed(2)},${axes.y.d2p(at.y[i]).toFixed(2)}`
  const lines = [...group.getElementsByClassName("js-line")], [points] = group.getElementsByClassName("points"), count = at.x.length
  if (trace.mode.includes("lines") && !lines.length || trace.mode.includes("markers") && !points?.firstChild) return null
  return () => {
    lines.forEach((line, i) => put(line, "d", i ? "" : joined(count, place)))
    const putAt = (point, i) => { const there = place(i); put(point, "transform", there ? `translate(${there})` : AWAY) }
    // On a line there are some of its points, at the same shares of its length.
    if (trace.marker?.maxdisplayed) [...points.children].forEach(point => putAt(point, Math.round(point.__data__.i * (count - 1) / Math.max(trace.x.length - 1, 1))))
    else if (points.firstChild) asMany([...points.children], count).forEach(putAt)
  }
}

// A line through these places, broken where there is none.
function joined(count, place) {
  let path = "", pen = "M"
  for (let i = 0; i < count; i++) {
    const there = place(i)
    if (there) path += pen + there
    pen = there ? "L" : "M"
  }
  return path
}

function moverOfBars({ group, axes, at }) {
  const bars = [...group.getElementsByClassName("point")].map(point => point.firstChild)
  if (bars.length !== at.y.length) return null
  return () => bars.forEach((bar, i) => {
    const [base, top] = inSight(axes.y.d2p(0), axes.y.d2p(at.y[i]))
    put(bar, "d", bar.getAttribute("d").replace(/,.*H([\d.]+).*/, `,${base}V${top}H$1V${base}Z`))
  })
}

// As Plotly has it: of what is more than nothing, some is seen.
function inSight(base, top) {
  if (base === top || base - top >= 2) return [base, top]
  const low = Math.ceil(base)
  return [low, low - top < 2 ? Math.floor(top) : top]
}

// Of nodes beside each other the first `count`, and copies of the first where there are fewer; others are put away.
function asMany(nodes, count) {
  nodes.slice(count).forEach(node => put(node, "transform", AWAY))
  while (nodes.length < count) nodes.push(nodes[0].parentNode.appendChild(nodes[0].cloneNode(true)))
  return nodes.slice(0, count)
}

// What Plotly would decode at every drawing.
function decoded(value) {
  if (!value?.bdata) return value
  const all = bytesOf(value, ARRAYS[value.dtype]), columns = Number(value.shape?.split(",")[1] ?? 0)
  if (!columns) return all
  return Array.from({ length: all.length / columns }, (_, row) => all.subarray(row * columns, (row + 1) * columns))
}
