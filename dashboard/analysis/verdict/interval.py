"""How sure the number is that a verdict gives for a rise: by the chance of its rows, and by that of its epochs.

Three things move it. Other rows would have other losses. The smoothed curve has the noise of its epochs left. And
which epoch is the lowest is chance too: how far the rise on rows that it was not chosen on is from that of the curve
says how much.
"""

from __future__ import annotations

import math

from dashboard.analysis.statistics import LARGEST_LOG, LEVEL, student_quantile
from dashboard.analysis.verdict.rise import Rise
from dashboard.analysis.verdict.row_evidence import RowEvidence

# The share of that distance which counts as a standard error; measured: python -m benchmarks verdicts.
OF_DISTANCE = 0.5


def interval_of(rise: Rise, rows: RowEvidence) -> tuple[float, float]:
    """Student's, for the logarithm of what the curve says, and wide enough for what its rows alone say."""
    if not (rows.high > 0 and rise.ratio > 0):
        return math.nan, math.nan
    middle, of_rows = math.log(rise.ratio), math.log(rows.after / rows.before)
    times = student_quantile(rows.count, 0.5 + LEVEL / 2)
    reach = times * math.hypot(rows.ratio_error, rise.ratio_error, OF_DISTANCE * (middle - of_rows))
    low, high = (math.exp(min(end, LARGEST_LOG)) for end in (middle - reach, middle + reach))
    return min(low, rows.low), max(high, rows.high)
