// A curve drawn by hand on a chart, by pointer or by arrow keys: what a person expects, before they see it.

const STEPS = 25

// Laid over the plot area of a panel that asks for it; what was drawn stays until another curve is asked for.
function showSketch(state, index) {
  const place = state.plots[index], chart = place.node._fullLayout, asked = shownPanel(state, index).sketch
  // What was drawn for another question does not answer this one.
  if (place.sketched !== asked?.name) cancelSending(place)
  if (place.sketch) place.sketch.hidden = !asked
  if (!asked || !(chart?.xaxis?._length > 0)) return
  if (place.sketched !== asked.name) { place.sketched = asked.name; place.values = [...asked.start]; place.point = place.reach = 0 }
  place.sketch ??= makeSketch(state, place, index)
  const { xaxis, yaxis } = chart, { style } = place.sketch
  Object.assign(style, { left: xaxis._offset + "px", top: yaxis._offset + "px", width: xaxis._length + "px", height: yaxis._length + "px" })
  redraw(place, asked, chart)
}

function makeSketch(state, place, index) {
  const node = document.createElement("div")
  node.className = "lab-sketch"
  node.tabIndex = 0
  node.setAttribute("role", "slider")
  node.innerHTML = `<svg aria-hidden="true"><polyline/><circle r="6"/></svg>`
  const asked = () => shownPanel(state, index).sketch, chart = () => place.node._fullLayout
  const show = () => redraw(place, asked(), chart())
  const send = () => { cancelSending(place); state.send("drawn", place.values) }
  let last = null
  const draw = event => {
    // On a projector, all of the page is enlarged.
    const box = node.getBoundingClientRect(), scale = box.width / node.offsetWidth, { x, bounds } = asked()
    const at = nearest(x, chart().xaxis.p2d((event.clientX - box.left) / scale))
    const value = clamp(chart().yaxis.p2d((event.clientY - box.top) / scale), bounds)
    // A fast hand skips positions: what lies between is drawn straight.
    const from = last ?? { at, value }, step = Math.sign(at - from.at) || 1
    for (let i = from.at; i !== at + step; i += step) {
      const share = at === from.at ? 1 : (i - from.at) / (at - from.at)
      place.values[i] = from.value + share * (value - from.value)
    }
    // Nothing was drawn yet to the right of where the hand has been: there it goes on as it is. What was, stays.
    const right = Math.max(at, from.at)
    if (right >= place.reach) {
      place.values.fill(place.values[right], right)
      place.reach = right
    }
    place.point = at
    last = { at, value }
    show()
  }
  node.onpointerdown = event => { node.setPointerCapture(event.pointerId); last = null; draw(event) }
  node.onpointermove = event => { if (node.hasPointerCapture(event.pointerId)) draw(event) }
  node.onpointerup = node.onpointercancel = send
  // Who goes on to Run may be there before a moment is over.
  node.onblur = () => { if (place.sending) send() }
  node.onkeydown = event => {
    const { x, bounds } = asked(), [low, high] = bounds
    const turn = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1], Home: [-x.length, 0], End: [x.length, 0] }[event.key]
    if (!turn) return
    event.preventDefault()
    place.point = clamp(place.point + turn[0], [0, x.length - 1])
    const value = clamp(place.values[place.point] + turn[1] * (high - low) / STEPS, bounds)
    if (!turn[1]) return show()
    // From here on, so that few keys draw a whole curve; to the right of it nothing is drawn, then.
    place.values.fill(value, place.point)
    place.reach = place.point
    show()
    cancelSending(place)
    place.sending = setTimeout(send, 400)
  }
  return place.node.appendChild(node)
}

function cancelSending(place) {
  clearTimeout(place.sending)
  place.sending = null
}

function redraw(place, asked, { xaxis, yaxis }) {
  const at = asked.x.map((x, i) => [xaxis.d2p(x), yaxis.d2p(place.values[i])]), point = at[place.point]
  const [line, dot] = place.sketch.firstChild.children
  line.setAttribute("points", at.map(pair => pair.join()).join(" "))
  dot.setAttribute("cx", point[0])
  dot.setAttribute("cy", point[1])
  const value = place.values[place.point]
  const said = { label: asked.label, valuemin: asked.bounds[0], valuemax: asked.bounds[1], valuenow: value.toFixed(3) }
  Object.entries(said).forEach(([name, text]) => place.sketch.setAttribute(`aria-${name}`, text))
  place.sketch.setAttribute("aria-valuetext", `${xaxis.title.text} ${formatNumber(asked.x[place.point])}: ${value.toFixed(2)}`)
}

function clamp(value, [low, high]) {
  return Math.min(high, Math.max(low, value))
}
