// What a popover holds stands at the end of the page. By keys it comes after its button, and what follows that after it.

function tabThrough(event) {
  if (event.key !== "Tab") return
  const body = document.querySelector('[data-testid="stPopoverBody"]'), { activeElement } = document
  const button = document.querySelector('[data-testid="stPopoverButton"][aria-expanded="true"]')
  if (!body || !button) return
  const stops = [...body.querySelectorAll("*")].filter(isStop), isAt = stop => stop && oneStop(stop) === oneStop(activeElement)
  if (!event.shiftKey && activeElement === button) goTo(stops[0], event)
  if (event.shiftKey && isAt(stops[0])) goTo(button, event)
  // From there the browser goes on by itself.
  if (!event.shiftKey && isAt(stops.at(-1))) button.focus()
}

// Tab leaves choices that belong together as one.
function oneStop(node) {
  return node.closest("[role=radiogroup], [role=toolbar]") ?? node
}

// A browser stops at what scrolls, too. Once the focus has left a popover, its stops are none for the browser, and have
// `data-tabindex` instead.
function isStop(node) {
  if (!node.checkVisibility({ visibilityProperty: true })) return false
  if (node.tabIndex >= 0 || "tabindex" in node.dataset) return !node.disabled
  const scrolls = node.scrollWidth > node.clientWidth || node.scrollHeight > node.clientHeight
  return scrolls && /auto|scroll/.test(getComputedStyle(node).overflow)
}

function goTo(stop, event) {
  if (!stop) return
  event.preventDefault()
  stop.focus()
}

// A file's button is off while the file is made, which takes the focus from it. One that is there already is never off.
const MOST_WAITED = 60_000
function giveBack({ target }) {
  const button = target.closest?.('[data-testid="stDownloadButton"] button')
  if (!button) return
  const observer = new MutationObserver(() => {
    if (button.disabled) return
    observer.disconnect()
    if (document.activeElement === document.body) button.focus({ preventScroll: true })
  })
  observer.observe(button, { attributeFilter: ["disabled"] })
  setTimeout(() => observer.disconnect(), MOST_WAITED)
}
