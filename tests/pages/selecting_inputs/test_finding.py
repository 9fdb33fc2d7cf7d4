"""Noise passes cross-validation if inputs are selected before the split, as published, and not inside the folds."""

from __future__ import annotations

import contextlib
import io
import re
from functools import cache

import numpy as np
import pytest

from language.languages import speaking
from language.say import t
from pages.selecting_inputs import questions
from pages.selecting_inputs.figures import error_panel
from pages.selecting_inputs.finding import BEFORE, INSIDE, NAMES, NEW, Measured, finding
from pages.selecting_inputs.tasks import nearest, select_all, selected
from pages.selecting_inputs.trials import INPUTS, Setting, by_hand
from tests.figures.as_plotly import to_plotly
from tests.language.as_read import as_read

SEEDS = 12
SETTINGS = (Setting(), Setting(20, 10), Setting(200, 100))
every_setting = pytest.mark.parametrize("setting", SETTINGS, ids=str)


@cache
def measured(setting: Setting) -> Measured:
    return Measured.of(setting, [select_all(setting, seed) for seed in range(SEEDS)])


def test_the_published_error_is_met_and_inside_the_folds_it_is_guessing() -> None:
    here = measured(Setting())
    assert here.at_most_inputs(BEFORE).mean < 0.06
    assert here.at_most_inputs(INSIDE).mean == pytest.approx(0.5, abs=0.08)
    assert here.at_most_inputs(NEW).mean == pytest.approx(0.5, abs=0.05)


@every_setting
def test_inputs_that_are_selected_inside_the_folds_never_help(setting: Setting) -> None:
    here = measured(setting)
    assert here.errors[INSIDE].mean(0) == pytest.approx(0.5, abs=0.13)
    assert np.all(here.errors[NEW].mean(0) > 0.4)


@every_setting
def test_the_sentence_has_the_numbers_of_the_seeds(setting: Setting) -> None:
    here, said = measured(setting), finding(measured(setting))
    assert f"{setting.kept} are selected" in said
    new, before = (round(100 * here.errors[name][:, -1].mean()) for name in (NEW, BEFORE))
    assert as_read(f"too good by {new - before} points") in said
    assert ("Hastie and others (2009) report 3%" in said) == (setting == Setting())


@every_setting
def test_the_question_is_answered_by_the_seeds(setting: Setting) -> None:
    here = measured(setting)
    error = round(here.errors[BEFORE][:, -1].mean(), 2)
    assert questions.first(setting, None).right is None
    right = questions.first(setting, here).right
    assert right == (questions.HARDLY if error <= 0.1 else questions.LESS if error < 0.4 else questions.HALF)


def test_the_points_are_the_difference_of_the_errors_that_are_read() -> None:
    """50.4% less 27.6% are 22.8 points, but 50% less 28% are 22."""
    tables = {BEFORE: 0.276, INSIDE: 0.5, NEW: 0.504}
    spread = np.array([[-0.01], [0.0], [0.01]])
    here = Measured(Setting(), {name: np.tile(error, (3, len(INPUTS))) + spread for name, error in tables.items()})
    here.errors[NEW][:] = 0.504
    said = finding(here)
    assert as_read("reports 28% error") in said
    assert as_read("On new rows it is 50%") in said
    assert as_read("too good by 22 points") in said


@pytest.mark.parametrize("count", range(3, SEEDS + 1))
def test_no_interval_of_an_error_is_below_zero_or_without_width(count: int) -> None:
    """Three seeds with one row of fifty wrong each say no more than that; four were said to have -0.1% to 3.1%."""
    here = Measured(Setting(), {name: table[:count] for name, table in measured(Setting()).errors.items()})
    said = finding(here)
    ends = re.search(r"interval here is (\S+)%\W+to\W(\S+)%", said)
    assert bool(ends) == (len(set(here.errors[BEFORE][:, -1])) > 1)
    if ends:
        assert 0.0 <= float(ends[1]) < float(ends[2])


def test_one_seed_has_no_interval_and_does_not_answer() -> None:
    here = Measured.of(Setting(), [select_all(Setting(), 0)])
    assert finding(here).endswith("there is nothing to learn. Hastie and others (2009) report 3%.")
    assert questions.first(Setting(), here).right is None


