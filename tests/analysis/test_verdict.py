"""What is said about curves, on curves made by hand."""

from __future__ import annotations

import numpy as np
import pytest

from dashboard.analysis.verdict import Kind, Verdict, judge
from dashboard.experiment.history import Ending, History

EPOCHS = np.arange(1, 101)
FALL = 0.7 * np.exp(-EPOCHS / 20)
CONSTANT = 0.69

# Training and validation loss.
CURVES: dict[Kind, tuple[np.ndarray, np.ndarray]] = {
    "overfitting": (FALL, np.where(EPOCHS <= 40, 0.5 - 0.005 * EPOCHS, 0.3 + 0.006 * (EPOCHS - 40))),
    "underfitting": (np.full(100, 0.68), np.full(100, 0.69)),
    "good fit": (np.maximum(FALL, 0.2), np.maximum(FALL, 0.2) + 0.01),
    "too few epochs": (0.7 - 0.005 * EPOCHS, 0.72 - 0.005 * EPOCHS),
}
every_kind = pytest.mark.parametrize("kind", CURVES)


def history(train: np.ndarray, validation: np.ndarray) -> History:
    losses = np.column_stack([train, validation, validation])
    return History(losses, np.zeros_like(losses), train, validation)


def verdict(kind: Kind, ending: Ending | None = None) -> Verdict:
    return judge(history(*CURVES[kind]), ending or Ending("finished", 100), CONSTANT)


@every_kind
def test_plain_curves_get_their_name_and_the_sentence_says_it(kind: Kind) -> None:
    said = verdict(kind)
    assert said.kind == kind
    assert kind in said.sentence.lower()
    assert said.sentence.endswith(".")


@every_kind
def test_the_numbers_are_those_of_the_curves(kind: Kind) -> None:
    train, validation = CURVES[kind]
    said = verdict(kind)
    assert said.epoch == 100
    assert said.best_epoch == int(np.argmin(validation)) + 1
    assert (said.train_loss, said.validation_loss) == (train[-1], validation[-1])
    assert (said.best_validation_loss, said.constant_loss) == (validation.min(), CONSTANT)
    assert said.gap == pytest.approx(validation[-1] - train[-1])
    assert said.rise == pytest.approx(validation[-1] / validation.min())


def test_overfitting_is_told_with_its_epoch_its_rise_and_the_training_loss() -> None:
    said = verdict("overfitting")
    assert said.sentence == (
        "Overfitting: validation loss was lowest at epoch 40 and is 2.2 times that now, "
        "while training loss went from 0.0947 to 0.00472."
    )


def test_a_wide_gap_without_a_rise_is_overfitting_with_both_losses() -> None:
    said = judge(history(np.maximum(FALL, 0.1), np.maximum(FALL, 0.5)), Ending("finished", 100), CONSTANT)
    assert said.kind == "overfitting"
    assert "validation loss is 0.5 while training loss is 0.1;" in said.sentence


def test_a_good_fit_is_told_with_its_three_losses() -> None:
    assert (
        "validation loss is 0.21, close to its lowest (0.21 at epoch 26); training loss is 0.2."
        in verdict("good fit").sentence
    )


def test_underfitting_is_told_with_the_loss_of_the_best_constant() -> None:
    assert (
        "training loss is 0.68, and always giving the same answer would reach 0.69" in verdict("underfitting").sentence
    )


def test_too_few_epochs_are_told_with_their_number() -> None:
    assert "after 100, training and validation loss are both still falling" in verdict("too few epochs").sentence


@pytest.mark.parametrize("epochs", [1, 2, 4])
def test_a_handful_of_epochs_is_too_few_to_tell(epochs: int) -> None:
    said = judge(history(*CURVES["good fit"]).first(epochs), Ending("stopped", epochs), CONSTANT)
    assert said.kind == "too few epochs"


@every_kind
def test_a_training_that_diverged_has_diverged_whatever_its_curve(kind: Kind) -> None:
    said = verdict(kind, Ending("diverged", 100))
    assert said.kind == "diverged"
    assert "after epoch 100" in said.sentence


def test_early_stopping_that_put_back_the_best_epoch_is_judged_there() -> None:
    _, validation = CURVES["overfitting"]
    said = judge(history(FALL + 0.1, validation), Ending("early stopping", 100, restored=40), CONSTANT)
    assert said.kind == "good fit"
    assert said.epoch == said.best_epoch == 40
    assert said.validation_loss == said.best_validation_loss == pytest.approx(0.3)
    assert said.sentence.endswith("Early stopping put back the weights of epoch 40.")


def test_early_stopping_that_kept_the_last_weights_is_judged_at_the_end() -> None:
    said = verdict("overfitting", Ending("early stopping", 100))
    assert said.kind == "overfitting"
    assert "put back" not in said.sentence


def test_a_curve_that_early_stopping_ended_is_not_called_too_short() -> None:
    assert verdict("too few epochs", Ending("early stopping", 100)).kind == "good fit"


@pytest.mark.parametrize(
    ("reason", "kind", "words"),
    [
        ("diverged", "diverged", "in the first epoch"),
        ("stopped", "too few epochs", "before its first epoch"),
        ("failed", "too few epochs", "before its first epoch"),
    ],
)
def test_a_training_without_an_epoch_has_a_verdict_too(reason: str, kind: Kind, words: str) -> None:
    said = judge(History.empty(), Ending(reason, 0), CONSTANT)  # type: ignore[arg-type]
    assert said.kind == kind
    assert words in said.sentence
    assert (said.epoch, said.best_epoch) == (0, 0)
    assert np.isnan(said.gap)


def test_a_rise_within_the_noise_is_no_overfitting() -> None:
    tiny = np.where(EPOCHS <= 50, 0.01, 0.015)
    assert judge(history(np.minimum(FALL, 0.005), tiny), Ending("finished", 100), CONSTANT).kind == "good fit"


def test_weights_put_back_from_before_the_lowest_validation_loss_are_judged_too() -> None:
    # With a min delta, a slow further fall does not count as an improvement.
    validation = np.r_[0.6, 0.4, np.linspace(0.39, 0.3, 18)]
    losses = np.stack([np.linspace(0.6, 0.3, 20), validation, validation], 1)
    history = History(losses, 1.0 - losses, losses[:, 0], losses[:, 1])
    said = judge(history, Ending("early stopping", 20, 2), 0.69)
    assert (said.epoch, said.best_epoch) == (2, 20)
    assert said.kind != "overfitting"
