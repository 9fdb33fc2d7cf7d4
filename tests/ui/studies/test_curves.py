"""The curves of a comparison are drawn once for all who look at the same results."""

from __future__ import annotations

import pytest

from dashboard.analysis.results import Results
from dashboard.experiment.arms import Arm, grid
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change
from dashboard.ui.studies import curves
from dashboard.ui.studies.curves import loss_curves
from language.languages import LANGUAGES, speaking
from tests.made import made_record

ARMS = tuple(Arm(str(l2), f"L2 {l2}", change(Experiment(), l2=l2)) for l2 in (0.0, 0.1))


def results(*ended: int, arms: tuple[Arm, ...] = ARMS) -> Results:
    """Those of two seeds, of which these places of the grid have ended."""
    runs = enumerate(grid(arms, 2))
    return Results.of(
        arms, [made_record([0.5, 0.4], experiment=one) if place in ended else None for place, one in runs]
    )


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    versions: list[str] = []
    monkeypatch.setattr(curves, "_drawn", lambda version, *_: versions.append(version))
    monkeypatch.setattr(curves, "show_payload", lambda *_, **__: None)
    return versions


def test_as_many_results_at_other_seeds_are_drawn_anew(drawn: list[str]) -> None:
    for ended in ((0, 1, 2), (0, 1, 3), (0, 1, 2)):
        loss_curves(results(*ended), key="x")
    assert drawn[0] != drawn[1]
    assert drawn[0] == drawn[2]


def test_so_are_charts_of_which_a_run_has_diverged_since(drawn: list[str]) -> None:
    gone = made_record([0.5], experiment=ARMS[0].experiment, reason="diverged")
    for record in (None, gone):
        loss_curves(Results(ARMS, ((record,), (None,))), key="x")
    assert drawn[0] != drawn[1]


def test_so_are_other_arms_and_other_languages(drawn: list[str]) -> None:
    loss_curves(results(0, 1), key="x")
    loss_curves(results(0, 1, arms=(ARMS[0], Arm("0.1", "L2 0.1", change(Experiment(), l2=0.2)))), key="x")
    for language in LANGUAGES:
        with speaking(language):
            loss_curves(results(0, 1), key="x")
    assert len(set(drawn)) == 2 + len(LANGUAGES) - 1


def test_what_was_drawn_for_one_is_what_another_gets(monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[bytes] = []
    monkeypatch.setattr(curves, "show_payload", lambda payload, **_: sent.append(payload))
    for y in ("Loss", "Loss", "Accuracy"):
        loss_curves(results(0, 1), key="x", y=y)  # type: ignore[arg-type]
    assert sent[0] is sent[1]
    assert sent[0] != sent[2]
