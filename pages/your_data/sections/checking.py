"""Before you trust the score: what checks found in a table, and what each costs, measured by training without it."""

from __future__ import annotations

from functools import partial

import streamlit as st

from dashboard.analysis.checks.finding import Finding
from dashboard.data.tables.description import Description
from dashboard.data.tables.schema import FILE_ORDER
from dashboard.experiment.experiment import Experiment
from dashboard.ui.plain import plain
from dashboard.ui.server import get_engine
from dashboard.ui.waiting.calls import call_workers
from language.say import mark, t
from pages.your_data.sections.acting import WIDTH, is_acted_on, named, show_price, take
from pages.your_data.tasks import check_table

# By whether something was done about what was found: that is not found again.
_NOTHING = {
    False: mark("Nothing was found in the table itself. Only you know what a column means."),
    True: mark("Nothing else was found in the table itself. Only you know what a column means."),
}


def show_checks(source: str, description: Description, experiment: Experiment) -> tuple[Finding, ...] | None:
    """What the checks found, with a button for each; below it the price of the last step that was taken.

    Returns what they found, and None while they run. Of a link's table nothing is said of columns that it does not
    show.
    """
    with st.container(border=True, width=WIDTH, key="checks"):
        st.markdown(t("**Before you trust the score**"))
        name = experiment.data.dataset
        checks = call_workers(key="own checks", request=name, calls=[partial(get_engine().call, check_table, name)])
        if checks is None or not checks.ended:
            st.caption(
                t(
                    "Looking for columns that give the target away, for copies and near copies, groups, an order in "
                    "time, codes and rare classes."
                )
            )
        found = checks.latest[0] if checks is not None else None
        if found is not None:
            found = tuple(one for one in found if _is_shown(one, description))
            _show_found(source, experiment, found)
        show_price(source, experiment, single_rows=False)
    return found


def _is_shown(found: Finding, description: Description) -> bool:
    """Whether its columns are; a column of which a link shows but the name has no cells in the description."""
    shown = {FILE_ORDER, *(column.name for column in description.columns if column.distinct)}
    return found.step in ("ignore groups", "ignore order") or shown.issuperset(found.columns)


def _show_found(source: str, experiment: Experiment, found: tuple[Finding, ...]) -> None:
    if all(one.check == "part" for one in found):
        st.markdown(t(_NOTHING[is_acted_on(source, experiment)]))
    for one in found:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"**{plain(str(one.evidence))}** {plain(str(one.meaning))}", width="stretch")
            if one.step != "none" and not (one.step == "weigh classes" and experiment.training.class_weights):
                args, key = (source, experiment, one), f"own-step {named(one)}"
                st.button(plain(str(one.label), 60), key=key, on_click=take, args=args)
