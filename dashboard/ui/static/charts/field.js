// A map of what a network says, on a canvas below its chart while the slider moves: as Plotly's picture, which takes its
// place again once the slider rests.

// On which a map is drawn before it is enlarged, and the pixels that each scale of colours stands for.
const small = document.createElement("canvas").getContext("2d", { willReadFrequently: true })
const pixelsOf = new WeakMap()

function moverOfField({ node, trace, axes, at: { z } }) {
  if (trace.texttemplate || ![axes.x, axes.y].every(axis => axis.type === "linear") || trace.xgap || trace.ygap) return null
  return () => {
    const field = node.field ??= node.appendChild(Object.assign(document.createElement("canvas"), { className: "lab-field" }))
    const width = Math.round(axes.x._length), height = Math.round(axes.y._length)
    if (!node.classList.contains("lab-moved")) {
      node.classList.add("lab-moved")
      Object.assign(field.style, { left: axes.x._offset + "px", top: axes.y._offset + "px", opacity: trace.opacity })
      Object.assign(field, { width, height })
    }
    paintField(field.getContext("2d", { willReadFrequently: true }), trace, axes, z)
  }
}

// Values are drawn small in the red of a picture, and enlarged; only then they become colours, as there is a boundary where
// those between two are passed through.
function paintField(pen, trace, axes, z) {
  const { width, height } = pen.canvas, rows = z.length, columns = z[0].length
  const values = new Uint8ClampedArray(4 * rows * columns).fill(255), { zmin, zmax } = trace
  z.forEach((row, i) => row.forEach((value, j) => { values[4 * (i * columns + j)] = 255 * (value - zmin) / (zmax - zmin) }))
  Object.assign(small.canvas, { width: columns, height: rows })
  small.putImageData(new ImageData(values, columns, rows), 0, 0)
  const [left, across] = firstCell(axes.x, trace.x), [bottom, up] = firstCell(axes.y, trace.y)
  pen.setTransform(across, 0, 0, up, left, bottom)
  pen.imageSmoothingEnabled = Boolean(trace.zsmooth)
  pen.drawImage(small.canvas, 0, 0)
  const image = pen.getImageData(0, 0, width, height), pixels = new Uint32Array(image.data.buffer)
  if (!pixelsOf.has(trace.colorscale)) pixelsOf.set(trace.colorscale, coloursAlong(trace.colorscale))
  const colours = pixelsOf.get(trace.colorscale)
  for (let i = 0; i < pixels.length; i++) pixels[i] = colours[image.data[4 * i]]
  pen.putImageData(image, 0, 0)
}

// Where it begins, and how large it is, in pixels.
function firstCell(axis, centres) {
  const size = axis.d2p(centres[1]) - axis.d2p(centres[0])
  return [axis.d2p(centres[0]) - size / 2, size]
}

// A pixel for each of 256 steps of a scale of colours.
function coloursAlong(scale) {
  const stops = scale.map(([at, colour]) => [Number(at), colour.startsWith("#") ? [...rgb(colour), 1] : colour.match(/[\d.]+/g).map(Number)])
  const pixels = new Uint8ClampedArray(4 * 256)
  for (let step = 0; step < 256; step++) {
    const after = Math.max(stops.findIndex(([at]) => at >= step / 255), 1)
    const [[start, from], [end, to]] = [stops[after - 1], stops[after]], share = end > start ? (step / 255 - start) / (end - start) : 1
    const [red, green, blue, alpha = 1] = from.map((part, i) => part + share * (to[i] - part))
    pixels.set([red, green, blue, 255 * alpha], 4 * step)
  }
  return new Uint32Array(pixels.buffer)
}
