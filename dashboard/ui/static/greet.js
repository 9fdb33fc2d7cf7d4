// Who opens the dashboard for the first time in this browser is greeted in the lab, until they take the first steps. Stands
// in the head: on a busy machine the first chart is there before the line above the page, and is to know whether it plays.
try {
  if (!localStorage.getItem("overfit lab been here")) document.documentElement.classList.add("lab-newcomer")
} catch {
  // A browser that lets nobody look greets nobody.
}
