// The buttons of a chart come with the pointer, to its upper right; where they would lie on its legend or its title, to
// its lower right, beside the name of the axis.

function makeRoom({ box, title, node, button }) {
  box.classList.remove("lab-low-bar", "lab-low-numbers")
  const bar = node.querySelector(".modebar"), words = document.createRange()
  words.selectNodeContents(title)
  const legends = [...node.querySelectorAll(".legend")]
  box.classList.toggle("lab-low-bar", Boolean(bar) && legends.some(legend => lieOnEachOther(bar, legend)))
  box.classList.toggle("lab-low-numbers", lieOnEachOther(button, words))
}

function lieOnEachOther(one, other) {
  const [a, b] = [one, other].map(part => part.getBoundingClientRect())
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}
