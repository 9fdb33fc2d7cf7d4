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
# Words above the columns of tables that go on in a second line, or over their cell's edge.
_CUT_WORDS = """() => [...document.querySelectorAll("[data-testid=stMain] th")].flatMap(cell => {
  const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT), range = document.createRange(), cut = []
  const end = cell.getBoundingClientRect().right + 1
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.parentElement.closest(".katex")) continue
    for (const word of node.data.matchAll(/[^\\s-]+/g)) {
      range.setStart(node, word.index); range.setEnd(node, word.index + word[0].length)
      const lines = new Set([...range.getClientRects()].map(({ bottom }) => Math.round(bottom)))
      if (lines.size > 1 || range.getBoundingClientRect().right > end) cut.push(word[0])
    }
  }
  return cut
})"""
# Rows of words in tables, of more than three columns, which one out of view makes higher by a line.
_TALL_ROWS = """() => [...document.querySelectorAll("[data-testid=stMain] tr")].filter(row => {
  const cells = [...row.children], range = document.createRange()
  if (cells.length < 4 || cells.some(cell => cell.style.textAlign === "right")) return false
  const heights = cells.map(cell => { range.selectNodeContents(cell); return range.getBoundingClientRect().height })
  const line = parseFloat(getComputedStyle(cells[0]).lineHeight)
  return Math.max(...heights) > Math.max(...heights.slice(0, 3)) + 0.5 * line
}).map(row => row.textContent)"""
# How high the ways on at a page's end are.
_WAYS_ON = """() => [...document.querySelectorAll(".st-key-ways-on a")].filter(link => link.checkVisibility())
  .map(link => Math.round(link.getBoundingClientRect().height))"""
# Formulas of a line of their own that do not hold what they draw: some browsers keep room for a bar below each.
_SCROLLING = """() => [...document.querySelectorAll(".katex-display")].filter(one =>
  one.scrollHeight > one.clientHeight || one.scrollWidth > one.clientWidth && one.scrollWidth <= one.clientWidth + 2
).map(one => one.textContent)"""
# Upper legends of two, whose entries are to stand in one row.
_IN_ROWS = """() => [...document.querySelectorAll(".lab-plot")]
  .filter(plot => plot._fullLayout?.legend?.yref === "container" && plot._fullLayout.legend.y > 0)
  .map(plot => [...plot.querySelectorAll(".legend .traces")].map(one => Math.round(one.getBoundingClientRect().top)))
  .filter(tops => new Set(tops).size > 1)"""
# Columns that hold a slider alone, of each row of columns: how many, and in how many lines they stand.
_SLIDERS = """() => [...document.querySelectorAll("[data-testid=stMain] [data-testid=stHorizontalBlock]")].map(row => {
  const columns = [...row.children].filter(one => one.matches("[data-testid=stColumn]") && one.checkVisibility()
    && one.querySelectorAll("[data-testid=stElementContainer]").length === 1
    && one.querySelector("[data-testid=stSlider]"))
  return [columns.length, new Set(columns.map(one => Math.round(one.offsetTop))).size]
})"""
# Gaps between lines of what would stand side by side, but for the headings at a page's end.
_GAPS = """() => [...document.querySelectorAll("[data-testid=stMain] [data-testid=stHorizontalBlock]")]
  .filter(row => row.checkVisibility() && !row.closest(".st-key-conclusion"))
  .map(row => parseFloat(getComputedStyle(row).rowGap))"""
