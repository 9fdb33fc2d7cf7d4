// The line above each page: where its parts are, if it is long, and its address with every control in it.

// Pixels from which on a page has a table of contents, and the fewest parts that are worth one.
const LONG = 2000, FEWEST = 3

function contents(nav) {
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
    return link
  }))
}

// By its words: a page that redraws itself has other nodes by then.
function jump(name) {
  const part = [...document.querySelectorAll("[data-testid=stMain] h2")].find(part => part.innerText.trim() === name)
  if (!part) return
  part.tabIndex = -1
  part.focus({ preventScroll: true })
  part.scrollIntoView({ behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth", block: "start" })
}

async function copy(button, words) {
  try {
    await navigator.clipboard.writeText(location.href)
    button.textContent = words.copied
  } catch {
    // Without a secure connection a page may not write to the clipboard: then the person does.
    prompt(words.link, location.href)
  }
  setTimeout(() => { button.textContent = words.copy }, 2000)
}

// What the line says, in the language of the page, which a screen reader has to know too.
function write(line, words) {
  document.documentElement.lang = words.language
  line.querySelector("nav").setAttribute("aria-label", words.parts)
  line.querySelector("p").textContent = words.keys
  line.querySelector(".lab-project").textContent = words.projector
  line.querySelector(".lab-link").textContent = words.copy
  Object.assign(line.querySelector(".lab-language"), { lang: words.other, textContent: words.other_language })
}
