// Lines at events, words beside them, and titles of a chart's parts, moved while the slider moves: see `moving.js`.

// Around the words of a note, in pixels; a line in parts of its letters; and what tells how wide words are without having
// the page laid out.
const EDGE = 2, LINE_HEIGHT = 1.3
const ruler = document.createElement("canvas").getContext("2d")

// What moves them, or nothing where only Plotly can.
function markMover(node, changes = {}) {
  const { shapes, annotations, ...others } = changes
  if (Object.keys(others).length) return null
  const [lines, notes] = ["shape-group", "annotation"].map(kind => [...node.getElementsByClassName(kind)])
  const said = annotations?.filter(({ text }) => text) ?? []
  if (shapes?.length && !lines.length || said.length && !notes.length) return null
  if (shapes?.some(line => line.x0 !== line.x1 || line.yref !== "paper") || said.some(note => !isTitle(note) && !isAtTop(note))) return null
  const chart = node._fullLayout, { xaxis } = chart
  return () => {
    if (shapes) asMany(lines, shapes.length).forEach((line, i) => {
      line.removeAttribute("transform")
      put(line.firstChild, "d", line.firstChild.getAttribute("d").replace(/[\d.-]+,/g, `${xaxis._offset + xaxis.d2p(shapes[i].x0)},`))
    })
    if (annotations) asMany(notes, said.length).forEach((note, i) => {
      note.removeAttribute("transform")
      const words = note.querySelector("text"), box = words.parentNode
      writeLines(words, said[i])
      if (isTitle(said[i])) return
      const width = said[i].xanchor === "right" ? Number(words.previousSibling.getAttribute("width")) + 1 : 0
      const left = xaxis._offset + xaxis.d2p(said[i].x) + said[i].xshift - width, top = chart._size.t - said[i].yshift
      put(box, "transform", `translate(${Math.round(left)},${Math.round(top)})`)
    })
  }
}

// A title stays where it is.
function isTitle({ xref }) {
  return xref === "paper"
}

function isAtTop({ yref, y, yanchor }) {
  return yref === "paper" && y === 1 && yanchor === "top"
}

// With the ground below them as wide as they are.
function writeLines(words, { text, align }) {
  if (words.getAttribute("data-unformatted") === text) return
  const lines = text.split("<br>").map(plain), { fontSize, fontFamily } = words.style
  ruler.font = `${fontSize} ${fontFamily}`
  const width = Math.round(Math.max(...lines.map(line => ruler.measureText(line).width)) + 2 * EDGE)
  const x = { left: EDGE, right: width - EDGE }[align] ?? width / 2
  put(words, "data-unformatted", text)
  put(words, "text-anchor", { left: "start", right: "end" }[align] ?? "middle")
  put(words, "x", x)
  // One that is not needed stays, without words: where a part comes or goes, the browser looks for rules that wait for it.
  const parts = [...words.getElementsByTagName("tspan")]
  if (!parts.length) words.replaceChildren()
  while (parts.length < lines.length) parts.push(words.appendChild(document.createElementNS(words.namespaceURI, "tspan")))
  parts.forEach((part, i) => {
    say(part, lines[i] ?? "")
    put(part, "x", x)
    put(part, "dy", `${LINE_HEIGHT * Math.min(i, 1)}em`)
  })
  put(words.previousSibling, "width", width - 1)
  put(words.previousSibling, "height", Math.round(parseFloat(fontSize) * LINE_HEIGHT * lines.length + 2 * EDGE - 1))
}
