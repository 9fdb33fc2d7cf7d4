"""Row by row: labels or numbers that are probably wrong, and rows that the network has memorised."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future

import streamlit as st

from dashboard.analysis.checks.finding import Finding
from dashboard.analysis.evaluation.rows import RowPredictions, doubts, far_off, memorised_rows
from dashboard.analysis.results import Results
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.record import Record
from dashboard.ui.finding import finding
from dashboard.ui.plain import LONGEST, plain
from dashboard.ui.server import get_engine
from dashboard.ui.tables import small_table
from dashboard.ui.waiting.batch import RunPrompt, show_batch
from dashboard.ui.waiting.jobs import job_for
from dashboard.ui.waiting.live import watch
from language.say import later, mark, t
from pages.your_data.finding import single_rows as words
from pages.your_data.sections.acting import named, show_price, take
from pages.your_data.tasks import judge_rows
from pages.your_data.trials.single_rows import FULL, SEEDS, STOPPED, single_row_arms

# By whether rows have classes.
_TITLES = {
    True: mark("Which labels are wrong, and what is memorised?"),
    False: mark("Which rows have a number that may be wrong?"),
}
_ASKS = {
    True: mark(
        "Trains the large network with {seeds} seeds, each on different rows, once to the end, once stopped early."
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
    ask = RunPrompt(later(_ASKS[classes], seeds=SEEDS), mark("Look at single rows"))

    def draw(results: Results) -> None:
        if results.complete:
            _show(source, experiment, results)

    show_batch(key="own single rows", arms=arms, seeds=SEEDS, draw=draw, ask=ask)


def _show(source: str, experiment: Experiment, results: Results) -> None:
    records = {arm.name: [one for one in results[arm.name] if one.final is not None] for arm in results.arms}
    asked = tuple(one.experiment for found in records.values() for one in found)
    job = job_for(key="own row answers", request=asked, start=lambda: _start(records))
    if job is None:
        return
    done = _done(job.work)
    watch(lambda: None, lambda: _done(job.work), done, over=done)
    if not done or any(work.exception() is not None for found in job.work.values() for work in found):
        return
    answers = {name: [work.result() for work in found] for name, found in job.work.items()}
    steps = (_draw_classes if FULL in answers else _draw_numbers)(experiment, answers)
    st.caption(
        t("Row 1 is the first below the names of the columns. A row may be rare and right: look before you act.")
    )
    for step in steps if source else ():
        args = (source, experiment, step)
        st.button(plain(str(step.label), 60), key=f"own rows step {named(step)}", on_click=take, args=args)


def _draw_numbers(experiment: Experiment, answers: dict[str, list[RowPredictions]]) -> Sequence[Finding]:
    far, dataset = far_off(answers[STOPPED]), experiment.dataset
    target = _cell(dataset.target_name)
    finding(words.far_in_words(far, target, dataset.size or 0, len(answers[STOPPED])))
    if far:
        small_table(words.far_rows(far, target), numbers=(t("Row"), target, t("Others say"), t(words.TIMES)))
    return words.far_step(far)


def _draw_classes(experiment: Experiment, answers: dict[str, list[RowPredictions]]) -> Sequence[Finding]:
    wrong, by_heart = doubts(answers[STOPPED]), memorised_rows(answers[FULL])
    names = experiment.class_names
    finding(words.in_words(wrong, by_heart, experiment.dataset.size or 0, len(answers[FULL])), "overfitting")
    left, right = st.columns(2)
    with left:
        if wrong:
            small_table(words.doubt_rows(wrong, names, _cell), numbers=(t("Row"), t(words.SURELY)))
            st.caption(t("Labels to look at first: what networks say that did not train on the row."))
    with right:
        if by_heart:
            numbers = (t("Row"), t(words.WITH_IT), t(words.WITHOUT_IT))
            small_table(words.heart_rows(by_heart, names, _cell), numbers=numbers)
            st.caption(t("Memorised: right at how many of the trainings with and without the row."))
    return words.steps_of(wrong, by_heart)


def _cell(text: str) -> str:
    return plain(text, LONGEST)


def _start(records: dict[str, list[Record]]) -> dict[str, list[Future[RowPredictions]]]:
    engine = get_engine()
    return {
        name: [engine.call(judge_rows, one.experiment, one.final) for one in found if one.final is not None]
        for name, found in records.items()
    }


def _done(work: dict[str, list[Future[RowPredictions]]]) -> bool:
    return all(one.done() for found in work.values() for one in found)
