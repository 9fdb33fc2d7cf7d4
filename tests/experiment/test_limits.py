"""How large an experiment may be on this server."""

from __future__ import annotations

from typing import Any

import pytest

from dashboard.experiment.experiment import Experiment
from dashboard.experiment.groups.training_settings import MOST_EPOCHS
from dashboard.experiment.limits import LimitError, Limits
from dashboard.experiment.settings import change


@pytest.mark.parametrize("settings", [{}, {"epochs": 2000}, {"samples": 20_000}, {"hidden_layers": (256, 256, 256)}])
def test_usual_sizes_are_allowed(settings: dict[str, Any]) -> None:
    Limits().check(change(Experiment(), **settings))


@pytest.mark.parametrize(
    ("limit", "settings", "message"),
    [
        (
            "parameters",
            {"hidden_layers": (512, 512)},
            "264,705 parameters are more than the 1,000 allowed here. Use fewer",
        ),
        ("epochs", {"epochs": 1001}, "1,001 epochs are more than the 1,000 allowed here. Train for fewer epochs."),
        ("samples", {"samples": 1001}, "1,001 samples are more than the 1,000 allowed here. Use fewer samples."),
    ],
)
def test_the_environment_sets_a_limit_and_what_is_beyond_it_is_refused(
    monkeypatch: pytest.MonkeyPatch, limit: str, settings: dict[str, Any], message: str
) -> None:
    experiment = (
        change(Experiment(), hidden_layers=(), **settings)
        if limit != "parameters"
        else change(Experiment(), **settings)
    )
    monkeypatch.setenv(f"OVERFIT_LAB_{limit.upper()}", str(MOST_EPOCHS if limit == "epochs" else 1_000_000))
    Limits().check(experiment)
    monkeypatch.setenv(f"OVERFIT_LAB_{limit.upper()}", "1000")
    with pytest.raises(LimitError, match=message):
        Limits().check(experiment)


def test_no_more_epochs_are_allowed_than_there_can_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OVERFIT_LAB_EPOCHS", str(MOST_EPOCHS + 1))
    with pytest.raises(ValueError, match=f"less than or equal to {MOST_EPOCHS}"):
        Limits()


def test_the_environment_sets_the_seconds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OVERFIT_LAB_SECONDS", "12.5")
    assert Limits().seconds == 12.5


def test_an_empty_variable_of_the_environment_sets_no_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    usual = Limits()
    monkeypatch.setenv("OVERFIT_LAB_SAMPLES", "")
    assert Limits() == usual


def test_real_data_count_by_the_rows_that_they_have() -> None:
    Limits().check(change(Experiment(), dataset="iris", samples=50_000))
    with pytest.raises(LimitError, match="50,000 samples"):
        Limits().check(change(Experiment(), dataset="moons", samples=50_000))
