// A table of runs: its head sorts, a row is chosen by its box or a click on it, and a star is set by a click.
// What is chosen is kept here and told to the server, which answers late: its own list counts only under a new version.

const tables = new WeakMap()
const inFull = { dateStyle: "full", timeStyle: "medium" }
const sameYear = { day: "numeric", month: "short", hour: "numeric", minute: "2-digit" }
const otherYear = { day: "numeric", month: "short", year: "numeric" }

function make(name, properties = {}, ...children) {
  const node = Object.assign(document.createElement(name), properties)
  node.append(...children)
  return node
}

function makeMoment(state, seconds) {
  const when = new Date(1000 * seconds), form = when.getFullYear() === new Date().getFullYear() ? sameYear : otherYear
  const title = formatDate(state, when, inFull), textContent = formatDate(state, when, form, "en-GB")
  return make("time", { dateTime: when.toISOString(), title, textContent })
}

// In the page's language; English as its reader is used to, or as is said.
function formatDate(state, when, form, english) {
  return new Intl.DateTimeFormat(state.data.language === "en" ? english : state.data.language, form).format(when)
}

function makeHead(state, column) {
  const { by, descending } = state.data.sort, th = make("th", { scope: "col" })
  if (column.number) th.className = "lab-number"
  if (!column.sort) {
    th.textContent = column.label
    return th
  }
  const sorted = by === column.key
  th.setAttribute("aria-sort", sorted ? (descending ? "descending" : "ascending") : "none")
  const button = make("button", { type: "button", textContent: column.label })
  button.dataset.focus = `sort ${column.key}`
  button.append(make("span", { ariaHidden: "true", textContent: sorted ? (descending ? " ↓" : " ↑") : "" }))
  button.onclick = () => state.tell("sort", { by: column.key, descending: sorted ? !descending : column.falls })
  th.append(button)
  return th
}

// A function puts the name in as it is, whatever signs it has.
function fillName(words, row) {
  return words.replace("{name}", () => row.name)
}

function makeChooseAll(state) {
  const ids = state.data.rows.map(row => row.id)
  const box = make("input", { type: "checkbox", ariaLabel: state.data.words.all })
  box.dataset.focus = "all"
  box.onchange = () => {
    ids.forEach(id => box.checked ? state.chosen.add(id) : state.chosen.delete(id))
    tellChosen(state)
  }
  state.all = box
  return make("th", { scope: "col" }, make("label", {}, box))
}

function makeStar(state, row) {
  const button = make("button", { type: "button", className: "lab-star", textContent: row.star ? "★" : "☆" })
  button.dataset.focus = `star ${row.id}`
  button.setAttribute("aria-pressed", row.star)
  button.setAttribute("aria-label", fillName(state.data.words.star_on, row))
  button.onclick = () => {
    row.star = !row.star
    button.textContent = row.star ? "★" : "☆"
    button.setAttribute("aria-pressed", row.star)
    state.tell("star", { id: row.id, star: row.star })
  }
  return make("td", {}, button)
}

function makeRow(state, row) {
  const box = make("input", { type: "checkbox", ariaLabel: fillName(state.data.words.choose, row) })
  box.dataset.focus = `choose ${row.id}`
  const choose = () => {
    box.checked ? state.chosen.add(row.id) : state.chosen.delete(row.id)
    tellChosen(state)
  }
  box.onchange = choose
  const cells = state.data.columns.map(({ key, number }) => {
    const value = row.cells[key]
    const cell = make("td", { className: number ? "lab-number" : `lab-${key}` })
    cell.append(key === "created" ? makeMoment(state, value) : value)
    return cell
  })
  const tr = make("tr", {}, make("td", {}, box), makeStar(state, row), ...cells)
  tr.onclick = event => {
    if (event.target.closest("input, button") || String(getSelection())) return
    box.checked = !box.checked
    choose()
  }
  state.boxes.push([box, tr, row.id])
  return tr
}

function markChosen(state) {
  state.boxes.forEach(([box, tr, id]) => {
    box.checked = state.chosen.has(id)
    tr.classList.toggle("lab-chosen", box.checked)
  })
  const here = state.boxes.filter(([box]) => box.checked).length
  state.all.checked = here > 0 && here === state.boxes.length
  state.all.indeterminate = here > 0 && here < state.boxes.length
}

function tellChosen(state) {
  markChosen(state)
  state.choose([...state.chosen])
}

function draw(state) {
  state.boxes = []
  const titles = make("tr", {}, makeChooseAll(state), make("th", { scope: "col", textContent: "★", ariaLabel: state.data.words.star }))
  titles.append(...state.data.columns.map(column => makeHead(state, column)))
  const rows = state.data.rows.map(row => makeRow(state, row))
  state.root.replaceChildren(make("table", {}, make("thead", {}, titles), make("tbody", {}, ...rows)))
  markChosen(state)
}

export default function ({ data, parentElement, setStateValue, setTriggerValue }) {
  const root = parentElement.querySelector(".lab-runs"), state = tables.get(parentElement) ?? { chosen: new Set() }
  tables.set(parentElement, state)
  Object.assign(state, { root, tell: setTriggerValue, choose: ids => setStateValue("chosen", ids) })
  const text = new TextDecoder().decode(data)
  if (state.text === text && root.firstChild) return
  const version = state.data?.version, focused = root.querySelector(":focus")?.dataset.focus
  state.text = text
  state.data = JSON.parse(text)
  if (state.data.version !== version) state.chosen = new Set(state.data.chosen)
  draw(state)
  // What had the keyboard's focus is another node now.
  if (focused) root.querySelector(`[data-focus="${CSS.escape(focused)}"]`)?.focus()
}
