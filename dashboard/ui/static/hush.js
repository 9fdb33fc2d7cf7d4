// What a button's help says was read before it was pressed. It no longer lies over what the press does, until the person
// goes on: the pointer to something else, or by keys.

// Pixels that a hand at rest stays within.
const FAR = 24
const GOES_ON = ["pointermove", "pointerdown", "keydown"]

function hushHelp({ type, detail, target, clientX, clientY }) {
  // Pressed by a key, a button has no pointer resting on it.
  if (type !== "click" || !detail || !target.closest?.("[data-testid=stButton] button")) return
  const { classList } = document.documentElement
  classList.add("lab-pressed")
  const goOn = event => {
    if (event.type !== "keydown" && Math.hypot(event.clientX - clientX, event.clientY - clientY) < FAR) return
    classList.remove("lab-pressed")
    for (const kind of GOES_ON) document.removeEventListener(kind, goOn)
  }
  for (const kind of GOES_ON) document.addEventListener(kind, goOn, { passive: true })
}
