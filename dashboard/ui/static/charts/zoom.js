// Where a person has zoomed in, a chart stays, though its axes grow with the training: Plotly's own memory of a zoom gives
// way to every range that the figure changes.

const AXIS_RANGE = /^([xy]axis\d*)\.range/

function keepZoom(node) {
  node.on("plotly_relayout", changed => {
    for (const key of Object.keys(changed)) {
      const axis = key.match(AXIS_RANGE)?.[1]
      if (axis) zoomOf(node).ranges[axis] = [...node.layout[axis].range]
    }
  })
  node.on("plotly_doubleclick", () => node.zoomOut())
}

function zoomOf(node) {
  return node.zoom ??= { ranges: {}, resets: 0 }
}

// Forgets where a person has zoomed to; the next drawing has the figure's own ranges.
function forgetZoom(node) {
  node.zoom = { ranges: {}, resets: zoomOf(node).resets + 1 }
}

function zoomed(node, layout) {
  const { ranges, resets } = zoomOf(node), out = { ...layout }
  for (const axis of Object.keys(out).filter(name => /^[xy]axis\d*$/.test(name))) {
    // With another revision Plotly forgets its own memory of this axis. It writes into the ranges that it is given.
    out[axis] = { ...out[axis], uirevision: `zoom ${resets}` }
    const range = ranges[axis] ?? out[axis].range
    if (range) out[axis].range = [...range]
  }
  return out
}
