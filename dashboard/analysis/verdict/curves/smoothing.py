"""A curve without the noise of single epochs.

Spikes of a single epoch are taken out, then a running median is taken, so that one low epoch moves nothing. Its window
is as wide as the noise asks for, and at most a fifth of the epochs so far: early epochs, in which much happens, are
hardly smoothed, and a curve without noise keeps its numbers.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from dashboard.analysis.verdict.curves.medians import medians
from dashboard.analysis.verdict.curves.noise import autocorrelation_of_noise, noise_of, without_spikes

# Half the window is at most this share of the epochs up to its middle.
SHARE = 0.1
# The window is wide enough when the standard error is this share of the loss.
PRECISE = 0.01
# A longer curve is smoothed at this many places, which is as much as can be seen.
MOST_PLACES = 400
# The standard error of a median of normal numbers, in those of their mean: the root of pi / 2.
MEDIAN_ERROR = 1.2533


@dataclass(frozen=True)
class Smoothed:
    """A smoothed curve at `places` (m,), which count from 0 and end with the last: `values` and `errors` (m,).

    Each value is the median of `curve[start:end]`, by its entries of `starts` and `ends` (m,). `errors` are standard
    errors, from the noise of single epochs alone, whose lag-1 autocorrelation is given too.
    """

    curve: np.ndarray
    places: np.ndarray
    starts: np.ndarray
    ends: np.ndarray
    values: np.ndarray
    errors: np.ndarray
    autocorrelation: float

    def at(self, place: float) -> float:
        return float(np.interp(place, self.places, self.values))

    def error_at(self, place: float) -> float:
        return float(np.interp(place, self.places, self.errors))

    @property
    def count(self) -> int:
        """How many epochs there are up to the last place."""
        return int(self.places[-1]) + 1

    @property
    def last(self) -> float:
        return float(self.values[-1])

    def ending_with(self, value: float) -> Smoothed:
        """The same curve, but that its last value is known exactly."""
        values, errors = np.array(self.values), np.array(self.errors)
        values[-1], errors[-1] = value, 0.0
        return replace(self, values=values, errors=errors)

    @property
    def lowest_median(self) -> int:
        """The place, in the curve, that the lowest smoothed value is for."""
        return int(self.places[np.argmin(self.values)])

    @property
    def lowest(self) -> int:
        """The place, in the curve, of its lowest value within the window around the lowest smoothed one."""
        index = int(np.argmin(self.values))
        start = self.starts[index]
        return int(start + np.argmin(self.curve[start : min(self.ends[index], self.places[-1] + 1)]))


def smooth(curve: np.ndarray, last: int) -> Smoothed:
    """Smooths a curve (n,) up to place `last`; later epochs, if there are any, lie in its windows too."""
    count = last + 1
    places = np.unique(np.linspace(0, last, min(count, MOST_PLACES)).round().astype(int))
    autocorrelation = autocorrelation_of_noise(curve[:count])
    noise = np.interp(np.arange(len(curve)), *noise_of(curve[:count], autocorrelation))
    curve = without_spikes(curve, noise)
    noise = noise[places] * np.sqrt((1 + autocorrelation) / (1 - autocorrelation))
    halves = _half_windows(places, noise, np.abs(curve[places]))
    ends = np.minimum(places + halves + 1, len(curve))
    starts = np.maximum(places - halves, 0)
    values = medians(curve, starts, ends)
    return Smoothed(curve, places, starts, ends, values, MEDIAN_ERROR * noise / np.sqrt(ends - starts), autocorrelation)


def _half_windows(places: np.ndarray, noise: np.ndarray, levels: np.ndarray) -> np.ndarray:
    """The number of epochs on either side of each place that its median is taken over."""
    smallest = np.finfo(float).tiny
    needed = 0.5 * (MEDIAN_ERROR * noise / np.maximum(PRECISE * levels, smallest)) ** 2
    most = SHARE * (places + 1)
    return np.nan_to_num(np.minimum(needed, most)).astype(int)
