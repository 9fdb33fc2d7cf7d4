"""Row by row: labels that are probably wrong, and rows that the network has learned by heart."""

from __future__ import annotations

from concurrent.futures import Future

import streamlit as st

from dashboard.analysis.judging.rows import RowAnswers, doubts, learned_by_heart
from dashboard.analysis.results import Results
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.record import Record
from dashboard.language.say import t
from dashboard.ui.finding import finding
from dashboard.ui.plain import LONGEST, plain
from dashboard.ui.server import get_engine
from dashboard.ui.tables import small_table
from dashboard.ui.waiting.batch import Ask, show_batch
from dashboard.ui.waiting.jobs import job_for
from dashboard.ui.waiting.live import watch
from pages.your_data.finding.single_rows import SURELY, WITH_IT, WITHOUT_IT, doubt_rows, heart_rows, in_words, steps_of
from pages.your_data.sections.acting import show_price, take
from pages.your_data.tasks import judge_rows
from pages.your_data.trials.single_rows import FULL, SEEDS, STOPPED, single_row_arms


def show_single_rows(source: str, experiment: Experiment) -> None:
    """Waits for its button; nothing where rows can't be judged. Of the file `source`, if rows can be set aside."""
    arms = single_row_arms(experiment)
    if not arms:
        return
    st.markdown(t("**Which labels are wrong, and what is learned by heart?**"))
    if source:
        show_price(source, experiment, single_rows=True)
    ask = Ask(
        t(
            "The large network at {seeds} seeds, each with other rows to train on, to its end and stopped early.",
            seeds=SEEDS,
        ),
        t("Look at single rows"),
    )

    def draw(results: Results) -> None:
        if results.complete:
            _show(source, experiment, results)

    show_batch(key="own single rows", arms=arms, seeds=SEEDS, draw=draw, ask=ask)


def _show(source: str, experiment: Experiment, results: Results) -> None:
    records = {name: [one for one in results[name] if one.final is not None] for name in (FULL, STOPPED)}
    asked = tuple(one.experiment for found in records.values() for one in found)
    job = job_for(key="own row answers", request=asked, start=lambda: _start(records), stop=_leave)
    if job is None:
        return
    done = _done(job.work)
    watch(lambda: None, lambda: _done(job.work), done, over=done)
    if done and all(work.exception() is None for found in job.work.values() for work in found):
        _draw(source, experiment, {name: [work.result() for work in found] for name, found in job.work.items()})


def _draw(source: str, experiment: Experiment, answers: dict[str, list[RowAnswers]]) -> None:
    wrong, by_heart = doubts(answers[STOPPED]), learned_by_heart(answers[FULL])
    names = experiment.class_names
    finding(in_words(wrong, by_heart, experiment.dataset.size or 0, len(answers[FULL])), "overfitting")
    left, right = st.columns(2)
    with left:
        if wrong:
            small_table(doubt_rows(wrong, names, _cell), numbers=(t("Row"), t(SURELY)))
            st.caption(t("Labels to look at first: what networks say that did not train on the row."))
    with right:
        if by_heart:
            small_table(heart_rows(by_heart, names, _cell), numbers=(t("Row"), t(WITH_IT), t(WITHOUT_IT)))
            st.caption(t("Learned by heart: right at how many of the trainings with and without the row."))
    st.caption(
        t("Row 1 is the first below the names of the columns. A row may be rare and right: look before you act.")
    )
    for place, step in enumerate(steps_of(wrong, by_heart) if source else ()):
        args = (source, experiment, step)
        st.button(plain(step.label, 60), key=f"own rows step {place}", on_click=take, args=args)


def _cell(text: str) -> str:
    return plain(text, LONGEST)


def _start(records: dict[str, list[Record]]) -> dict[str, list[Future[RowAnswers]]]:
    engine = get_engine()
    return {
        name: [engine.call(judge_rows, one.experiment, one.final) for one in found if one.final is not None]
        for name, found in records.items()
    }


def _done(work: dict[str, list[Future[RowAnswers]]]) -> bool:
    return all(one.done() for found in work.values() for one in found)


def _leave(work: object) -> None:
    """A few seconds of work are not worth stopping."""
