"""What the lessons train can be compiled before a server starts."""

from __future__ import annotations

from collections import OrderedDict
from pathlib import Path

import pytest

from dashboard.api import compiling
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.programs.padding import padding
from dashboard.experiment.settings import change
from dashboard.training.compiling.program_files import machine
from dashboard.training.programs import PROGRAMS


def test_each_program_is_kept_once_and_what_the_limits_refuse_is_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Of more rows than a padded program has room for, which takes three times as long to compile.
    small = change(Experiment(), hidden_layers=(), samples=6000, epochs=1)
    large = change(Experiment(), hidden_layers=(512, 512))
    assert padding(small) is None
    # What other tests have trained is no program of this process any more.
    monkeypatch.setattr(PROGRAMS, "_programs", OrderedDict())
    monkeypatch.setenv("OVERFIT_LAB_PROGRAMS", str(tmp_path))
    monkeypatch.setenv("OVERFIT_LAB_PARAMETERS", "1000")
    monkeypatch.setattr(compiling, "rehearsals", lambda: [[small, change(small, seed=2)], [large]])
    first, second = compiling.compile_lessons()
    assert (first, second[:19]) == ("1 of 2", "2 of 2: left out. 2")
    assert len([*(tmp_path / machine()).iterdir()]) == 1
