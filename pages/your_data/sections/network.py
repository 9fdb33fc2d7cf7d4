"""The best network: what it gets right and wrong, what it rests on, and how its answer depends on one column."""

from __future__ import annotations

import math
from collections.abc import Callable

import streamlit as st

from dashboard.analysis.evaluation.metrics import deciding_metric
from dashboard.analysis.evaluation.models import NETWORK, Evaluation
from dashboard.analysis.evaluation.predictions import pooled
from dashboard.analysis.paired import FEWEST_PAIRS
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.splits import split_overlap
from dashboard.ui.charts import show_charts
from dashboard.ui.finding import show_sentence
from dashboard.ui.frame.seal import sealed
from dashboard.ui.glossary import explain
from dashboard.ui.plain import LONGEST, plain
from dashboard.ui.tables import small_table
from language.say import mark, t, tn
from pages.your_data.figures.answers import answer_panels
from pages.your_data.figures.importance import dependence_panel, importance_panel
from pages.your_data.finding.answers import BY_CLASS, answers_in_words, class_rows, seen_by_seed
from pages.your_data.finding.judging import importance_rows, without_dependence

PARTS = (mark("validation"), mark("test"))
# What is said of how many seeds' rows are seen together.
_TOGETHER: dict[str, Callable[[int], str]] = {
    "validation": lambda seeds: tn(
        "The validation rows of {count} seed, answered by its network. With early stopping, these rows chose the "
        "epoch.",
        "The validation rows of {count} seeds together, those of each seed answered by its network. With early "
        "stopping, these rows chose the epoch.",
        seeds,
    ),
    "test": lambda seeds: tn(
        "The test rows of {count} seed, answered by its network.",
        "The test rows of {count} seeds together, those of each seed answered by its network.",
        seeds,
    ),
}
_PICKED, _CHART = "own-picked", "own-importance"


def show_answers(experiment: Experiment, judged: list[list[Evaluation]]) -> None:
    """Confusion matrix and confidence, or residuals, of validation rows; of test rows once the test set is open."""
    part = _part()
    seen = seen_by_seed(judged, part)
    if not seen:
        return
    dataset = experiment.dataset
    overlap = math.inf if dataset.ordered else split_overlap(experiment)
    show_sentence(
        answers_in_words(seen, dataset.class_names, part, plain, overlap),
        f"{part} set",
        "accuracy" if seen[0].classified else "residual",
    )
    show_charts(answer_panels(pooled(seen), dataset.class_names, part), key="own answers")
    st.caption(_TOGETHER[part](len(seen)))
    if dataset.classifies:
        rows = class_rows(pooled(seen), dataset.class_names, lambda name: plain(name, LONGEST))
        small_table(rows, numbers=tuple(map(t, BY_CLASS)))
        st.caption(explain("recall", "precision"))


def show_importance(experiment: Experiment, judged: list[list[Evaluation]]) -> None:
    """What the network rests on; below it how its answer depends on the column that is clicked."""
    rows, metric = importance_rows(judged), deciding_metric(experiment)
    if not rows:
        return
    with st.expander(t("What the best network relies on"), expanded=True):
        names = [name for name, _ in rows]
        show_charts([importance_panel(rows, metric)], key=_CHART, on_pick=lambda: _pick(names))
        st.caption(
            t(
                "How much the {metric} on validation rows falls if a column's values are shuffled, with 95% "
                "intervals. Columns that say the same thing can stand in for each other, so each alone seems to "
                "matter little.",
                metric=t(metric),
            )
        )
        _dependence(experiment, judged, names)


def _part() -> str:
    """Which rows are shown: there is a choice only where the test set is open."""
    if sealed():
        return PARTS[0]
    chosen = st.segmented_control(
        t("Rows"), PARTS, default=PARTS[0], key="own rows shown", format_func=t, label_visibility="collapsed"
    )
    return chosen or PARTS[0]


def _pick(names: list[str]) -> None:
    place = st.session_state[_CHART].pick
    if isinstance(place, int) and 0 <= place < len(names):
        st.session_state[_PICKED] = names[place]


def _dependence(experiment: Experiment, judged: list[list[Evaluation]], names: list[str]) -> None:
    drawn = [one.partial_dependences for seed in judged for one in seed if one.model == NETWORK]
    found = {name: [curves[name] for curves in drawn if name in curves] for name in names}
    shown = [name for name, seeds in found.items() if len(seeds) >= FEWEST_PAIRS]
    rest = without_dependence([plain(name, LONGEST) for name in names if name not in shown])
    if not shown:
        st.caption(rest)
        return
    if st.session_state.get(_PICKED) not in shown:
        st.session_state.pop(_PICKED, None)
    name = st.pills(
        t("How the answer depends on"),
        shown,
        key=_PICKED,
        format_func=plain,
        help=t("Or click a bar in the chart above."),
    )
    if rest:
        st.caption(rest)
    if name is None:
        return
    dataset = experiment.dataset
    panel = dependence_panel(name, dataset.target_name, found[name], dataset.class_names)
    show_charts([panel], key="own dependence")
    st.caption(
        t(
            "Partial dependence: the mean answer for up to 200 validation rows if {column} had that value in all of "
            "them, with 95% intervals over the seeds. Where columns are correlated, some of these rows can't occur.",
            column=plain(name, LONGEST),
        )
    )
