"""One entry in one registry is enough: the settings, the lab, the scripts and the pages know it from then on."""

from __future__ import annotations

import contextlib
import io
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest.mock import patch

import keras
import numpy as np
import pandas as pd
import pytest

import pages
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.layers import ON_INPUTS
from dashboard.experiment.links.link import from_link
from dashboard.experiment.links.settings import to_link
from dashboard.experiment.remedies import REMEDIES, Remedy
from dashboard.experiment.settings import SETTINGS, change
from dashboard.export.script import python_snippet
from dashboard.export.standalone.keras_script import keras_script
from dashboard.training.dropout import RANDOM_LAYERS
from dashboard.ui import code, lesson
from dashboard.ui.frame.menu import menu
from dashboard.ui.glossary import GLOSSARY, Term
from dashboard.ui.lesson import Lesson
from dashboard.ui.lessons import LESSONS, WORDS, rehearsals
from language.say import mark
from pages.activations.figures import value_panel
from pages.activations.finding.saturation import in_words
from pages.losses.figures.losses import loss_gradient_panel, loss_value_panel
from pages.losses.finding.loss_curves import Question
from tests.cases import at_every_check
from tests.figures.as_plotly import to_plotly
from tests.pages.inline_engine import InlineEngine, StartingEngine, UnpaddedEngine, put_in_place
from tests.pages.opened import opened, visit, words
from tests.throwaway import ENTRIES, LOG_COSH, SOFTPLUS, Entry
from tests.throwaway_lesson import LINES, write
from tests.training.keras_fit import fit, trained
from tests.training.padded.test_other_layers import times_noise

MAX_NORM = Remedy("max_norm", "Max-norm", "Why.", lambda _: {"max_norm": 1.0}, "Long weights are cut back.")
QUICK = change(Experiment(), samples=100, hidden_layers=(4,), epochs=5)


