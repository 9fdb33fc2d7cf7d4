"""The chosen runs beside each other: their curves, the settings that differ, and what can be said of them."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from dashboard.store.kept import KeptRun
from dashboard.ui.charts import show_charts
from dashboard.ui.finding import show_sentence
from dashboard.ui.lessons import LESSONS
from dashboard.ui.plain import plain
from dashboard.ui.studies.changes import of_chosen_epochs
from dashboard.ui.tables import small_table
from language.say import mark, t, tn
from pages.runs.figures import curve_panels
from pages.runs.finding.groups import DRAWN, MOST, Compared, compare
from pages.runs.finding.outcome import RUNS, TRAIN_LOSS, VALIDATION_LOSS, group_rows, in_words
from pages.runs.sections.session import COMPARE

CURVES = mark(
    "Runs that differ only in their seeds form one group, with its geometric mean and, from three runs on, a 95% "
    "interval. The test set is not shown here: choosing among runs by it uses it up."
)


def compared(runs: Sequence[KeptRun]) -> None:
    """Curves, differences and numbers of the chosen runs."""
    found = compare(runs)
    said = in_words(found)
    if said:
        show_sentence(plain(said), "beyond chance", "95% interval")
    if found.left_out:
        left_out = tn(
            "The first {most} groups are shown; {count} further run is in another.",
            "The first {most} groups are shown; {count} further runs are in others.",
            found.left_out,
            most=MOST,
        )
        st.caption(left_out)
    show_charts(curve_panels(found), key="runs curves")
    drawn = t("The first {count} of {total} groups are drawn.", count=DRAWN, total=len(found.groups))
    st.caption(f"{drawn} {t(CURVES)}" if len(found.groups) > DRAWN else t(CURVES))
    if found.settings:
        st.subheader(t("Settings that differ"), anchor=False)
        small_table(_differences(found))
    st.subheader(t("Numbers"), anchor=False)
    small_table([_plain(row) for row in group_rows(found)], numbers=[t(RUNS), t(TRAIN_LOSS), t(VALIDATION_LOSS)])
    if chosen := of_chosen_epochs(found.results):
        st.caption(chosen)
    st.page_link(
        LESSONS["runs"].path,
        label=t("A link to this comparison"),
        icon=":material/link:",
        query_params={COMPARE: ",".join(run.summary.id for run in runs)},
        help=t("Anyone with this link sees these runs, without your notes, for as long as they are kept."),
    )


def _differences(found: Compared) -> list[dict[str, str]]:
    letters = [group.letter for group in found.groups]
    return [
        {t("setting"): label} | dict(zip(letters, map(plain, values), strict=True))
        for label, values in found.settings.items()
    ]


def _plain(row: dict[str, str]) -> dict[str, str]:
    return {name: plain(cell) for name, cell in row.items()}
