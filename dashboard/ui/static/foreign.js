// What Streamlit itself says, which it has in English alone: said in the language of the page. `said` is a list of
// patterns, each with what stands for it.

function foreign(said) {
  if (!said.length) return
  const places = document.querySelectorAll("[data-testid=stHeader], [data-testid=stFileUploaderDropzone]")
  for (const place of places) {
    const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      // In place: the node is Streamlit's, which writes into it again.
      for (const [pattern, words] of said) {
        const text = node.data.replace(new RegExp(pattern), words)
        if (text !== node.data) node.data = text
      }
    }
  }
}
