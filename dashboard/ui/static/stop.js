// A press of Stop is seen to count before the server has answered: see `page.css`. One that is sent while the connection
// drops is lost: Streamlit then runs the page without it. It is pressed once more, unless the person has done anything
// since. To stop twice does no harm.

let stopping = null, lost = false

function noteStop({ type, target }) {
  if (type === "keydown") stopping = null
  if (type !== "click") return
  stopping = target.closest?.('[class*="st-key-stop-"] button')
  document.documentElement.classList.toggle("lab-stopping", Boolean(stopping))
}

function lookAfterStop() {
  if (!stopping?.isConnected || stopping.disabled) document.documentElement.classList.remove("lab-stopping")
  const { testConnectionState, testScriptState } = document.querySelector("[data-testid=stApp]")?.dataset ?? {}
  const connected = testConnectionState === "CONNECTED", again = lost ? stopping : null
  lost ||= !connected
  if (!connected || testScriptState !== "notRunning") return
  lost = false
  if (again?.isConnected && !again.disabled) again.click()
  else if (stopping?.disabled) stopping = null
}
