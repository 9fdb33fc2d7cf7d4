// What Streamlit itself says, which it has in English alone: said in the language of the page, and so are the names that
// screen readers read out. The number of entries that a menu leaves out is a text of its own.

const ENGLISH = {
  more: /^(\d*) more$/, view: /^View (\d+) more$/, fewer: /^View less$/, skip: /^Skip to main content$/,
  upload: /^Upload$/, size: /^(\d+)MB per file$/,
  system: /^System$/, light: /^Light$/, dark: /^Dark$/, theme: /^Theme$/, print: /^Print$/, record: /^Record screen$/,
  choose: /^Choose an option$/, several: /^Choose options$/, open: /^Open$/, chosen: /^Selected values$/,
  clear: /^Clear value$/, all: /^Clear all$/, remove: /^Remove (.+)$/, help: /^Help$/, about: /^Help for (.+)$/,
  sidebar: /^Sidebar$/, collapse: /^Collapse sidebar$/, expand: /^Expand sidebar$/, pages: /^App pages$/, menu: /^Main menu$/,
  less: /^Decrement$/, greater: /^Increment$/, code: /^Copy to clipboard$/, close: /^Close$/,
  connecting: /^Connecting$/, lost: /^Error$/, apply: /^Press (.+) to apply$/, submit: /^Press (.+) to submit form$/,
  progress: /^progress$/, file: /^file upload$/,
  outside: /^Error: Number is outside the allowed range\. Please enter a value between (\S+) and (\S+)\.$/,
}
// Where no word of a visitor's table can stand: "Open" may be the name of a column.
const PLACES = [
  "stHeader", "stSidebarNavViewButton", "stMainMenuPopover", "stSkipToContent", "stFileUploaderDropzone", "InputInstructions",
  "stNumberInputContainer",
]
  .map(name => `[data-testid=${name}]`).join()
const NAMED = { "aria-label": ["button", "nav", "section", "[role=group]", "[role=progressbar]", "input[type=file]"], placeholder: ["input"] }

// What was written over, by the node of a text or an attribute: the English, and what stands there now.
const written = new WeakMap()

// Of English nothing, unless the page was in another language before.
let translated = false

function translateForeign(said) {
  translated ||= Object.keys(said).length > 0
  if (!translated) return
  for (const place of document.querySelectorAll(PLACES)) {
    const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) rewrite(node, said)
  }
  for (const [named, kinds] of Object.entries(NAMED)) {
    const selector = kinds.map(kind => `${kind}[${named}]`).join()
    for (const one of document.querySelectorAll(selector)) rewrite(one.getAttributeNode(named), said)
  }
}

// What Streamlit puts there again, such as with another width or theme, is never seen in English.
function translateChanges(changes, said) {
  if (!translated) return
  const there = node => (node.parentElement ?? node).closest?.(PLACES) || node.querySelector?.(PLACES)
  if (changes.some(({ addedNodes, target, type }) => type === "characterData" ? there(target) : [...addedNodes].some(there))) translateForeign(said)
}

// In place: the node is Streamlit's, which may have written into it again.
function rewrite(node, said) {
  const [before, after] = written.get(node) ?? []
  const english = node.nodeValue === after ? before : node.nodeValue
  const text = Object.keys(said).reduce((text, name) => text.replace(ENGLISH[name], said[name]), english)
  if (text === node.nodeValue) return
  node.nodeValue = text
  written.set(node, [english, text])
}

// Below zero a number has the minus sign that it has everywhere else on the page: Streamlit's sliders write a hyphen.
function writeMinusSigns() {
  for (const place of document.querySelectorAll("[data-testid^=stSliderT]")) {
    const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (/^-\d/.test(node.nodeValue)) node.nodeValue = `\u2212${node.nodeValue.slice(1)}`
    }
  }
}
