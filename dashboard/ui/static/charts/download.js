// A chart as a file: with its title, what it shows in words, and the address at which it stood.

// The words stand BELOW the axis, clear of its title, for which MORE room than on the page is needed.
const LETTERS_A_LINE = 105, LINE = 16, ABOVE = 40, BELOW = 64, MORE = 24, NARROWEST = 720
// Small multiples have one legend for all, which is not in any of them; a file has its own, in a row so high.
const LEGEND = 28

function makeDownloadButtons(state, Plotly, place) {
  return ["svg", "png"].map(format => ({
    name: filled(state.data.words.download, { format: format.toUpperCase() }),
    icon: Plotly.Icons.camera,
    click: () => Plotly.downloadImage(makeFile(state, place), {
      format, scale: format === "png" ? 2 : 1, filename: makeFileName(place.panel.title), width: null, height: null,
    }),
  }))
}

function makeFile(state, { node, panel }) {
  const { layout } = node, below = [...wrapped(describe(state, panel)), "", ...wrapped(location.href)].map(escaped)
  const shared = (state.data.legend ?? []).length > 0, above = ABOVE + (shared ? LEGEND : 0)
  const margin = { ...layout.margin, t: (layout.margin?.t ?? 36) + above, b: (layout.margin?.b ?? 44) + MORE + LINE * below.length }
  const words = {
    text: below.join("<br>"), x: 0, y: 0, xref: "paper", yref: "paper", xanchor: "left", yanchor: "top", align: "left",
    yshift: -BELOW, showarrow: false, font: { size: 11 },
  }
  return {
    data: node.data,
    layout: {
      // A font of the page's own is not in the file: what is measured here is what is drawn there.
      ...layout, margin, font: { ...layout.font, family: "Arial, sans-serif" }, paper_bgcolor: getComputedStyle(state.root).getPropertyValue("--st-background-color").trim(),
      width: Math.max(NARROWEST, node.clientWidth), height: node.clientHeight + above + MORE + LINE * below.length,
      showlegend: shared || layout.showlegend,
      title: { text: `<b>${escaped(panel.title)}</b>`, x: 0, xref: "paper", y: 1, yref: "container", yanchor: "top", pad: { t: 12 } },
      annotations: [...(layout.annotations ?? []), words],
    },
  }
}

// Words may hold a column's name, in which Plotly would read markup.
function escaped(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;")
}

// An address may be longer than a line.
function wrapped(text) {
  const lines = [""], parts = new RegExp(`\\S{1,${LETTERS_A_LINE}}`, "gu")
  for (const word of text.match(parts) ?? []) {
    if (countLetters(lines.at(-1)) + countLetters(word) > LETTERS_A_LINE) lines.push("")
    lines.push(`${lines.pop()} ${word}`.trimStart())
  }
  return lines
}

// Of Hangul, one is as wide as two.
function countLetters(text) {
  return text.length + (text.match(/[가-힣]/g)?.length ?? 0)
}

function makeFileName(title) {
  return title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "_").replace(/^_+|_+$/g, "") || "chart"
}
