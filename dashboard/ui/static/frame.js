// What Streamlit has no words for: findings and the lab's verdict are read out when they change, and so is the end of a
// training. All from one place, which is there before its words: what comes with them is often not read out.

const FOUND = '[class*="st-key-finding-"], [class*="st-key-reply-"], .st-key-lab-headline'
// What the boxes on the page said last, by their names; and what was read out last, each with whether it still holds.
let heard = new Map(), told = []

function listFindings() {
  const before = heard
  heard = new Map([...document.querySelectorAll(FOUND)].map(box => [box.className.match(/st-key-[\w-]+/)[0], findingOf(box)]))
  return [...heard].filter(([name, text]) => text && text !== before.get(name)).map(([name, text]) => ({ text, holds: () => heard.get(name) === text }))
}

// Its first sentence without icons; none while a training is under way.
function findingOf(box) {
  const said = box.querySelector("[role=progressbar]") ? null : box.querySelector("p")?.cloneNode(true)
  said?.querySelectorAll("[role=img], .katex-html, annotation").forEach(part => part.remove())
  return said?.textContent.trim() ?? ""
}

// A bar moves four times a second; half of the way and its end are worth a word.
function listProgress(halves) {
  return [...document.querySelectorAll("[role=progressbar]")].flatMap(bar => {
    const half = Math.floor(Number(bar.getAttribute("aria-valuenow")) / 50), before = halves.get(bar)
    halves.set(bar, half)
    const text = bar.closest("[data-testid=stProgress]")?.innerText ?? ""
    return half > before ? [{ text, holds: () => bar.isConnected && halves.get(bar) === half }] : []
  })
}

// What no longer holds is taken away, which is not read out: who gets there by the arrow keys would hear it again.
function announce(status, news) {
  if (!news.length && (!told.length || told.some(one => one.holds()))) return
  told = news
  status.textContent = news.map(one => one.text).join(" ")
}

// A chart that moves writes all the time, and nothing that is looked for at once.
function isOfCharts({ target }) {
  return Boolean((target.closest ? target : target.parentElement)?.closest(".lab-panels"))
}

export default function ({ parentElement, data: sent, setTriggerValue }) {
  const data = JSON.parse(new TextDecoder().decode(sent))
  // Streamlit calls this again for other data, such as another language, and what is returned only in the end.
  parentElement.leave?.()
  const status = parentElement.querySelector("[role=status]"), halves = new WeakMap()
  let waiting = 0
  const nav = parentElement.querySelector("nav"), link = parentElement.querySelector("button.lab-link")
  link.onclick = () => copy(link, data)
  welcome()
  const dialog = parentElement.querySelector("dialog")
  writeDialog(dialog, data)
  parentElement.querySelector(".lab-options").onclick = () => openDialog(dialog, data)
  writeLine(parentElement.querySelector(".lab-top"), data)
  parentElement.querySelector(".lab-language").onclick = () => setTriggerValue("language", data.other)
  const projector = parentElement.querySelector("button.lab-project"), press = event => { onKey(event, projector); tabThrough(event) }
  projector.onclick = () => project(projector, !isProjecting())
  document.addEventListener("keydown", press, { capture: true })
  // Of this call alone: the end of another one takes its own away.
  const note = event => { leave(event); noteStop(event); hushHelp(event) }
  for (const kind of DONE) document.addEventListener(kind, note, { passive: true })
  // A menu keeps what is pressed in it to itself.
  const begin = event => { uncover(event); giveBack(event) }
  document.addEventListener("click", begin, { capture: true, passive: true })
  project(projector, isKept())
  const look = () => { waiting = 0; translateForeign(data.foreign); announce(status, [...listFindings(), ...listProgress(halves)]); listParts(nav); arrive(); hold(); lookAfterStop(); if (isProjecting()) showFigure(0) }
  const observer = new MutationObserver(changes => {
    waiting ||= setTimeout(look, 200)
    if (changes.every(isOfCharts)) return
    writeMinusSigns()
    explainLoss(data)
    translateChanges(changes, data.foreign)
  })
  observer.observe(document.body, { childList: true, characterData: true, subtree: true, attributes: true, attributeFilter: ["aria-valuenow", "data-test-script-state", "data-test-connection-state"] })
  writeMinusSigns()
  look()
  return parentElement.leave = () => { observer.disconnect(); clearTimeout(waiting); document.removeEventListener("keydown", press, { capture: true }); document.removeEventListener("click", begin, { capture: true }); for (const kind of DONE) document.removeEventListener(kind, note) }
}
