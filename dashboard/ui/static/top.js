// The line above each page: where its parts are, if it is long, and its address with every control in it.

// Pixels from which on a page has a table of contents, and the fewest parts that are worth one.
const LONG = 1800, FEWEST = 3
const BEEN = "overfit lab been here"

function listParts(nav) {
  const main = document.querySelector("[data-testid=stMain]")
  const parts = [...main?.querySelectorAll("h2") ?? []].filter(part => part.offsetParent)
  const shown = main?.scrollHeight > LONG && parts.length >= FEWEST ? parts : []
  const names = shown.map(part => part.innerText.trim())
  if (nav.dataset.names === names.join("\n")) return
  nav.dataset.names = names.join("\n")
  nav.hidden = !names.length
  nav.replaceChildren(...names.map(name => {
    const link = Object.assign(document.createElement("button"), { type: "button", textContent: name })
    link.onclick = () => jump(name)
    // A mouse without a wheel for it pushes the line along by pointing at what is cut off; some of what follows is shown.
    link.onpointerenter = ({ pointerType }) => pointerType === "mouse" && link.scrollIntoView({ behavior: "smooth", block: "nearest", inline: "nearest" })
    return link
  }))
}

// By its words: a page that redraws itself has other nodes by then.
function jump(name) {
  const part = [...document.querySelectorAll("[data-testid=stMain] h2")].find(part => part.innerText.trim() === name)
  if (!part) return
  focusOn(part)
  part.scrollIntoView({ behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth", block: "start" })
}

// For who goes on by keys from there.
function focusOn(part) {
  part.tabIndex = -1
  part.focus({ preventScroll: true })
}

// A press that leads to another lesson of the same page takes its own button away, and with it the focus: the next thing
// to read is the lesson's heading. Run, once pressed, is another button to the browser: it gets the focus back. And what
// it finds comes into sight by itself, and stays there while the page is drawn, until the person does something else: on a
// phone it would begin under the bar at the screen's edge.
const DONE = ["pointerdown", "click", "keydown", "wheel", "touchmove"]
// Kept beyond a run of the page, with which all that is set up here is set up again.
let left = null, awaited = false

// Other lessons of the same page are chosen here; what else has a name that begins so belongs to one of them.
const WAYS = ".st-key-lesson-path, .st-key-lesson-way, .st-key-lesson-done"

function leave({ type, target }) {
  const pressed = place => type === "click" && Boolean(target.closest?.(`:is(${place}) button`))
  awaited = pressed('[class*="st-key-find-out-"]')
  if (type === "click") left = pressed(WAYS) ? findHeading()?.innerText ?? null : null
}

function arrive() {
  const part = findHeading()
  if (awaited) {
    if (document.activeElement === document.body) {
      document.querySelector('[class*="st-key-find-out-"] button')?.focus({ preventScroll: true })
    }
    document.querySelector('[class*="st-key-finding-"]')?.scrollIntoView({ block: "nearest" })
  }
  if (left === null || !part || part.innerText === left) return
  left = null
  focusOn(part)
  part.scrollIntoView({ block: "nearest" })
}

function findHeading() {
  return document.querySelector("[data-testid=stMain] h2")
}

async function copy(button, words, link = location.href) {
  try {
    await navigator.clipboard.writeText(link)
    button.textContent = words.copied
  } catch {
    // Without a secure connection a page may not write to the clipboard: then the person does.
    prompt(words.link, link)
  }
  // The language may be another one by then.
  setTimeout(() => { button.textContent = button.dataset.label ?? words.copy }, 2000)
}

// Who has seen a page is no newcomer at the next visit, and who takes the first steps none any more: see `greet.js`.
function welcome() {
  try {
    localStorage.setItem(BEEN, "yes")
  } catch {
    // A browser that lets nobody look greets nobody.
  }
  if (location.pathname.endsWith("/first_steps")) document.documentElement.classList.remove("lab-newcomer")
}

// What the line says, in the language of the page, which a screen reader has to know too.
function writeLine(line, words) {
  document.documentElement.lang = words.language
  line.querySelector("nav").setAttribute("aria-label", words.parts)
  line.querySelector("p").textContent = words.keys
  line.querySelector(".lab-project").textContent = words.projector
  const link = line.querySelector(".lab-link")
  link.textContent = link.dataset.label = words.copy
  line.querySelector(".lab-options").textContent = words.options
  Object.assign(line.querySelector(".lab-language"), { lang: words.other, textContent: words.other_language })
}
