// The component: its state is kept by the node that Streamlit gives it.

const states = new WeakMap()

function newState(parent) {
  const state = { plots: [], frame: 0, kept: 0, place: null, data: null, timer: null, waiting: null }
  state.root = parent.querySelector(".lab-panels")
  state.legendBox = parent.querySelector(".lab-legend")
  state.bar = parent.querySelector(".lab-slider")
  state.name = state.bar.querySelector("label")
  state.slider = state.bar.querySelector("input")
  state.second = state.bar.querySelector("input.lab-second")
  state.secondName = state.bar.querySelector("label.lab-second")
  state.output = state.bar.querySelector("output span")
  state.note = state.bar.querySelector("p span")
  state.play = state.bar.querySelector("button")
  state.action = state.bar.querySelector(".lab-action")
  state.observer = new ResizeObserver(entries => entries.forEach(({ target }) => {
    const width = target.clientWidth, index = state.plots.findIndex(({ node }) => node === target)
    // Of a panel that is no longer among the data, the chart is about to go.
    if (!state.data.panels[index] || !width || !target._fullLayout || target._fullLayout.width === width) return
    const panel = shownPanel(state, index)
    target.style.height = heightOf(panel.layout, width) + "px"
    drawPanel(state, window.Plotly, panel, state.plots[index], coloursOf(state.root))
  }))
  state.gone = new AbortController()
  state.root.addEventListener("touchstart", ({ target }) => {
    for (const { node } of state.plots) node.classList.toggle("lab-tapped", node.contains(target))
  }, { capture: true, passive: true, signal: state.gone.signal })
  states.set(parent, state)
  return state
}

// What the server has sent, with each part as text, by which it is told whether that has changed.
function read(text) {
  const data = JSON.parse(text)
  return { data, texts: data.panels.map(panel => JSON.stringify(panel)), words: JSON.stringify(data.words) }
}

// Whether the last that has come is only more of a training that is shown already, and goes on.
function onlyGrows({ news, version }) {
  return news.data.grows && news.data.rewind?.version === version
}

// Draws what has come last. More of a training waits until the browser has rested for three times as long as it has drawn:
// one that draws all the time hears no click.
async function showNews(state, Plotly) {
  state.hasNews = true
  if (!onlyGrows(state)) state.wake?.()
  if (state.isShowing) return
  state.isShowing = true
  try {
    while (state.hasNews && state.call) {
      state.hasNews = false
      Object.assign(state, state.news)
      showSlider(state, Plotly)
      const began = performance.now()
      await draw(state, Plotly)
      const rest = 3 * (performance.now() - began)
      if (onlyGrows(state)) await new Promise(resolve => { state.wake = resolve; setTimeout(resolve, rest) })
    }
  } finally {
    state.isShowing = false
  }
}

// Where plotly.js is still to come, so that nothing on the page moves when the charts are drawn.
function keepRoom(state) {
  Object.assign(state, state.news)
  layOutSlider(state)
  state.slider.disabled = state.second.disabled = state.play.disabled = true
  arrangePanels(state)
}

function giveRoomBack(state) {
  state.bar.hidden = true
  state.plots.splice(0).forEach(place => remove(state, place))
}

export default function ({ data, parentElement, setTriggerValue }) {
  const state = states.get(parentElement) ?? newState(parentElement)
  const call = state.call = {}
  state.send = setTriggerValue
  state.pick = place => setTriggerValue("pick", place)
  state.action.onclick = () => {
    setTriggerValue("take", state.data.rewind.at[state.frame])
    // What comes of it stands on top: else a phone, which keeps what lies below in its place, would show the page's end.
    document.querySelector("[data-testid=stMain]").scrollTo(0, 0)
  }
  const text = new TextDecoder().decode(data)
  if (state.text !== text) state.news = read(text)
  state.text = text
  if (!window.Plotly) keepRoom(state)
  loadPlotly(state.news.data.plotly).then(
    Plotly => showNews(state, Plotly),
    () => {
      giveRoomBack(state)
      state.legendBox.textContent = state.news.data.words.missing
    },
  )
  return () => {
    // Where a call came late, Streamlit ends it after the next one has begun, on the same nodes: those go on.
    if (state.call !== call) return
    state.call = null
    stop(state)
    cancelAnimationFrame(state.waiting)
    clearTimeout(state.resting)
    // Streamlit may call the component again on these very nodes.
    state.turn = null
    state.plots.forEach(place => remove(state, place))
    state.observer.disconnect()
    state.gone.abort()
    states.delete(parentElement)
  }
}
