// On a narrow screen the sidebar covers the page. It closes over what was begun in it, a training or a sweep, as it does
// when another page is chosen there; the sweep menu opens outside of it.

const BEGINS = [
  '.st-key-lab-buttons [data-testid="stBaseButton-primary"]',
  '[class*="st-key-sweep-of-"] button',
  '[data-testid="stPopoverBody"] [class*="st-key-sweep-"] button',
].join()

// The press first: Streamlit has not heard of it yet.
function uncover({ target }) {
  if (matchMedia("(max-width: 768px)").matches && target.closest?.(BEGINS)) setTimeout(closeSidebar)
}

function closeSidebar() {
  document.querySelector('[data-testid="stSidebar"][data-collapsed="false"] [data-testid="stSidebarCollapseButton"] button')?.click()
}
