// For a class: everything larger, one figure at a time, and keys for what a hand on a lectern can reach.

const SHOWN = "lab-projector", KEPT = "overfit lab projector"

function isProjecting() {
  return document.documentElement.classList.contains(SHOWN)
}

function project(button, on) {
  document.documentElement.classList.toggle(SHOWN, on)
  button.setAttribute("aria-pressed", String(on))
  keep(on)
  if (on) showFigure(0)
}

// For the pages that follow, in this tab; a browser that keeps nothing projects one page at a time.
function keep(on) {
  try { on ? sessionStorage.setItem(KEPT, "on") : sessionStorage.removeItem(KEPT) } catch {}
}

function isKept() {
  try { return sessionStorage.getItem(KEPT) === "on" } catch { return false }
}

function findFigures() {
  return [...document.querySelectorAll(".lab-panels figure")]
}

// Shows the figure so many after the one that is shown; at either end it stays.
function showFigure(by) {
  const all = findFigures(), at = all.findIndex(one => one.classList.contains("lab-current"))
  const place = Math.min(all.length - 1, Math.max(0, at + by))
  all.forEach((one, i) => one.classList.toggle("lab-current", i === place))
  if (by) all[place]?.scrollIntoView({ block: "center" })
}

// Whatever the button is called in the language of the page: the lab trains, any other page runs the first that can be
// seen, but for what waits behind one that is busy.
function pressRun() {
  const train = document.querySelector(".st-key-lab-buttons button")
  const runs = [...document.querySelectorAll(":is([class*='st-key-run-'], [class*='st-key-find-out-']) button")]
  const first = train ?? runs.find(one => !one.closest("[inert]"))
  if (!first?.disabled) first?.click()
}

const KEYS = { n: () => showFigure(1), p: () => showFigure(-1), r: pressRun, PageDown: () => showFigure(1), PageUp: () => showFigure(-1) }

// What a key closes by itself, controls to which letters are their own, and those to which a page up or down is.
const OPEN = "dialog, [role=dialog], [role=menu], [role=listbox], [role=combobox], [aria-haspopup][aria-expanded=true]"
const WRITES = "input:not([type=radio], [type=checkbox], [type=range]), textarea, select, [contenteditable]"
const SLIDES = "[type=range], [role=slider]"

function onKey(event, button) {
  if (!isProjecting() || event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.(OPEN)) return
  if (event.key === "Escape") return project(button, false)
  if (event.target.closest?.(event.key.length === 1 ? WRITES : `${WRITES}, ${SLIDES}`)) return
  // Whether or not its capitals are locked.
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
  if (!KEYS[key]) return
  event.preventDefault()
  // To Streamlit, R is a key of its own.
  event.stopPropagation()
  KEYS[key]()
}
