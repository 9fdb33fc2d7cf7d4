// Of a server that does not answer, Streamlit says in a dialog what helps whoever started it. Its own nodes stay: see
// `frame.css`.
function explainLoss(words) {
  const title = [...document.querySelectorAll("[role=dialog] [slot=title]")].find(one => one.textContent === "Connection error")
  if (!title) return
  title.firstChild.nodeValue = words.lost
  title.nextElementSibling.prepend(Object.assign(document.createElement("p"), { className: "lab-lost", textContent: words.away }))
}

// A press of Stop that is sent while the connection drops is lost: Streamlit then runs the page without it. It is pressed
// once more, unless the person has done anything since. To stop twice does no harm.

let stopping = null, lost = false

function noteStop({ type, target }) {
  if (type === "click") stopping = target.closest?.('[class*="st-key-stop-"] button')
  if (type === "keydown") stopping = null
}

function stopAgain() {
  const { testConnectionState, testScriptState } = document.querySelector("[data-testid=stApp]")?.dataset ?? {}
  const connected = testConnectionState === "CONNECTED", again = lost ? stopping : null
  lost ||= !connected
  if (!connected || testScriptState !== "notRunning") return
  lost = false
  if (again?.isConnected && !again.disabled) again.click()
  else if (stopping?.disabled) stopping = null
}
