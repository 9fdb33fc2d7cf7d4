"""The list of runs, a page at a time."""

from __future__ import annotations

from functools import partial

import streamlit as st

from dashboard.store.kept import Summary
from dashboard.store.listing import SORTS, Query
from dashboard.ui.runs.keeping import get_keeper
from dashboard.ui.runs.table import Callbacks, Head, Row, Shown, run_table
from language.say import Marked, mark, t, tn
from pages.runs.finding.listed import loss_in_cell, settings_in_words
from pages.runs.sections import session
from pages.runs.sections.acts import act

PER_PAGE = 25
KEY = "runs-table"
_FALLING = {"created", "star", "epochs"}
_TITLES = {
    "created": mark("When"),
    "data": mark("Data"),
    "kind": mark("Verdict"),
    "validation_loss": mark("Validation loss"),
    "settings": mark("Settings that differ from the lab's"),
    "lowest_loss": mark("Lowest validation loss"),
    "train_loss": mark("Training loss"),
    "epochs": mark("Epochs"),
    "note": mark("Note"),
}
# By whether anything is chosen above. Where nothing is, all runs belong to comparisons.
_NOTHING = {
    True: mark("No run matches: change the choices above."),
    False: mark("No single run of the lab is kept. Choose under **From** what lessons have compared, or all there is."),
}
_NUMBERS = {"validation_loss", "lowest_loss", "train_loss", "epochs"}


def listing(query: Query) -> None:
    """The runs that a query finds, and the way to further ones."""
    start = session.PLACE.get()
    found = get_keeper().store.find(query, start, PER_PAGE)
    if start and not found.runs:
        # The list has become shorter, or the link is an old one.
        session.PLACE.clear()
        start, found = 0, get_keeper().store.find(query, 0, PER_PAGE)
    if not found.runs:
        st.info(t(_NOTHING[query.chooses]), icon=":material/filter_alt_off:")
        return
    shown = Shown(
        _heads(),
        [_row(run) for run in found.runs],
        query.sort,
        query.descending,
        session.CHOSEN.get(),
        session.VERSION.get(),
    )
    run_table(shown, Callbacks(session.choose, session.sort, partial(_star, query.owner)), key=KEY)
    _turn(start, found.total)


def _heads() -> tuple[Head, ...]:
    return tuple(
        Head(name, t(label), name in SORTS, name in _FALLING, name in _NUMBERS) for name, label in _TITLES.items()
    )


def _row(run: Summary) -> Row:
    settings = settings_in_words(run)
    cells: dict[str, str | float] = {
        "created": run.created,
        "data": t(run.data),
        "settings": settings,
        "kind": t(run.kind),
        "validation_loss": loss_in_cell(run.validation_loss),
        "lowest_loss": loss_in_cell(run.lowest_loss),
        "train_loss": loss_in_cell(run.train_loss),
        "epochs": f"{run.epochs:,}",
        "note": run.note,
    }
    return Row(run.id, f"{t(run.data)}, {settings}", run.star, cells)


def _star(owner: str, run: str, star: bool) -> None:
    if not act(partial(get_keeper().store.star, owner, run, star=star), mark("The star was not saved: {problem}.")):
        # Else the browser, which shows the star already, is sent nothing new.
        session.put(session.CHOSEN.get())


def _turn(start: int, total: int) -> None:
    """Where in the list this is, and the buttons to its neighbours."""
    end = min(start + PER_PAGE, total)
    with st.container(horizontal=True, vertical_alignment="center", key="runs-pages"):
        if total <= PER_PAGE:
            st.caption(tn("{count} run", "{count} runs", total))
        else:
            place = {"first": f"{start + 1:,}", "last": f"{end:,}", "total": f"{total:,}"}
            st.caption(t("{first} to {last} of {total} runs", **place))
            _to(mark("Previous"), max(0, start - PER_PAGE), disabled=start == 0)
            _to(mark("Next"), start + PER_PAGE, disabled=end == total)


def _to(label: Marked, place: int, *, disabled: bool) -> None:
    st.button(t(label), key=f"runs {label}", on_click=session.turn, args=(place,), disabled=disabled, type="tertiary")
