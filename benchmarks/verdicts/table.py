"""The table of what was said against what is true, for seeds that thresholds were chosen on, and for others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from benchmarks.verdicts import flips
from benchmarks.verdicts.brought import told
from benchmarks.verdicts.cases import TrainedCase, case
from benchmarks.verdicts.made import SHAPES, judged
from benchmarks.verdicts.outside.histories import examples
from dashboard import judge
from dashboard.analysis.verdict import Kind, Verdict, judge_record

# Thresholds and rules were chosen on the first of these draws, and on others before them, of trainings, of each made
# shape and of brought curves; the others were run once, when the rules were final. Other draws hardly have any that are
# `scheduled`, or of kinds that are `rare`.
TRAININGS = {
    "development": (*range(600, 678), *range(700, 731), *range(5000, 5098), *range(8824, 8944), *range(9620, 9682)),
    "development, scheduled": range(22_320, 22_387),
    "development, rare": range(40_000, 40_147),
    "held out": (*range(7300, 7420), *range(8944, 9000), *range(9682, 9860)),
    "held out, scheduled": range(22_440, 22_640),
    "held out, rare": range(40_448, 40_680),
}
MADE = {"development": range(40), "held out": range(12_000, 12_040)}
BROUGHT = {"development": (*range(1700), *range(20_000, 23_400)), "held out": range(60_000, 61_360)}
Said = tuple[TrainedCase, Verdict]


def table() -> dict[str, Any]:
    parts = {name: _trainings(_judged(seeds)) for name, seeds in TRAININGS.items()}
    curves = {f"{name}, curves": _made(seeds) | _brought(BROUGHT[name]) for name, seeds in MADE.items()}
    return parts | curves | {"histories": _histories(), "pairs of seeds": flips.table()}


def _histories() -> dict[str, Any]:
    said = {example.name: (example, judge(example.history).verdict) for example in examples()}
    wrong = {
        name: verdict.kind
        for name, (example, verdict) in said.items()
        if example.kinds.isdisjoint(verdict.between or {verdict.kind})
    }
    open_ = [name for name, (_, verdict) in said.items() if verdict.kind == "can't tell"]
    return {"histories": len(said), "wrong": wrong, "can't tell": open_}


def _brought(seeds: Iterable[int]) -> dict[str, Any]:
    found = [told(seed) for seed in seeds]
    return {
        "brought curves": len(found),
        "brought curves right": _share(one.is_right for one in found),
        "brought curves that can't be told": _share(one.verdict.kind == "can't tell" for one in found),
        "brought curves by what is true": _by((one.plainly, one.is_right) for one in found),
        "brought curves that can't be told by what is true": _by(
            (one.plainly, one.verdict.kind == "can't tell") for one in found
        ),
    }


def _judged(seeds: Iterable[int]) -> list[Said]:
    """Without the draws that can't be split."""
    return [(one, judge_record(one.record)) for one in map(case, seeds) if one is not None]


def _trainings(pairs: Sequence[Said]) -> dict[str, Any]:
    return {
        "trainings": len(pairs),
        "right": _share(one.bears_out(verdict) for one, verdict in pairs),
        "right where one kind is named": _share(one.bears_out(v) for one, v in pairs if not v.between),
        "said where two kinds are named": _by((one.plainly, one.bears_out(v)) for one, v in pairs if v.between),
        "can't tell": _share(verdict.kind == "can't tell" for _, verdict in pairs),
        "right where the truth is one kind": _share(one.bears_out(v) for one, v in pairs if one.is_plain),
        "right by what was said": _by((v.kind, one.bears_out(v)) for one, v in pairs),
        "right by what is true": _by((one.plainly, one.bears_out(v)) for one, v in pairs),
        "can't tell by what is true": _by((one.plainly, v.kind == "can't tell") for one, v in pairs),
        "said against true": _said_against_true(pairs),
        "the interval of the rise covers the truth": _share(_covers(pairs)),
    }


def _made(seeds: Iterable[int]) -> dict[str, Any]:
    made = {shape: [judged(shape, seed).kind for seed in seeds] for shape in SHAPES}
    right = [kind == SHAPES[shape][0] for shape, kinds in made.items() for kind in kinds]
    return {
        "made curves": len(right),
        "made curves right": _share(right),
        "made curves by shape": {
            shape: _share(kind == SHAPES[shape][0] for kind in kinds) for shape, kinds in made.items()
        },
    }


def _by(told: Iterable[tuple[Kind, bool]]) -> dict[str, str]:
    """How many of each kind hold, from pairs of a kind and whether it does."""
    pairs = list(told)
    kinds = sorted({kind for kind, _ in pairs})
    return {kind: _of(holds for one, holds in pairs if one == kind) for kind in kinds}


def _said_against_true(pairs: Sequence[Said]) -> dict[str, dict[str, int]]:
    """How often each verdict was said where each is true, by the definition with its limits as they are."""
    counts = Counter((verdict.kind, one.plainly) for one, verdict in pairs)
    kinds = sorted({verdict.kind for _, verdict in pairs})
    return {kind: {true: count for (said, true), count in sorted(counts.items()) if said == kind} for kind in kinds}


def _covers(pairs: Sequence[Said]) -> list[bool]:
    """Where a rise was measured on generated data: whether its interval holds that on fresh rows."""
    found = [(one.truth, v.rise_interval) for one, v in pairs if v.rise > 1.05 and one.truth.low > 0 and not one.others]
    return [low <= truth.end / truth.low <= high for truth, (low, high) in found if high > 0]


def _share(right: Iterable[bool]) -> float:
    values = list(right)
    return round(sum(values) / max(len(values), 1), 3)


def _of(right: Iterable[bool]) -> str:
    values = list(right)
    return f"{sum(values)} of {len(values)}"
