"""Compiled programs are shared, and limited in number."""

from __future__ import annotations

from typing import Any

import pytest

from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change
from dashboard.training.base_program import BaseProgram
from dashboard.training.programs import Programs


def get(programs: Programs, units: int, *, padded: bool = False, **settings: Any) -> BaseProgram:
    return programs.get(change(Experiment(), hidden_layers=(units,), **settings), padded=padded)


@pytest.fixture
def programs() -> Programs:
    return Programs(maxsize=2)


def test_an_architecture_is_built_once(programs: Programs) -> None:
    assert get(programs, 3) is get(programs, 3, l2=0.1, learning_rate=0.1, seed=5)
    assert len(programs) == 1


def test_other_sizes_are_another_program(programs: Programs) -> None:
    assert get(programs, 3, train_fraction=0.3) is not get(programs, 3)


@pytest.mark.parametrize(("units", "shared"), [(3, True), (200, False)])
def test_other_sizes_share_a_padded_program_where_it_is_large_enough(
    programs: Programs, units: int, *, shared: bool
) -> None:
    programs_of_both = (get(programs, units, padded=True, train_fraction=share) for share in (0.3, 0.34))
    assert (len(set(programs_of_both)) == 1) == shared


def test_the_least_recently_used_program_is_dropped_first(programs: Programs) -> None:
    first, second = get(programs, 3), get(programs, 4)
    assert get(programs, 3) is first
    get(programs, 5)
    assert len(programs) == 2
    assert get(programs, 3) is first
    assert get(programs, 4) is not second
    assert programs.made == 4
