"""The frame of a lesson that measures, over seeds, what is no training of the lab's."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.ui.code import show_code
from dashboard.ui.finding import show_sentence
from dashboard.ui.questions.ask import ask, ask_all, is_answered
from dashboard.ui.questions.question import Question, answerable
from dashboard.ui.session import AWAITS_PREDICTION
from dashboard.ui.studies.seeds import choose_seeds
from dashboard.ui.waiting.calls import SeedTask, show_seeds
from dashboard.ui.waiting.work import RunPrompt
from language.say import Unsaid, mark, t

NONE_ENDED = mark("No seed came to its end. Run it again to compare.")
SOON = mark("It takes a second or two.")

S = TypeVar("S")
M = TypeVar("M")


@dataclass(frozen=True)
class Measurement(Generic[S, M]):
    """A lesson whose `task` is done for each seed, with a first question above its Run button.

    `measured` makes of what has been found the thing that is shown, and asked about: `finding` says it, explained by
    glossary `terms`, `show` draws it, and `first` is the question, without an answer until there is something to
    compare it with; `more` are asked below what is drawn. `seeds` are the fewest, the most and the usual number, and
    `each_seed` says what differs between them. `wait` stands beside the button.
    """

    name: str
    seeds: tuple[int, int, int]
    each_seed: Unsaid
    task: SeedTask[S]
    measured: Callable[[Sequence[S]], M]
    finding: Callable[[M], str]
    terms: tuple[str, ...]
    show: Callable[[M], None]
    first: Callable[[M | None], Question]
    code: Callable[[int], str]
    more: Callable[[M], Sequence[Question]] = lambda _: ()
    wait: Callable[[int], RunPrompt] = lambda _: RunPrompt(SOON, once=True)


def show_measurement(
    lesson: Measurement[S, M], setting: object, *, last: DeltaGenerator, asked: DeltaGenerator, said: DeltaGenerator
) -> None:
    """Seeds as the `last` of the controls, the first question where it is `asked`; then the results as they come.

    What they say is `said` beside the question; their charts have all the width below.
    """
    with last:
        seeds = choose_seeds(f"{lesson.name} seeds", *lesson.seeds, explained=lesson.each_seed, wide=False)

    below = st.container()

    def draw(found: Sequence[S], over: bool) -> tuple[M, bool]:
        measured = lesson.measured(found)
        lost = over and all(lesson.task.share(state) < 1.0 for state in found)
        show_sentence(t(NONE_ENDED) if lost else lesson.finding(measured), *lesson.terms)
        with below:
            lesson.show(measured)
            ask_all(*lesson.more(measured), over=over)
        return measured, over

    requests = [(setting, seed) for seed in range(seeds)]
    prompt = replace(lesson.wait(seeds), first=not is_answered(lesson.first(None)))
    with said:
        drawn = show_seeds(lesson.name, lesson.task, requests, draw, ask=prompt)
    AWAITS_PREDICTION.set(drawn is None)
    measured, over = drawn or (None, False)
    with asked:
        for first in answerable([lesson.first(measured)], over=over):
            ask(first)
    show_code(by_hand=lesson.code(seeds))
