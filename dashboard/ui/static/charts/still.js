// Points on a map that no frame moves, as one picture of them while the slider moves: a browser without a graphics
// processor would go through hundreds of them for each frame.

function paintStill(node, frames) {
  node.querySelectorAll(".lab-painted").forEach(points => points.classList.remove("lab-painted"))
  const { width, height, style: { left, top } } = node.field
  const still = node.still ??= node.appendChild(Object.assign(document.createElement("canvas"), { className: "lab-still" }))
  Object.assign(still.style, { left, top, width: width + "px", height: height + "px" })
  // As many pixels as the screen has there: on a projector the page is enlarged.
  const scale = devicePixelRatio * (node.currentCSSZoom ?? 1)
  Object.assign(still, { width: width * scale, height: height * scale })
  const pen = still.getContext("2d")
  node.calcdata.forEach(([{ trace, node3 }], i) => {
    const points = node3?.node()?.querySelector(".points")
    if (!points || trace.mode !== "markers" || trace.visible !== true || frames.some(({ data }) => placesOf(data[i] ?? {}).length)) return
    for (const point of points.children) paintPoint(pen, point, scale)
    points.classList.add("lab-painted")
  })
}

// As Plotly has drawn it.
function paintPoint(pen, point, scale) {
  const { fill, fillOpacity, stroke, strokeOpacity, strokeWidth, opacity } = point.style, shape = new Path2D(point.getAttribute("d"))
  const [x, y] = point.getAttribute("transform").match(/-?[\d.]+/g)
  pen.setTransform(scale, 0, 0, scale, x * scale, y * scale)
  Object.assign(pen, { fillStyle: fill, globalAlpha: opacity * fillOpacity })
  if (fill !== "none") pen.fill(shape)
  Object.assign(pen, { strokeStyle: stroke, globalAlpha: opacity * strokeOpacity, lineWidth: parseFloat(strokeWidth) })
  if (stroke) pen.stroke(shape)
}
