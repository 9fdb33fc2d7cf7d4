"""On one's own data, and where a link says so, the test set is shown when it is asked for, and every look counts."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.data.own_data import own_data
from dashboard.data.parts import TEST
from dashboard.engine.batch import Batch
from dashboard.engine.run import Run
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.record import Record
from dashboard.experiment.remedies import REMEDIES
from dashboard.experiment.settings import change
from dashboard.experiment.splits import make_splits
from dashboard.ui.controls.settings import AS_I_CHANGE
from dashboard.ui.controls.widgets import key_of
from dashboard.ui.lessons import LESSONS
from tests.language.as_read import as_read
from tests.made import made_record
from tests.pages.inline_engine import MADE, InlineEngine, MadeEngine, finished, put_in_place
from tests.pages.opened import opened, press, visit, words

QUICK = change(Experiment(), samples=100, hidden_layers=(4,), epochs=5)


@pytest.fixture(autouse=True)
def _trainings_in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    put_in_place(InlineEngine, monkeypatch)


def shown(app: AppTest) -> str:
    return "\n".join(element.value for element in (*app.markdown, *app.caption))


@pytest.mark.long
def test_on_your_data_no_test_score_is_shown_until_it_is_revealed() -> None:
    app = opened("your_data", own_seeds=3)
    assert "The test set is sealed" in shown(app)
    assert "| test loss |" not in words(app)
    assert "on the test set, which" not in words(app)
    press(app, "Reveal test")
    assert "| test loss |" in words(app)
    assert "on the test set, which" in words(app)
    assert "Looked at 1 time." in shown(app)


class TellingEngine(MadeEngine):
    """Makes up trainings whose loss and score on test nothing else on a page has."""

    def submit(self, experiment: Experiment, owner: str) -> Run:
        return finished(telling(experiment), owner, keep_weights=True)

    def submit_all(self, experiments: Iterable[Experiment], owner: str, **_: object) -> Batch:
        return Batch(tuple(finished(telling(experiment), owner) for experiment in experiments))


# As charts hold them, and as sentences and tables say them.
TELLING = ("7777.0", "7,780", "7,777", "0.7731", " 0.77.", "77%", "77.3%")


def telling(experiment: Experiment) -> Record:
    record = made_record(MADE, experiment=experiment)
    losses, metrics = record.history.losses.copy(), record.history.metrics.copy()
    losses[:, TEST], metrics[:, TEST] = 7777.0, 0.7731
    history = replace(record.history, losses=losses, metrics=metrics)
    return replace(record, history=history, splits=make_splits(experiment))


def charts_sent(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """What the browser gets from now on of trainings that tell of their test sets."""
    sent: list[bytes] = []
    monkeypatch.setattr("dashboard.ui.charts._component", lambda data, **_: sent.append(data))
    monkeypatch.setattr("dashboard.ui.charts.encode", lambda value: value.tolist())
    put_in_place(TellingEngine, monkeypatch)
    return sent


def told(app: AppTest, sent: list[bytes]) -> set[str]:
    """What the page now says or draws of the test set: its numbers, and the traces of its name."""
    panels = [panel for data in sent for panel in json.loads(data)["panels"]]
    views = [view for panel in panels for view in (panel, *panel["others"])]
    traces = {trace["name"] for view in views for trace in view["data"] if "test" in str(trace.get("name"))}
    everything = f"{sent} {shown(app)}"
    sent.clear()
    return traces | {number for number in TELLING if number in everything}


# Pages, and what is swept there.
SEALED = [(name, "") for name, lesson in LESSONS.items() if lesson.sealable] + [("lab", "l2")]


@pytest.mark.parametrize(("name", "swept"), SEALED)
def test_no_page_that_seals_the_test_set_tells_of_it(name: str, swept: str, monkeypatch: pytest.MonkeyPatch) -> None:
    sent = charts_sent(monkeypatch)
    app = visit(name, experiment=QUICK, fix_seeds=5, own_seeds=3)
    app.query_params["test"] = "sealed"
    if swept:
        app.query_params["sweep"] = swept
    app.run()
    assert sent
    assert told(app, sent) == set()
    press(app, "Reveal test")
    assert len(told(app, sent)) > 1


def test_every_look_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    put_in_place(MadeEngine, monkeypatch)
    app = opened("your_data", own_seeds=3)
    for _ in range(2):
        press(press(app, "Reveal test"), "Seal test")
    assert as_read("Looked at 2 times.") in shown(app)
    assert "| test loss |" not in words(app)


@pytest.mark.parametrize("name", ["lab", "which_fix"])
@patch.dict(REMEDIES, l2=REMEDIES["l2"], clear=True)
def test_a_link_seals_the_test_set(name: str) -> None:
    app = visit(name, experiment=QUICK, fix_seeds=5)
    app.query_params["test"] = "sealed"
    app.run()
    assert not app.exception
    assert "The test set is sealed" in shown(app)
    if name == "lab":
        assert app.query_params["test"] == "sealed"


@pytest.mark.parametrize("name", ["lab", "splits"])
def test_without_one_it_is_shown(name: str) -> None:
    assert "The test set is sealed" not in shown(opened(name))


def test_a_word_that_is_no_mode_is_named() -> None:
    app = visit("lab")
    app.query_params["test"] = "hidden"
    app.run()
    assert "'hidden' is not sealed" in words(app)


def table(folder: Path, name: str, *, classes: bool = False) -> str:
    """A data set made of a file of one's own."""
    targets = [row % 7 + row % 5 * 2 for row in range(60)]
    lines = [f"{row % 7},{row % 5},{target > 6 if classes else target}" for row, target in enumerate(targets)]
    file = folder / f"{name}.csv"
    file.write_text("\n".join(["a,b,y", *lines]))
    return own_data(file, "y", classes=classes)


