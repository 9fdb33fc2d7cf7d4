"""What the lesson on stopping and L2 says is what its fits show, and those are what gradient descent and ridge do."""

from __future__ import annotations

import contextlib
import io
import re
from functools import cache

import numpy as np
import pytest

from dashboard.analysis.statistics import geometric_interval
from dashboard.figures.theme import PAGE
from language.numbers import two_digits
from pages.stopping_as_l2 import questions, tasks
from pages.stopping_as_l2.figures import PATHS, error_panel, path_panel, ratio_panel
from pages.stopping_as_l2.finding import BOUND, Both, finding
from pages.stopping_as_l2.tasks import fit_both
from pages.stopping_as_l2.trials import LAST, WEIGHTS, Setting, by_hand, times
from tests.figures.as_plotly import to_plotly
from tests.language.as_read import as_read

SEEDS = 6
SETTINGS = (Setting(), Setting(25, 0.25), Setting(200, 2.0, unlike=True), Setting(50, 1.0))
every_setting = pytest.mark.parametrize("setting", SETTINGS, ids=str)


@cache
def both(setting: Setting) -> Both:
    return Both.of([fit_both(setting, seed) for seed in range(SEEDS)])


@every_setting
def test_no_ratio_is_above_the_proved_bound(setting: Setting) -> None:
    assert both(setting).ratios.min() > 0.5
    assert both(setting).worst <= BOUND


@every_setting
def test_the_flow_is_where_descent_in_small_steps_arrives(setting: Setting) -> None:
    draw = np.random.default_rng(3).standard_normal
    truth = draw(WEIGHTS)
    truth /= np.linalg.norm(truth)
    x = draw((setting.rows, WEIGHTS)) * setting.scales
    y = x @ truth + setting.noise * draw(setting.rows)
    place, rate = 25, 1e-3
    w = np.zeros(WEIGHTS)
    for _ in range(round(times()[place] / rate)):
        w -= rate * x.T @ (x @ w - y) / setting.rows
    ridge = np.linalg.solve(x.T @ x / setting.rows + np.eye(WEIGHTS) / times()[place], x.T @ y / setting.rows)
    fits = fit_both(setting, 3)
    assert fits.weights[0, place] == pytest.approx(w, abs=5e-3)
    assert fits.weights[1, place] == pytest.approx(ridge, abs=1e-8)
    assert fits.errors[:, place] == pytest.approx([np.sum((v - truth) ** 2) for v in (w, ridge)], rel=0.02)


def test_the_expected_error_is_the_mean_over_the_noise() -> None:
    setting, rng = Setting(50, 1.0), np.random.default_rng(0)
    x = rng.standard_normal((50, WEIGHTS))
    spread, directions = np.linalg.eigh(x.T @ x / 50)
    part = -np.expm1(-3.0 * spread)
    hat = (directions * part / spread) @ directions.T @ x.T / 50
    truth = np.eye(WEIGHTS)[0]
    draws = [np.sum((hat @ (x @ truth + setting.noise * rng.standard_normal(50)) - truth) ** 2) for _ in range(3000)]
    expected = np.sum((1 - part) ** 2 * directions[0] ** 2 + setting.noise**2 / 50 * part**2 / spread)
    assert np.mean(draws) == pytest.approx(expected, rel=0.05)


@every_setting
def test_the_sentence_has_the_numbers_of_the_fits(setting: Setting) -> None:
    here, said = both(setting), finding(both(setting))
    assert as_read(f"at most {np.max(here.risks[0] / here.risks[1]):.2f} times") in said
    assert f"{BOUND:.2f} is the proven bound" in said
    at = int(np.argmin(here.risks[1].mean(0)))
    assert f"L2 of strength {1.0 / times()[at]:.2g}" in said
    shrunk = geometric_interval(here.errors[1, :, at])
    mean, low, high = map(two_digits, (shrunk.mean, shrunk.low, shrunk.high))
    assert as_read(f"has {mean} ({low} to {high}), with 95% intervals.") in said


def test_where_the_ratio_still_grows_at_the_last_time_nothing_is_said_of_later_ones(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    setting = Setting(rows=50)
    here = both(setting)
    assert finding(here).startswith(as_read(f"**Up to t = 1,000, over {SEEDS} seeds, "))
    monkeypatch.setattr(tasks, "times", lambda: np.geomspace(LAST, 1e6, 10))
    assert Both.of([fit_both(setting, seed) for seed in range(SEEDS)]).worst > here.worst + 0.1


def test_more_rows_than_weights_leave_noise_that_neither_fits() -> None:
    setting = Setting(rows=100)
    draw = np.random.default_rng(0).standard_normal
    truth = draw(WEIGHTS)
    x = draw((setting.rows, WEIGHTS))
    y = x @ truth / np.linalg.norm(truth) + setting.noise * draw(setting.rows)
    left = y - x @ fit_both(setting, 0).weights[0, -1]
    assert np.mean(left**2) > 0.3 * setting.noise**2
    assert not any("all the noise" in answer.reply for answer in questions.second().answers)


def test_one_seed_has_no_interval() -> None:
    here = Both.of([fit_both(Setting(), 0)])
    said, (_, error) = finding(here), here.best(1)
    assert said.startswith(as_read("**Up to t = 1,000, over 1 seed, "))
    assert f"has {two_digits(error.mean)}. " in said
    assert "inf)" not in said


def test_the_questions_are_answered_by_the_theorem_and_the_fits() -> None:
    assert questions.first(None).right is None
    right, reply = questions.first(both(Setting())).reply_to(questions.NEVER_FAR)
    assert right
    assert f"{both(Setting()).worst:.2f}" in reply
    assert as_read(f"At most {BOUND:.2f} times") in reply
    assert questions.second().right


def test_the_three_plots_begin_at_one_height() -> None:
    here = both(Setting())
    panels = [error_panel(here), ratio_panel(here), path_panel(here)]
    assert len({panel.figure.layout["margin"]["t"] for panel in panels}) == 1
    assert not panels[-1].figure.layout.get("annotations")


def test_no_line_of_the_grid_runs_through_the_words_at_the_bound() -> None:
    [said] = [note for note in ratio_panel(both(Setting())).figure.layout["annotations"] if "proved" in note["text"]]
    assert said["bgcolor"] == PAGE


@every_setting
def test_the_charts_say_their_numbers(setting: Setting) -> None:
    here = both(setting)
    assert f"{here.worst:.2f}" in ratio_panel(here).alt
    assert "stopping:" in error_panel(here).alt
    assert len(to_plotly(path_panel(here).figure).data) == 2 * PATHS


def test_weights_have_the_colour_and_dash_of_what_they_are_fitted_by() -> None:
    here = both(Setting())
    curves = [trace for trace in error_panel(here).figure.data if trace["line"]["width"]]
    weights = path_panel(here).figure.data
    for place, curve in enumerate(curves):
        assert all(
            (one["line"]["color"], one["line"]["dash"]) == (curve["line"]["color"], curve["line"]["dash"])
            for one in weights[place::2]
        )


@pytest.mark.parametrize("setting", [Setting(), Setting(25, 0.5, unlike=True)], ids=str)
def test_the_lines_below_the_page_print_its_numbers(setting: Setting) -> None:
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(by_hand(setting, SEEDS), {})
    printed = [float(number) for number in re.findall(r"\d+\.\d{3}", out.getvalue())]
    assert printed == pytest.approx([both(setting).worst, both(setting).ratios.mean()], abs=2e-3)
