"""How a page reads, measured in the browser that shows it."""

from __future__ import annotations

from playwright.sync_api import Page

# The longest line of running text, in characters, and that line. What KaTeX draws counts as nothing.
# The lab's verdict may be as wide as its charts: in shorter lines it would push them off the first screen.
_LONGEST_LINE = """() => {
  let longest = [0, ""]
  const text = "[data-testid=stMain] :is([data-testid=stMarkdown], [data-testid=stCaptionContainer])"
  const blocks = document.querySelectorAll(`${text} :is(p, li)`)
  for (const block of blocks) {
    if (block.querySelector("p, li") || !block.checkVisibility() || block.closest(".st-key-lab-headline")) continue
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT)
    const lines = new Map(), range = document.createRange()
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.parentElement.closest(".katex, [data-testid=stIconMaterial], [role=img]")) continue
      for (let i = 0; i < node.length; i++) {
        range.setStart(node, i); range.setEnd(node, i + 1)
        const { bottom } = range.getBoundingClientRect()
        const line = [...lines.keys()].find(other => Math.abs(other - bottom) < 8) ?? bottom
        lines.set(line, (lines.get(line) ?? "") + node.data[i])
      }
    }
    for (const text of lines.values()) if (text.trim().length > longest[0]) longest = [text.trim().length, text.trim()]
  }
  return longest
}"""
# Labels of charts that stick out of the drawing, which cuts them off.
_CUT_OFF = """() => [...document.querySelectorAll(".lab-plot")].flatMap(plot => {
  if (plot.closest("details:not([open])")) return []
  const all = plot.getBoundingClientRect()
  return [...plot.querySelectorAll("text")].filter(text => {
    const { left, right, top, bottom, width } = text.getBoundingClientRect()
    return width && (left < all.left - 1 || right > all.right + 1 || top < all.top - 1 || bottom > all.bottom + 1)
  }).map(text => `${plot.getAttribute("aria-label").slice(0, 40)}: ${text.textContent}`)
})"""
# Formulas that stick out of their cell of a table, onto the next one. KaTeX breaks one into parts that stay whole.
_OVER_THE_EDGE = """() => [...document.querySelectorAll("[data-testid=stMain] td")].filter(cell =>
  [...cell.querySelectorAll(".katex-html .base")].some(
    part => part.getBoundingClientRect().right > cell.getBoundingClientRect().right + 1)
).map(cell => cell.textContent)"""
# Numbers with a hyphen for a minus sign, in what a page and its charts say; code keeps it, and so does what can be
# typed over, which are the values of inputs and no texts.
_HYPHENS = """() => {
  const found = [], app = document.querySelector("[data-testid=stApp]")
  const walker = document.createTreeWalker(app, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.parentElement.closest("code, pre, style, script, .katex-mathml, a[href^=http]")) continue
    if (/(^|[\\s(\\[,:])-\\.?\\d/.test(node.data)) found.push(node.data)
  }
  return found
}"""


def hyphens(page: Page) -> list[str]:
    """Texts in which a number below zero begins with a hyphen."""
    return list(page.evaluate(_HYPHENS))


def longest_line(page: Page) -> tuple[int, str]:
    """The most characters that stand on one line of running text, and that line."""
    length, text = page.evaluate(_LONGEST_LINE)
    return length, text


def cut_off_labels(page: Page) -> list[str]:
    """The labels of charts of which a part is not shown."""
    return page.evaluate(_CUT_OFF)


def formulas_over_the_edge(page: Page) -> list[str]:
    """The cells of tables that are narrower than the formula in them."""
    return page.evaluate(_OVER_THE_EDGE)
