"""Losses of several arms seed by seed, ready to be compared: on a log scale, and with divergences counted as worst."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from dashboard.analysis import outcome
from dashboard.analysis.change import Change
from dashboard.analysis.outcome import Value
from dashboard.analysis.results import Results, diverged
from dashboard.analysis.statistics import LEVEL, geometric_mean, holm_levels, p_value
from dashboard.experiment.record import Record

# With fewer pairs an interval says next to nothing.
FEWEST_PAIRS = 3
# A divergence counts as this multiple of the highest loss at its seed.
WORSE = 2.0
# A difference below this share of a constant prediction's loss is none, and smaller losses count as that much: if one
# nearly vanishes, the logarithm of its ratio would outweigh all other seeds together.
NEGLIGIBLE = 0.02
# A network may get every row right beyond the last bit: its loss is 0.
_SMALLEST = 1e-12
# Relative to each other, losses that differ by no more than this differ by rounding.
_ROUNDING = 1e-5


@dataclass(frozen=True)
class PairedLosses:
    """Logarithms of a loss, a row for each arm of `names` and a column for each seed; NaN where there is none yet.

    A training that diverged counts as WORSE times the highest loss at its seed, a constant prediction's included;
    `diverged` are the arms in which any did. Losses below NEGLIGIBLE of a constant prediction's count as that much, as
    nothing depends on whether a loss is 1e-9 or 1e-8; `floored` are the arms with such a loss. `typical` are the
    geometric means of the losses as they are, or the means where any loss is 0: they rank arms whose logarithms are
    equal.
    """

    names: tuple[str, ...]
    logs: np.ndarray
    constant_loss: float
    typical: Mapping[str, float] = field(default_factory=dict)
    floored: frozenset[str] = frozenset()
    diverged: frozenset[str] = frozenset()

    def ratios(self, name: str, other: str) -> np.ndarray:
        """Logarithms of the ratios of one loss to another, at each seed that has both."""
        differences = self.row(name) - self.row(other)
        return differences[~np.isnan(differences)]

    def change(self, name: str, other: str, level: float = LEVEL) -> Change:
        """How one loss compares with another, if it is the only comparison."""
        diverged = (name in self.diverged, other in self.diverged)
        return Change.of(self.ratios(name, other), level, self._negligible(other), diverged)

    def changes(self, baseline: str) -> dict[str, Change]:
        """How each arm with enough pairs compares with the baseline, lowest first; with intervals at Holm's levels."""
        names = [n for n in self.names if n != baseline and len(self.ratios(n, baseline)) >= FEWEST_PAIRS]
        changes = dict(zip(names, self.between([(name, baseline) for name in names]), strict=True))
        return dict(sorted(changes.items(), key=lambda item: (item[1].logs.mean, self.typical.get(item[0], 0.0))))

    def between(self, pairs: Sequence[tuple[str, str]]) -> list[Change]:
        """How the first of each pair compares with the second, if all are tested together: by Holm's procedure."""
        levels = holm_levels([p_value(self.ratios(*pair)) for pair in pairs])
        return [self.change(*pair, level) for pair, level in zip(pairs, levels, strict=True)]

    def contenders(self, names: tuple[str, ...], but: str = "") -> tuple[str, ...]:
        """Those of some arms that may be the best; the one that is best is among them in 95 of 100 such trials.

        An arm is out if another one is clearly below it, by a one-sided test that allows for all the others. The arm
        `but` is held against none of them.
        """
        pairs = [(name, other) for name in names for other in names if name != other and but not in (name, other)]
        out = {name for name, other in pairs if self.change_among(names, name, other).kind == "higher"}
        return tuple(name for name in names if name not in out)

    def change_among(self, names: Sequence[str], name: str, other: str) -> Change:
        """How one loss compares with another where each of `names` is held against all the others."""
        return self.change(name, other, 1.0 - 2.0 * (1.0 - LEVEL) / max(len(names) - 1, 1))

    def row(self, name: str) -> np.ndarray:
        return self.logs[self.names.index(name)]

    def _negligible(self, other: str) -> float:
        """NEGLIGIBLE of the constant prediction's loss, as a share of an arm's typical one."""
        typical = np.exp(np.nanmean(self.row(other)))
        return NEGLIGIBLE * self.constant_loss / float(typical)


def paired_losses(results: Results) -> PairedLosses:
    """The validation losses of all arms that have any."""
    names = tuple(arm.name for arm in results.arms if results.ended(arm.name))
    constant = constant_loss(results)
    rows = [[np.nan if record is None else _loss(record) for record in results.finished_row(name)] for name in names]
    losses = np.array(rows, float).reshape(len(names), max(map(len, results.rows), default=0))
    worst = np.max(np.where(np.isfinite(losses), losses, 0.0), 0, initial=constant)
    diverged = frozenset(name for name, row in zip(names, losses, strict=True) if np.any(np.isinf(row)))
    losses = np.where(np.isinf(losses), WORSE * worst, losses)
    least = NEGLIGIBLE * constant
    floored = frozenset(name for name, row in zip(names, losses, strict=True) if np.any(row < least))
    return PairedLosses(names, _logs(losses, constant), constant, _typical(results, names), floored, diverged)


def all_alike(losses: np.ndarray) -> bool:
    """Whether all arms have one loss at every seed, up to rounding: of losses (arms, seeds), none of them is lowest."""
    return bool(np.allclose(losses, losses[:1], rtol=_ROUNDING, atol=0.0))


def change_of(results: Results, name: str, other: str, value: Value, of_other: Value) -> Change | None:
    """How a loss of one arm compares with one of another, which need not be of the same kind, seed by seed.

    Losses are floored as in `PairedLosses`. Trainings that diverged are left out. None for too few pairs.
    """
    pairs = zip(results.finished_row(name), results.finished_row(other), strict=True)
    losses = [(value(a), of_other(b)) for a, b in pairs if a and b and not (diverged(a) or diverged(b))]
    if len(losses) < FEWEST_PAIRS:
        return None
    constant = constant_loss(results)
    logs = _logs(np.array(losses), constant)
    typical_other = float(np.exp(logs[:, 1].mean()))
    return Change.of(logs[:, 0] - logs[:, 1], negligible=NEGLIGIBLE * constant / typical_other)


def _logs(losses: np.ndarray, constant: float) -> np.ndarray:
    """Logarithms of losses, of which the smallest count as NEGLIGIBLE of the constant's."""
    return np.log(np.maximum(losses, max(NEGLIGIBLE * constant, _SMALLEST)))


def _typical(results: Results, names: Sequence[str]) -> dict[str, float]:
    values = {name: results.values(name, outcome.validation_loss) for name in names if results[name]}
    mean = geometric_mean if all(np.all(losses > 0) for losses in values.values()) else np.mean
    return {name: float(mean(losses)) for name, losses in values.items()}


def _loss(record: Record) -> float:
    return np.inf if diverged(record) else outcome.validation_loss(record)


def constant_loss(results: Results) -> float:
    """What a constant prediction loses, on average over the trainings; 0 where no record tells."""
    endings = [record.ending for arm in results.arms for record in results.finished_row(arm.name) if record is not None]
    known = [ending.constant_loss for ending in endings if ending and np.isfinite(ending.constant_loss)]
    return float(np.mean(known)) if known else 0.0
