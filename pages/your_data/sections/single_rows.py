"""Row by row: labels or numbers that are probably wrong, and rows that the network has memorized."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st

from dashboard.analysis.checks.finding import Finding
from dashboard.analysis.evaluation.far_off import far_off
from dashboard.analysis.evaluation.memorized import memorized_rows
from dashboard.analysis.evaluation.row_predictions import RowPredictions
from dashboard.analysis.evaluation.wrong_labels import doubts
from dashboard.analysis.results import Results
from dashboard.experiment.experiment import Experiment
from dashboard.ui.finding import show_sentence
from dashboard.ui.plain import LONGEST, plain
from dashboard.ui.server import get_engine
from dashboard.ui.tables import small_table
from dashboard.ui.waiting.batch import show_batch
from dashboard.ui.waiting.calls import call_workers
from dashboard.ui.waiting.work import RunPrompt
from language.say import later, mark, t
from pages.your_data.finding import single_rows as words
from pages.your_data.sections.acting import named, show_price, take
from pages.your_data.tasks import judge_rows
from pages.your_data.trials.single_rows import FEWEST_SEEDS, FULL, SEEDS, STOPPED, single_row_arms

# By whether rows have classes.
_TITLES = {
    True: mark("Which labels are wrong, and what is memorized?"),
    False: mark("Which rows have a number that may be wrong?"),
}
_ASKS = {
    True: mark(
        "Trains the large network with {seeds} seeds, each on different rows, once to the end and once stopped early."
    ),
    False: mark("Trains the large network with {seeds} seeds, each on different rows, stopped early."),
}


def show_single_rows(source: str, experiment: Experiment) -> None:
    """Waits for its button; nothing where rows can't be judged. Of the file `source`, if rows can be set aside."""
    arms, classes = single_row_arms(experiment), experiment.dataset.classifies
    if not arms:
        return
    st.header(t(_TITLES[classes]), anchor=False)
    if source:
        show_price(source, experiment, single_rows=True)
    ask = RunPrompt(later(_ASKS[classes], seeds=SEEDS), mark("Look at individual rows"))

    def draw(results: Results) -> None:
        if results.over:
            _show(source, experiment, results)

    show_batch(key="own single rows", arms=arms, seeds=SEEDS, draw=draw, ask=ask)


def _show(source: str, experiment: Experiment, results: Results) -> None:
    records = [(arm.name, one) for arm in results.arms for one in results[arm.name]]
    asked = [(name, one.experiment, one.final) for name, one in records if one.final is not None]
    calls = [partial(get_engine().call, judge_rows, one, final) for _, one, final in asked]
    rows = call_workers(key="own row answers", request=[one for _, one, _ in asked], calls=calls)
    if rows is None or rows.over < rows.total:
        return
    answers = enough([(name, answer) for (name, *_), answer in zip(asked, rows.latest, strict=True) if answer])
    if not answers:
        st.markdown(t("Too few training runs have ended to judge single rows: it takes {seeds}.", seeds=FEWEST_SEEDS))
        return
    steps = (_draw_classes if experiment.dataset.classifies else _draw_numbers)(experiment, answers)
    st.caption(
        t("Row 1 is the first below the names of the columns. A row may be rare and right: look before you act.")
    )
    for step in steps if source else ():
        args = (source, experiment, step)
        st.button(plain(str(step.label), 60), key=f"own rows step {named(step)}", on_click=take, args=args)


def enough(answers: Sequence[tuple[str, RowPredictions]]) -> dict[str, list[RowPredictions]]:
    """By arm what its networks say, of those arms of which some may have failed, and enough have not."""
    by_arm: dict[str, list[RowPredictions]] = {}
    for name, answer in answers:
        by_arm.setdefault(name, []).append(answer)
    return {name: found for name, found in by_arm.items() if len(found) >= FEWEST_SEEDS}


def _draw_numbers(experiment: Experiment, answers: dict[str, list[RowPredictions]]) -> Sequence[Finding]:
    far, dataset = far_off(answers[STOPPED]), experiment.dataset
    target = _cell(dataset.target_name)
    show_sentence(words.far_in_words(far, target, dataset.size or 0, len(answers[STOPPED])), "residual")
    if far:
        small_table(words.far_rows(far, target), numbers=(t("Row"), target, t("Networks say"), t(words.TIMES)))
    return words.far_step(far)


def _draw_classes(experiment: Experiment, answers: dict[str, list[RowPredictions]]) -> Sequence[Finding]:
    wrong = doubts(answers[STOPPED]) if STOPPED in answers else None
    by_heart = memorized_rows(answers[FULL]) if FULL in answers else None
    names, seeds = experiment.class_names, min(map(len, answers.values()))
    show_sentence(words.in_words(wrong, by_heart, experiment.dataset.size or 0, seeds), "overfitting")
    left, right = st.columns(2)
    with left:
        if wrong:
            small_table(words.doubt_rows(wrong, names, _cell), numbers=(t("Row"), t(words.SURELY)))
            st.caption(t("Labels to look at first, with what networks that did not train on the row say."))
    with right:
        if by_heart:
            numbers = (t("Row"), t(words.WITH_IT), t(words.WITHOUT_IT))
            small_table(words.heart_rows(by_heart, names, _cell), numbers=numbers)
            st.caption(t("Memorized: how many of the training runs with and without the row get it right."))
    return words.steps_of(wrong or (), by_heart or ())


def _cell(text: str) -> str:
    return plain(text, LONGEST)
