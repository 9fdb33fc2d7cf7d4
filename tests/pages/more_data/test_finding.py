"""What the lesson on more data says is what its fits show, and they come close to the published formulas."""

from __future__ import annotations

import contextlib
import io
import re
from functools import cache

import numpy as np
import pytest
from scipy import stats

from dashboard.figures.theme import INK
from language.numbers import two_digits
from pages.more_data import questions
from pages.more_data.conclusion import CONCLUSION
from pages.more_data.figures import error_panel, norm_panel
from pages.more_data.finding.measured import EQUAL, HALF, Measured, beside_formula, finding
from pages.more_data.finding.published import with_l2, without_l2
from pages.more_data.tasks import fit_all
from pages.more_data.trials import NOISES, RATIOS, WEIGHTS, Setting, by_hand
from pages.more_data.trials import SEEDS as USUAL_SEEDS
from tests.figures.as_plotly import to_plotly
from tests.language.as_read import as_read

SEEDS = 12
SETTINGS = (Setting(), Setting(20, 0.1, 0.01), Setting(50, 1.0, 0.001), Setting(20, 0.25, 10.0))
every_setting = pytest.mark.parametrize("setting", SETTINGS, ids=str)


@cache
def measured(setting: Setting) -> Measured:
    return Measured.of(setting, [fit_all(setting, seed) for seed in range(SEEDS)])


def test_the_formula_with_hardly_any_l2_is_the_one_without() -> None:
    ratio = np.array([0.2, 0.5, 0.8, 1.5, 4.0])
    assert with_l2(ratio, 0.5, 1e-7) == pytest.approx(without_l2(ratio, 0.5), rel=1e-3)


def test_no_strength_beats_the_best_one_by_the_formula() -> None:
    ratio = np.array([0.2, 0.5, 1.0, 1.5, 4.0])
    best = with_l2(ratio, 0.5, 1.0)
    assert all(np.all(with_l2(ratio, 0.5, share) > best) for share in (0.1, 0.9, 1.1, 10.0))


@pytest.mark.parametrize("noise", [0.1, 0.5, 1.0])
def test_at_the_best_strength_every_row_helps_by_the_formula(noise: float) -> None:
    assert np.all(np.diff(with_l2(np.geomspace(0.05, 20.0, 400), noise, 1.0)) < 0)


@every_setting
def test_fits_come_close_to_the_formulas_away_from_the_peak(setting: Setting) -> None:
    far = [place for place, ratio in enumerate(RATIOS) if not 0.6 < ratio < 1.6 and ratio > 0.3]
    ratio = np.array(RATIOS)[far]
    published = [without_l2(ratio, setting.noise), with_l2(ratio, setting.noise, setting.share)]
    assert measured(setting).errors.mean(1)[:, far] == pytest.approx(np.array(published), rel=0.35)


@pytest.mark.parametrize("setting", [Setting(weights, noise) for weights in WEIGHTS for noise in NOISES], ids=str)
def test_the_error_peaks_where_there_are_as_many_rows_as_weights(setting: Setting) -> None:
    error = measured(setting).typical[0]
    assert error[EQUAL] > 1.5 * max(error[RATIOS.index(0.8)], error[RATIOS.index(1.25)])


def test_with_few_weights_little_noise_and_the_usual_seeds_the_peak_is_not_the_highest_and_not_called_so() -> None:
    setting = Setting(20, 0.1)
    error = Measured.of(setting, [fit_all(setting, seed) for seed in range(USUAL_SEEDS[-1])]).typical[0]
    assert error[0] > 1.2 * error[EQUAL]
    assert CONCLUSION.remember[0].endswith("peaks where it has as many weights as there are rows.")


def test_at_the_default_more_data_hurt_at_every_seed_and_l2_takes_the_peak_away() -> None:
    here = measured(Setting())
    assert here.risen == SEEDS
    assert here.falls_with_l2
    assert "no peak shows" in finding(here)
    assert int(np.argmax(here.typical[0])) == EQUAL


@every_setting
def test_the_sentence_has_the_numbers_of_the_fits(setting: Setting) -> None:
    here = measured(setting)
    said = finding(here)
    risen = sum(errors[EQUAL] > errors[HALF] for errors in here.errors[0])
    assert re.search(rf"for (only )?{risen} of {SEEDS} seeds" if risen else "for no seed", said)
    assert ("only" in said) == (0 < 2 * risen <= SEEDS)
    means = np.exp(np.log(here.errors[0]).mean(0))
    assert f"from {two_digits(means[HALF])} to {two_digits(means[EQUAL])}" in said
    with_strength = np.exp(np.log(here.errors[1]).mean(0))
    rises = any(later > 1.05 * with_strength[: place + 1].min() for place, later in enumerate(with_strength[1:]))
    assert ("no peak shows" in said) == (not rises)
    assert ("still rises" in said) == rises


