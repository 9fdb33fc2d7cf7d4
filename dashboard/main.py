"""The script of a visit: the page's frame, and the pages."""

from pathlib import Path

import streamlit as st

from dashboard.ui.lessons import menu
from dashboard.ui.session import begin_run

# A worker process that starts while a page runs imports this file again, under another name.
if __name__ == "__main__":
    begin_run()
    st.set_page_config(page_title="Overfit Lab", page_icon="📈", layout="wide")
    st.html(Path(__file__).parent / "ui" / "static" / "page.css")
    # On top: the sidebar is for the controls.
    st.navigation(menu(), position="top").run()
