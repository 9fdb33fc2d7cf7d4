"""What the lesson on grokking says is what its trainings show: short ones here, whole ones in the long run."""

from __future__ import annotations

import contextlib
import io
import re
from dataclasses import replace
from functools import cache

import keras
import numpy as np
import pytest
import tensorflow as tf

from dashboard.analysis.words import percent
from language.numbers import NO_BREAK
from pages.grokking import questions
from pages.grokking.figures import accuracy_panel, loss_panel
from pages.grokking.finding import Grown, finding, series
from pages.grokking.tasks import TEST_ACCURACY, TEST_LOSS, TRAIN_ACCURACY, Progress, begin, go_on
from pages.grokking.trials import BLOCK, LEARNING_RATE, UNITS, Setting, by_hand
from tests.figures.as_plotly import to_plotly
from tests.language.as_read import as_read

# Fitted and followed; fitted alone; not even fitted.
FOLLOWS, FITS, NEITHER = Setting(29, 2.0, 900), Setting(13, 0.0, 600), Setting(31, 0.1, 50)
every_setting = pytest.mark.parametrize("setting", [FOLLOWS, FITS, NEITHER], ids=str)


@cache
def trained(setting: Setting, seed: int = 0) -> Progress:
    progress = begin(setting, seed)
    while progress.share < 1.0:
        progress = go_on(progress)
    return progress


def test_a_network_goes_on_where_it_was() -> None:
    half = begin(FITS, 0)
    assert half.step == BLOCK
    assert half.share == pytest.approx(BLOCK / FITS.steps)
    again = go_on(half)
    assert np.array_equal(again.records[: len(half.records)], half.records)
    assert np.array_equal(again.records, trained(FITS).records[: len(again.records)])


def test_a_step_is_that_of_keras() -> None:
    setting = Setting(7, 0.1, 3)
    rng = np.random.default_rng(5)
    order = rng.permutation(49)[: setting.rows]
    a, b = np.divmod(order, 7)
    x = tf.constant(np.hstack([np.eye(7)[a], np.eye(7)[b]]), tf.float32)
    y = tf.constant((a + b) % 7)
    shapes = ((14, UNITS), (UNITS, 7))
    weights = [keras.Variable((rng.standard_normal(shape) / np.sqrt(shape[0])).astype("f4")) for shape in shapes]
    optimizer = keras.optimizers.AdamW(LEARNING_RATE, beta_2=0.98, epsilon=1e-8, weight_decay=setting.decay)
    optimizer.build(weights)
    loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    for _ in range(setting.steps):
        with tf.GradientTape() as tape:
            value = loss(y, tf.square(x @ weights[0].value) @ weights[1].value)
        optimizer.apply(tape.gradient(value, [weight.value for weight in weights]), weights)
    for ours, theirs in zip(trained(setting, 5).weights, weights, strict=True):
        assert ours == pytest.approx(theirs.numpy(), abs=2e-4)


def test_half_of_all_sums_are_trained_on() -> None:
    assert Setting(31).rows == 31 * 31 // 2


def test_a_network_that_groks_has_every_training_sum_right_at_the_end() -> None:
    assert trained(FOLLOWS).records[-1, TRAIN_ACCURACY] == 1.0


@every_setting
def test_the_sentence_has_the_steps_of_the_records(setting: Setting) -> None:
    progress, said = trained(setting), finding([trained(setting)])
    fitted = progress.steps[progress.records[:, TRAIN_ACCURACY] >= 0.99]
    followed = progress.steps[progress.records[:, TEST_ACCURACY] >= 0.99]
    if not len(fitted):
        assert "did not even fit" in said
        return
    assert as_read(f"Training accuracy reaches 99% at step {fitted[0]:,}") in said
    reached = f"test accuracy at step {followed[0]:,}" if len(followed) else "test accuracy never in"
    assert as_read(reached) in said
    losses = progress.records[progress.steps >= fitted[0], TEST_LOSS]
    down = np.mean(np.diff(losses) < 0)
    share = re.findall(r"falling (\S+)% of the time", said)[0]
    assert float(share) == pytest.approx(100 * down, abs=0.6)
    late = len(followed) > 0 and followed[0] >= 2 * fitted[0]
    assert ("one steady descent" in said) == (down >= 0.9 and late)


def test_of_a_leap_that_did_not_come_nothing_is_explained() -> None:
    progress = trained(FITS)
    records = progress.records.copy()
    records[:, TEST_LOSS] = np.linspace(4.0, 2.0, len(records))
    said = finding([replace(progress, records=records)])
    assert "test accuracy never in" in said
    assert "falling 100% of the time." in said
    assert "leap" not in said


def test_a_loss_that_is_highest_at_the_end_is_not_told_twice() -> None:
    progress = trained(FITS)
    records = progress.records.copy()
    records[:, TEST_LOSS] = np.linspace(2.0, 4.0, len(records))
    said = finding([replace(progress, records=records)])
    assert "is highest at the end (4); since" in said
    assert "ends at" not in said


