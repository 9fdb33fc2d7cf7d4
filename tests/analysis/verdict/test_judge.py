"""What is said about curves, on curves made by hand."""

from __future__ import annotations

import math
from weakref import ref

import numpy as np
import pytest

from dashboard.analysis.verdict import Kind, Verdict, judge, judge_record
from dashboard.analysis.verdict.known import Known
from dashboard.experiment.history import Ending, History
from tests.language.as_read import as_read
from tests.made import made_record

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
    assert said.constant_loss == CONSTANT
    assert said.best_validation_loss == pytest.approx(validation.min(), rel=0.03)
    assert said.gap == pytest.approx(validation[-1] - train[-1])
    assert said.rise == pytest.approx(validation[-1] / validation.min(), rel=0.05)


def test_overfitting_is_told_with_its_epoch_its_rise_and_the_training_loss() -> None:
    said = verdict("overfitting")
    assert as_read("Overfitting: validation loss was lowest at epoch 40 and is 2.2 times that now, ") in said.sentence
    assert said.sentence.endswith("while training loss went from 0.0947 to 0.00472.")


def test_a_training_loss_that_hardly_changed_is_not_said_to_have_gone_anywhere() -> None:
    validation = np.concatenate([np.linspace(0.7, 0.5, 40), np.linspace(0.5, 0.75, 160)])
    train = np.concatenate([np.linspace(0.7, 0.51, 40), np.linspace(0.51, 0.525, 160)])
    said = judge(history(train, validation), Ending("finished", 200), CONSTANT).sentence
    assert "training loss hardly changed, from 0.51" in said


def test_a_wide_gap_without_a_rise_is_overfitting_with_both_losses() -> None:
    said = judge(history(np.maximum(FALL, 0.1), np.maximum(FALL, 0.5)), Ending("finished", 100), CONSTANT)
    assert said.kind == "overfitting"
    assert "validation loss is 0.500, while training loss fell to 0.100. The gap opened" in said.sentence
    assert "holds for new rows too: validation loss is 28% below a constant prediction's (0.690)" in said.sentence


def test_a_training_loss_that_rose_is_not_said_to_fall() -> None:
    rose = 0.051 + 0.04 * EPOCHS / 100
    said = judge(history(rose, np.full(100, 0.5)), Ending("finished", 100), 1.0, known=Known(drawn_alike=True))
    assert said.kind == "overfitting"
    assert "without a rise: validation loss is 0.500, and training loss 0.0910." in said.sentence


def test_a_loss_of_nothing_is_as_low_as_a_lowest_of_nothing() -> None:
    said = judge(history(np.maximum(FALL - 0.3, 0.0), np.maximum(FALL - 0.3, 0.0)), Ending("finished", 100), CONSTANT)
    assert "A good fit: validation loss is 0, as low as its lowest (at epoch 17)" in said.sentence


def test_a_good_fit_is_told_with_its_three_losses() -> None:
    assert (
        "validation loss is 0.210, as low as its lowest (at epoch 26); training loss is 0.200."
        in verdict("good fit").sentence
    )


def test_underfitting_is_told_with_the_loss_of_the_best_constant() -> None:
    assert "where a constant prediction has 0.69" in verdict("underfitting").sentence


def test_too_few_epochs_are_told_with_their_number() -> None:
    said = verdict("too few epochs").sentence
    assert said.startswith("Too few epochs: after 100, validation loss is 0.22")
    assert "still falling" in said


@pytest.mark.parametrize("epochs", [1, 2, 3, 4])
def test_a_handful_of_epochs_is_too_few_to_tell(epochs: int) -> None:
    said = judge(history(*CURVES["good fit"]).first(epochs), Ending("stopped", epochs), CONSTANT)
    assert said.kind == "too few epochs"


@every_kind
def test_a_training_that_diverged_has_diverged_whatever_its_curve(kind: Kind) -> None:
    said = verdict(kind, Ending("diverged", 100))
    assert said.kind == "diverged"
    assert "after epoch 100" in said.sentence


def test_early_stopping_that_restored_the_best_epoch_is_judged_there() -> None:
    _, validation = CURVES["overfitting"]
    said = judge(history(FALL + 0.1, validation), Ending("early stopping", 100, restored=40), CONSTANT)
    assert said.kind == "good fit"
    assert said.epoch == said.best_epoch == 40
    assert said.validation_loss == pytest.approx(0.3)
    assert said.rise == pytest.approx(1.0)
    assert said.sentence.endswith("Early stopping restored the weights of epoch 40.")


