"""Runs: what the visitor has trained, to be found again and set against each other."""

import streamlit as st

from dashboard.store.errors import StoreError
from dashboard.store.store import ListState
from dashboard.ui.lessons import LESSONS
from dashboard.ui.pause import PATIENCE_SECONDS, pause
from dashboard.ui.plain import plain
from dashboard.ui.runs.keeping import get_keeper
from dashboard.ui.runs.owner import owner
from language.say import t
from pages.runs.finding.listed import chosen_in_words
from pages.runs.sections import address, session
from pages.runs.sections.compared import compared
from pages.runs.sections.filters import CHOSEN, filters
from pages.runs.sections.keeping import forget_gone, how_it_is_kept
from pages.runs.sections.listing import listing
from pages.runs.sections.single import delete_chosen, single
from pages.runs.sections.study import study_head

st.title(t("What have you trained, and what made the difference?"), anchor=False)
st.markdown(
    t(
        "What you train in the lab is kept here, and so is what the pages compare. Choose runs to see their curves in "
        "one chart."
    )
)
address.take()
keeper, me = get_keeper(), owner()
pause(keeper.wait, PATIENCE_SECONDS)
if keeper.problem:
    st.warning(
        t("Runs can't be saved at present: {problem}. Training goes on all the same.", problem=plain(keeper.problem)),
        icon=":material/save:",
    )
query = None
try:
    state = keeper.store.state(me) if me is not None else ListState()
    chosen = keeper.store.get(session.CHOSEN.get(), me)
    forget_gone(chosen)
    if me is not None and state.runs:
        query = filters(me, state)
        address.write(query)
        listing(query)
    else:
        st.info(t("No runs yet."), icon=":material/history:")
        st.page_link(LESSONS["lab"].path, label=t("Train one in the lab"), icon=":material/science:")
    if not chosen and query is not None and query.study:
        whole = keeper.store.runs_of(query.owner, query.study, session.MOST)
        study_head(query, len(whole))
        compared(whole)
        single(whole, me)
    if chosen:
        st.header(chosen_in_words(len(chosen)), anchor=CHOSEN)
        compared(chosen)
        single(chosen, me)
        delete_chosen(chosen, me)
    how_it_is_kept(me, state.runs)
except StoreError as error:
    st.error(t("Runs can't be read at present: {problem}.", problem=plain(str(error))), icon=":material/error:")
