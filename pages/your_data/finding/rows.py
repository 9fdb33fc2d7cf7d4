"""Whether more rows would help, from what half of them costs."""

from __future__ import annotations

from dashboard.analysis.paired import FEWEST, paired_losses
from dashboard.analysis.results import Results
from pages.your_data.trials.rows import ALL, HALF, QUARTER


def more_rows(results: Results) -> str:
    """A sentence from the last doubling of the training rows; further than one more doubling nothing is foretold."""
    losses = paired_losses(results)
    if not {QUARTER, HALF, ALL} <= set(losses.names) or len(losses.ratios(ALL, HALF)) < FEWEST:
        return f"Training on fewer rows. A first comparison needs {FEWEST} seeds."
    last, before = losses.change(ALL, HALF), losses.change(HALF, QUARTER)
    here = f"with {results.title(ALL)} the validation loss is {last.beside(f'with {results.title(HALF)}')}"
    if last.kind == "same":
        return f"**More rows would hardly help:** {here}."
    if last.kind != "lower":
        return f"**Can't tell whether more rows would help:** {here}."
    said = f"**More rows would help:** {here}."
    if before.kind != "lower" or before.logs.mean > 0:
        return f"{said} By how much can't be told: before that doubling the loss did not fall alike."
    # A power law loses as much with each doubling; curves flatten out, and so the smaller one of both is taken.
    ratio = max(last.ratio, before.ratio)
    return f"{said} If it goes on like that, twice as many rows would take off up to {100 * (1 - ratio):.0f} % more."
