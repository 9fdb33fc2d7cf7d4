"""Every remedy can be applied to every experiment, and does what it is called."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dashboard.experiment.experiment import Experiment
from dashboard.experiment.history import Ending
from dashboard.experiment.limits import Limits
from dashboard.experiment.remedies import (
    MORE_EPOCHS,
    MORE_OF_BOTH,
    MORE_PATIENCE,
    REMEDIES,
    Remedy,
    applicable,
    applicable_or_applied,
    longer,
)
from dashboard.experiment.settings import SETTINGS, change, to_settings
from tests.samples import experiments

LONGER = (MORE_EPOCHS, MORE_PATIENCE, MORE_OF_BOTH)
every_remedy = pytest.mark.parametrize("remedy", REMEDIES.values(), ids=REMEDIES)


@pytest.mark.parametrize("remedy", [*REMEDIES.values(), *LONGER], ids=lambda remedy: remedy.name)
def test_it_says_what_it_is_and_why_it_works(remedy: Remedy) -> None:
    assert remedy.title
    assert remedy.why.endswith(".")


@every_remedy
def test_it_applies_to_the_default_experiment(remedy: Remedy) -> None:
    assert remedy.applies(Experiment())
    assert remedy in applicable(Experiment())


@given(remedy=st.sampled_from([*REMEDIES.values(), *LONGER]), experiment=experiments())
def test_it_changes_only_its_own_settings_whatever_the_experiment(remedy: Remedy, experiment: Experiment) -> None:
    before, after = to_settings(experiment), to_settings(remedy(experiment))
    differing = {name for name in before if before[name] != after[name]}
    assert differing <= set(remedy.settings(experiment))
    assert remedy.applies(experiment) == bool(differing)


@every_remedy
def test_one_with_data_or_weights_of_its_own_has_a_note_of_that(remedy: Remedy) -> None:
    plain, fixed = Experiment(), remedy(Experiment())
    shares_all = fixed.data == plain.data and fixed.model.hidden_layers == plain.model.hidden_layers
    assert shares_all or remedy.note


@given(experiment=experiments())
@example(experiment=change(Experiment(), hidden_layers=(2, 3)))
def test_a_smaller_model_is_never_larger_and_more_data_are_never_fewer(experiment: Experiment) -> None:
    assert REMEDIES["smaller"](experiment).parameters <= experiment.parameters
    assert REMEDIES["more_data"](experiment).data.samples >= experiment.data.samples


def test_fewer_linear_units_are_no_remedy_as_they_are_the_same_function() -> None:
    linear = change(Experiment(), activation="linear")
    assert not REMEDIES["smaller"].applies(linear)
    assert REMEDIES["smaller"].applies(change(linear, activation="leaky_relu"))


def test_a_smaller_model_keeps_two_units_to_an_output() -> None:
    smaller = REMEDIES["smaller"]
    assert smaller(change(Experiment(), dataset="digits")).model.hidden_layers == (20, 20)
    assert smaller(change(Experiment(), dataset="digits", hidden_layers=(256, 24, 8))).model.hidden_layers == (32, 20)
    assert not smaller.applies(change(Experiment(), dataset="digits", hidden_layers=(16,)))
    assert smaller(Experiment()).model.hidden_layers == (8, 8)


def test_one_that_is_applied_keeps_its_place_and_one_that_can_do_nothing_has_none() -> None:
    applied = change(Experiment(), early_stopping=True, activation="linear", hidden_layers=(4,))
    names = [remedy.name for remedy in applicable_or_applied(applied)]
    assert names == [name for name in REMEDIES if name != "smaller"]
    assert not REMEDIES["early_stopping"].applies(applied)


def test_what_helps_oftenest_comes_first() -> None:
    names = [remedy.name for remedy in applicable(Experiment())]
    assert (names[0], names[-1]) == ("early_stopping", "smaller")


@given(experiment=experiments())
def test_no_remedy_weakens_what_holds_the_weights_already(experiment: Experiment) -> None:
    for remedy in REMEDIES.values():
        before, after = to_settings(experiment), to_settings(remedy(experiment))
        assert all(after[name] >= before[name] for name in ("l1", "l2", "dropout", "batch_normalization"))


@pytest.mark.parametrize("name", ["dropout", "batch_normalization", "smaller"])
def test_without_a_hidden_layer_there_is_nothing_to_thin(name: str) -> None:
    assert not REMEDIES[name].applies(change(Experiment(), hidden_layers=()))


def test_nor_does_a_combination_thin_it() -> None:
    linear = change(Experiment(), hidden_layers=())
    assert REMEDIES["combination"](linear) == change(linear, l2=0.002, early_stopping=True)
    assert not REMEDIES["combination"].applies(change(linear, l2=0.002, early_stopping=True))


def test_twice_the_epochs_are_no_more_than_there_may_be_and_none_is_called_twice_that_may_be_less() -> None:
    once = MORE_EPOCHS(change(Experiment(), epochs=1500))
    assert once.training.epochs == 2000
    assert not MORE_EPOCHS.applies(once)
    assert (
        MORE_PATIENCE(change(Experiment(), early_stopping=True, patience=400)).training.early_stopping.patience == 500
    )
    assert not any("twice" in remedy.title.lower() for remedy in LONGER)


@pytest.mark.parametrize("remedy", [REMEDIES["early_stopping"], MORE_PATIENCE], ids=lambda remedy: remedy.name)
def test_where_accuracy_is_watched_early_stopping_is_not_said_to_wait_for_a_loss(remedy: Remedy) -> None:
    watched = change(Experiment(), monitor="validation_metric")
    assert remedy(watched).training.early_stopping.monitor == "validation_metric"
    assert "loss" not in remedy.why


@pytest.mark.parametrize(
    ("ending", "more"),
    [
        (None, MORE_EPOCHS),
        (Ending("finished", 300), MORE_EPOCHS),
        (Ending("early stopping", 299), MORE_PATIENCE),
        (Ending("early stopping", 300), MORE_OF_BOTH),
    ],
)
def test_more_is_offered_of_what_ended_a_training_and_of_both_where_one_alone_would_change_nothing(
    ending: Ending | None, more: Remedy
) -> None:
    patient = change(Experiment(), early_stopping=True, patience=20)
    assert longer(patient, ending) is more
    assert to_settings(MORE_OF_BOTH(patient)) == to_settings(patient) | {"epochs": 600, "patience": 40}


@pytest.mark.parametrize(("remedy", "setting"), [(MORE_EPOCHS, "epochs"), (REMEDIES["more_data"], "samples")])
def test_none_offers_what_the_server_refuses(remedy: Remedy, setting: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(f"OVERFIT_LAB_{setting.upper()}", "500")
    more = remedy(change(Experiment(), **{setting: 400}))
    Limits().check(more)
    assert SETTINGS[setting].of(more) == 500
    assert not remedy.applies(more)
