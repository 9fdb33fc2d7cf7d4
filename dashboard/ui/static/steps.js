// A page that was just opened puts its own address right: Streamlit has it keep the settings of the page before at first.
// That is no step of the visitor's, but Streamlit adds one to the browser's history, after which Back seems to do nothing.

function keepSteps() {
  if (history.pushState.keeps) return
  const push = history.pushState.bind(history)
  let touched = false
  for (const kind of ["pointerdown", "click", "keydown", "input"]) document.addEventListener(kind, () => { touched = true }, { capture: true, passive: true })
  history.pushState = (state, title, address) => {
    const here = new URL(address ?? "", location.href).pathname === location.pathname
    if (here && !touched) return history.replaceState(state, title, address)
    touched &&= here
    push(state, title, address)
  }
  history.pushState.keeps = true
}