@pytest.fixture(params=ENTRIES)
def entry(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Entry:
    """One of the entries, once it is in its registry."""
    ENTRIES[request.param].add(monkeypatch)
    return ENTRIES[request.param]


@pytest.fixture(autouse=True)
def _trainings_in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    put_in_place(UnpaddedEngine, monkeypatch)


@pytest.mark.parametrize("unknown", ENTRIES.values(), ids=list(ENTRIES))
def test_without_its_entry_a_name_is_refused(unknown: Entry) -> None:
    with pytest.raises(ValueError, match=f"'{unknown.value.name}'"):
        _ = unknown.experiment


def test_a_setting_and_a_link_take_it(entry: Entry) -> None:
    experiment = entry.experiment
    assert SETTINGS[entry.setting].of(experiment) == entry.value.name
    assert to_link(experiment)[entry.setting] == entry.value.name
    assert from_link(to_link(experiment)) == (experiment, ())


@pytest.mark.parametrize("entry", ["loss", "activation", "optimizer"], indirect=True)
def test_it_trains_as_fit_does(entry: Entry) -> None:
    ours, (logs, _) = trained(entry.experiment).history, fit(entry.experiment)
    assert ours.objective == pytest.approx(logs["loss"], rel=1e-4)
    assert ours.val_loss == pytest.approx(logs["val_loss"], rel=1e-4)


def test_its_snippet_trains_it(entry: Entry, capsys: pytest.CaptureFixture[str]) -> None:
    names: dict[str, Any] = {}
    exec(python_snippet(entry.experiment), names)
    assert names["experiment"] == entry.experiment
    assert names["run"].verdict.sentence in capsys.readouterr().out


@pytest.mark.parametrize("entry", at_every_check({"loss", "activation", "optimizer"}, ENTRIES), indirect=True)
def test_its_script_prints_the_labs_curves(entry: Entry) -> None:
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(keras_script(entry.experiment), {})
    curves = pd.read_csv(io.StringIO(printed.getvalue()), index_col="epoch").to_numpy()
    history = trained(entry.experiment).history
    assert curves == pytest.approx(np.stack([history.losses, history.metrics], 2).reshape(len(history), 6), rel=1e-4)


def test_the_lab_offers_it_trains_it_and_shows_its_code(entry: Entry) -> None:
    lab = visit("lab", **{code.OPEN: True, f"more {SETTINGS[entry.setting].control.group}": True})
    for name, text in to_link(entry.experiment).items():
        lab.query_params[name] = text
    lab.run()
    assert not lab.exception
    choice = lab.selectbox(key=f"setting {entry.setting}")
    assert choice.value == entry.value.name
    assert entry.title in choice.options
    assert lab.session_state["run"].record.ending
    assert "It rests on " in words(lab)
    scripts = python_snippet(entry.experiment), keras_script(entry.experiment)
    # Above them stands how a model that is taken away is used.
    assert [shown.value for shown in lab.code][-2:] == [script.strip() for script in scripts]


def test_the_page_on_losses_lists_and_draws_it(monkeypatch: pytest.MonkeyPatch) -> None:
    ENTRIES["loss"].add(monkeypatch)
    put_in_place(StartingEngine, monkeypatch)
    page = opened("losses")
    page.segmented_control(key="losses task").set_value("regression").run()
    assert re.search(rf"\| {LOG_COSH.title} \|.*\| \${re.escape(LOG_COSH.formula)}\$ \|", words(page))
    assert "huber, log-cosh |" in words(page).lower()
    for panel in (loss_value_panel, loss_gradient_panel):
        assert LOG_COSH.title in [
            trace.name for trace in to_plotly(panel(Question("regression", 1.0), 0.0).figure).data
        ]


def test_the_pages_on_activations_offer_and_draw_it(monkeypatch: pytest.MonkeyPatch) -> None:
    ENTRIES["activation"].add(monkeypatch)
    page = opened("activations")
    page.selectbox(key="activations name").set_value(SOFTPLUS.name).run()
    assert in_words(SOFTPLUS) in words(page)
    assert SOFTPLUS.name in page.multiselect(key="activations compared").options
    assert SOFTPLUS.name in opened("forward_pass").selectbox(key="forward activation").options
    assert SOFTPLUS.name in [trace.name for trace in to_plotly(value_panel(SOFTPLUS, 0.0).figure).data]


def test_a_remedy_is_offered_by_the_verdict_and_tried_beside_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(REMEDIES, MAX_NORM.name, MAX_NORM)
    put_in_place(InlineEngine, monkeypatch)
    lab = opened("lab")
    lab.button(key=f"fix {MAX_NORM.name}").click().run()
    tried = lab.session_state["experiment"]
    assert tried.model.max_norm == 1.0
    assert "max_norm=1.0" in python_snippet(tried)
    assert "keras.constraints.MaxNorm(1.0, axis=0)" in keras_script(tried)
    with patch.dict(REMEDIES, {name: REMEDIES[name] for name in ("l2", MAX_NORM.name)}, clear=True):
        trial = opened("which_fix", fix_seeds=5, experiment=QUICK)
    assert not trial.exception
    assert all(f"\n| {title} |" in words(trial) for title in ("Baseline", "L2", MAX_NORM.title))
    assert f"- **{MAX_NORM.title}:** {MAX_NORM.why}" in words(trial)
    assert f" {MAX_NORM.note}" in words(trial)


def test_the_lab_trains_with_another_layer_on_the_inputs_and_shows_its_code(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(ON_INPUTS, "input_dropout", "layers.GaussianDropout")
    monkeypatch.setitem(RANDOM_LAYERS, keras.layers.GaussianDropout, times_noise)
    lab = visit("lab", **{code.OPEN: True})
    for name, text in to_link(change(QUICK, input_dropout=0.3)).items():
        lab.query_params[name] = text
    lab.run()
    assert not lab.exception
    assert lab.session_state["run"].record.ending
    assert "keras.layers.GaussianDropout(0.3)" in lab.code[-1].value


def test_a_term_is_in_the_glossary(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(GLOSSARY, "throwaway", Term(mark("throwaway"), "What is there for a moment.", "lab"))
    assert "- **throwaway**: What is there for a moment. See\u00a0[Lab](./)." in words(opened("glossary"))


@pytest.fixture
def another_lesson(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Lesson]:
    """A comparison in a folder of its own, beside copies of the others, and in the registry."""
    copied = tmp_path / "pages"
    shutil.copytree(lesson.FOLDER, copied)
    write(copied / "throwaway")
    monkeypatch.setattr(lesson, "FOLDER", copied)
    monkeypatch.setattr(pages, "__path__", [*pages.__path__, str(copied)])
    added = Lesson("throwaway", WORDS, "Throwaway", "delete", "Is there for a moment.")
    monkeypatch.setitem(LESSONS, added.name, added)
    yield added
    for module in [name for name in sys.modules if name.startswith("pages.throwaway")]:
        monkeypatch.delitem(sys.modules, module)


def test_a_lesson_that_compares_is_one_folder_of_few_lines(another_lesson: Lesson) -> None:
    assert LINES <= 80
    assert len(menu()[WORDS]) == 2
    assert another_lesson.rehearsal() in list(rehearsals())
    page = opened(another_lesson.name, throwaway_seeds=3)
    assert not page.exception
    assert page.title[0].value == "Does it help?"
    assert "has the lowest validation loss" in words(page)
    assert all(f"\n| {title} |" in words(page) for title in ("Without", "Weak", "Strong"))
    assert page.radio[0].label.startswith("One of these networks has the lowest mean validation loss.")
