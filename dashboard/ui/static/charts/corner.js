// The buttons of a chart come with the pointer, to its upper right; where they would lie on its legend, its title or words
// on the chart, to its lower right, beside the name of the axis, which steps aside on a narrow chart.

const APART = 6

function makeRoom({ box, title, node, button }) {
  box.classList.remove("lab-low-bar", "lab-low-numbers")
  const bar = node.querySelector(".modebar"), words = document.createRange()
  words.selectNodeContents(title)
  const said = [...node.querySelectorAll(".legend, .legend2, .annotation")]
  box.classList.toggle("lab-low-bar", Boolean(bar) && said.some(one => lieOnEachOther(bar, one)))
  box.classList.toggle("lab-low-numbers", lieOnEachOther(button, words))
  // Of charts one below the other, only the last has one, by another number.
  stepAside(box, bar, node.querySelector("[class^=x][class$=title]"))
}

// By as much as the bar lies on the name of the axis. Where it is not below, it lies on none.
function stepAside(box, bar, name) {
  box.style.removeProperty("--lab-aside")
  if (!bar || !name || !lieOnEachOther(bar, name)) return
  const over = name.getBoundingClientRect().right - bar.getBoundingClientRect().left
  box.style.setProperty("--lab-aside", `${-over - APART}px`)
}

function lieOnEachOther(one, other) {
  const [a, b] = [one, other].map(part => part.getBoundingClientRect())
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}
