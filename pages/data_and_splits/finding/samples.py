"""Whether more data would help."""

from __future__ import annotations

from collections.abc import Callable

from dashboard.analysis import outcome
from dashboard.analysis.best_arm import too_few_seeds, without_comparison
from dashboard.analysis.change import Change, Kind
from dashboard.analysis.comparison_words import margin_in_words, mishaps_in_words
from dashboard.analysis.outcome import Value
from dashboard.analysis.paired import FEWEST_PAIRS, paired_losses
from dashboard.analysis.results import Results
from dashboard.analysis.series import Series, split_series
from dashboard.analysis.statistics import MOST_SEEDS
from dashboard.analysis.table import typical, typical_gap
from language.say import mark, t
from pages.data_and_splits.trials import FRACTIONS, SAMPLES, samples_name

SAMPLES_NAMES = tuple(samples_name(fraction) for fraction in FRACTIONS)


def training_size_series(results: Results, value: Callable[[int], Value], *, geometric: bool = False) -> list[Series]:
    """A number of each split over the number of training samples."""
    arms = [(round(fraction * SAMPLES), samples_name(fraction)) for fraction in FRACTIONS]
    return split_series(results, arms, value, geometric=geometric)


def samples_finding(results: Results) -> str:
    """From the smallest to the largest training set, and over the last step alone; both are tested together."""
    results = results.only(SAMPLES_NAMES)
    changes = samples_changes(results)
    if changes is None:
        return too_few_seeds(results)
    whole, step = changes
    first, last = SAMPLES_NAMES[0], SAMPLES_NAMES[-1]
    if said := without_comparison(results, first, last, whole):
        return said
    parts = (_whole(whole), _gaps(results, first, last), t(_LAST_STEP[step.kind]), mishaps_in_words(results))
    return " ".join(filter(None, parts))


def samples_changes(results: Results) -> tuple[Change, Change] | None:
    """Validation loss with the most samples beside the fewest, and beside one step less; None for too few seeds."""
    losses = paired_losses(results.only(SAMPLES_NAMES))
    first, before, last = (SAMPLES_NAMES[place] for place in (0, -2, -1))
    pairs = [(last, first), (last, before)]
    if (
        not {first, before, last} <= set(losses.names)
        or min(len(losses.ratios(*pair)) for pair in pairs) < FEWEST_PAIRS
    ):
        return None
    whole, step = losses.between(pairs)
    return whole, step


def _whole(change: Change) -> str:
    fewest, most = (FRACTIONS[place] * SAMPLES for place in (0, -1))
    beside = change.beside(t("that with {count:,.0f} samples", count=fewest))
    here = {"seeds": change.logs.count, "enough": _enough(change), "margin": margin_in_words(change)}
    return t(_WHOLE[change.kind], most=most, beside=beside, **here)


def _enough(change: Change) -> str:
    """How many seeds would decide it."""
    needed = change.seeds_needed
    return t("about {count} would do", count=needed) if needed else t("more than {count:,} would do", count=MOST_SEEDS)


def _gaps(results: Results, *names: str) -> str:
    """Typical losses, and how far those of training and validation are apart, where neither diverged."""
    same = results.only(names).at_same_seeds()
    if not same.present:
        return ""
    losses = [typical(outcome.validation_loss)(same[name]) for name in names]
    gaps = [typical_gap(same[name]) for name in names]
    return t(
        "The geometric mean went from {was:.2f} to {came:.2f}, and the gap to training loss from {gap_was:.2f} to "
        "{gap_came:.2f}.",
        was=losses[0],
        came=losses[1],
        gap_was=gaps[0],
        gap_came=gaps[1],
    )


_WHOLE: dict[Kind, str] = {
    "lower": mark("**More data helped:** with {most:,.0f} samples, validation loss is {beside}, {seeds} seeds."),
    "higher": mark("**More data hurt:** with {most:,.0f} samples, validation loss is {beside}, {seeds} seeds."),
    "same": mark(
        "**More data made no difference:** with {most:,.0f} samples, validation loss is {beside}, {seeds} seeds."
    ),
    "slight": mark(
        "**More data made hardly any difference:** with {most:,.0f} samples, validation loss is {beside}, {seeds} "
        "seeds, and less than {margin} counts as none."
    ),
    "unsure": mark(
        "**Too few seeds to say whether more data helps:** with {most:,.0f} samples, validation loss is {beside}, "
        "{seeds} seeds; {enough}."
    ),
}
_LAST_STEP: dict[Kind, str] = {
    "lower": mark("The last step alone still helped: even more may, too."),
    "higher": mark("The last step alone made it higher."),
    "same": mark("The last step alone made no difference: for this network this much data is enough."),
    "slight": mark("The last step alone made hardly any difference: for this network this much data is enough."),
    "unsure": mark("These seeds can't say whether the last step alone still helped."),
    "diverged": mark("Nothing can be said of the last increase alone, as some training runs at that size diverged."),
}
