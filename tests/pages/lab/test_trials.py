"""What the lab rehearses is what its visitors need next."""

from __future__ import annotations

import pytest

from benchmarks.changes.walk import visits
from dashboard.experiment.programs.padding import program_key
from pages.lab.trials import rehearsal


def test_every_rehearsed_experiment_has_a_program_of_its_own() -> None:
    programs = [program_key(one, padded=True) for one in rehearsal()]
    assert len({*programs}) == len(programs)


@pytest.mark.parametrize("seed", range(8))
def test_two_hundred_changes_compile_five_programs_at_most(seed: int) -> None:
    rehearsed = {program_key(one, padded=True) for one in rehearsal()}
    needed = {program_key(one, padded=True) for _, one in visits(8, 25, seed)}
    assert len(needed - rehearsed) <= 5
