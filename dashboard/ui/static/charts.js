// Draws panels with Plotly.react on nodes that stay, so that zoom, hover and legend choices survive every update,
// and rewinds them through their frames without asking the server.

const states = new WeakMap()
// Who asked for less motion goes on frame by frame, at their own pace.
const still = matchMedia("(prefers-reduced-motion: reduce)")

// The page loads it by itself; here it is waited for, and loaded where that failed.
function plotly(url) {
  window.overfitLabPlotly ??= new Promise((resolve, reject) => {
    if (window.Plotly) return resolve(window.Plotly)
    const coming = document.querySelector(`script[src="${url}"]`), script = coming ?? document.createElement("script")
    script.addEventListener("load", () => resolve(window.Plotly))
    script.addEventListener("error", () => reject(new Error("plotly.js could not be loaded")))
    if (!coming) document.head.append(Object.assign(script, { src: url }))
  })
  return window.overfitLabPlotly
}

// Plotly ends a drawing in a later turn, and fails there if the chart has been taken away meanwhile.
function settle(node, drawing) {
  drawing.catch(error => { if (node.isConnected) console.error(error) })
}

function coloursOf(host) {
  const css = getComputedStyle(host)
  const read = name => css.getPropertyValue(name).trim()
  return { text: read("--st-text-color"), line: read("--st-border-color"), back: read("--st-background-color"), font: read("--st-font") }
}

function themed(layout, { text, line, back, font }, width) {
  const out = { ...layout, autosize: false, width }
  out.font = { ...layout.font, color: text, family: font }
  out.hoverlabel = { bgcolor: back, bordercolor: line, font: { color: text } }
  out.annotations = layout.annotations?.map(note => note.bgcolor === "rgba(255,255,255,0)" ? { ...note, bgcolor: back } : note)
  for (const name of Object.keys(out)) {
    if (/^[xy]axis\d*$/.test(name)) out[name] = { gridcolor: line, linecolor: line, tickcolor: line, ...out[name] }
  }
  return out
}

function newState(parent) {
  const state = { plots: [], frame: null, data: null, timer: null }
  state.root = parent.querySelector(".lab-panels")
  state.key_box = parent.querySelector(".lab-legend")
  state.bar = parent.querySelector(".lab-scrubber")
  state.slider = state.bar.querySelector("input")
  state.output = state.bar.querySelector("output")
  state.play = state.bar.querySelector("button")
  state.observer = new ResizeObserver(entries => entries.forEach(({ target }) => {
    const width = target.clientWidth
    if (width && target._fullLayout && target._fullLayout.width !== width) settle(target, window.Plotly.relayout(target, { width }))
  }))
  states.set(parent, state)
  return state
}

function panelNode(state, index) {
  if (!state.plots[index]) {
    const box = document.createElement("figure")
    box.innerHTML = "<figcaption></figcaption><div class='lab-plot' role='figure'></div>"
    state.root.append(box)
    state.plots[index] = { box, title: box.querySelector("figcaption"), node: box.querySelector(".lab-plot") }
    state.observer.observe(state.plots[index].node)
  }
  return state.plots[index]
}

function atFrame(panel, frame) {
  const chosen = frame === null ? undefined : panel.frames[frame]
  if (!chosen) return [panel.data, panel.layout]
  const data = panel.data.map((trace, i) => ({ ...trace, ...chosen.data[i] }))
  return [data, { ...panel.layout, ...chosen.layout }]
}

// Charts that are drawn for the first time come one by one, and the browser may show each before the next is made.
async function draw(state, Plotly) {
  const turn = state.turn = {}
  frame(state)
  const colours = coloursOf(state.root)
  for (const [index, panel] of state.data.panels.entries()) {
    const place = state.plots[index], isNew = !place.drawn
    // What looks as before is left alone: of many charts, few change with a new result.
    const look = [state.texts[index], state.frame, ...Object.values(colours)]
    if (look.every((part, i) => part === place.drawn?.[i])) continue
    place.drawn = look
    drawPanel(state, Plotly, panel, place.node, colours)
    if (isNew) await shown()
    // For those who measure how long a visitor waits.
    if (isNew) performance.mark("chart shown")
    if (state.turn !== turn) return
  }
}

