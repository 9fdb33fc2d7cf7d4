"""The script of a visit: the page's frame, and the pages."""

from pathlib import Path

import streamlit as st

from dashboard.ui.navigation import PAGES, page

# A worker process that starts while a page runs imports this file again, under another name.
if __name__ == "__main__":
    st.set_page_config(page_title="Overfit Lab", page_icon="📈", layout="wide")
    st.html(Path(__file__).parent / "ui" / "page.css")
    # On top: the sidebar is for the controls.
    pages = {group: [page(entry) for entry in entries] for group, entries in PAGES.items()}
    st.navigation(pages, position="top").run()
