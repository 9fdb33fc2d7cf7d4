"""The noise of single epochs: how large it is, how much of it is carried on, and which epochs are spikes."""

from __future__ import annotations

import numpy as np

from dashboard.analysis.statistics import DEVIATION

# The variance of a difference of each order, by powers of what is carried on: neighbours that share noise differ less.
DIFFERENCES = {1: (2.0, -2.0), 2: (6.0, -8.0, 2.0), 3: (20.0, -30.0, 12.0, -2.0)}
# How far a spike is off its neighbours, at least, in standard deviations of the noise.
SPIKE = 6.0
# The same as a share of the loss.
SPIKE_OF_LOSS = 0.1
# An epoch is compared with the median of this many around it.
AROUND = 5
# The last epochs have no neighbours on one side: these are compared with where the epochs before them lead ...
LAST = 2
# ... this many of them.
BEFORE = 3
# No spike are last epochs that stay up: the last one keeps this share of what the one before it is off ...
STAYS = 0.75
# ... which is itself a spike, or off by this share of what the last one is.
COMES = 0.5
# With fewer epochs, no noise is taken to be carried on.
ENOUGH = 20
# The largest autocorrelation of noise: more can't be told from a trend.
MOST_CARRIED = 0.8


def carried_on(curve: np.ndarray) -> float:
    """The share of an epoch's noise that the next one has too: what is left beside a running median, correlated."""
    if len(curve) < ENOUGH:
        return 0.0
    half = int(np.clip(len(curve) // 20, 2, 25))
    middle = np.median(np.lib.stride_tricks.sliding_window_view(curve, 2 * half + 1), 1)
    left = (curve[half:-half] - middle)[len(middle) // 3 :]
    bound = 3.0 * DEVIATION * np.median(np.abs(left))
    # In units of the bound, so that no square overflows.
    left = np.clip(left / bound, -1.0, 1.0) if bound > 0 else np.zeros(1)
    square = float(np.sum(left**2))
    return float(np.clip(np.sum(left[1:] * left[:-1]) / square, 0.0, MOST_CARRIED)) if square > 0 else 0.0


def noise_of(curve: np.ndarray, carried: float) -> tuple[np.ndarray, np.ndarray]:
    """The standard deviation of a single epoch around the curve, in up to eight stretches of it, after their middles.

    Taken from third differences, so that neither slope nor bend is noise.
    """
    if len(curve) < 4:
        return np.zeros(1), np.zeros(1)
    stretches = np.array_split(np.arange(len(curve) - 3), max(1, min(8, (len(curve) - 3) // 8)))
    middles = np.array([stretch.mean() + 1.5 for stretch in stretches])
    if len(stretches) == 1:
        return middles, np.array([_noise_of_few(curve, carried)])
    off = _off(curve, 3, carried)
    return middles, np.array([np.median(off[stretch]) for stretch in stretches])


def _noise_of_few(curve: np.ndarray, carried: float) -> float:
    """The least that first, second or third differences say: the shape of a short curve adds to each of them.

    A jump is in one first difference and in three third ones; a steep beginning is straighter in the logarithm.
    """
    level = np.interp((len(curve) - 1) / 2.0, np.arange(len(curve)), curve)
    drawn = [curve, np.log(curve) * level] if curve.min() > 0 else [curve]
    return float(min(np.median(_off(one, order, carried)) for one in drawn for order in DIFFERENCES))


def _off(curve: np.ndarray, order: int, carried: float) -> np.ndarray:
    """What each difference of an order says of the noise: their median is its standard deviation."""
    variance = np.polynomial.polynomial.polyval(carried, DIFFERENCES[order])
    return np.asarray(DEVIATION * np.abs(np.diff(curve, order)) / np.sqrt(variance))


def without_spikes(curve: np.ndarray, noise: np.ndarray) -> np.ndarray:
    """With the median of five epochs in place of each spike; at the end, with where the epochs before it lead."""
    if len(curve) < AROUND:
        return curve
    neighbours = np.array(curve)
    neighbours[2:-2] = np.median(np.lib.stride_tricks.sliding_window_view(curve, AROUND), 1)
    if len(curve) >= LAST + 2 * BEFORE:
        neighbours[-LAST:] = _led_to(curve)
    bound = np.maximum(SPIKE * noise, SPIKE_OF_LOSS * np.abs(neighbours))
    off = curve - neighbours
    if _stays(off[-LAST:], bound[-LAST:]) or _falls_faster(curve):
        off[-LAST:] = 0.0
    return np.where(np.abs(off) > bound, neighbours, curve)


def _falls_faster(curve: np.ndarray) -> bool:
    """Whether each of the last steps is a fall, and larger than the one before: spikes go up."""
    steps = np.diff(curve[-LAST - 2 :])
    return bool(steps[0] < 0 and np.diff(steps).max() < 0)


def _stays(off: np.ndarray, bound: np.ndarray) -> bool:
    """Whether both of the last epochs are off the same way, and the last one neither alone nor nearer again."""
    before, last = off
    alone = abs(before) <= min(bound[0], COMES * abs(last))
    return bool(last * before > 0 and not alone and abs(last) >= STAYS * abs(before))


def _led_to(curve: np.ndarray) -> np.ndarray:
    """The last epochs, no farther than from where the curve stood to where it was heading, twice as fast."""
    stood = np.median(curve[-LAST - BEFORE : -LAST])
    slope = (stood - np.median(curve[-LAST - 2 * BEFORE : -LAST - BEFORE])) / BEFORE
    heading = stood + 2.0 * slope * (np.arange(LAST) + (BEFORE + 1) / 2)
    return np.clip(curve[-LAST:], np.minimum(stood, heading), np.maximum(stood, heading))