# Names in legends that stand no closer to their own mark than to the next one, which follows in the same row.
_STRAY_NAMES = """() => [...document.querySelectorAll(".lab-plot .traces:has(> text)")].flatMap((entry, i, all) => {
  const place = one => one.getBoundingClientRect(), name = place(entry.querySelector("text"))
  const next = all[i + 1]?.parentNode.parentNode === entry.parentNode.parentNode ? all[i + 1] : undefined
  if (!name.width || !next || Math.abs(place(next.querySelector("text")).top - name.top) > 2) return []
  const own = Math.max(...[...entry.querySelectorAll(".layers path")].map(mark => place(mark).right))
  const other = Math.min(...[...next.querySelectorAll(".layers path")].map(mark => place(mark).left))
  return name.left - own < other - name.right ? [] : [entry.textContent]
})"""
# Options, and buttons beside them, that are not of one height.
_UNEVEN = """() => [...document.querySelectorAll("[data-testid=stMain] [data-testid=stHorizontalBlock]")]
  .filter(row => row.querySelector(":scope > div > [data-testid=stButtonGroup]"))
  .map(row => [...row.querySelectorAll("button:has(p)")].map(one => Math.round(one.getBoundingClientRect().height)))
  .filter(heights => new Set(heights).size > 1)"""
# Names of axes and of scales of colours that are written as large as the title over their chart, or larger.
_LOUD_NAMES = """() => [...document.querySelectorAll(".lab-panels figure")].flatMap(figure => {
  const size = one => parseFloat(getComputedStyle(one).fontSize), title = figure.querySelector("figcaption")
  return [...figure.querySelectorAll("text[class$=title]")].filter(name => size(name) >= size(title))
    .map(name => name.textContent)
})"""
# Links to pages whose lines, where a phone has no room for one, stand far apart.
_LOOSE_LINKS = """() => [...document.querySelectorAll("[data-testid=stMain] [data-testid=stPageLink] p")]
  .filter(text => parseFloat(getComputedStyle(text).lineHeight) > 1.5 * parseFloat(getComputedStyle(text).fontSize))
  .map(text => text.textContent)"""
# What is chosen among others, and is written in another colour than they.
_TINTED = """() => [...document.querySelectorAll(":is(button, [role=tab])[data-selected=true] p")].filter(words =>
  getComputedStyle(words).color !== getComputedStyle(document.querySelector("[data-testid=stApp]")).color
).map(words => words.textContent)"""
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


def cut_words_in_tables(page: Page) -> list[str]:
    """The words above columns that are narrower than they."""
    return page.evaluate(_CUT_WORDS)


def tall_rows(page: Page) -> list[str]:
    """The rows of tables that are mostly empty as far as a phone shows them."""
    return page.evaluate(_TALL_ROWS)


def heights_of_ways_on(page: Page) -> set[int]:
    """Of the links to a page's neighbours in the menu."""
    return set(page.evaluate(_WAYS_ON))


def scrolling_formulas(page: Page) -> list[str]:
    """The formulas that scroll by no more than what KaTeX draws outside of their box."""
    return page.evaluate(_SCROLLING)


def broken_legends(page: Page) -> list[list[int]]:
    """The tops of entries of an upper legend that takes more than a row."""
    return page.evaluate(_IN_ROWS)


def stray_names(page: Page) -> list[str]:
    """The names in legends that look like those of the mark after them."""
    return page.evaluate(_STRAY_NAMES)


def uneven_buttons(page: Page) -> list[list[int]]:
    """The heights of options and of buttons beside them, where they differ."""
    return page.evaluate(_UNEVEN)


def loud_names(page: Page) -> list[str]:
    """The names of axes that are no smaller than the title over their chart."""
    return page.evaluate(_LOUD_NAMES)


def loose_links(page: Page) -> list[str]:
    """The links to pages whose lines do not stand together."""
    return page.evaluate(_LOOSE_LINKS)


def tinted_choices(page: Page) -> list[str]:
    """The chosen options and tabs whose words have not the colour of text."""
    return page.evaluate(_TINTED)


def sliders_by_lines(page: Page) -> list[tuple[int, int]]:
    """How many short sliders each row of columns has, and how many lines they take."""
    return [(count, lines) for count, lines in page.evaluate(_SLIDERS)]


def widest_gap(page: Page) -> float:
    """Pixels between the lines of what stands side by side where there is room."""
    return max(page.evaluate(_GAPS), default=0)