// A page that nobody looks at shows no frames, and goes on without.
function shown() {
  return new Promise(resolve => {
    requestAnimationFrame(() => setTimeout(resolve))
    setTimeout(resolve, 200)
  })
}

function drawPanel(state, Plotly, panel, node, colours) {
  const [data, layout] = atFrame(panel, state.frame)
  settle(node, Plotly.react(node, data, themed(layout, colours, node.clientWidth || undefined), {
    displaylogo: false, responsive: false, displayModeBar: "hover",
    modeBarButtonsToRemove: ["select2d", "lasso2d", "autoScale2d"],
  }))
  // The label says what the chart shows; its ticks one by one say nothing. The buttons in its corner stay.
  node.querySelectorAll(".main-svg").forEach(svg => svg.setAttribute("aria-hidden", "true"))
}

// All that stands around the charts, which take their width from the row that they share.
function frame(state) {
  const { panels, epochs, small } = state.data
  state.root.classList.toggle("lab-small", Boolean(small))
  panels.forEach((panel, index) => {
    const { box, title, node } = panelNode(state, index)
    title.textContent = panel.title
    box.classList.toggle("lab-wide", panel.wide)
    node.style.height = panel.layout.height + "px"
    node.setAttribute("aria-label", panel.alt)
  })
  legend(state)
  state.plots.splice(panels.length).forEach(remove)
  state.bar.hidden = epochs.length < 2
  state.output.textContent = state.frame === null ? "" : "epoch " + epochs[state.frame]
  state.slider.setAttribute("aria-valuetext", state.output.textContent)
}

const DASHES = { solid: "", dash: "7 4", dot: "2 3", dashdot: "7 3 2 3" }
const SHAPES = {
  circle: "M13 6a4 4 0 1 0 8 0a4 4 0 1 0-8 0", diamond: "M17 1l5 5l-5 5l-5-5z", square: "M13 2h8v8h-8z", cross: "M15 2h4v8h-4z",
}

// One legend for small multiples, instead of one in each.
function legend(state) {
  state.key_box.innerHTML = (state.data.legend ?? []).map(({ name, colour, dash, symbol }) =>
    `<span><svg width="34" height="12" aria-hidden="true"><path d="M0 6h34" stroke="${colour}" stroke-width="2.2" ` +
    `stroke-dasharray="${DASHES[dash] ?? ""}"/><path d="${SHAPES[symbol] ?? SHAPES.circle}" fill="${colour}"/></svg>${name}</span>`
  ).join("")
}

function remove({ box, node }) {
  window.Plotly?.purge(node)
  box.remove()
}

function scrub(state, Plotly) {
  const { epochs, version } = state.data
  const last = epochs.length - 1
  if (state.version !== version) {
    state.version = version
    state.frame = last > 0 ? last : null
    state.slider.max = Math.max(last, 0)
    state.slider.value = state.slider.max
    stop(state)
  }
  rest(state)
  const go = frame => { state.frame = frame; state.slider.value = frame; draw(state, Plotly) }
  state.slider.oninput = () => { stop(state); go(Number(state.slider.value)) }
  state.play.onclick = () => {
    if (state.timer) return stop(state)
    const ended = state.frame >= last
    if (still.matches) return go(ended ? 0 : state.frame + 1)
    if (ended) go(0)
    state.play.textContent = "Pause"
    state.timer = setInterval(() => (state.frame >= last ? stop(state) : go(state.frame + 1)), 90)
  }
}

function stop(state) {
  clearInterval(state.timer)
  state.timer = null
  rest(state)
}

function rest(state) {
  if (!state.timer) state.play.textContent = still.matches ? "Step" : "Play"
}

export default function ({ data, parentElement }) {
  const state = states.get(parentElement) ?? newState(parentElement)
  const text = new TextDecoder().decode(data)
  if (state.text !== text) {
    state.data = JSON.parse(text)
    state.texts = state.data.panels.map(panel => JSON.stringify(panel))
  }
  state.text = text
  plotly(state.data.plotly).then(Plotly => {
    if (state.text !== text || states.get(parentElement) !== state) return
    scrub(state, Plotly)
    draw(state, Plotly)
  }).catch(error => { state.root.textContent = error.message })
  return () => {
    stop(state)
    state.observer.disconnect()
    // Streamlit may call the component again on these very nodes.
    state.turn = null
    state.plots.forEach(remove)
    states.delete(parentElement)
  }
}
