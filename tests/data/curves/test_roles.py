"""What a column is follows from its name."""

from __future__ import annotations

import pytest

from dashboard.data.curves.log import Log, series
from dashboard.data.curves.roles import is_step, recognize


def log(*names: str) -> Log:
    return Log("run", {name: series([1.0, 2.0]) for name in names})


@pytest.mark.parametrize(
    ("names", "loss", "validation_loss"),
    [
        (("loss", "val_loss"), "loss", "val_loss"),
        (("Loss/train", "Loss/val"), "Loss/train", "Loss/val"),
        (("epoch_loss", "validation/epoch_loss"), "epoch_loss", "validation/epoch_loss"),
        (("train_mse", "eval_mse"), "train_mse", "eval_mse"),
        (("loss", "mae", "val_loss", "val_mae"), "loss", "val_loss"),
        (("mae", "val_mae", "loss", "val_loss"), "loss", "val_loss"),
        (("a_loss", "loss", "val_a_loss", "val_loss"), "loss", "val_loss"),
        (("loss", "val_dice_loss", "dice_loss"), "dice_loss", "val_dice_loss"),
        (("cross-entropy (training)", "cross-entropy (dev)"), "cross-entropy (training)", "cross-entropy (dev)"),
        (("cv_agg's train l2", "cv_agg's valid l2"), "cv_agg's train l2", "cv_agg's valid l2"),
        (("training", "validation"), "training", "validation"),
        (("neg_elbo", "val_neg_elbo"), "neg_elbo", "val_neg_elbo"),
        (("elbo", "val_elbo"), "", ""),
        (("negative_samples", "val_negative_samples"), "", ""),
        (("l2", "val_l2"), "", "val_l2"),
        (("height", "weight"), "", ""),
    ],
)
def test_the_losses_are_of_one_quantity_the_plainest_there_is(
    names: tuple[str, ...], loss: str, validation_loss: str
) -> None:
    roles = recognize(log(*names))
    assert (roles.loss, roles.validation_loss) == (loss, validation_loss)


@pytest.mark.parametrize(
    ("names", "metric", "validation_metric"),
    [
        (("loss", "val_loss", "acc", "val_acc"), "acc", "val_acc"),
        (("train_loss", "valid_loss", "accuracy"), "", "accuracy"),
        (("loss", "val_loss", "auc", "accuracy", "val_auc", "val_accuracy"), "accuracy", "val_accuracy"),
    ],
)
def test_so_are_the_metrics(names: tuple[str, ...], metric: str, validation_metric: str) -> None:
    roles = recognize(log(*names))
    assert (roles.metric, roles.validation_metric) == (metric, validation_metric)


@pytest.mark.parametrize("name", ["lr", "learning_rate", "epoch_learning_rate", "lr-Adam"])
def test_a_learning_rate_is_no_curve(name: str) -> None:
    assert recognize(log("loss", "val_loss", name)).rate == name


def test_beside_validation_a_test_loss_is_one() -> None:
    assert recognize(log("loss", "val_loss", "test_accuracy", "test_loss")).test_loss == "test_loss"
    assert recognize(log("loss", "val_loss", "test_accuracy")).test_loss == ""


@pytest.mark.parametrize(("file", "loss"), [("test_error.tsv", "Logloss"), ("learn_error.tsv", ""), ("run.csv", "")])
def test_a_file_s_name_says_on_which_rows_where_no_column_does(file: str, loss: str) -> None:
    assert recognize(log("Logloss", "AUC").renamed(file)).validation_loss == loss


def test_a_summary_of_one_value_is_not_the_curve() -> None:
    run = Log("run", {"train_loss": series([0.7]), "loss": series([0.9, 0.5]), "eval_loss": series([1.0, 0.8])})
    assert recognize(run).loss == "loss"


@pytest.mark.parametrize(("name", "counts"), [("Step", True), ("epoch (mean)", True), ("#", False), ("val_step", True)])
def test_what_counts_steps_has_a_word_that_says_so_and_no_other(name: str, *, counts: bool) -> None:
    assert is_step(name) == counts
    assert not is_step(f"{name} seconds")
