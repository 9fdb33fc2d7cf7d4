"""How sure the size of a rise is: by the chance of its rows, and by that of its epochs.

Three things move it. Other rows would have other losses. Some noise of single epochs is left in the smoothed curve. And
which epoch is the lowest is chance too: how much that does shows in how far the rise on rows that it was not chosen on
is from the rise of the curve.
"""

from __future__ import annotations

import math

from dashboard.analysis.statistics import LARGEST_LOG, LEVEL, student_quantile
from dashboard.analysis.verdict.rise import Rise
from dashboard.analysis.verdict.row_evidence import RowEvidence

# The share of that distance which counts as a standard error; measured: python -m benchmarks verdicts.
OF_DISTANCE = 0.5


def interval_of(rise: Rise, rows: RowEvidence) -> tuple[float, float]:
    """Bounds on the ratio of the last loss to the lowest: Student's for its logarithm, or the rows' own where wider."""
    if not (rows.high > 0 and rise.ratio > 0):
        return math.nan, math.nan
    middle, of_rows = math.log(rise.ratio), math.log(rows.after / rows.before)
    times = student_quantile(rows.count, 0.5 + LEVEL / 2)
    reach = times * math.hypot(rows.ratio_error, rise.ratio_error, OF_DISTANCE * (middle - of_rows))
    low, high = (math.exp(min(end, LARGEST_LOG)) for end in (middle - reach, middle + reach))
    return min(low, rows.low), max(high, rows.high)
