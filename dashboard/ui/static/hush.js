// What a button's help says was read before it was pressed. It no longer lies over what the press does, until the pointer
// goes on.

// Pixels that a hand at rest stays within.
const FAR = 24

function hushHelp({ type, target, clientX, clientY }) {
  if (type !== "click" || !target.closest?.("[data-testid=stButton] button")) return
  const { classList } = document.documentElement
  classList.add("lab-pressed")
  const goOn = event => {
    if (Math.hypot(event.clientX - clientX, event.clientY - clientY) < FAR) return
    classList.remove("lab-pressed")
    document.removeEventListener("pointermove", goOn)
  }
  document.addEventListener("pointermove", goOn, { passive: true })
}
