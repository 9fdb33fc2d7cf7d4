// For a class: everything larger, one figure at a time, and keys for what a hand on a lectern can reach.

const SHOWN = "lab-projector", KEPT = "overfit lab projector"

function projecting() {
  return document.documentElement.classList.contains(SHOWN)
}

function project(button, on) {
  document.documentElement.classList.toggle(SHOWN, on)
  button.setAttribute("aria-pressed", String(on))
  // For the pages that follow, in this tab.
  on ? sessionStorage.setItem(KEPT, "on") : sessionStorage.removeItem(KEPT)
  if (on) current(0)
}

function figures() {
  return [...document.querySelectorAll(".lab-panels figure")]
}

// Shows the figure so many after the one that is shown; at either end it stays.
function current(by) {
  const all = figures(), at = all.findIndex(one => one.classList.contains("lab-current"))
  const place = Math.min(all.length - 1, Math.max(0, at + by))
  all.forEach((one, i) => one.classList.toggle("lab-current", i === place))
  if (by) all[place]?.scrollIntoView({ block: "center" })
}

// Whatever the button is called in the language of the page.
function run() {
  const train = document.querySelector(".st-key-lab-buttons button")
  const buttons = [...document.querySelectorAll(":is([class*='st-key-run-'], [class*='st-key-find-out-']) button"), train]
  buttons.find(one => one && !one.disabled)?.click()
}

const KEYS = { n: () => current(1), p: () => current(-1), r: run, PageDown: () => current(1), PageUp: () => current(-1) }

// Where somebody writes or moves a control, keys are theirs.
function pressed(event, button) {
  if (!projecting() || event.ctrlKey || event.metaKey || event.altKey) return
  if (event.key === "Escape") return project(button, false)
  if (event.target.closest?.("input, textarea, select, dialog, [contenteditable], [role=slider], [role=combobox]")) return
  // Whether or not its capitals are locked.
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
  if (!KEYS[key]) return
  event.preventDefault()
  KEYS[key]()
}