def test_the_three_kinds_of_ending_are_all_tested() -> None:
    ended = [Grown.of(trained(setting)) for setting in (FOLLOWS, FITS, NEITHER)]
    assert [one.fit is not None for one in ended] == [True, True, False]
    assert [one.follow is not None for one in ended] == [True, False, False]


def test_nothing_is_said_before_a_network_has_all_its_steps() -> None:
    assert finding([begin(FITS, 0)]).startswith("Training:")
    assert questions.first(FITS, [begin(FITS, 0)]).right is None
    assert questions.second([begin(FITS, 0)]).right is None


@pytest.mark.parametrize(("setting", "right"), [(FOLLOWS, questions.ALL), (FITS, questions.NOTHING)], ids=str)
def test_the_questions_are_answered_by_the_records(setting: Setting, right: str) -> None:
    asked = questions.first(setting, [trained(setting)])
    assert asked.right == right
    grown = Grown.of(trained(setting))
    assert grown.fit
    late = questions.NEVER if grown.turn > 0.9 * setting.steps else questions.LATER
    expected = questions.AT_ONCE if grown.turn <= 3 * grown.fit else late
    asked = questions.second([trained(setting)])
    assert asked.right == expected
    assert ("has not turned" in asked.reply_to(questions.LATER)[1]) == (expected == questions.NEVER)
    accuracy = trained(setting).records[-1, TEST_ACCURACY]
    assert asked.because.endswith(f"and {percent(accuracy)} at the end.")


def test_over_seeds_the_question_names_the_step_that_the_finding_does() -> None:
    progress = trained(FITS)
    peaks = [np.where(np.arange(len(progress.records)) == place, 9.0, 1.0) for place in (3, 15)]
    seeds = [replace(progress, records=np.column_stack([progress.records[:, :TEST_LOSS], losses])) for losses in peaks]
    (step,) = re.findall(r"highest at step\s([\d,]+) \(", finding(seeds))
    assert as_read(f"highest at step {step}. ") in questions.second(seeds).because


def test_seeds_that_are_not_as_far_count_as_far_as_they_are() -> None:
    _, test = series([trained(FITS), begin(FITS, 1)], loss=False)
    assert test.band.counts[0] == 2
    assert test.band.counts[-1] == 1
    assert len(test.x) == len(trained(FITS).steps)


@every_setting
def test_the_charts_say_their_numbers(setting: Setting) -> None:
    found = [trained(setting)]
    assert as_read(f"{found[0].records[-1, TEST_ACCURACY]:.2g} at step {setting.steps:,}") in accuracy_panel(found).alt
    assert as_read(f"{found[0].records[-1, TEST_LOSS]:.2g} at step {setting.steps:,}") in loss_panel(found).alt


def test_a_step_is_written_away_from_the_names_at_the_ends_and_no_band_goes_beyond_all() -> None:
    chart = to_plotly(accuracy_panel([trained(FOLLOWS, seed) for seed in range(3)]).figure)
    sides = {float(note.text): note.xanchor for note in chart.layout.annotations if note.text.isdigit()}
    assert len(sides) == 2
    assert (sides[min(sides)], sides[max(sides)]) == ("left", "right")
    assert all(np.min(trace.y) >= 0.0 and np.max(trace.y) <= 1.0 for trace in chart.data)


def test_the_steps_in_the_chart_are_those_of_the_finding() -> None:
    found = [trained(FOLLOWS, seed) for seed in range(2)]
    chart = to_plotly(accuracy_panel(found).figure)
    steps = [note.text for note in chart.layout.annotations if note.name is None]
    assert re.findall(r"at step\s([\d,]+),", finding(found))[:2] == steps


def test_the_lines_below_the_page_print_its_numbers() -> None:
    setting, out = Setting(13, 0.1, 250), io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(by_hand(setting, 1), {})
    (train, test) = (float(number) for number in re.findall(r"\d\.\d{3}", out.getvalue()))
    assert (train, test) == pytest.approx(tuple(trained(setting).records[-1, :2]), abs=0.06)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(3))
def test_at_the_default_test_follows_some_twenty_times_as_late_and_the_loss_knows_it_at_once(seed: int) -> None:
    grown = Grown.of(trained(Setting(), seed))
    assert grown.fit
    assert grown.follow
    assert 100 <= grown.fit <= 250
    assert grown.follow > 12 * grown.fit
    assert grown.turn <= 3 * grown.fit
    down, pairs = grown.falling
    assert down > 0.95 * pairs


def test_one_seed_of_some_that_gets_there_has_no_means() -> None:
    late = trained(FOLLOWS)
    records = late.records.copy()
    records[:, TEST_ACCURACY] = 0.5
    said = finding([late, replace(late, records=records)])
    assert as_read("times as many steps** (for the one of 2 seeds that gets there).") in said


def test_of_one_seed_there_are_no_means() -> None:
    said = finding([trained(FOLLOWS)])
    assert "times as many steps (over 1 seed)." in said.replace(NO_BREAK, " ")
    said = finding([trained(FOLLOWS), trained(FOLLOWS, 1)])
    assert "(geometric means of 2 seeds, each of which gets there)" in said.replace(NO_BREAK, " ")
