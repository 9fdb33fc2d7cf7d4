"""One of the chosen runs by itself: its verdict, the way into the lab, what can be taken away, a note, and its end."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st

from dashboard.data.parts import SPLITS, TEST
from dashboard.data.tables.storage import is_gone
from dashboard.figures.report.report import About
from dashboard.store.kept import LONGEST_NOTE, KeptRun
from dashboard.ui.controls.distinct import distinct
from dashboard.ui.controls.lab_link import lab_link
from dashboard.ui.plain import plain
from dashboard.ui.runs.export import Export, show_export
from dashboard.ui.runs.keeping import get_keeper
from dashboard.ui.runs.reporting import day_of, server_address
from language.say import mark, t, tn
from pages.runs.finding.listed import settings_in_words
from pages.runs.sections import session
from pages.runs.sections.acts import NOT_DELETED, act

_ONE = "runs-one"
_TABLE_GONE = mark(
    "The table of this run is no longer kept here. To open the run in the lab, or to export it, upload the same file "
    "again on the page Your data and make the same choices."
)


def single(runs: Sequence[KeptRun], owner: str | None) -> None:
    """The only one, or one to be chosen among them."""
    st.subheader(t("One run"), anchor=False)
    labels = {run.summary.id: f"{t(run.summary.data)}: {settings_in_words(run.summary)}" for run in runs}
    by_id = {run.summary.id: run for run in runs}
    if len(runs) == 1:
        st.markdown(f"**{plain(labels[runs[0].summary.id])}**")
        _run(runs[0], owner)
        return
    names = distinct(labels, _ONE)
    if st.session_state.get(_ONE) not in names:
        st.session_state.pop(_ONE, None)
    _run(by_id[st.selectbox(t("Which of them?"), names, format_func=names.__getitem__, key=_ONE, width=640)], owner)


def delete_chosen(runs: Sequence[KeptRun], owner: str | None) -> None:
    """The way to be rid of several at once."""
    own = [run.summary.id for run in runs if run.own]
    if len(own) > 1 and owner is not None:
        _deletion(t("Delete the {count} chosen runs", count=len(own)), owner, own, key="runs delete chosen")


def _run(run: KeptRun, owner: str | None) -> None:
    summary, gone = run.summary, is_gone(run.record.experiment.data.dataset)
    with st.container(border=True, gap="xsmall"):
        st.markdown(plain(run.verdict.sentence))
        with st.container(horizontal=True, vertical_alignment="center"):
            # The lab would open on other data.
            if not gone:
                lab_link(t("Open in the lab"), run.record.experiment)
            # Without the test set, as the whole page.
            export = Export(run.record, run.verdict, _about(run), SPLITS[:TEST])
            show_export(export, key=f"take {summary.id}")
            if run.own and owner is not None:
                st.text_input(
                    t("Note"),
                    summary.note,
                    key=f"note {summary.id}",
                    max_chars=LONGEST_NOTE,
                    placeholder=t("A note"),
                    label_visibility="collapsed",
                    on_change=partial(_note, owner, summary.id),
                    width=320,
                )
                _deletion(t("Delete"), owner, (summary.id,), key=f"delete {summary.id}")
        if gone:
            st.caption(t(_TABLE_GONE))
        st.caption(t("Trained by {code}.", code=plain(summary.code)))


def _deletion(label: str, owner: str, runs: Sequence[str], *, key: str) -> None:
    """Asks once more: nothing brings them back."""
    with st.popover(label, icon=":material/delete:", type="tertiary"):
        st.markdown(tn("It can't be brought back.", "They can't be brought back.", len(runs)))
        st.button(t("Delete"), key=key, on_click=partial(delete, owner, runs))


def _about(run: KeptRun) -> About:
    summary = run.summary
    return About(summary.note, summary.code, day_of(summary.created), server_address())


def _note(owner: str, run: str) -> None:
    note = st.session_state[f"note {run}"]
    act(partial(get_keeper().store.note, owner, run, note), mark("The note was not saved: {problem}."))


def delete(owner: str, runs: Sequence[str]) -> None:
    """Deletes runs, and takes them out of the choice."""
    if act(partial(get_keeper().store.delete, owner, runs), NOT_DELETED):
        session.put(one for one in session.CHOSEN.get() if one not in runs)
