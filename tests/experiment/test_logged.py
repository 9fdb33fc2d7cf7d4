"""A log's columns become curves over the epochs at which validation was logged."""

from __future__ import annotations

import numpy as np
import pytest

from dashboard.data.curves.log import Log, LogError, column, series
from dashboard.data.curves.roles import Roles
from dashboard.experiment.logged import _OURS, logged_curves

ROLES = Roles(loss="loss", validation_loss="val_loss")


def test_training_loss_that_is_logged_oftener_is_averaged_since_the_last_validation() -> None:
    log = Log("run", {"loss": column([1, 2, 3, 4], [4.0, 2.0, 1.0, 3.0]), "val_loss": column([2, 4], [5.0, 6.0])})
    curves = logged_curves(log, ROLES)
    assert curves.train.tolist() == [3.0, 2.0]
    assert curves.validation.tolist() == [5.0, 6.0]
    assert not curves.numbered


def test_training_loss_that_is_logged_more_seldom_stays_as_it_was() -> None:
    log = Log("run", {"loss": column([2, 4], [4.0, 2.0]), "val_loss": series([1.0, 1.0, 1.0, 1.0])})
    assert logged_curves(log, ROLES).train.tolist()[1:] == [4.0, 4.0, 2.0]


def test_epochs_counted_from_zero_are_counted_from_one() -> None:
    log = Log("run", {"val_loss": column([0, 1, 2], [1.0, 1.0, 1.0])})
    assert logged_curves(log, Roles(validation_loss="val_loss")).numbered


@pytest.mark.parametrize("broken", [np.nan, np.inf])
@pytest.mark.parametrize("name", ["loss", "val_loss"])
def test_a_loss_that_is_no_number_ends_the_curves_as_diverged(name: str, broken: float) -> None:
    columns = {"loss": series([1.0, 0.5, 0.4]), "val_loss": series([1.0, 0.6, 0.5])}
    values = columns[name].values.copy()
    values[2] = broken
    curves = logged_curves(Log("run", columns | {name: series(values)}), ROLES)
    assert len(curves.history) == 2
    assert curves.ending.reason == "diverged"


@pytest.mark.parametrize("name", ["loss", "val_loss"])
def test_a_loss_that_is_infinite_for_a_while_is_as_if_not_logged(name: str) -> None:
    columns = {"loss": series([1.0, 0.5, 0.4, 0.3]), "val_loss": series([1.0, 0.6, 0.5, 0.4])}
    values = columns[name].values.copy()
    values[1:3] = np.inf
    curves = logged_curves(Log("run", columns | {name: series(values)}), ROLES)
    assert curves.ending.reason == "finished"
    assert curves.broken == 2
    assert np.isfinite(curves.history.losses[:, :2]).all()
    assert curves.steps.tolist() == ([1, 4] if name == "val_loss" else [1, 2, 3, 4])


@pytest.mark.parametrize("broken", [np.nan, np.inf])
@pytest.mark.parametrize("name", ["loss", "val_loss"])
def test_where_one_loss_goes_on_the_epochs_before_the_other_broke_are_a_training_that_finished(
    name: str, broken: float
) -> None:
    columns = {"loss": series([1.0, 0.5, 0.4, 0.3]), "val_loss": series([1.0, 0.6, 0.5, 0.4])}
    values = columns[name].values.copy()
    values[2:] = broken
    curves = logged_curves(Log("run", columns | {name: series(values)}), ROLES)
    assert (curves.ending.reason, curves.ending.epochs) == ("finished", 2)
    assert curves.broken == 2
    assert len(curves.monitored) == 4


@pytest.mark.parametrize("broken", [np.nan, np.inf])
def test_a_validation_loss_that_is_never_a_number_is_refused_where_training_goes_on(broken: float) -> None:
    never = series([broken] * 3)
    with pytest.raises(LogError, match="val_loss is never a number, though training loss is"):
        logged_curves(Log("run", {"loss": series([1.0, 0.5, 0.4]), "val_loss": never}), ROLES)
    assert logged_curves(Log("run", {"loss": never, "val_loss": never}), ROLES).ending.reason == "diverged"


@pytest.mark.parametrize("broken", [np.nan, np.inf])
def test_a_training_loss_that_is_never_a_number_is_as_if_not_logged(broken: float) -> None:
    curves = logged_curves(Log("run", {"loss": series([broken] * 3), "val_loss": series([1.0, 0.5, 0.4])}), ROLES)
    assert not curves.has_train
    assert (curves.ending.reason, len(curves.validation), curves.broken) == ("finished", 3, 3)


def test_a_loss_that_is_infinite_before_both_end_as_no_numbers_has_diverged() -> None:
    columns = {"loss": series([1.0, 0.5, 1e30, np.nan]), "val_loss": series([1.0, np.inf, 1e35, np.inf])}
    curves = logged_curves(Log("run", columns), ROLES)
    assert (curves.ending.reason, curves.broken) == ("diverged", 0)


def test_without_a_training_loss_it_is_not_a_number_and_nothing_diverged() -> None:
    curves = logged_curves(Log("run", {"val_loss": series([1.0, 0.6])}), Roles(validation_loss="val_loss"))
    assert not curves.has_train
    assert curves.ending.reason == "finished"


def test_without_a_validation_loss_there_is_nothing_to_say_and_the_columns_are_named() -> None:
    with pytest.raises(LogError, match="The columns are height, width"):
        logged_curves(Log("run", {"height": series([1.0]), "width": series([1.0])}), Roles())


@pytest.mark.parametrize("chosen", ["", "val_elbo"])
def test_what_rises_as_a_network_gets_better_is_no_loss_unless_its_sign_is_changed(chosen: str) -> None:
    columns = {"train_elbo": series([-0.9, -0.5]), "val_elbo": series([-1.0, -0.8])}
    with pytest.raises(LogError, match=r"_elbo rises as .* Take its negative"):
        logged_curves(Log("log", columns), Roles(validation_loss=chosen))


@pytest.mark.parametrize(
    ("rates", "used"), [([0.1, 0.1, 0.01], True), ([0.1, 0.1, 0.1], False), ([np.nan, 0.1, 0.01], False)]
)
def test_learning_rates_are_used_where_all_are_logged_and_they_change(rates: list[float], used: bool) -> None:
    log = Log("run", {"val_loss": series([1.0, 0.6, 0.5]), "lr": series(rates)})
    curves = logged_curves(log, Roles(validation_loss="val_loss", rate="lr"))
    assert (curves.rates is not None) == used


@pytest.mark.parametrize(("train", "validation", "objective"), _OURS)
def test_a_log_of_the_lab_s_own_is_known_by_the_objective_beside_both_losses(
    train: str, validation: str, objective: str
) -> None:
    columns = {name: series([1.0, 0.5]) for name in (train, validation, objective)}
    roles = Roles(loss=train, validation_loss=validation)
    assert logged_curves(Log("run", columns), roles).same_way
    assert not logged_curves(Log("run", columns), Roles(loss=validation, validation_loss=train)).same_way
    del columns[objective]
    assert not logged_curves(Log("run", columns), roles).same_way
