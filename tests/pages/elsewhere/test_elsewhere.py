"""The findings of every lesson, at settings drawn at random, claim what the records show."""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec

import numpy as np
import pytest

from dashboard.ui.lessons import LESSONS
from tests.cases import at_every_check, the_first_at_every_check
from tests.pages.elsewhere import comparisons, computed, fitted, trainings

# Of each lesson, what draws a setting, finds its records, and recomputes each claim of its finding from them.
CASES: dict[str, Callable[[np.random.Generator], None]] = {
    name: getattr(room, name)
    for room in (comparisons, computed, fitted, trainings)
    for name in LESSONS
    if hasattr(room, name)
}
# They compile programs of many sizes, or train for long.
SLOW = {"capacity", "data_and_splits", "test_set_once", "which_activation", "which_fix", "your_data"}
SETTINGS = 20
# What these say is a verdict, or what a class or a visitor has drawn; it is tried where that is worked out.
OF_VERDICTS = {"lab", "runs", "in_class"}


def test_every_lesson_with_a_finding_is_tried() -> None:
    assert {name for name in LESSONS if find_spec(f"pages.{name}.finding")} - OF_VERDICTS <= set(CASES)


@pytest.mark.parametrize("seed", the_first_at_every_check(*range(SETTINGS)))
@pytest.mark.parametrize("lesson", at_every_check(CASES.keys() - SLOW, CASES))
def test_its_finding_holds_at_other_settings(lesson: str, seed: int) -> None:
    CASES[lesson](np.random.default_rng([seed, *lesson.encode()]))