def test_a_table_of_one_s_own_is_sealed_from_the_first_run_of_its_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_in_place(TellingEngine, monkeypatch)
    app = visit("lab")
    app.query_params["dataset"] = table(tmp_path, "rents")
    app.run()
    assert "The test set is sealed" in shown(app)
    app.query_params["dataset"] = "moons"
    app.run()
    assert "The test set is sealed" not in shown(app)


def test_a_look_is_at_one_file_and_opens_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put_in_place(TellingEngine, monkeypatch)
    first, second = table(tmp_path, "first"), table(tmp_path, "second")
    app = visit("lab")
    app.query_params["dataset"] = first
    press(app.run(), "Reveal test")
    assert "The test set is open" in shown(app)
    app.query_params["dataset"] = second
    app.run()
    assert "The test set is sealed" in shown(app)
    assert "Looked at" not in shown(app)
    app.query_params["dataset"] = first
    assert "The test set is open" in shown(app.run())


def test_curves_stay_sealed_while_the_sidebar_is_at_data_that_are_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent = charts_sent(monkeypatch)
    app = visit("lab")
    app.query_params["dataset"] = table(tmp_path, "rents")
    app.run().toggle(key=AS_I_CHANGE.name).set_value(False).run()
    app.selectbox(key=key_of("dataset")).set_value("moons").run()
    assert "Not trained yet" in words(app)
    assert "The test set is sealed" in shown(app)
    assert told(app, sent) == set()
    press(app, "Reveal test")
    assert as_read("Looked at 1 time.") in shown(app)
    assert len(told(app, sent)) > 1


def test_a_look_at_the_curves_that_are_drawn_is_none_at_the_data_that_the_sidebar_is_at(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    charts_sent(monkeypatch)
    app = visit("lab")
    app.query_params["test"] = "sealed"
    app.run().toggle(key=AS_I_CHANGE.name).set_value(False).run()
    app.selectbox(key=key_of("dataset")).set_value("spirals").run()
    assert "Not trained yet" in words(app)
    press(app, "Reveal test")
    assert as_read("Looked at 1 time.") in shown(app)
    press(app, "Train")
    assert "The test set is sealed" in shown(app)
    assert as_read("Looked at") not in shown(app)


def test_curves_that_stay_behind_those_of_open_data_are_sealed_still(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent = charts_sent(monkeypatch)
    app = visit("lab")
    app.query_params["dataset"] = table(tmp_path, "passed", classes=True)
    app.run()
    app.selectbox(key=key_of("dataset")).set_value("moons").run()
    assert "The test set is sealed" not in shown(app)
    assert "before: train" in str(sent)
    assert {trace for trace in told(app, sent) if "test" in trace} == {"test"}


@patch.dict(REMEDIES, l2=REMEDIES["l2"], clear=True)
def test_a_page_that_is_sealed_by_a_link_says_so_in_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    put_in_place(MadeEngine, monkeypatch)
    app = opened("which_fix", experiment=QUICK, seal_asked_for=True, fix_seeds=5)
    assert app.query_params["test"] == "sealed"