def test_an_error_of_ten_percent_is_one_in_ten() -> None:
    table = np.full((3, len(INPUTS)), 0.102)
    here = Measured(Setting(), {BEFORE: table, INSIDE: table, NEW: table})
    asked = questions.first(Setting(), here)
    assert asked.right == questions.HARDLY
    assert "reports 10%" in asked.because


def test_nearest_and_selected_are_what_they_say() -> None:
    rng = np.random.default_rng(0)
    x, y = rng.standard_normal((60, 30)), np.arange(60) % 2
    x[:, 7] = y + 0.1 * x[:, 7]
    assert selected(x, y, 1).tolist() == [7]
    asked = rng.standard_normal((5, 30))
    by_hand_ = [y[np.argmin([np.sum((row - one) ** 2) for row in x])] for one in asked]
    assert nearest(x, y, asked).tolist() == by_hand_


def test_the_chart_says_its_numbers() -> None:
    panel = error_panel(measured(Setting()))
    assert f"{BEFORE}: " in panel.alt
    assert f"{measured(Setting()).errors[BEFORE][:, -1].mean():.1%} at 5,000" in panel.alt


@pytest.mark.parametrize("language", ["en", "ko"])
def test_the_curves_and_the_line_of_guessing_are_named_where_they_are(language: str) -> None:
    with speaking(language):
        layout = to_plotly(error_panel(measured(Setting())).figure).layout
        names = {t(name) for name in (BEFORE, INSIDE, NEW)}
    assert {note.name for note in layout.annotations} == names
    assert layout.shapes[0].y0 in layout.yaxis.tickvals
    assert "50%" in layout.yaxis.title.text


@every_setting
def test_the_chart_ends_close_above_its_bands(setting: Setting) -> None:
    here = measured(setting)
    low, top = error_panel(here).figure.layout["yaxis"]["range"]
    highest = max(float(item.band.high.max()) for item in here.series())
    assert low < 0.0
    assert top <= max(0.62, highest + 0.03)
    assert top > min(highest, 0.72)


def test_the_names_of_inputs_have_room_on_a_phone() -> None:
    layout = error_panel(measured(Setting())).figure.layout
    axis, narrow = layout["xaxis"], layout["meta"]["narrow"]["ticktext"]
    named = [np.log10(at) for at, name in zip(axis["tickvals"], narrow, strict=True) if name]
    assert axis["tickangle"] == 0
    assert axis["ticktext"] == [f"{size:,}" for size in axis["tickvals"]]
    # Of some 160 pixels, a name takes up to 33; the first is shorter.
    assert np.all(np.diff(named) * 160 / np.ptp(named) >= (26, 36, 36))


@pytest.mark.parametrize("setting", SETTINGS[:2], ids=str)
def test_the_lines_below_the_page_print_its_numbers(setting: Setting) -> None:
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(by_hand(setting, 2), {})
    printed = [float(n) for n in re.findall(r"([\d.]+)%", out.getvalue())]
    here = Measured.of(setting, [select_all(setting, seed) for seed in range(2)])
    assert printed == pytest.approx([100 * here.at_most_inputs(name).mean for name in NAMES], abs=0.051)


def test_the_line_of_guessing_ends_where_the_curves_do_and_strikes_out_no_name() -> None:
    layout = error_panel(measured(Setting())).figure.layout
    (guessing,) = layout["shapes"]
    assert np.log10(guessing["x1"]) == pytest.approx(max(note["x"] for note in layout["annotations"]))


@pytest.mark.parametrize("kept", [10, 30, 100])
def test_a_choice_among_few_inputs_is_looked_up_where_there_is_a_choice(kept: int) -> None:
    seen = [int(found[1]) for answer in questions.second(kept).answers if (found := re.search(r"(\d+) in", answer.see))]
    assert seen == [min(inputs for inputs in INPUTS if inputs > kept)]
    here = Measured.of(Setting(50, kept), [select_all(Setting(50, kept), seed) for seed in range(SEEDS)])
    place = INPUTS.index(seen[0])
    assert here.errors[BEFORE][:, place].mean() < here.errors[INSIDE][:, place].mean()
