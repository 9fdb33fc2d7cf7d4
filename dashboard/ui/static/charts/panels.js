// Panels are drawn with Plotly.react on nodes that stay, so that zoom, hover and legend choices survive every update.

// Of no use to a drawing, which has no axes.
const ZOOMS = ["zoom2d", "pan2d", "zoomIn2d", "zoomOut2d"]

function panelNode(state, index) {
  if (!state.plots[index]) {
    const box = document.createElement("figure")
    box.innerHTML = "<figcaption></figcaption><div class='lab-plot' role='figure'></div>"
    state.root.append(box)
    const place = { box, title: box.querySelector("figcaption"), node: box.querySelector(".lab-plot"), open: false, table: null }
    state.plots[index] = Object.assign(place, { button: makeNumbersButton(place) })
    box.append(place.button)
    for (const kind of ["pointerenter", "focusin"]) box.addEventListener(kind, () => makeRoom(place))
    state.observer.observe(state.plots[index].node)
  }
  return state.plots[index]
}

// Of panels that share a place, the one that was chosen last.
function shownPanel(state, index) {
  const panel = state.data.panels[index]
  return panel.others.find(other => other.title === state.plots[index]?.chosen) ?? panel
}

// What a panel shows, in words; what is counted is counted at its last frame.
function describe({ data: { rewind }, frame }, { alt, counted, frames }) {
  const label = frames.length ? rewind?.labels[frame] : "", said = counted && !(frame < frames.length - 1) ? `${alt} ${counted}` : alt
  if (!label) return said
  const names = [rewind.name, rewind.rows?.name].filter(Boolean).join(", ")
  const at = label.toLowerCase().startsWith(names.toLowerCase()) ? label : `${names}: ${label}`
  return `${said} ${at}.`
}

function atFrame(panel, frame) {
  const chosen = panel.frames[frame]
  if (!chosen) return [panel.data, panel.layout]
  return [panel.data.map((trace, i) => changed(trace, chosen.data[i])), changed(panel.layout, chosen.layout)]
}

// What a frame takes away is null in it, which plotly.js does not read as nothing everywhere.
function changed(own, changes) {
  return Object.fromEntries(Object.entries({ ...own, ...changes }).filter(([, value]) => value !== null))
}

// The frame among what `appearanceOf` lists.
const FRAME = 3

// What looks as before is left alone: of many charts, few change with a new result or another frame.
function appearanceOf(state, index, colours) {
  const panel = shownPanel(state, index)
  return [state.texts[index], state.words, panel.title, panel.frames.length ? state.frame : 0, ...Object.values(colours)]
}

// Charts that are drawn for the first time, or that have been moved, come one by one, and the browser may show each before
// the next is made.
async function draw(state, Plotly) {
  const turn = state.turn = {}
  arrangePanels(state)
  const colours = coloursOf(state.root)
  for (const index of state.data.panels.keys()) {
    const place = state.plots[index], waits = !place.drawn || isMoved(place)
    if (!waits && appearanceOf(state, index, colours).every((part, i) => part === place.drawn[i])) continue
    drawOne(state, Plotly, index, colours)
    if (waits) await waitForPaint()
    // By now its axes have their length, which a chart that has just been made may not have had.
    if (state.turn === turn) showSketch(state, index)
    if (state.turn !== turn) return
  }
}

function drawOne(state, Plotly, index, colours) {
  const place = state.plots[index], isNew = !place.drawn, panel = shownPanel(state, index)
  place.drawn = appearanceOf(state, index, colours)
  drawPanel(state, Plotly, panel, place, colours)
  showNumbers(place)
  if (panel.units || place.units) showUnits(state, index)
  if (!isNew) return
  keepZoom(place.node)
  followPointer(state, Plotly, index)
  if (panel.picks) place.node.on("plotly_click", ({ points }) => state.pick(points[0].pointNumber))
  // For those who measure how long a visitor waits.
  waitForPaint().then(() => performance.mark("chart shown"))
}

// A page that nobody looks at shows no frames, and goes on without.
function waitForPaint() {
  return new Promise(resolve => {
    requestAnimationFrame(() => setTimeout(resolve))
    setTimeout(resolve, 200)
  })
}

function drawPanel(state, Plotly, panel, place, colours) {
  const { node } = place, width = node.clientWidth || undefined, [data, layout] = atFrame(panel, state.frame)
  place.panel = panel
  forgetMove(place)
  node.zoomOut = () => { forgetZoom(node); drawPanel(state, Plotly, panel, place, colours) }
  settle(node, Plotly.react(node, data.map(trace => inked(named(fitted(trace, width)), colours)), zoomed(node, themed(layout, colours, width)), configOf(state, Plotly, place)))
  // The label says what the chart shows; its ticks one by one say nothing. The buttons in its corner stay.
  node.querySelectorAll(".main-svg").forEach(svg => svg.setAttribute("aria-hidden", "true"))
  reachButtons(place)
}

