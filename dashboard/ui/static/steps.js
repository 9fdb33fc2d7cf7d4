// One touch of a visitor's is at most one step of the way back. Streamlit adds one whenever an address changes: when a page
// that was just opened puts its own right, and, on a busy machine, when a page that is led to writes its settings before
// Streamlit has written its path. After either, Back seems to do nothing. Stands in the head, before Streamlit's own code.
{
  const push = history.pushState.bind(history)
  let touched = false
  for (const kind of ["pointerdown", "click", "keydown", "input"]) document.addEventListener(kind, () => { touched = true }, { capture: true, passive: true })
  // What the page writes after a step back is none forward: that would be the end of all that came after it.
  addEventListener("popstate", () => { touched = false })
  history.pushState = (state, title, address) => {
    if (!touched) return history.replaceState(state, title, address)
    touched = false
    push(state, title, address)
  }
}
