"""Lessons whose workers fit models of their own, seed by seed: their findings at any of their settings."""

from __future__ import annotations

import re

import numpy as np
import pytest
from scipy import stats

from language.numbers import with_power
from pages.grokking.finding import finding as grokking_finding
from pages.grokking.tasks import Progress, begin, go_on
from pages.grokking.trials import DECAYS
from pages.grokking.trials import Setting as Sums
from pages.more_data.finding.measured import Measured, beside_formula
from pages.more_data.finding.measured import finding as more_data_finding
from pages.more_data.tasks import fit_all
from pages.more_data.trials import NOISES, RATIOS, SHARES, WEIGHTS
from pages.more_data.trials import Setting as Linear
from pages.selecting_inputs.finding import Measured as Selected
from pages.selecting_inputs.finding import finding as selecting_finding
from pages.selecting_inputs.tasks import select_all
from pages.selecting_inputs.trials import KEPT, ROWS
from pages.selecting_inputs.trials import Setting as Noise
from pages.stopping_as_l2.finding import Both
from pages.stopping_as_l2.finding import finding as stopping_finding
from pages.stopping_as_l2.tasks import fit_both
from pages.stopping_as_l2.trials import NOISES as LEVELS
from pages.stopping_as_l2.trials import ROWS as SIZES
from pages.stopping_as_l2.trials import Setting as Flow
from pages.stopping_as_l2.trials import times
from tests.language.as_read import as_read

Rng = np.random.Generator


def two_digits(value: float) -> str:
    return with_power(f"{value:#.2g}".rstrip("."))


def more_data(rng: Rng) -> None:
    setting = Linear(int(rng.choice(WEIGHTS)), float(rng.choice(NOISES)), float(rng.choice(SHARES)))
    fits = [fit_all(setting, seed) for seed in range(int(rng.integers(5, 21)))]
    measured = Measured.of(setting, fits)
    said, beside = more_data_finding(measured), beside_formula(measured)
    without, with_l2 = np.stack([one.errors for one in fits], 1)
    half, equal, twice = (RATIOS.index(ratio) for ratio in (0.5, 1.0, 2.0))
    risen = int(np.sum(without[:, equal] > without[:, half]))
    assert re.search(rf"for (only )?{risen} of {len(fits)} seeds", said)
    means, shrunk = stats.gmean(without), stats.gmean(with_l2)
    first, peak, last = (two_digits(means[place]) for place in (half, equal, -1))
    assert f"from {first} to {peak}, and is {last} at {setting.rows[-1]}" in said
    for place, noise in ((half, 0.5 + setting.noise**2), (twice, setting.noise**2)):
        assert f"{two_digits(means[place])} (" in beside
        says = (
            rf"at {setting.rows[place]} rows: .*?, where (it|the formula) says {re.escape(two_digits(noise))}(;| \(95%)"
        )
        assert re.search(says, beside)
    rises = any(later > 1.05 * shrunk[: place + 1].min() for place, later in enumerate(shrunk[1:]))
    assert ("no peak shows" in said) == (not rises)
    if "the error falls" in said:
        assert shrunk[-1] < shrunk[0]
    if "still rises, from" in said:
        best, worst = (setting.rows.index(int(n)) for n in re.findall(r"(?:at|to [\d.]+ at) (\d+)", said)[-2:])
        assert best < worst
        assert stats.ttest_1samp(np.log(with_l2[:, worst] / with_l2[:, best]), 0.0).pvalue < 0.05


def stopping_as_l2(rng: Rng) -> None:
    setting = Flow(int(rng.choice(SIZES)), float(rng.choice(LEVELS)), bool(rng.integers(2)))
    fits = [fit_both(setting, seed) for seed in range(int(rng.integers(5, 21)))]
    said = stopping_finding(Both.of(fits))
    ratios = np.array([one.risks[0] / one.risks[1] for one in fits])
    assert as_read(f"at most {ratios.max():.2f} times") in said
    assert ratios.max() <= 1.6862
    assert f"over times and seeds, the ratio averages {ratios.mean():.2f}." in said
    time = times()[np.argwhere(ratios == ratios.max())[0, 1]]
    assert f"at t\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}{with_power(f'{time:.2g}')};" in said
    risks = np.array([one.risks for one in fits]).mean(0)
    for place, words in ((0, "stopping at t\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}{} has"), (1, "L2 of strength {} has")):
        at = int(np.argmin(risks[place]))
        value = times()[at] if place == 0 else 1 / times()[at]
        assert words.format(with_power(f"{value:.2g}")) in said
        assert f"{two_digits(stats.gmean([one.errors[place, at] for one in fits]))} (" in said


def selecting_inputs(rng: Rng) -> None:
    setting = Noise(int(rng.choice(ROWS[:3])), int(rng.choice(KEPT)))
    first = int(rng.integers(1000))
    errors = [select_all(setting, first + seed) for seed in range(5)]
    said = selecting_finding(Selected.of(setting, errors))
    before, inside, new = (np.array([getattr(one, name)[-1] for one in errors]) for name in ("before", "inside", "new"))
    numbers = [float(number) for number in re.findall(r"([\d.]+)%", said)[:3]]
    assert numbers == pytest.approx([100 * each.mean() for each in (before, inside, new)], abs=0.51)
    clear = float(stats.ttest_1samp(new - before, 0.0).pvalue) < 0.05 and new.mean() > before.mean()
    points = round(100 * new.mean()) - round(100 * before.mean())
    assert (as_read(f"too good by {points} points") in said) == clear
    assert ("(2009) report" in said) == (setting == Noise())


def grokking(rng: Rng) -> None:
    """Short trainings of small sums: fitted and followed, fitted alone, or not even that."""
    setting = Sums(int(rng.choice([7, 11, 13, 17, 23])), float(rng.choice([*DECAYS, 2.0])), int(rng.choice([100, 500])))
    found = [_grown(setting, int(rng.integers(1000))) for _ in range(int(rng.integers(1, 3)))]
    said = grokking_finding(found)
    fits, follows = ([_first(one, column) for one in found] for column in (0, 1))
    if None in fits:
        assert f"{fits.count(None)} seed" in said
        return
    followed = [(fit, follow) for fit, follow in zip(fits, follows, strict=True) if fit and follow]
    if not followed:
        assert "test accuracy never in" in said
    else:
        fit, follow = stats.gmean(np.array(followed, float))
        assert as_read(f"at step {fit:,.0f}, test accuracy at step {follow:,.0f}") in said
        (times,) = re.findall(r"after ([\d.]+)\stimes as many steps", said)
        assert float(times) == pytest.approx(follow / fit, abs=0.051 if follow < 10 * fit else 0.51)
    down = [np.diff(one.records[one.steps >= fit, 3]) < 0 for one, fit in zip(found, fits, strict=True)]
    if sum(map(len, down)):
        share = float(re.findall(r"falling ([\d.]+)% of the time", said)[0])
        assert share == pytest.approx(100 * np.concatenate(down).mean(), abs=0.51)


def _grown(setting: Sums, seed: int) -> Progress:
    progress = begin(setting, seed)
    while progress.share < 1.0:
        progress = go_on(progress)
    return progress


def _first(one: Progress, column: int) -> int | None:
    reached = one.steps[one.records[:, column] >= 0.99]
    return int(reached[0]) if len(reached) else None
