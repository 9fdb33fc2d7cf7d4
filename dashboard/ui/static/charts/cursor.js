// One cursor for all panels: on a chart on whose axis the slider stands, a line; on a map of all frames, a box around a cell.

// Moving over such a panel moves the slider, leaving takes it back, and a click leaves it there.
function followPointer(state, Plotly, index) {
  const { node } = state.plots[index], panel = () => shownPanel(state, index)
  const follows = () => state.data.rewind?.at.length > 1 && (panel().cursor || panel().columns > 0)
  const frameOf = ({ points: [point] }) => {
    const { columns } = panel(), [row, column] = columns ? [Math.round(point.y), Math.round(point.x)] : [0, point.x]
    return frameAt(state.data.rewind, row * columns + column)
  }
  node.on("plotly_hover", event => { if (follows() && !state.timer) showFrame(state, Plotly, frameOf(event)) })
  node.on("plotly_unhover", () => { if (follows() && !state.timer) showFrame(state, Plotly, state.kept) })
  node.on("plotly_click", event => { if (follows()) { stop(state); keepFrame(state, Plotly, frameOf(event)) } })
  node.on("plotly_afterplot", () => { placeCursor(state, index); showSketch(state, index) })
  placeCursor(state, index)
  showSketch(state, index)
}

// An element of our own, since moving one of Plotly's draws the whole chart again.
function placeCursor(state, index) {
  const place = state.plots[index], at = state.data.rewind?.at, chart = place.node._fullLayout
  if (!chart || !place.drawn) return
  place.cursor ??= place.node.appendChild(Object.assign(document.createElement("div"), { className: "lab-cursor" }))
  const { xaxis, yaxis } = chart, { cursor, columns } = shownPanel(state, index)
  const [x, y] = !at ? [] : columns ? cellOf(columns, at[state.frame]) : [at[state.frame]]
  const left = xaxis && at ? xaxis.d2p(x) : -1
  const hidden = !(cursor || columns) || !at || at.length < 2 || left < 0 || left > xaxis._length
  if (place.cursor.hidden !== hidden) place.cursor.hidden = hidden
  if (hidden) return
  place.cursor.classList.toggle("lab-cell", columns > 0)
  const width = columns ? xaxis.d2p(1) - xaxis.d2p(0) : 2, height = columns ? yaxis.d2p(0) - yaxis.d2p(1) : yaxis._length
  const [right, down] = columns ? [left - width / 2 + 1, yaxis.d2p(y) - height / 2] : [left, 0]
  const { cursor: { style } } = place, [wide, high] = [width + "px", height + "px"]
  if (style.width !== wide || style.height !== high) Object.assign(style, { width: wide, height: high })
  // Where it is, is no style of its own: at a change of one the browser looks for rules that wait for it (`:has`), which
  // there are for tables, and works out the style of what lies around.
  const transform = `translate(${xaxis._offset + right}px, ${yaxis._offset + down}px)`
  place.slide ??= place.cursor.animate({}, { duration: 0, fill: "forwards" })
  place.slide.effect.setKeyframes({ transform })
}
