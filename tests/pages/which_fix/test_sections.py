"""What the page says of single remedies is said of those that it tries."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from dashboard.data.environment import data_folder
from dashboard.data.own_data import own_data
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.limits import MOST_SAMPLES
from dashboard.experiment.remedies import REMEDIES
from dashboard.experiment.settings import change
from pages.which_fix.sections import notes_in_words
from pages.which_fix.trials import remedy_arms
from tests.pages.inline_engine import MadeEngine, put_in_place
from tests.pages.opened import opened, words

SMALLER, COMBINED = "A smaller model has different weights.", "A combination is a little L2"


@pytest.mark.parametrize(
    ("experiment", "smaller", "more"),
    [
        (Experiment(), True, True),
        (change(Experiment(), hidden_layers=()), False, True),
        (change(Experiment(), samples=MOST_SAMPLES), True, False),
    ],
)
def test_only_remedies_that_are_tried_are_spoken_of(experiment: Experiment, *, smaller: bool, more: bool) -> None:
    said = notes_in_words(experiment)
    samples = REMEDIES["more_data"](experiment).data.samples
    assert (SMALLER in said) == smaller
    assert (f"More data means {samples:,} samples in place of {experiment.data.samples:,}" in said) == more
    assert COMBINED in said


def test_an_experiment_with_every_remedy_is_told_to_have_them(monkeypatch: pytest.MonkeyPatch) -> None:
    put_in_place(MadeEngine, monkeypatch)
    every = {"early_stopping": True, "l1": 0.003, "l2": 0.01, "dropout": 0.5, "batch_normalization": True}
    experiment = change(Experiment(), dataset="wine", samples=178, hidden_layers=(6,), **every)
    assert remedy_arms(experiment)[1:] == ()
    app = opened("which_fix", experiment=experiment, fix_seeds=5)
    assert "Each remedy that applies to this experiment is part of it already" in app.info[0].value
    assert "Why each of them works" not in [one.label for one in app.expander]


def test_what_is_still_tried_is_not_called_the_lab_s_once_the_lab_has_a_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    put_in_place(MadeEngine, monkeypatch)
    app = opened("which_fix", experiment=Experiment(), fix_seeds=5)
    assert app.caption[0].value.startswith("The lab's experiment: ")
    app.session_state["experiment"] = REMEDIES["l2"](Experiment())
    app.run()
    assert app.caption[0].value.startswith("The experiment: ")


def test_after_its_table_is_deleted_the_page_tries_the_lab_s_experiment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_in_place(MadeEngine, monkeypatch)
    file = tmp_path / "numbers.csv"
    file.write_text("\n".join(["a,b,y", *(f"{row % 7},{row % 5},{row % 3}.5" for row in range(60))]))
    name = own_data(file, "y", classes=False)
    app = opened("which_fix", experiment=change(Experiment(), dataset=name), fix_seeds=5)
    shutil.rmtree(data_folder() / name)
    app.session_state["experiment"] = Experiment()
    app.run()
    assert not [one.value for one in app.warning if "deleted" in one.value]
    assert "The same network is trained as it is" in words(app)
