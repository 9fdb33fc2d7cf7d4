"""The findings of the lessons that train nothing claim what was computed, at settings drawn at random."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from dashboard.ui.lessons import LESSONS
from tests.cases import the_first_at_every_check
from tests.pages.elsewhere import computed

# Of each lesson, what draws a setting, computes its records, and recomputes each claim of its finding from them.
CASES: dict[str, Callable[[np.random.Generator], None]] = {
    name: getattr(computed, name) for name in LESSONS if hasattr(computed, name)
}
SETTINGS = 20


@pytest.mark.parametrize("seed", the_first_at_every_check(*range(SETTINGS)))
@pytest.mark.parametrize("lesson", CASES)
def test_its_finding_holds_at_other_settings(lesson: str, seed: int) -> None:
    CASES[lesson](np.random.default_rng([seed, *lesson.encode()]))
