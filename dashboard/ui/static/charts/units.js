// What a hidden unit gives over the plane of both inputs, below the drawing of its network: the unit that is pointed at, or
// the one that was chosen from a list, at the frame that is shown.

const MAP_PIXELS = 144

function showUnits(state, index) {
  const place = state.plots[index], asked = shownPanel(state, index).units
  if (place.units) place.units.box.hidden = !asked
  if (!asked) return
  place.units ??= makeUnits(state, index)
  say(place.units.title, state.data.words.unit)
  const { list } = place.units, names = [state.data.words.none, ...asked.names].join()
  if (place.units.names !== names) {
    place.units.names = names
    const chosen = list.value
    list.replaceChildren(new Option(state.data.words.none, ""), ...asked.names.map(name => new Option(name, name)))
    list.value = asked.names.includes(chosen) ? chosen : ""
  }
  showUnit(state, index)
}

function makeUnits(state, index) {
  const place = state.plots[index], box = document.createElement("div"), id = `lab-unit-${Math.random().toString(36).slice(2)}`
  box.className = "lab-units"
  box.innerHTML = `<canvas width="${MAP_PIXELS}" height="${MAP_PIXELS}" aria-hidden="true"></canvas>
    <div><label><span></span> <select aria-describedby="${id}"></select></label><p id="${id}"></p></div>`
  const [canvas, title, list, text] = ["canvas", "span", "select", "p"].map(tag => box.querySelector(tag))
  list.onchange = () => showUnit(state, index)
  const point = at => { place.pointed = at; if (place.units && shownPanel(state, index).units) showUnit(state, index) }
  // Inputs and outputs of the network have no number among the hidden units.
  place.node.on("plotly_hover", ({ points }) => point(points[0].customdata ?? null))
  place.node.on("plotly_unhover", () => point(null))
  place.node.on("plotly_click", ({ points }) => {
    const name = shownPanel(state, index).units?.names[points[0].customdata]
    if (name) { list.value = name; showUnit(state, index) }
  })
  place.box.append(box)
  return { box, canvas, title, list, text, names: "" }
}

function showUnit(state, index) {
  const { words } = state.data, { units: asked } = shownPanel(state, index), { pointed, units: { canvas, list, text } } = state.plots[index]
  // What was pointed at may be gone from a smaller network.
  const unit = asked.names[pointed] ? pointed : asked.names.indexOf(list.value), drawing = canvas.getContext("2d")
  drawing.clearRect(0, 0, MAP_PIXELS, MAP_PIXELS)
  canvas.hidden = unit < 0
  if (unit < 0) return say(text, filled(words.point, { plane: asked.plane }))
  const { values, size } = mapOf(asked.maps[Math.min(state.frame, asked.maps.length - 1)], unit)
  const scale = bytesOf(asked.scales, Float32Array)[unit] / 127
  paint(drawing, values, size, [asked.negative, asked.positive].map(rgb))
  paintDots(drawing, bytesOf(asked.points, Float32Array), asked.colours)
  say(text, inWords(words, asked.names[unit], values, scale))
}

function inWords(words, name, values, scale) {
  const low = Math.min(...values) * scale, high = Math.max(...values) * scale
  const share = Math.round(100 * values.filter(value => value > 0).length / values.length)
  const unit = `${name[0].toUpperCase()}${name.slice(1)}`, said = { unit, value: formatTwoDigits(low), low: formatTwoDigits(low), high: formatTwoDigits(high), share }
  return filled(low === high ? words.everywhere : words.range, said)
}

function formatTwoDigits(value) {
  return Number(value.toPrecision(2)).toString().replace("-", "\u2212")
}

function mapOf(encoded, unit) {
  const [, rows, columns] = encoded.shape.split(",").map(Number), size = rows * columns
  return { values: bytesOf(encoded, Int8Array).slice(unit * size, (unit + 1) * size), size: columns }
}

function bytesOf(encoded, Type) {
  return new Type(Uint8Array.from(atob(encoded.bdata), letter => letter.charCodeAt(0)).buffer)
}

function rgb(hex) {
  return [1, 3, 5].map(at => parseInt(hex.slice(at, at + 2), 16))
}

// The colour is the sign, how strong it is the size; drawn small, and enlarged smoothly.
function paint(drawing, values, size, [negative, positive]) {
  const small = Object.assign(document.createElement("canvas"), { width: size, height: size }), pen = small.getContext("2d")
  const image = pen.createImageData(size, size)
  values.forEach((value, i) => {
    const row = size - 1 - Math.floor(i / size), at = 4 * (row * size + i % size)
    image.data.set([...(value < 0 ? negative : positive), Math.abs(value) * 2], at)
  })
  pen.putImageData(image, 0, 0)
  drawing.imageSmoothingQuality = "high"
  drawing.drawImage(small, 0, 0, MAP_PIXELS, MAP_PIXELS)
}

function paintDots(drawing, places, colours) {
  drawing.strokeStyle = "rgba(255,255,255,0.8)"
  drawing.lineWidth = 0.8
  colours.forEach((colour, i) => {
    drawing.beginPath()
    drawing.arc(places[2 * i] * MAP_PIXELS, (1 - places[2 * i + 1]) * MAP_PIXELS, 2.5, 0, 2 * Math.PI)
    drawing.fillStyle = colour
    drawing.fill()
    drawing.stroke()
  })
}
