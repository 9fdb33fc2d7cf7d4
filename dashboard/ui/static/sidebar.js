// On a narrow screen the sidebar covers the page. It closes over what was begun in it, a training or a sweep, as it does
// when another page is chosen there; the sweep menu opens outside of it.

const BEGINS = [
  '.st-key-lab-buttons [data-testid="stBaseButton-primary"]:enabled',
  '[class*="st-key-sweep-of-"] button',
  '[data-testid="stPopoverBody"] [class*="st-key-sweep-"] button',
].join()

// The press first: Streamlit has not heard of it yet.
function uncover({ target }) {
  if (matchMedia("(max-width: 767.98px)").matches && target.closest?.(BEGINS)) setTimeout(closeSidebar)
}

// Who pressed a key goes on from the button that opens it: what it holds can be seen no more.
function closeSidebar() {
  const sidebar = document.querySelector('[data-testid="stSidebar"][data-collapsed="false"]'), held = sidebar?.contains(document.activeElement)
  sidebar?.querySelector('[data-testid="stSidebarCollapseButton"] button')?.click()
  if (held) requestAnimationFrame(() => document.querySelector('[data-testid="stExpandSidebarButton"]')?.focus())
}
