// Of a server that does not answer, Streamlit says in a dialog what helps whoever started it. Its own nodes stay: see
// `frame.css`.
function explainLoss(words) {
  const title = [...document.querySelectorAll("[role=dialog] [slot=title]")].find(one => one.textContent === "Connection error")
  if (!title) return
  title.firstChild.nodeValue = words.lost
  title.nextElementSibling.prepend(Object.assign(document.createElement("p"), { className: "lab-lost", textContent: words.away }))
}
