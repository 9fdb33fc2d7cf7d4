"""The glossary: every term in one line, with the page that shows it."""

import streamlit as st

from dashboard.ui.controls.in_links import in_links
from language.say import t
from pages.glossary.sections import show_terms

st.title(t("What does this word mean?"), anchor=False)
st.markdown(t("The terms of this dashboard, explained in brief, each with the page that is about it."))
word = st.text_input(t("Find a term"), **in_links("glossary word"), placeholder=t("gradient"), width=360)
show_terms(word)
