"""How long a page that shows results on their way leaves the processor to the workers."""

from __future__ import annotations

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from dashboard.engine.batch import Batch
from dashboard.engine.run import Run
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.history import Ending, History
from dashboard.experiment.settings import change
from dashboard.ui.waiting.batch import Trainings
from dashboard.ui.waiting.work import REST_SECONDS, Request, View, rest_after, show_work
from tests.pages.inline_engine import InlineEngine, StartingEngine, put_in_place


@pytest.mark.parametrize("seconds", [0.02, 0.3])
@pytest.mark.parametrize("visitors", [1, 10, 50])
def test_all_visitors_together_draw_results_on_their_way_for_a_quarter_of_a_processor_s_time(
    seconds: float, visitors: int
) -> None:
    assert visitors * seconds / rest_after(seconds, visitors) <= 0.25


@pytest.mark.parametrize("visitors", [0, 1])
def test_results_that_are_drawn_at_once_come_twice_a_second(visitors: int) -> None:
    assert rest_after(0.001, visitors) == REST_SECONDS


def test_a_page_rests_by_all_that_its_run_took_and_not_by_its_results_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    put_in_place(InlineEngine, monkeypatch)
    monkeypatch.setattr("time.thread_time", lambda: 0.25)
    request = Request("a page", "its arms", lambda: Trainings(Batch(())))
    show_work(request, lambda _: None)
    job = request.job
    assert job
    assert job.work.rest == rest_after(0.25, InlineEngine.owners) > REST_SECONDS


def test_a_bar_has_news_with_each_epoch_and_result_and_none_with_time_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    put_in_place(InlineEngine, monkeypatch)
    run, other = (Run(change(Experiment(), epochs=10, seed=seed), "ann", interactive=False) for seed in range(2))
    view = View(Trainings(Batch((run, other))))
    seen = [view.seen()]
    row = History(np.ones((2, 3)), np.ones((2, 3)), np.ones(2), np.ones(2))
    run.update(lambda record: record.with_epochs(row, 1, {}))
    seen.append(view.seen())
    run.update(lambda record: record.with_ending(Ending("finished", 2)))
    seen.append(view.seen())
    view.shown = view.work.done
    seen.append(view.seen())
    assert len(set(seen)) == len(seen)
    monkeypatch.setattr("time.monotonic", lambda: 1e9)
    assert view.seen() == seen[-1]


def _asks() -> None:
    from dashboard.engine.batch import Batch
    from dashboard.ui.waiting.batch import Trainings
    from dashboard.ui.waiting.work import Request, RunPrompt, show_work
    from language.say import later

    show_work(Request("asked", "its arms", lambda: Trainings(Batch(())), RunPrompt(later("A minute."))), lambda _: None)


@pytest.mark.parametrize(
    ("engine", "beside"), [(StartingEngine, "The training engine is starting."), (InlineEngine, "A minute.")]
)
def test_while_the_engine_starts_run_is_there_and_can_t_be_pressed_yet(
    monkeypatch: pytest.MonkeyPatch, engine: type[InlineEngine], beside: str
) -> None:
    put_in_place(engine, monkeypatch)
    app = AppTest.from_function(_asks, default_timeout=60).run()
    assert not app.info
    run = next(button for button in app.button if button.label == "Run")
    assert run.disabled == (engine is StartingEngine)
    assert beside in [text.value for text in app.markdown]
