"""A callback that says what a training's curves show, while it goes on and at its end."""

from __future__ import annotations

from urllib.parse import parse_qs, urlparse

import keras
import numpy as np
import pytest

from dashboard import Watch, judge
from dashboard.data.curves.link import from_link
from tests.analysis.elsewhere.made_curves import FALLING, RISING


def watched(validation: np.ndarray | None, watch: Watch | None = None) -> Watch:
    """A training whose losses are given."""
    watch = watch or Watch()
    watch.on_train_begin()
    for epoch, train in enumerate(FALLING):
        watch.on_epoch_end(epoch, {"loss": train} | ({} if validation is None else {"val_loss": validation[epoch]}))
    watch.on_train_end()
    return watch


def test_at_the_end_it_says_what_judge_says(capsys: pytest.CaptureFixture[str]) -> None:
    watched(RISING)
    assert str(judge({"loss": FALLING, "val_loss": RISING})) in capsys.readouterr().out


def test_on_the_way_it_speaks_when_the_verdict_changes(capsys: pytest.CaptureFixture[str]) -> None:
    watched(RISING)
    lines = [line for line in capsys.readouterr().out.splitlines() if line.startswith("Epoch ")]
    assert 1 < len(lines) < 6
    assert "Overfitting" in lines[-1]


def test_a_validation_loss_of_each_fifth_epoch_stands_at_its_epoch() -> None:
    watch = Watch()
    watch.on_train_begin()
    for epoch, train in enumerate(FALLING[:12]):
        watch.on_epoch_end(epoch, {"loss": train} | ({"val_loss": train} if epoch % 5 == 4 else {}))
    assert watch.log.columns["loss"].steps.tolist() == list(range(1, 13))
    assert watch.log.columns["val_loss"].steps.tolist() == [5, 10]


def test_a_metric_with_a_number_for_each_class_ends_no_training() -> None:
    watch = Watch()
    watch.on_train_begin()
    watch.on_epoch_end(0, {"loss": 1.0, "val_loss": np.array([2.0]), "f1_score": np.array([0.5, 0.6])})
    assert {name: curve.values.tolist() for name, curve in watch.log.columns.items()} == {
        "loss": [1.0],
        "val_loss": [2.0],
    }


def test_a_validation_loss_that_is_never_a_number_ends_no_training_and_is_said_once_on_the_way(
    capsys: pytest.CaptureFixture[str],
) -> None:
    watched(np.full(len(FALLING), np.nan))
    said = capsys.readouterr().out
    assert said.count("Epoch ") == 1
    assert said.count("val_loss is never a number") == 2


def test_its_link_holds_the_curves() -> None:
    address = urlparse(watched(RISING).link)
    assert address.path == "/your_curves"
    text = from_link(parse_qs(address.query)["curves"][0])
    assert text.splitlines()[0] == "epoch,loss,val_loss"
    assert len(text.splitlines()) == 101


def test_its_link_is_to_the_dashboard_named_and_opened_if_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []
    monkeypatch.setattr("webbrowser.open", seen.append)
    watched(RISING)
    assert seen == []
    watch = watched(RISING, Watch(address="https://lab.example.org/", show=True))
    assert seen == [watch.link]
    assert watch.link.startswith("https://lab.example.org/your_curves?curves=")


@pytest.mark.parametrize(("every", "looks"), [(30, {30, 60, 90}), (60, {60})])
def test_it_looks_every_so_many_epochs(every: int, looks: set[int], capsys: pytest.CaptureFixture[str]) -> None:
    watched(RISING, Watch(every))
    said = {
        int(line.split()[1].rstrip(":")) for line in capsys.readouterr().out.splitlines() if line.startswith("Epoch ")
    }
    assert min(looks) in said <= looks


def test_without_validation_it_says_what_is_missing(capsys: pytest.CaptureFixture[str]) -> None:
    watched(None)
    assert "validation_data" in capsys.readouterr().out


def test_it_is_a_callback_that_fit_takes(capsys: pytest.CaptureFixture[str]) -> None:
    model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
    model.compile("sgd", "mse", run_eagerly=True)
    x = np.ones((4, 1))
    model.fit(x, x, validation_data=(x, x), epochs=2, verbose=0, callbacks=[Watch(1)])
    assert "your_curves?curves=" in capsys.readouterr().out


def test_an_impossible_number_of_epochs_is_named() -> None:
    with pytest.raises(ValueError, match="every=0"):
        Watch(0)
