"""Whether more rows would help, from what half of them costs."""

from __future__ import annotations

from dashboard.analysis.best_arm import too_few_seeds, without_comparison
from dashboard.analysis.change import Kind
from dashboard.analysis.paired import FEWEST_PAIRS, paired_losses
from dashboard.analysis.results import Results
from language.say import mark, t
from pages.your_data.finding.small_losses import as_they_are
from pages.your_data.trials.rows import ALL, HALF, QUARTER

_HARDLY = mark("**More rows would hardly help:** with {rows} the validation loss is {change}.")
_NOT_LOWER: dict[Kind, str] = {
    "same": _HARDLY,
    "slight": _HARDLY,
    "higher": mark("**More rows do not help here:** with {rows} the validation loss is {change}."),
    "unsure": mark("**Can't tell whether more rows would help:** with {rows} the validation loss is {change}."),
}


def more_rows(results: Results) -> str:
    """A sentence from the last doubling of the training rows; further than one more doubling nothing is foretold."""
    losses = paired_losses(results)
    if not {QUARTER, HALF, ALL} <= set(losses.names) or len(losses.ratios(ALL, HALF)) < FEWEST_PAIRS:
        begun = t("Training on fewer rows. A first comparison needs {seeds} seeds.", seeds=FEWEST_PAIRS)
        return too_few_seeds(results) if results.over else begun
    last, before = losses.change(ALL, HALF), losses.change(HALF, QUARTER)
    here = {
        "rows": results.title(ALL),
        "change": last.beside(t("that with {training_rows}", training_rows=results.title(HALF))),
    }
    both = results.only((HALF, ALL))
    counted = as_they_are(results, paired_losses(both.at_same_seeds()), ALL, HALF)
    if last.kind != "lower":
        return without_comparison(both, HALF, ALL, last) or f"{t(_NOT_LOWER[last.kind], **here)} {counted}".strip()
    said = t("**More rows would help:** with {rows} the validation loss is {change}.", **here)
    said = f"{said} {counted}".strip()
    if before.kind != "lower" or before.logs.mean > 0:
        unknown = t("By how much can't be told: before that doubling the loss did not fall in the same way.")
        return f"{said} {unknown}"
    # A power law loses as much with each doubling; curves flatten out, and so the smaller one of both is taken.
    ratio = max(last.ratio, before.ratio)
    more = t(
        "If it goes on like that, twice as many rows would lower the loss by up to another {share:.0f}%.",
        share=100 * (1 - ratio),
    )
    return f"{said} {more}"
