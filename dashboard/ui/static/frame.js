// What Streamlit has no words for: findings are read out when they change, and so is the end of a training.

function announceFindings() {
  document.querySelectorAll(':is([class*="st-key-finding-"], [class*="st-key-reply-"]):not([role])').forEach(box => box.setAttribute("role", "status"))
}

// A bar moves four times a second; half of the way and its end are worth a word.
function announceProgress(said, status) {
  for (const bar of document.querySelectorAll("[role=progressbar]")) {
    const half = Math.floor(Number(bar.getAttribute("aria-valuenow")) / 50)
    if (said.has(bar) && half > said.get(bar)) status.textContent = bar.closest("[data-testid=stProgress]")?.innerText ?? ""
    said.set(bar, half)
  }
}

export default function ({ parentElement, data, setTriggerValue }) {
  // Streamlit calls this again for other data, such as another language, and what is returned only in the end.
  parentElement.leave?.()
  const status = parentElement.querySelector("[role=status]"), said = new WeakMap()
  let waiting = 0
  const nav = parentElement.querySelector("nav"), link = parentElement.querySelector("button.lab-link")
  link.onclick = () => copy(link, data)
  greet()
  const dialog = parentElement.querySelector("dialog")
  writeDialog(dialog, data)
  parentElement.querySelector(".lab-options").onclick = () => openDialog(dialog, data)
  writeLine(parentElement.querySelector(".lab-top"), data)
  parentElement.querySelector(".lab-language").onclick = () => setTriggerValue("language", data.other)
  const projector = parentElement.querySelector("button.lab-project"), press = event => onKey(event, projector)
  projector.onclick = () => project(projector, !isProjecting())
  document.addEventListener("keydown", press)
  for (const kind of DONE) document.addEventListener(kind, leave, { passive: true })
  project(projector, sessionStorage.getItem(KEPT) === "on")
  const look = () => { waiting = 0; announceFindings(); translateForeign(data.foreign); announceProgress(said, status); listParts(nav); arrive(); if (isProjecting()) showFigure(0) }
  const observer = new MutationObserver(changes => { writeMinusSigns(); translateChanges(changes, data.foreign); waiting ||= setTimeout(look, 200) })
  observer.observe(document.body, { childList: true, characterData: true, subtree: true, attributes: true, attributeFilter: ["aria-valuenow"] })
  writeMinusSigns()
  look()
  return parentElement.leave = () => { observer.disconnect(); clearTimeout(waiting); document.removeEventListener("keydown", press); for (const kind of DONE) document.removeEventListener(kind, leave) }
}
