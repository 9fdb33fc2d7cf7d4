// The dialog of a link for a class: what it hides, what it locks, and what waits. All of it is in the address.

const FREE = "free", LOCKED = "lock", HIDDEN = "hide"

// The names that a link has for what it hides or locks.
function listed(query, name) {
  return new Set((query.get(name) ?? "").split(",").filter(Boolean))
}

// The controls of the page, by the names that a link has for them: the lab tells its own, a lesson notes what it has drawn.
function findControls(words) {
  if (words.settings.length) return words.settings
  const drawn = document.querySelector(".lab-controls")?.dataset.names ?? ""
  return drawn.split(" ").filter(Boolean).map(id => {
    const label = document.querySelector(`.st-key-${CSS.escape(id)} [data-testid=stWidgetLabel]`)
    return { id, label: label?.innerText.trim() || id, group: false }
  })
}

function openDialog(dialog, words) {
  const query = new URLSearchParams(location.search), locked = listed(query, LOCKED), hidden = listed(query, HIDDEN)
  const rows = findControls(words).map(({ id, label, group }) => {
    const row = document.createElement("label"), select = document.createElement("select")
    select.append(...[FREE, LOCKED, HIDDEN].map(one => new Option(words[one], one)))
    select.value = hidden.has(id) ? HIDDEN : locked.has(id) ? LOCKED : FREE
    select.name = id
    row.classList.toggle("lab-group", group)
    row.append(Object.assign(document.createElement("span"), { textContent: label }), select)
    return row
  })
  dialog.querySelector(".lab-choices").replaceChildren(...rows)
  const [waits, sealed] = dialog.querySelectorAll("[type=checkbox]")
  waits.checked = query.get("train") === "on_click"
  sealed.checked = query.get("test") === "sealed"
  waits.parentElement.hidden = !words.has_work
  sealed.parentElement.hidden = !words.sealable
  dialog.oninput = () => { dialog.querySelector("output").textContent = makeAddress(dialog, words) }
  dialog.oninput()
  dialog.showModal()
}

function makeAddress(dialog, words) {
  const url = new URL(location.href), [waits, sealed] = dialog.querySelectorAll("[type=checkbox]")
  const selects = [...dialog.querySelectorAll("select")]
  for (const kind of [LOCKED, HIDDEN]) {
    const names = selects.filter(one => one.value === kind).map(one => one.name)
    setInQuery(url, kind, names.join(","))
  }
  setInQuery(url, "train", words.has_work && waits.checked ? "on_click" : "")
  setInQuery(url, "test", words.sealable && sealed.checked ? "sealed" : "")
  // An address of the lab without any setting means: keep what I have.
  if (words.least && !url.search) url.search = words.least
  // Between names a comma may stand as it is, and is easier to read.
  return url.href.replaceAll("%2C", ",")
}

function setInQuery(url, name, value) {
  value ? url.searchParams.set(name, value) : url.searchParams.delete(name)
}

function writeDialog(dialog, words) {
  for (const box of dialog.querySelectorAll("[data-say]")) box.textContent = words[box.dataset.say]
  dialog.setAttribute("aria-label", words.options)
  const [close, take] = dialog.querySelectorAll("button")
  close.onclick = () => dialog.close()
  take.onclick = () => copy(take, words, dialog.querySelector("output").textContent)
}
