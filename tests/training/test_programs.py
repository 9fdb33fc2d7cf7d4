"""Compiled programs are shared, and limited in number."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest

from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change
from dashboard.training.base_program import BaseProgram
from dashboard.training.programs import Programs

SIZES = (34, 33, 33)


def get(programs: Programs, units: int, **settings: Any) -> BaseProgram:
    return programs.get(change(Experiment(), hidden_layers=(units,), **settings), SIZES)


@pytest.fixture
def programs() -> Programs:
    return Programs(maxsize=2)


def test_an_architecture_is_built_once(programs: Programs) -> None:
    assert get(programs, 3) is get(programs, 3, l2=0.1, learning_rate=0.1, seed=5)
    assert len(programs) == 1


def test_other_sizes_are_another_program(programs: Programs) -> None:
    assert programs.get(Experiment(), (30, 35, 35)) is not programs.get(Experiment(), SIZES)


def test_other_sizes_share_a_padded_program_where_it_is_large_enough(programs: Programs) -> None:
    get = partial(programs.get, padded=True)
    assert get(Experiment(), (30, 35, 35)) is get(Experiment(), SIZES)
    wide = change(Experiment(), hidden_layers=(200,))
    assert get(wide, (30, 35, 35)) is not get(wide, SIZES)


def test_the_least_recently_used_program_is_dropped_first(programs: Programs) -> None:
    first, second = get(programs, 3), get(programs, 4)
    assert get(programs, 3) is first
    get(programs, 5)
    assert len(programs) == 2
    assert get(programs, 3) is first
    assert get(programs, 4) is not second
    assert programs.made == 4
