// One slider for all panels, or two through the columns and the rows of a table of frames, and the play button. Nothing
// here asks the server.

// Who asked for less motion goes on frame by frame, at their own pace.
const still = matchMedia("(prefers-reduced-motion: reduce)")

// What of it takes room, before plotly.js is there as well.
function layOutSlider(state) {
  const rewind = state.data.rewind
  state.bar.hidden = !rewind?.at.length
  state.action.hidden = !rewind?.action
  state.action.textContent = rewind?.action ?? ""
  state.second.hidden = state.secondName.hidden = !rewind?.rows
  // Through a table it would jump from the end of each row to the start of the next.
  state.play.hidden = Boolean(rewind?.rows)
  reserve(state.output, rewind?.labels)
  reserve(state.note, rewind?.notes)
  labelPlayButton(state)
}

function showSlider(state, Plotly) {
  const rewind = state.data.rewind, last = (rewind?.at.length ?? 0) - 1
  layOutSlider(state)
  state.slider.disabled = state.play.disabled = last < 1
  const another = state.version !== rewind?.version
  if (another) {
    state.version = rewind?.version
    stop(state)
    state.place = null
  }
  // Where the visitor has left it, as near as what there is now comes to that.
  state.frame = state.kept = last < 0 ? 0 : state.place === null ? rewind.start : frameAt(rewind, state.place)
  const rows = rewind?.rows
  state.slider.max = Math.max(rows ? rows.columns - 1 : last, 1)
  state.second.max = Math.max((rows?.count ?? 0) - 1, 1)
  state.second.disabled = state.slider.disabled
  const chosen = () => rows ? frameAt(rewind, Number(state.second.value) * rows.columns + Number(state.slider.value)) : Number(state.slider.value)
  state.slider.oninput = state.second.oninput = () => { stop(state); keepFrame(state, Plotly, chosen()) }
  state.play.onclick = () => {
    if (state.timer) return stop(state)
    const ended = state.frame >= last
    if (still.matches) return keepFrame(state, Plotly, ended ? 0 : state.frame + 1)
    if (ended) keepFrame(state, Plotly, 0)
    play(state, Plotly, last)
  }
  if (another && last > 0 && playsByItself(rewind)) {
    keepFrame(state, Plotly, 0)
    play(state, Plotly, rewind.start)
  }
}

// The first thing that a newcomer sees moves, and nothing after it.
let greeted = false

function playsByItself({ plays }) {
  if (still.matches) return false
  if (plays !== "for a newcomer") return plays === "at first sight"
  const greets = !greeted && document.documentElement.classList.contains("lab-newcomer")
  greeted ||= greets
  return greets
}

function play(state, Plotly, end) {
  state.timer = setInterval(() => (state.frame >= end ? stop(state) : keepFrame(state, Plotly, state.frame + 1)), 90)
  labelPlayButton(state)
}

// Where the visitor left the slider, and what is shown while they only look somewhere else.
function keepFrame(state, Plotly, frame) {
  state.kept = frame
  state.place = state.data.rewind.at[frame]
  showFrame(state, Plotly, frame)
}

function showFrame(state, Plotly, frame) {
  if (frame === state.frame) return
  state.frame = frame
  labelSlider(state)
  // However fast it moves, it is drawn once for each picture that the screen shows.
  state.waiting ??= requestAnimationFrame(() => showMoved(state, Plotly))
  clearTimeout(state.resting)
  state.resting = setTimeout(() => draw(state, Plotly), REST)
}

function labelSlider(state) {
  const { labels = [], notes = [], name = "", at = [], rows } = state.data.rewind ?? {}
  say(state.output, labels[state.frame] ?? "")
  const [column, row] = rows ? cellOf(rows.columns, at[state.frame]) : [state.frame, 0]
  for (const [slider, box, text, value] of [[state.slider, state.name, name, column], [state.second, state.secondName, rows?.name ?? "", row]]) {
    say(box, text)
    slider.value = value
    put(slider, "aria-label", text)
    put(slider, "aria-valuetext", state.output.textContent)
  }
  say(state.note, notes[state.frame] ?? "")
  state.plots.forEach((_, index) => placeCursor(state, index))
}

// Room for the longest of its texts: nothing below or beside one moves while the slider does.
function reserve(text, texts = []) {
  text.parentElement.dataset.longest = texts.reduce((longest, one) => one.length > longest.length ? one : longest, "")
}

// The frame at a place on the slider's axis, or in the table; where there is none yet, the nearest.
function frameAt({ at, rows }, place) {
  if (!rows) return nearest(at, place)
  const [column, row] = cellOf(rows.columns, place)
  const away = at.map(other => { const [x, y] = cellOf(rows.columns, other); return Math.hypot(x - column, y - row) })
  return away.indexOf(Math.min(...away))
}

function cellOf(columns, place) {
  return [place % columns, Math.floor(place / columns)]
}

function nearest(values, x) {
  return values.reduce((best, value, i) => Math.abs(value - x) < Math.abs(values[best] - x) ? i : best, 0)
}

function stop(state) {
  clearInterval(state.timer)
  state.timer = null
  labelPlayButton(state)
}

// What the button does, in the language that the page has now.
function labelPlayButton(state) {
  say(state.play, state.data.words[state.timer ? "pause" : still.matches ? "step" : "play"])
}
