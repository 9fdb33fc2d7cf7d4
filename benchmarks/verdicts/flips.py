"""How often two seeds of the same setting get different verdicts, over settings that many try."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence
from typing import Any

from dashboard.analysis.verdict import Kind, Verdict, judge_record
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.record import Record
from dashboard.experiment.settings import change
from dashboard.training.recording import record_training

SEEDS = range(40, 50)
COMMON: dict[str, dict[str, Any]] = {
    "the default": {},
    "30 epochs": {"epochs": 30},
    "1,000 epochs": {"epochs": 1000},
    "8 units": {"hidden_layers": (8,)},
    "no hidden layer": {"hidden_layers": ()},
    "three layers": {"hidden_layers": (64, 64, 64)},
    "1,000 samples": {"samples": 1000},
    "noise 0.1": {"noise": 0.1},
    "a fifth of the labels wrong": {"label_noise": 0.2},
    "dropout 0.3": {"dropout": 0.3},
    "L2 0.01": {"l2": 0.01},
    "L1 0.003": {"l1": 0.003},
    "batch normalization": {"batch_normalization": True},
    "early stopping": {"early_stopping": True},
    "learning rate 0.0003": {"learning_rate": 0.0003},
    "SGD": {"optimizer": "sgd", "learning_rate": 0.1},
    "spirals": {"dataset": "spirals"},
    "sine": {"dataset": "sine"},
    "blobs": {"dataset": "blobs"},
    "wine": {"dataset": "wine"},
    "breast cancer": {"dataset": "breast_cancer"},
}


def records(name: str) -> list[Record]:
    """One for each seed, which draws data, split and weights."""
    experiments = (change(Experiment(), seed=seed, data_seed=seed, **COMMON[name]) for seed in SEEDS)
    return [record_training(experiment, looks_ahead=True) for experiment in experiments]


def table() -> dict[str, dict[str, Any]]:
    return {name: flips([judge_record(record) for record in records(name)]) for name in COMMON}


def flips(verdicts: Sequence[Verdict]) -> dict[str, Any]:
    """Of pairs of seeds, the share with another kind, and that in which both name kinds, and none of them the same."""
    pairs = list(itertools.combinations(verdicts, 2))
    return {
        "said": dict(Counter(verdict.kind for verdict in verdicts).most_common()),
        "another kind": round(sum(one.kind != other.kind for one, other in pairs) / len(pairs), 2),
        "contradict": round(sum(_contradict(one, other) for one, other in pairs) / len(pairs), 2),
    }


def _contradict(one: Verdict, other: Verdict) -> bool:
    said = [frozenset[Kind](verdict.between or {verdict.kind} - {"can't tell"}) for verdict in (one, other)]
    return all(said) and said[0].isdisjoint(said[1])
