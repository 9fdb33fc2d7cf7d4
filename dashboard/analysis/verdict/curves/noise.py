"""The noise of single epochs: how large it is, how strongly neighbours share it, and which epochs are spikes."""

from __future__ import annotations

import numpy as np

from dashboard.analysis.statistics import MAD_TO_DEVIATION
from dashboard.analysis.verdict.curves.medians import even_parts, median

# The variance of a difference of each order, in variances of the noise: the coefficients of a polynomial in the lag-1
# autocorrelation of an AR(1) process. Neighbours that share noise differ less.
DIFFERENCES = {1: (2.0, -2.0), 2: (6.0, -8.0, 2.0), 3: (20.0, -30.0, 12.0, -2.0)}
# A spike is at least this far from its neighbours, in standard deviations of the noise ...
SPIKE = 6.0
# ... and as a share of the loss.
SPIKE_OF_LOSS = 0.1
# An epoch is compared with the median of this many around it.
AROUND = 5
# The last epochs have no neighbours on one side: this many are compared with where the epochs before them lead ...
LAST = 2
# ... which is taken from this many of those.
BEFORE = 3
# Last epochs that stay up are no spike: the last keeps at least this share of the distance of the one before it ...
STAYS = 0.75
# ... which is itself a spike, or at least this share of the last one's distance away.
COMES = 0.5
# With fewer epochs, noise is taken to be independent.
FEWEST_TO_CORRELATE = 20
# A larger autocorrelation can't be told from a trend.
LARGEST_AUTOCORRELATION = 0.8


def autocorrelation_of_noise(curve: np.ndarray) -> float:
    """The lag-1 autocorrelation of the residuals of a curve (n,) around its running median, from 0 up."""
    if len(curve) < FEWEST_TO_CORRELATE:
        return 0.0
    # The window is a tenth of the epochs, from 5 to 51; the first third, in which curves bend most, is left out.
    half = int(np.clip(len(curve) // 20, 2, 25))
    middle = np.median(np.lib.stride_tricks.sliding_window_view(curve, 2 * half + 1), 1)
    residuals = (curve[half:-half] - middle)[len(middle) // 3 :]
    bound = 3.0 * MAD_TO_DEVIATION * median(np.abs(residuals))
    # In units of the bound, so that no square overflows.
    residuals = np.clip(residuals / bound, -1.0, 1.0) if bound > 0 else np.zeros(1)
    square = float(np.sum(residuals**2))
    if square == 0:
        return 0.0
    return float(np.clip(np.sum(residuals[1:] * residuals[:-1]) / square, 0.0, LARGEST_AUTOCORRELATION))


def noise_of(curve: np.ndarray, autocorrelation: float) -> tuple[np.ndarray, np.ndarray]:
    """The middles of up to eight stretches of a curve (n,), and the standard deviation of a single epoch in each.

    Taken from third differences, so that neither slope nor curvature counts as noise.
    """
    if len(curve) < 4:
        return np.zeros(1), np.zeros(1)
    count = len(curve) - 3
    found = even_parts(count, max(1, min(8, count // 8)))
    middles = np.array([(start + end) / 2 + 1.0 for start, end in found])
    if len(found) == 1:
        return middles, np.array([_noise_of_few(curve, autocorrelation)])
    differences = scaled_differences(curve, 3, autocorrelation)
    return middles, np.array([median(differences[start:end]) for start, end in found])


def usual_noise_of(curve: np.ndarray, autocorrelation: float) -> float:
    """The standard deviation of a single epoch of a curve (n,): the median over its stretches."""
    return median(noise_of(curve, autocorrelation)[1])


def _noise_of_few(curve: np.ndarray, autocorrelation: float) -> float:
    """The least that first, second or third differences give: the shape of a short curve adds to each of them.

    A jump is in one first difference and in three third ones; a steep beginning is straighter in the logarithm.
    """
    level = np.interp((len(curve) - 1) / 2.0, np.arange(len(curve)), curve)
    drawn = [curve, np.log(curve) * level] if curve.min() > 0 else [curve]
    differences = (scaled_differences(one, order, autocorrelation) for one in drawn for order in DIFFERENCES)
    return min(map(median, differences))


def scaled_differences(curve: np.ndarray, order: int, autocorrelation: float) -> np.ndarray:
    """Absolute differences of an order, scaled so that their median is the standard deviation of the noise."""
    variance = np.polynomial.polynomial.polyval(autocorrelation, DIFFERENCES[order])
    return np.asarray(MAD_TO_DEVIATION * np.abs(np.diff(curve, order)) / np.sqrt(variance))


def without_spikes(curve: np.ndarray, noise: np.ndarray) -> np.ndarray:
    """The curve with each spike replaced by the median around it; at the end, by where the epochs before it lead."""
    if len(curve) < AROUND:
        return curve
    neighbours = np.array(curve)
    neighbours[2:-2] = np.median(np.lib.stride_tricks.sliding_window_view(curve, AROUND), 1)
    if len(curve) >= LAST + 2 * BEFORE:
        neighbours[-LAST:] = _extrapolated(curve)
    bound = np.maximum(SPIKE * noise, SPIKE_OF_LOSS * np.abs(neighbours))
    distance = curve - neighbours
    if _stays(distance[-LAST:], bound[-LAST:]) or _falls_faster(curve):
        distance[-LAST:] = 0.0
    return np.where(np.abs(distance) > bound, neighbours, curve)


def _falls_faster(curve: np.ndarray) -> bool:
    """Whether each of the last steps is a fall, and larger than the one before: spikes go up."""
    steps = np.diff(curve[-LAST - 2 :])
    return bool(steps[0] < 0 and np.diff(steps).max() < 0)


def _stays(distance: np.ndarray, bound: np.ndarray) -> bool:
    """Whether both of the last epochs are away on one side, and the last is neither alone nor on its way back."""
    before, last = distance
    alone = abs(before) <= min(bound[0], COMES * abs(last))
    return bool(last * before > 0 and not alone and abs(last) >= STAYS * abs(before))


def _extrapolated(curve: np.ndarray) -> np.ndarray:
    """The last epochs, clipped between where the curve stood and where it was heading at twice its slope."""
    stood = median(curve[-LAST - BEFORE : -LAST])
    slope = (stood - median(curve[-LAST - 2 * BEFORE : -LAST - BEFORE])) / BEFORE
    heading = stood + 2.0 * slope * (np.arange(LAST) + (BEFORE + 1) / 2)
    return np.clip(curve[-LAST:], np.minimum(stood, heading), np.maximum(stood, heading))