def test_restored_weights_have_the_training_loss_of_their_own_epoch() -> None:
    swinging = np.where(EPOCHS % 4 == 0, CONSTANT, 1.3 * CONSTANT)
    kinds = {
        restored: judge(
            history(swinging, 1.01 * swinging), Ending("early stopping", 100, restored=restored), CONSTANT
        ).kind
        for restored in (80, 81)
    }
    assert kinds == {80: "underfitting", 81: "unstable"}


def test_early_stopping_that_kept_the_last_weights_is_judged_at_the_end() -> None:
    said = verdict("overfitting", Ending("early stopping", 100))
    assert said.kind == "overfitting"
    assert "restored" not in said.sentence


def test_a_curve_that_early_stopping_ended_is_too_short_where_it_fell() -> None:
    assert verdict("too few epochs", Ending("early stopping", 100)).kind == "too few epochs"


@pytest.mark.parametrize(
    ("reason", "kind", "words"),
    [
        ("diverged", "diverged", "in the first epoch"),
        ("stopped", "too few epochs", "not even one has ended"),
        ("failed", "too few epochs", "not even one has ended"),
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


def test_weights_restored_from_before_the_lowest_validation_loss_are_judged_too() -> None:
    # With a min delta, a slow further fall does not count as an improvement.
    validation = np.r_[0.6, 0.4, np.linspace(0.39, 0.3, 18)]
    losses = np.stack([np.linspace(0.6, 0.3, 20), validation, validation], 1)
    history = History(losses, 1.0 - losses, losses[:, 0], losses[:, 1])
    said = judge(history, Ending("early stopping", 20, 2), 0.69)
    assert (said.epoch, said.best_epoch) == (2, 2)
    assert said.kind != "overfitting"


@every_kind
@pytest.mark.parametrize("factor", [1e-9, 1e9])
def test_the_scale_of_the_losses_changes_nothing(kind: Kind, factor: float) -> None:
    train, validation = CURVES[kind]
    said = judge(history(train * factor, validation * factor), Ending("finished", 100), CONSTANT * factor)
    assert said.kind == kind


@pytest.mark.parametrize("constant", [math.nan, None])
@pytest.mark.parametrize("kind", ["overfitting", "good fit", "too few epochs"])
def test_curves_from_elsewhere_are_judged_without_the_loss_of_a_constant(kind: Kind, constant: float | None) -> None:
    said = judge(history(*CURVES[kind]), Ending("finished", 100), constant)
    assert said.kind == kind
    assert "rests on the curves alone" in said.rests_on


def test_flat_curves_without_the_loss_of_a_constant_learned_at_once_or_not_at_all() -> None:
    said = judge(history(*CURVES["underfitting"]), Ending("finished", 100), None)
    assert (said.kind, said.between) == ("can't tell", ("good fit", "underfitting"))


@pytest.mark.parametrize("missing", ["training", "validation"])
def test_a_curve_that_is_missing_is_named(missing: str) -> None:
    nothing = np.full(100, np.nan)
    curves = (nothing, FALL) if missing == "training" else (FALL, nothing)
    said = judge(history(*curves), Ending("finished", 100), CONSTANT)
    assert said.kind == "can't tell"
    assert f"when its {missing} loss is known" in said.sentence


@every_kind
def test_epochs_without_a_value_are_left_out(kind: Kind) -> None:
    train, validation = (np.array(curve) for curve in CURVES[kind])
    validation[np.arange(100) % 5 != 4] = np.nan
    train[[7, 50]] = [np.inf, np.nan]
    assert judge(history(train, validation), Ending("finished", 100), CONSTANT).kind == kind


@pytest.mark.parametrize("end", [np.nan, np.inf])
def test_a_curve_that_ends_in_no_number_has_diverged(end: float) -> None:
    train, validation = (np.array(curve) for curve in CURVES["good fit"])
    train[-3:] = end
    said = judge(history(train, validation), Ending("finished", 100), CONSTANT)
    assert said.kind == "diverged"
    assert "after epoch 97" in said.sentence


@pytest.mark.parametrize("epochs", [1, 2, 3, 5, 20, 200])
@pytest.mark.parametrize("scale", [0.0, 1e-300, 1e-9, 1e12, 1e300])
@pytest.mark.parametrize("constant", [None, 0.69])
def test_noise_of_any_length_and_scale_has_a_verdict_in_numbers(
    epochs: int, scale: float, constant: float | None
) -> None:
    curves = np.random.default_rng(epochs).exponential(1.0, (2, epochs)) * scale
    said = judge(history(*curves), Ending("finished", epochs), constant)
    assert "nan" not in said.sentence
    assert said.sentence.endswith(".")


@every_kind
def test_a_network_memorizes_from_the_lowest_point_on_if_it_overfits(kind: Kind) -> None:
    said = verdict(kind)
    assert said.onset == (said.best_epoch if kind == "overfitting" else None)


def test_beside_the_sentence_stands_what_is_known_alone() -> None:
    said = verdict("overfitting")
    assert said.details == (said.standing, said.rests_on)
    assert said.score == ""


def test_that_losses_are_medians_of_epochs_is_said_where_curves_are_noisy_and_nowhere_else() -> None:
    train, validation = CURVES["good fit"]
    noise = np.random.default_rng(0).normal(0.0, 0.02, 100)
    noisy = judge(history(train, validation + noise), Ending("finished", 100), CONSTANT)
    assert "medians of up to" in noisy.rests_on
    assert noisy.validation_loss == (validation + noise)[-1]
    assert "medians" not in verdict("good fit").rests_on


def test_the_training_loss_of_restored_weights_is_not_called_a_median() -> None:
    train, validation = CURVES["good fit"]
    noise = np.random.default_rng(0).normal(0.0, 0.02, 100)
    ending = Ending("early stopping", 100, restored=90)
    noisy = judge(history(train + noise, validation + noise), ending, CONSTANT)
    assert noisy.train_loss == (train + noise)[89]
    assert "losses are medians" not in noisy.rests_on
    assert "validation loss is a median of up to" in noisy.rests_on
    assert "training loss is that of the weights restored" in noisy.rests_on


def test_the_verdict_on_a_record_is_found_once_and_forgotten_with_it() -> None:
    record = made_record([3.0, 1.0, 2.0])
    assert judge_record(record) is judge_record(record)
    gone = ref(record)
    del record
    assert gone() is None


def test_a_network_that_begins_to_fit_the_training_set_alone_has_learned_nothing_yet() -> None:
    noise = np.random.default_rng(0).normal(0.0, 0.001, (2, 100))
    begins = judge(history(0.69 - 3e-6 * EPOCHS**2 + noise[0] / 5, 0.69 + noise[1]), Ending("finished", 100), CONSTANT)
    assert begins.kind == "underfitting"
    assert "validation loss is 0.220 and still falling; training loss is 0.200." in verdict("too few epochs").sentence


def test_a_loss_of_several_times_its_lowest_is_not_close_to_it_however_little_both_are() -> None:
    fall = 0.7 * np.exp(-EPOCHS / 3)
    said = judge(history(fall + 0.002, fall + 0.004 + 6e-5 * EPOCHS), Ending("finished", 100), CONSTANT)
    assert said.kind == "good fit"
    assert "at epoch 25; both are small compared with a constant prediction's (0.690)." in said.sentence


@pytest.mark.parametrize("noise", [0.0, 0.001, 0.03, 0.06])
@pytest.mark.parametrize("seed", range(10))
def test_a_loss_is_called_close_to_its_lowest_only_where_it_is(noise: float, seed: int) -> None:
    train = 0.3 + 0.4 * np.exp(-EPOCHS / 10)
    validation = train + 0.03 + np.random.default_rng(seed).normal(0.0, noise, 100)
    said = judge(history(train, validation), Ending("finished", 100), CONSTANT)
    close = said.rise < 1.06 or said.rise * said.best_validation_loss - said.best_validation_loss < 0.02 * CONSTANT
    assert said.kind == "good fit"
    lowest = "its lowest so far" in said.sentence
    near = "close to its lowest" in said.sentence or "as low as its lowest" in said.sentence
    assert (near or lowest) == close
    assert not lowest or (said.best_epoch, said.rise) == (100, 1.0)
    assert ("within the noise from epoch to epoch" in said.sentence) == (not close)


@pytest.mark.parametrize(
    ("validation", "words"),
    [
        (0.345, "50% below a constant prediction's (0.690)"),
        (0.6905, "within 1% of a constant prediction's (0.690)"),
        (0.759, "10% above a constant prediction's (0.690)"),
        (69.0, as_read("100 times a constant prediction's (0.690)")),
    ],
)
def test_where_validation_stands_is_said_as_it_is_read_most_easily(validation: float, words: str) -> None:
    said = judge(history(np.maximum(FALL, 0.2), np.full(100, validation)), Ending("finished", 100), CONSTANT)
    assert f"Validation loss is {words}." in said.standing


def test_losses_beside_which_rounding_is_large_are_given_no_digits() -> None:
    curve = np.geomspace(0.7, 3.5e-31, 100)
    said = judge(history(curve, curve), Ending("finished", 100), CONSTANT)
    assert "validation loss is less than 10⁻⁹" in said.sentence
    assert "10⁻³" not in " ".join((said.sentence, *said.details))
