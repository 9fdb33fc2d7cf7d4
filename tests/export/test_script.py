"""The few lines of Python under each page are the trainings of that page."""

from __future__ import annotations

import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from hypothesis import given

import dashboard
from dashboard.analysis import outcome
from dashboard.analysis.table import losses_and_metrics, table
from dashboard.analysis.verdict import judge_record
from dashboard.experiment.arms import Arm, grid
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change
from dashboard.export.script import arms_snippet, python_snippet
from language.numbers import NO_BREAK
from pages.capacity import trials as capacity
from pages.data_and_splits import trials as data_trials
from pages.dropout import trials as rates
from pages.l1_l2 import trials as penalties
from pages.test_set_once import trials as choosing
from pages.which_fix.trials import remedy_arms
from tests.export.ruff import linted
from tests.made import made_record
from tests.random_results import random_results
from tests.samples import experiments
from tests.training.keras_fit import trained

PAGES: dict[str, tuple[Arm, ...]] = {
    "which fix": remedy_arms(change(Experiment(), dataset="iris", l1=0.01)),
    "penalties": penalties.penalty_arms(penalties.penalty_experiment(18)),
    "rates": rates.rate_arms(Experiment()),
    "data": data_trials.data_arms(0.45),
    "widths": capacity.width_arms(),
    "depths": capacity.depth_arms(),
    "descent": capacity.descent_arms(),
    "choosing": choosing.candidate_arms(),
}


class _Anything:
    def __getattr__(self, name: str) -> _Anything:
        return self

    def __getitem__(self, key: object) -> _Anything:
        return self


def asked_by(snippet: str, monkeypatch: pytest.MonkeyPatch) -> list[Experiment]:
    """The experiments that a snippet hands to `train`, in its order."""
    asked: list[Experiment] = []

    def train(experiment: Experiment) -> _Anything:
        asked.append(experiment)
        return _Anything()

    monkeypatch.setattr(dashboard, "train", train)
    monkeypatch.setattr(outcome, "validation_loss", lambda _: 1.0)
    exec(snippet, {"print": lambda *_: None})
    return asked


@given(experiment=experiments())
def test_a_snippet_trains_its_experiment(experiment: Experiment) -> None:
    with pytest.MonkeyPatch.context() as patch:
        assert asked_by(python_snippet(experiment), patch) == [experiment]


@pytest.mark.parametrize("page", PAGES)
def test_a_pages_loop_trains_every_arm_at_every_seed(page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = asked_by(arms_snippet(PAGES[page], 3), monkeypatch)
    assert len(asked) == 3 * len(PAGES[page])
    assert set(asked) == set(grid(PAGES[page], 3))


@pytest.mark.parametrize("seed", range(20))
def test_a_pages_loop_prints_the_losses_of_its_table(
    seed: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    arms = PAGES["widths"]
    results = random_results(arms, seed, most_seeds=3)
    by_seed = [record for column in zip(*results.rows, strict=True) for record in column]
    made = dict(zip(grid(arms, 3), by_seed, strict=True))
    monkeypatch.setattr(dashboard, "train", lambda experiment: SimpleNamespace(record=made[experiment]))
    exec(arms_snippet(arms, 3), {})
    cells = table(results, losses_and_metrics("accuracy")).cells
    losses = dict(zip(cells["network"], cells["validation loss"], strict=True))
    said = {name: f"validation loss {loss:.4g}" if np.isfinite(loss) else DIVERGED for name, loss in losses.items()}
    printed = dict(line.split(": ") for line in capsys.readouterr().out.splitlines())
    assert {str(name).replace(NO_BREAK, " "): words for name, words in said.items()} == printed


DIVERGED = "diverged at every seed"


def test_an_arm_that_diverges_in_its_first_epoch_keeps_no_later_one_from_training(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    record = made_record([], reason="diverged")
    run = SimpleNamespace(history=record.history.frame("accuracy"), verdict=judge_record(record), record=record)
    monkeypatch.setattr(dashboard, "train", lambda _: run)
    exec(arms_snippet(PAGES["rates"][:2]), {})
    assert capsys.readouterr().out.count(judge_record(record).sentence) == 2
    exec(arms_snippet(PAGES["rates"][:2], 3), {})
    assert capsys.readouterr().out.count(DIVERGED) == 2


def test_a_loop_over_one_seed_prints_the_numbers_of_the_epoch_that_is_kept(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    record = made_record([3.0, 1.0, 2.0, 4.0], reason="early stopping", restored=2)
    run = SimpleNamespace(history=record.history.frame("accuracy"), verdict=judge_record(record))
    monkeypatch.setattr(dashboard, "train", lambda _: run)
    exec(arms_snippet(PAGES["rates"][:1]), {})
    said = capsys.readouterr().out
    assert re.search(r"train_loss +0\.50\nvalidation_loss +1\.00", said)
    assert judge_record(record).sentence in said


def test_snippets_are_formatted_as_a_formatter_would_and_have_nothing_unused(tmp_path: Path) -> None:
    snippets = {f"{page} {seeds}": arms_snippet(arms, seeds) for page, arms in PAGES.items() for seeds in (1, 3)}
    snippets |= {"one": python_snippet(change(Experiment(), l2=0.1)), "default": python_snippet(Experiment())}
    for name, snippet in snippets.items():
        (tmp_path / f"{name}.py").write_text(snippet, encoding="utf-8")
    assert linted(tmp_path) == ""


@pytest.mark.parametrize("settings", [{}, {"early_stopping": True, "patience": 5, "l2": 0.01}, {"dropout": 0.5}])
def test_a_snippet_has_the_labs_curves(settings: dict[str, Any], capsys: pytest.CaptureFixture[str]) -> None:
    experiment = change(Experiment(), epochs=25, **settings)
    names: dict[str, Any] = {}
    exec(python_snippet(experiment), names)
    assert "validation loss" in capsys.readouterr().out
    curves = names["run"].history[["train_loss", "validation_loss", "test_loss"]].to_numpy()
    assert (curves == trained(experiment).history.losses).all()
