"""What the lab draws, and how often."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, ClassVar

import pytest

from dashboard.engine.run import Run
from dashboard.engine.scheduling.roster import DEPARTED
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.history import Ending
from dashboard.experiment.record import Record
from dashboard.figures.curves import CurveOptions, curves_panel
from dashboard.figures.ghosts import Ghost
from dashboard.figures.panel import Panel
from dashboard.ui.controls import widgets
from dashboard.ui.waiting.looks import LOOKS, Look
from pages.lab.sections import charts, results, session
from pages.lab.sections.headline import headline
from tests.made import made_record
from tests.pages.inline_engine import InlineEngine, put_in_place
from tests.pages.opened import opened, words


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[Sequence[Ghost]]:
    """What was drawn behind the curves of a training, each time that charts were made."""
    noted: list[Sequence[Ghost]] = []

    def note(record: Record, behind: Sequence[Ghost], options: CurveOptions) -> Panel:
        noted.append(behind)
        return curves_panel(record, behind, options)

    monkeypatch.setattr(charts, "curves_panel", note)
    return noted


def test_charts_are_made_once_for_as_long_as_they_show_the_same(made: list[Sequence[Ghost]]) -> None:
    app = opened("lab")
    assert len(made) == 1
    app.run()
    assert len(made) == 1
    app.toggle("objective").set_value(True).run()
    assert len(made) == 2


def test_the_same_training_once_more_is_not_drawn_behind_itself(made: list[Sequence[Ghost]]) -> None:
    app = opened("lab")
    next(button for button in app.button if button.label == "Train").click().run()
    assert made
    assert not any(made)


def test_what_a_change_did_is_said_before_the_controls_are_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """To draw them takes as long as all else."""
    drawn: list[str] = []

    def noted(name: str, usual: Callable[..., None]) -> Callable[..., None]:
        def draw(*args: Any, **kwargs: Any) -> None:
            drawn.append(name)
            usual(*args, **kwargs)

        return draw

    monkeypatch.setattr(results, "headline", noted("verdict", headline))
    monkeypatch.setattr(widgets, "draw", noted("control", widgets.draw))
    app = opened("lab")
    drawn.clear()
    app.run()
    assert drawn.index("verdict") < drawn.index("control")


def test_what_is_pressed_below_the_charts_stands_in_no_part_that_runs_by_itself(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Streamlit drops a press in a part that the page has replaced before it heard of the press."""
    monkeypatch.setattr(results, "watch", lambda *_, **__: None)
    assert "Pin" in [button.label for button in opened("lab").button]


class Waiting(InlineEngine):
    """An engine whose workers are busy with others."""

    submitted: ClassVar[list[Run]] = []

    def submit(self, experiment: Experiment, owner: str) -> Run:
        self.submitted.append(Run(experiment, owner, interactive=True))
        return self.submitted[-1]

    def runs_ahead(self, _: Run) -> int:
        return 3


def test_a_look_at_a_training_is_left_out_until_it_or_its_place_in_the_line_has_changed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    put_in_place(Waiting, monkeypatch)
    looks: dict[str, Look] = {}
    monkeypatch.setattr(LOOKS, "add", looks.__setitem__)
    assert not opened("lab").exception
    (run,) = Waiting.submitted

    def has_news() -> bool:
        """Whether the parts of the page have some, which are drawn then."""
        (found,) = {look.has_news for look in looks.values()}
        for look in looks.values():
            look.note_drawn(look.seen())
        return found

    assert not has_news()
    monkeypatch.setattr(Waiting, "handed_out", 1)
    assert has_news()
    run.update(lambda record: replace(record, history=made_record([0.7]).history))
    assert has_news()
    monkeypatch.setattr(Waiting, "handed_out", 2)
    assert not has_news()
    run.update(lambda record: record.with_ending(Ending("stopped", 1)))
    assert has_news()


@pytest.mark.parametrize(
    ("owner", "why", "said"), [("", "", "Stopped by you."), ("another", "", "Stopped."), ("", DEPARTED, DEPARTED)]
)
def test_who_or_what_stopped_a_training_is_said(owner: str, why: str, said: str) -> None:
    app = opened("lab")
    run: Run = app.session_state[session.RUN.name]
    run.owner = owner or run.owner
    run.record = replace(run.record, ending=Ending("stopped", run.record.epoch, message=why))
    assert f" {said}**" in words(app.run())
