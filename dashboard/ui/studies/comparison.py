"""The frame of a lesson that compares: its question, how many seeds, the arms trained over them, and what is shown.

A lesson that needs no more than this is a `Comparison`. Others take the pieces they need.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import streamlit as st

from dashboard.analysis.results import Results
from dashboard.analysis.table import Column, table
from dashboard.experiment.arms import USUAL_SEEDS, Arm
from dashboard.experiment.experiment import Experiment
from dashboard.export.describe import describe
from dashboard.ui.code import show_code
from dashboard.ui.controls.settings import current
from dashboard.ui.finding import show_sentence
from dashboard.ui.frame.beside import open_page, three_columns, within
from dashboard.ui.glossary import explain
from dashboard.ui.plain import plain
from dashboard.ui.questions.ask import ask_all
from dashboard.ui.questions.question import Question
from dashboard.ui.studies.changes import show_changes
from dashboard.ui.studies.curves import loss_curves
from dashboard.ui.studies.seeds import choose_seeds, what_differs
from dashboard.ui.tables import results_table
from dashboard.ui.waiting.batch import NAMED_IN_FINDING, show_batch
from language.say import Unsaid, mark, t

CURVES = mark("Means over the seeds and, from three on, 95% intervals.")
OF_LOSSES = mark("Means over the seeds (geometric for losses) and, from three on, 95% intervals.")
IN_TABLE = mark("In the table, too, losses are geometric means, and the gap is the difference of two of them.")
SOME = mark("Where seeds stop early, a curve is the mean of those still training; it ends once fewer than half are.")
ABOVE = mark("First epochs with a loss far above the rest, and above guessing, lie above the chart.")
ITS_OWN, LABS = mark("The experiment"), mark("The lab's experiment")


@dataclass(frozen=True)
class Comparison:
    """A lesson that compares arms with a `baseline`: `name` is its folder, `finding` says what the results show.

    Glossary `terms` explain the finding on hover. `columns` are those of the table, which is sorted by validation loss.
    `seeds` are the fewest, the most and the usual number. `note` is said on hover below the curves, and explained by
    `note_terms`; `more` is drawn below the table. `questions` are asked of the results. `key` begins the names of what
    a visitor chooses, as they stand in links, where that is not `name`. A `remark` is what to know before one trains.
    """

    name: str
    question: str
    text: str
    arms: tuple[Arm, ...]
    baseline: str
    finding: Callable[[Results], str]
    terms: tuple[str, ...]
    columns: tuple[Column, ...]
    questions: Callable[[Results], Sequence[Question]]
    key: str = ""
    seeds: tuple[int, int, int] = (3, 20, USUAL_SEEDS)
    note: str = ""
    note_terms: tuple[str, ...] = ()
    more: Callable[[], None] = lambda: None
    remark: str = ""


def show_comparison(lesson: Comparison, experiment: Experiment) -> None:
    """The whole page: question, seeds, finding, curves and table."""
    _, rest = open_page(lesson.question, lesson.text)
    key = lesson.key or lesson.name
    with rest:
        say_experiment(experiment, LABS if experiment == current() else ITS_OWN)
        seeds = choose_seeds(f"{key} seeds", *lesson.seeds, explained=what_differs(experiment))
        if lesson.remark:
            st.info(plain(lesson.remark))
    below = st.container()

    def show(results: Results) -> None:
        show_finding(lesson.finding(results), results, *lesson.terms, baseline=lesson.baseline, key=key)
        show_results(
            results,
            lesson.columns,
            baseline=lesson.baseline,
            note=lesson.note,
            terms=lesson.note_terms,
            name=lesson.name,
            key=key,
        )
        lesson.more()
        ask_all(*lesson.questions(results), over=results.over)

    with rest:
        show_batch(lesson.name, lesson.arms, seeds, within(below, show), warnings=NAMED_IN_FINDING)
    show_code(lesson.arms, seeds)


def show_results(
    results: Results,
    columns: Sequence[Column],
    *,
    name: str,
    key: str,
    baseline: str = "",
    note: str = "",
    terms: Sequence[str] = (),
) -> None:
    """The curves of each arm, how to read them, and a table of what is reached at their end."""
    loss_curves(results, key=f"{key} curves")
    say_of_curves(*terms, note=note)
    results_table(table(results, columns, baseline=baseline), name=name)


def say_of_curves(*terms: str, note: str = "", losses: bool = True) -> None:
    """How to read them in a line, of `losses` or not, and on hover what fewer people ask for."""
    more = (note, t(SOME), t(ABOVE) if losses else "", t(IN_TABLE), explain("95% interval", "geometric mean", *terms))
    st.caption(t(OF_LOSSES if losses else CURVES), help="\n\n".join(filter(None, more)))


def show_finding(said: str, results: Results, *terms: str, baseline: str, key: str) -> None:
    """What the results say, explained by `terms`, beside how each arm compares with the baseline."""
    reading, rest, after = three_columns(f"{key} found")
    with reading:
        show_sentence(said, *terms)
    show_changes(results, baseline, chart=rest, words=after, key=f"{key} changes")


def say_experiment(experiment: Experiment, what: Unsaid = ITS_OWN) -> None:
    st.caption(f"{t(what)}: {plain(describe(experiment))}.")