@every_setting
def test_what_the_formula_says_stands_below_the_charts_that_show_it_and_not_in_the_sentence(setting: Setting) -> None:
    here = measured(setting)
    assert as_read(f"where it says {two_digits(setting.noise**2)} (95% intervals).") in beside_formula(here)
    assert "formula" not in finding(here)


def test_at_the_best_strength_a_few_seeds_that_rise_by_chance_are_not_believed() -> None:
    setting = Setting(20, 0.5, 1.0)
    said = finding(Measured.of(setting, [fit_all(setting, seed) for seed in range(5)]))
    assert "5 seeds can't say whether the error still rises: it goes from 0.43 at 19 rows to 0.46 at 20." in said


@every_setting
def test_the_question_is_answered_by_the_fits(setting: Setting) -> None:
    here = measured(setting)
    assert questions.first(setting, None).right is None
    asked = questions.first(setting, here)
    logs = np.log(here.errors[0, :, EQUAL] / here.errors[0, :, HALF])
    low, high = np.exp(stats.t.interval(0.95, SEEDS - 1, logs.mean(), stats.sem(logs)))
    alike = low >= 0.95 and high <= 1.05
    told = "It rises" if low > 1 else "It falls" if high < 1 else "Seeds differ too much to tell"
    assert asked.right == ("It stays about the same" if alike else told)
    assert f"{here.typical[0, EQUAL]:.2g}" in asked.reply_to("It rises")[1]


def test_an_error_that_rises_at_no_seed_is_not_said_to_rise_at_some() -> None:
    here = measured(SETTINGS[0])
    fallen = Measured(here.setting, -np.sort(-here.errors[:, :1]), here.norms[:, :1])
    assert fallen.risen == 0
    assert "more data raises the error for no seed.**" in finding(fallen)


def test_that_it_falls_is_no_misconception_where_it_rises_at_one_seed_of_five() -> None:
    setting = Setting(50, 0.1)
    here = Measured.of(setting, [fit_all(setting, seed) for seed in range(5)])
    assert "for only 1 of 5 seeds" in finding(here)
    asked = questions.first(setting, here)
    assert asked.right == questions.UNTOLD
    for answer in (questions.FALLS, questions.RISES):
        said = "may be chance. More of them would tell. Here it goes from 0.53 to 0.64, and rises for 1 of 5 seeds."
        assert asked.reply_to(answer)[1].endswith(said)


@every_setting
def test_one_seed_has_no_interval_and_does_not_answer(setting: Setting) -> None:
    here = Measured.of(setting, [fit_all(setting, 0)])
    assert "of 1 seed.**" in finding(here)
    assert not re.search(r"inf\b|1 seeds", finding(here))
    assert f"where it says {two_digits(setting.noise**2)}." in beside_formula(here)
    assert "inf" not in beside_formula(here)
    assert questions.first(setting, here).right is None


@every_setting
def test_the_charts_say_their_numbers(setting: Setting) -> None:
    here = measured(setting)
    errors, norms = error_panel(here), norm_panel(here)
    assert f"no L2: {here.typical[0, HALF]:.2g} at n / d\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}0.5" in errors.alt
    assert [trace.name for trace in to_plotly(errors.figure).data if trace.showlegend is not False] == [
        "no L2",
        "with L2",
    ]
    assert "n / d\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}2" in norms.alt


def test_the_formula_is_seen_on_the_curve_that_it_lies_on() -> None:
    chart = error_panel(measured(Setting(20, 0.5, 1.0))).figure
    formulas = [trace for trace in chart.data if trace["line"].get("dash") == "dash"]
    assert chart.data[-2:] == formulas
    assert all(trace["meta"] == INK for trace in formulas)


def test_lines_that_are_no_formula_have_no_dashes_and_no_line_of_the_grid_covers_the_one_below_the_curves() -> None:
    for panel in (error_panel(measured(Setting())), norm_panel(measured(Setting()))):
        layout = panel.figure.layout
        assert not any("dash" in shape["line"] for shape in layout["shapes"])
        assert [shape["x0"] for shape in layout["shapes"] if shape.get("layer") == "below"] == [1.0]
        assert layout["xaxis"]["showgrid"] is False


@every_setting
def test_the_axis_names_the_rows_that_the_finding_speaks_of(setting: Setting) -> None:
    axis = error_panel(measured(setting)).figure.layout["xaxis"]
    for ratio, name in zip(axis["tickvals"], axis["ticktext"], strict=True):
        assert name == f"{ratio:g}<br>{round(ratio * setting.weights)}"


def test_the_lines_below_the_page_print_its_numbers() -> None:
    setting, out = Setting(20, 0.5, 0.1), io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(by_hand(setting, SEEDS), {})
    printed = [[float(n) for n in re.findall(r"(\d+\.\d{3}) with", line)] for line in out.getvalue().splitlines()]
    assert np.array(printed) == pytest.approx(measured(setting).typical.T, rel=0.02, abs=0.001)