// One for all drawings of a chart: with another, were it only a new function that does the same, Plotly takes the chart
// away and makes it anew, which takes longer, and Firefox shows nothing of a map meanwhile.
function configOf(state, Plotly, place) {
  const { words } = state.data, hasAxes = place.panel.layout.xaxis?.visible !== false, key = hasAxes + state.words
  if (place.configKey !== key) {
    place.configKey = key
    place.config = {
      displaylogo: false, responsive: false, displayModeBar: "hover", doubleClick: false,
      // Plotly's own words; it has English ones, and looks others up.
      ...words.dictionary && { locale: "here", locales: { here: { dictionary: words.dictionary, format: {} } } },
      // A chart stays here: no button sends it to Plotly's cloud, and there is no address to send it to.
      showSendToCloud: false, plotlyServerURL: "",
      modeBarButtonsToRemove: ["select2d", "lasso2d", "autoScale2d", "resetScale2d", "toImage", ...hasAxes ? [] : ZOOMS],
      modeBarButtonsToAdd: [
        ...makeDownloadButtons(state, Plotly, place),
        { name: words.reset, icon: Plotly.Icons.home, click: () => place.node.zoomOut() },
      ],
    }
  }
  return place.config
}

// All that stands around the charts, which take their width from the row that they share.
function arrangePanels(state) {
  const { panels, small, triple } = state.data
  state.root.classList.toggle("lab-small", Boolean(small))
  state.root.classList.toggle("lab-triple", Boolean(triple))
  panels.forEach((_, index) => {
    const { box, node } = panelNode(state, index), panel = shownPanel(state, index)
    showTitle(state, index)
    box.classList.toggle("lab-wide", panel.wide)
    node.setAttribute("aria-label", describe(state, panel))
    const { button } = state.plots[index], { words } = state.data
    say(button, words.numbers)
    button.setAttribute("aria-label", filled(words.numbers_of, { title: panel.title }))
  })
  showLegend(state)
  state.plots.splice(panels.length).forEach(place => remove(state, place))
  // Only once all are there does each have its width.
  state.plots.forEach(({ node }, index) => {
    node.style.height = heightOf(shownPanel(state, index).layout, node.clientWidth) + "px"
  })
  labelSlider(state)
}

// A panel's title; where several share a place, a switch of all their titles.
function showTitle(state, index) {
  const place = state.plots[index], { title, others } = state.data.panels[index]
  const titles = [title, ...others.map(other => other.title)], chosen = shownPanel(state, index).title
  // A zoom is of one chart, and not of the next in its place.
  if (place.shown !== undefined && place.shown !== chosen) forgetZoom(place.node)
  place.shown = chosen
  if (place.titles !== titles.join()) {
    place.titles = titles.join()
    place.title.replaceChildren(...(others.length ? titles.map(one => makeChoice(state, place, one)) : [title]))
  }
  place.title.querySelectorAll("button").forEach(button => button.setAttribute("aria-pressed", button.textContent === chosen))
}

function makeChoice(state, place, title) {
  const button = Object.assign(document.createElement("button"), { type: "button", textContent: title })
  button.onclick = () => {
    place.chosen = title
    // Before plotly.js is there, the place alone.
    if (window.Plotly) draw(state, window.Plotly)
    else arrangePanels(state)
  }
  return button
}

const DASHES = { solid: "", dash: "7 4", dot: "2 3", dashdot: "7 3 2 3" }
const SHAPES = {
  circle: "M13 6a4 4 0 1 0 8 0a4 4 0 1 0-8 0", diamond: "M17 1l5 5l-5 5l-5-5z", square: "M13 2h8v8h-8z", cross: "M15 2h4v8h-4z",
  star: "M17 0l1.6 4.2 4.4.2-3.5 2.8 1.2 4.3-3.7-2.5-3.7 2.5 1.2-4.3L11 4.4l4.4-.2z",
}

// One legend for panels of the same series, instead of one in each; points have no line.
function showLegend(state) {
  state.legendBox.innerHTML = (state.data.legend ?? []).map(({ name, colour, dash, symbol }) => {
    const [left, width] = dash ? [0, 34] : [10, 14]
    return `<span><svg width="${width}" height="12" viewBox="${left} 0 ${width} 12" style="stroke: ${colour}" aria-hidden="true">` +
      `<path d="M0 6h${dash ? 34 : 0}" stroke-width="2.2" stroke-dasharray="${DASHES[dash] ?? ""}"/>` +
      `<path d="${symbol && (SHAPES[symbol.replace("-open", "")] ?? SHAPES.circle)}" ` +
      `style="fill: ${symbol.endsWith("-open") ? "none" : colour}"/></svg>${name}</span>`
  }).join("")
}

function remove(state, place) {
  cancelSending(place)
  state.observer.unobserve(place.node)
  window.Plotly?.purge(place.node)
  place.box.remove()
}
