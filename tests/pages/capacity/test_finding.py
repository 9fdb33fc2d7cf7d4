"""The shape of a curve over sizes is named only as far as the seeds bear it out."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
import pytest

from dashboard.analysis.outcome import loss_on
from dashboard.analysis.results import Results
from dashboard.analysis.table import table
from dashboard.experiment.history import Ending
from language.say import mark
from pages.capacity import questions
from pages.capacity.finding import descent
from pages.capacity.finding.sizes import finding, size_series
from pages.capacity.trials import (
    DESCENT_WIDTHS,
    PUBLISHED_CURVE,
    PUBLISHED_WIDTHS,
    depth_arms,
    descent_arms,
    width_arms,
)
from tests.language.as_read import as_read
from tests.made import DIVERGED, made_record, made_results
from tests.random_results import random_results
from tests.recomputed import Losses, common, says_diverged
from tests.trained import records

WORSE, BEST, NOISY = [2.0, 2.1, 1.9, 2.0], [1.0, 1.1, 0.9, 1.0], [3.0, 0.5, 1.0, 1.2]
ARMS = {"width": width_arms(), "depth": depth_arms()}


@pytest.mark.parametrize(
    ("small", "large", "said"),
    [
        (WORSE, WORSE, as_read("validation loss is U-shaped")),
        (WORSE, NOISY, "the smallest network is clearly worse; the largest can't be told from the best"),
        (NOISY, WORSE, "the largest network is clearly worse; the smallest can't be told from the best"),
        (
            NOISY,
            NOISY,
            "there are too few seeds to say whether the smallest or the largest network is worse than the best",
        ),
        (BEST, [1.005, 1.095, 0.905, 0.995], "size makes no difference to validation loss"),
        (WORSE, [0.7, 0.8, 0.6, 0.7], "the smallest network is clearly worse; the largest has the lowest validation"),
        ([0.7, 0.8, 0.6, 0.7], WORSE, "the largest network is clearly worse; the smallest has the lowest validation"),
    ],
)
def test_an_end_is_called_worse_when_it_clearly_is(small: list[float], large: list[float], said: str) -> None:
    assert said in finding(made_results({"small": small, "middle": BEST, "large": large}), mark("width"))


def test_it_is_said_how_many_seeds_would_tell_an_end_from_the_best() -> None:
    needed = []
    for end in ([4.0, 0.9, 2.0, 1.3], NOISY):
        said = finding(made_results({"small": end, "middle": BEST, "large": end}), mark("width"))
        found = re.search(r"best;\s(?:about|more\sthan)\s([\d,]+)\swould\sdo:", said)
        needed.append(int(found[1].replace(",", "")) if found else 0)
    few, many = needed
    assert 4 < few < many


def test_ends_as_good_as_the_best_do_not_make_a_curve_level() -> None:
    said = finding(made_results({"small": BEST, "middle": WORSE, "large": [1.005, 1.095, 0.905, 0.995]}), mark("width"))
    assert "the smallest and the largest network do as well as the best" in said
    assert "makes no difference" not in said


def test_of_a_single_size_nothing_is_compared() -> None:
    said = finding(made_results({"small": BEST, "middle": [DIVERGED] * 4, "large": [DIVERGED] * 4}), mark("width"))
    assert "Over width, only one size did not diverge:" in said
    assert ":** with small, validation loss (geometric mean) is " in said.lower()
    assert not any(word in said for word in ("lowest", "smallest", "largest", "in that order"))


def test_nothing_is_said_before_every_size_is_there() -> None:
    assert "Training" in finding(made_results({"small": [1.0, 1.0], "large": [None, None]}), mark("width"))


@pytest.mark.parametrize("few", ["small", "middle", "large"])
def test_nothing_is_said_while_a_size_has_too_few_seeds(few: str) -> None:
    losses = {"small": WORSE, "middle": BEST, "large": WORSE}
    said = finding(made_results(losses | {few: [1.0, 1.1, None, None]}), mark("width"))
    assert said == "Training: the curve needs 3 seeds that all sizes have a result for."


def test_what_every_size_has_at_other_seeds_is_not_called_too_few_of_each() -> None:
    apart = replace(made_results({"small": [*BEST, None, None], "large": [None, None, *BEST]}), abandoned=True)
    assert finding(apart, mark("width")).endswith("the curve needs 3 seeds that all sizes have a result for.")


def test_once_all_is_over_a_size_that_diverged_needs_no_more_seeds() -> None:
    going = made_results({"small": WORSE, "middle": BEST, "large": [DIVERGED, 2.0, None, None]})
    assert finding(going, mark("width")).startswith("Training")
    said = finding(replace(going, abandoned=True), mark("width"))
    assert said.startswith("**Over width, of the sizes that did not diverge, the smallest network is clearly worse;")
    assert said.endswith("Large diverged for 1 of 2 seeds.")


def test_a_size_that_diverges_is_not_the_best_and_is_named() -> None:
    results = made_results({"small": WORSE, "middle": [0.1, 0.1, 0.1, DIVERGED], "larger": BEST, "large": WORSE})
    said = finding(results, mark("width"))
    assert as_read("validation loss is U-shaped") in said
    assert "with Small, 1.00 with Larger (the lowest) and " in said
    assert re.search(r"They misclassify [\d.]+%, [\d.]+% and [\d.]+% of", said)
    assert "Middle diverged for 1 of 4 seeds." in said


def test_of_a_curve_whose_end_diverged_only_the_rest_is_said_to_be_level_and_nothing_is_asked() -> None:
    results = made_results({"small": BEST, "middle": [1.005, 1.095, 0.905, 0.995], "large": [DIVERGED] * 4})
    said = finding(results, mark("width"))
    assert "**Over width, of the sizes that did not diverge, size makes no difference" in said
    assert questions.stopped(results).right is None


def test_an_easy_seed_that_not_every_size_has_counts_for_none() -> None:
    """Over its own seeds the middle one would be the lowest, at 0.18."""
    small, large = [1.0, 1.1, 0.9, None], [2.0, 2.1, 1.9, None]
    said = finding(made_results({"small": small, "middle": [1.5, 1.6, 1.4, 0.0003], "large": large}), mark("width"))
    assert "1.00 with Small (the lowest)" in said
    assert "Middle" not in said


def hold(results: Results, what: str) -> None:
    """Where the loss is lowest, and which of the ends may be as low."""
    said, names = finding(results, mark(what)), [arm.name for arm in results.arms]
    sound = [name for name in names if not results.divergences(name)]
    same = at_common_seeds(results.only(sound))
    for arm in results.arms:
        assert says_diverged(said, arm.title, results.divergences(arm.name)) == (results.divergences(arm.name) > 0)
    if min(map(results.ended, names)) < 3 or min(map(len, same.rows), default=3) < 3:
        assert "Training" in said
        return
    if not sound:
        return
    losses = Losses(same)
    worse = {end: losses.beaten(sound[place], sound) for end, place in (("smallest", 0), ("largest", -1))}
    assert (as_read("is U-shaped") in said) == all(worse.values())
    for end, other in (("smallest", "largest"), ("largest", "smallest")):
        assert (f"the {end} network is clearly worse; the {other}" in said) == (worse[end] and not worse[other])
    lowest = min(sound, key=lambda name: (np.nanmean(np.log(losses.rows[name])), geometric(same, name)))
    _too_few(said, losses, sound, lowest)
    if len(sound) == 1:
        loss = f"with {results.title(lowest)}, validation loss (geometric mean) is {geometric(same, lowest):.2f}"
        assert "only one size did not diverge:" in said
        assert loss in said
    else:
        for name in (sound[0], lowest, sound[-1]):
            loss = f"{geometric(same, name):.2f} with {results.title(name)}"
            assert (f"{loss} (the lowest)" if name == lowest else loss) in said
    assert [arm.name for arm in table(results, ()).arms] == [name for name in names if results.ended(name)]


def _too_few(said: str, losses: Losses, sound: list[str], lowest: str) -> None:
    """It is said of the ends that may be worse: of none that is the lowest, or differs from it by too little."""
    found = re.search(r"too few seeds to say whether the (\w+)(?: or the (\w+))? network is worse", said)
    if found:
        level = 1 - 2 * 0.05 / (len(sound) - 1)
        ends = {"smallest": sound[0], "largest": sound[-1]}
        kinds = {e: losses.ratio(n, lowest, level).kind for e, n in ends.items() if n != lowest}
        assert [*filter(None, found.groups())] == [e for e, kind in kinds.items() if kind not in ("same", "slight")]


@pytest.mark.parametrize(("small", "large", "which"), [(BEST, NOISY, "largest"), (NOISY, BEST, "smallest")])
def test_an_end_that_is_the_best_is_not_said_to_be_worse_maybe(
    small: list[float], large: list[float], which: str
) -> None:
    results = made_results({"small": small, "middle": [1.3, 1.0, 1.2, 0.9], "large": large})
    assert f"too few seeds to say whether the {which} network is worse than the best;" in finding(
        results, mark("width")
    )


def at_common_seeds(results: Results) -> Results:
    return Results(results.arms, tuple(tuple(common(results, arm.name)) for arm in results.arms))


def geometric(results: Results, name: str) -> float:
    return float(np.exp(np.mean([np.log(record.history.losses[-1, 1]) for record in results[name]])))


@pytest.mark.parametrize("seed", range(24))
@pytest.mark.parametrize("what", ARMS)
def test_the_finding_holds_whatever_the_trainings_show(what: str, seed: int) -> None:
    hold(random_results(ARMS[what], seed), what)


@pytest.mark.long
@pytest.mark.parametrize("seeds", [3, 8])
def test_it_holds_for_some_of_the_page_s_sizes(seeds: int) -> None:
    arms = [arm for arm in width_arms() if arm.name in ("width 1", "width 8", "width 128")]
    hold(Results(tuple(arms), tuple(tuple(records(arm.experiment)[:seeds]) for arm in arms)), "width")


def test_sizes_belong_to_the_arms_in_their_order() -> None:
    series = size_series(made_results({"small": [2.0], "large": [1.0]}), (1, 8), loss_on, geometric=True)
    assert [one.name for one in series] == ["train", "validation", "test"]
    assert list(series[1].x) == [1, 8]
    assert series[1].band.mean.tolist() == [2.0, 1.0]


def descents(errors: np.ndarray) -> Results:
    """Of errors (splits, widths, seeds)."""
    records = [
        [made_record(1.0, metrics=(1.0 - errors[:, width, seed]).tolist()) for seed in range(errors.shape[2])]
        for width in range(len(DESCENT_WIDTHS))
    ]
    return Results(descent_arms(), tuple(map(tuple, records)))


@pytest.mark.parametrize("seed", range(8))
def test_the_second_descent_is_told_from_the_errors_of_every_seed(seed: int) -> None:
    rng = np.random.default_rng(seed)
    errors = rng.uniform(0.0, 1.0, (3, len(DESCENT_WIDTHS), int(rng.integers(1, 6))))
    errors[0, :] *= rng.choice([0.005, 1.0], (len(DESCENT_WIDTHS), 1))
    results = descents(errors)
    before, peak, past = (errors[2, DESCENT_WIDTHS.index(width)] for width in PUBLISHED_WIDTHS)
    count = int(np.sum((peak > before) & (peak > past)))
    said = descent.finding(results)
    assert (f"For {count} of {len(peak)} seeds" if count else "For no seed does test error rise to a peak") in said
    for width, here in zip(PUBLISHED_WIDTHS, (before, peak, past), strict=True):
        published = f"{100 * PUBLISHED_CURVE[width]:.0f}% published"
        assert as_read(f"h = {width}: {100 * here.mean():.0f}% here, {published}") in said
    fits = {width: each.mean() < 0.01 for width, each in zip(DESCENT_WIDTHS, errors[0], strict=True)}
    fitted = [width for width in DESCENT_WIDTHS if all(fits[wider] for wider in DESCENT_WIDTHS if wider >= width)]
    assert (f"From h\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}{fitted[0]} on" in said) if fitted else ("From h" not in said)


def test_a_width_is_no_threshold_if_a_wider_network_does_not_fit() -> None:
    errors = np.full((3, len(DESCENT_WIDTHS), 2), 0.5)
    errors[0, [3, 5, 6]] = 0.001
    assert descent.threshold(descents(errors)) == DESCENT_WIDTHS[5]


def test_the_published_curve_stands_beside_validation_and_test() -> None:
    series = descent.held_out_series(descents(np.full((3, len(DESCENT_WIDTHS), 2), 0.5)))
    assert [one.name for one in series] == ["validation", "test", descent.PUBLISHED]
    assert set(PUBLISHED_WIDTHS) <= set(series[-1].x)


def test_errors_that_are_level_are_not_said_to_peak_at_some_seed() -> None:
    said = descent.finding(descents(np.full((3, len(DESCENT_WIDTHS), 2), 0.5)))
    assert said.startswith("**For no seed does test error rise to a peak and fall again as the network grows.** ")


def test_while_a_width_is_missing_nothing_is_said_of_the_descent() -> None:
    missing = Results(descent_arms(), ((None,),) * len(DESCENT_WIDTHS))
    assert descent.finding(missing) == "Training: the comparison needs the widths 16, 47, 300."
    assert descent.finding(replace(missing, abandoned=True)).startswith("Too few training runs have ended:")


def test_what_ran_out_of_time_is_named_and_takes_no_part_in_the_descent() -> None:
    errors = np.full((3, len(DESCENT_WIDTHS), 2), 0.5)
    errors[:, DESCENT_WIDTHS.index(PUBLISHED_WIDTHS[1])] = 0.6
    results = descents(errors)
    *narrower, (first, second) = results.rows
    assert first
    late = replace(first, ending=Ending("out of time", 1))
    rows = (*narrower, (late, second))
    said = descent.finding(Results(results.arms, rows))
    assert "For 1 of 1 seed, test error" in said.replace("\N{NO-BREAK SPACE}", " ")
    assert f"training run was up: {results.arms[-1].title} (1 of 2 seeds)." in said


def test_every_size_has_an_arm_of_its_own() -> None:
    for arms in (width_arms(), depth_arms(), descent_arms()):
        assert len({arm.name for arm in arms}) == len({arm.experiment.model.hidden_layers for arm in arms}) == len(arms)
