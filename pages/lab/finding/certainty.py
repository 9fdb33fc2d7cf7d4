"""How sure the verdict is, over seeds, and how sure the network is, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from dashboard.analysis.calibration import CONFIDENT, Calibration
from dashboard.analysis.verdict import Kind, Verdict
from dashboard.analysis.words import capital, listed, percent

# Temperatures this close to 1 change nothing that could be seen.
NEAR_ONE = 1.1


def seeds_in_words(kind: Kind, others: Sequence[Kind]) -> str:
    """At how many seeds the verdict holds, and what it is at the others; `others` are those of all seeds asked."""
    counts = Counter(others)
    same = counts.pop(kind, 0)
    said = f"**{capital(kind)} at {same} of {len(others)} seeds**, each with other rows and other initial weights"
    rest = [f"{name} at {count}" for name, count in counts.most_common()]
    return f"{said}; {listed(rest)}." if rest else f"{said}."


def confidence_in_words(found: Calibration, verdict: Verdict) -> str:
    """Whether the network is too sure, what that costs, and how much of a rise it is."""
    wrong = (
        f"{found.confidently_wrong} of {found.rows} validation rows are wrong with more than {percent(CONFIDENT)} "
        f"confidence; they make up {percent(found.their_share)} of the loss."
    )
    if 1 / NEAR_ONE < found.temperature < NEAR_ONE or found.loss_at_temperature >= found.loss:
        return f"{wrong} Its confidence is about right: no temperature lowers validation loss."
    sure = "too sure" if found.temperature > 1 else "not sure enough"
    return (
        f"{wrong} The network is {sure}: dividing all logits by one temperature, {found.temperature:.2g}, changes no "
        f"answer and takes validation loss from {found.loss:.3g} to {found.loss_at_temperature:.3g}"
        f"{_of_the_rise(found, verdict)}."
    )


def _of_the_rise(found: Calibration, verdict: Verdict) -> str:
    rise = found.loss - verdict.best_validation_loss
    if verdict.kind != "overfitting" or not verdict.rise > 1 or rise <= 0:
        return ""
    share = (found.loss - found.loss_at_temperature) / rise
    return ", which is more than all of the rise" if share > 1 else f", which is {percent(share)} of the rise"
