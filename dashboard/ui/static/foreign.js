// What Streamlit itself says, which it has in English alone: said in the language of the page. The number of entries
// that a menu leaves out is a text of its own.

const ENGLISH = { more: /^(\d*) more$/, upload: /^Upload$/, size: /^(\d+)MB per file$/ }

function foreign(said) {
  const names = Object.keys(said)
  if (!names.length) return
  const places = document.querySelectorAll("[data-testid=stHeader], [data-testid=stFileUploaderDropzone]")
  for (const place of places) {
    const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      // In place: the node is Streamlit's, which writes into it again.
      for (const name of names) {
        const text = node.data.replace(ENGLISH[name], said[name])
        if (text !== node.data) node.data = text
      }
    }
  }
}
