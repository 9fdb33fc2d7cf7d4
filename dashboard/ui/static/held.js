// What stands above the lab's charts has room for most of what it may say: see `page.css`. Where it says more, it keeps the
// height that it took for as long as it is as wide, so that the charts do not move up when it says less.

const holding = new ResizeObserver(([{ target }]) => {
  const { style, dataset, offsetWidth } = target
  if (dataset.width !== String(offsetWidth)) style.removeProperty("--lab-held")
  dataset.width = offsetWidth
  if (target.offsetHeight > parseFloat(getComputedStyle(target).minHeight) + 1) style.setProperty("--lab-held", `${target.offsetHeight}px`)
})

function hold() {
  const box = document.querySelector(".st-key-lab-headline")
  if (box) holding.observe(box)
}
