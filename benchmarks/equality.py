"""Does the script that a visitor takes away draw the lab's curves?

Experiments are drawn at random over all settings, each script is run by a Python of its own, and what it prints is
compared with what the lab trains. Settings that draw random numbers while training are left out: there the script's
numbers are Keras's, and its curves differ as two seeds do.
"""

from __future__ import annotations

import io
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from dashboard.data.dataset import DataError
from dashboard.data.datasets import DATASETS
from dashboard.data.parts import Splits
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.groups.controls import Choice, Layers, Slider, Toggle
from dashboard.experiment.history import Ending, History
from dashboard.experiment.limits import Limits
from dashboard.experiment.settings import SETTINGS, Setting, change
from dashboard.experiment.splits import make_splits
from dashboard.experiment.sweeps.numbers import numbers
from dashboard.export.describe import describe
from dashboard.export.standalone.keras_script import keras_script
from dashboard.training.program import Program
from dashboard.training.recording import record_training

COUNT = 60
# Above this, the lab is compared with itself too: a training may amplify any rounding.
ROUNDING = 1e-5
# How often a setting differs from its default.
OFTEN = 0.25
# Drawn for every experiment, so that a script takes seconds; or left out, because they draw random numbers.
ALIKE = {"dataset", "samples", "epochs", "seed", "data_seed", "dropout", "input_dropout", "gaussian_noise"}
_HIGHEST = {"learning_rate": 0.1, "l1": 0.1, "l2": 0.1, "weight_decay": 0.1}
_LOWEST = {"batch_size": 4}
LAYERS = ((), (8,), (32,), (64, 64), (16, 16, 16))
# Where rounding is amplified: many epochs, or steps whose length does not follow the gradient's.
LONG = {
    "the default": Experiment(),
    "the default with SGD": change(Experiment(), optimizer="sgd", learning_rate=0.05),
    "RMSprop on all rows of sine": change(Experiment(), dataset="sine", optimizer="rmsprop", batch_size=2048),
    "RMSprop on all rows of diabetes": change(Experiment(), dataset="diabetes", optimizer="rmsprop", batch_size=2048),
}


def table() -> dict[str, Any]:
    drawn_at_random = [compared(drawn(seed)) for seed in range(COUNT)]
    differences = [one["difference"] for one in drawn_at_random]
    return {
        "experiments": COUNT,
        "median": float(np.median(differences)),
        "below 1e-5": sum(one < 1e-5 for one in differences),
        "below 1e-4": sum(one < 1e-4 for one in differences),
        "below 1e-3": sum(one < 1e-3 for one in differences),
        "largest first": sorted(drawn_at_random, key=lambda one: -one["difference"]),
        "300 epochs": {name: compared(one) for name, one in LONG.items()},
    }


def compared(experiment: Experiment) -> dict[str, Any]:
    """The largest relative difference between a loss that the script prints and the lab's, at any epoch of any set."""
    with tempfile.TemporaryDirectory() as folder:
        running = started(experiment, Path(folder))
        record = record_training(experiment, Limits(seconds=1e6))
        script = printed(running)
    assert record.ending
    epochs = epochs_to_compare(record.history, record.ending, len(script))
    difference = largest(script[:epochs, ::2], record.history.losses[:epochs])
    found = {"experiment": describe(experiment), "epochs": epochs, "difference": difference}
    if difference > ROUNDING:
        found["rounded"] = rounded(experiment)
    print(found, flush=True)
    return found


def epochs_to_compare(history: History, ending: Ending, printed: int) -> int:
    """The epochs that both have. Raises ValueError if one of them went on, unless the lab saw that it had diverged."""
    if printed != len(history) and ending.reason != "diverged":
        raise ValueError(f"the script printed {printed} epochs and the lab trained {len(history)}")
    return min(printed, len(history))


def largest(ours: np.ndarray, theirs: np.ndarray) -> float:
    """The largest relative difference."""
    return float(np.max(np.abs(ours - theirs) / np.abs(theirs), initial=0.0))


def started(experiment: Experiment, folder: Path) -> subprocess.Popen[str]:
    """A Python of its own that runs the script, in a folder without this project."""
    path = folder / "script.py"
    path.write_text(keras_script(experiment), encoding="utf-8")
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    pipe = subprocess.PIPE
    return subprocess.Popen(  # noqa: S603 - our own script
        [sys.executable, str(path)], cwd=folder, env=environment, stdout=pipe, stderr=pipe, text=True
    )


def printed(running: subprocess.Popen[str]) -> np.ndarray:
    """What the script prints: loss and metric of train, validation and test, a row an epoch."""
    curves, said = running.communicate()
    if running.returncode:
        raise RuntimeError(said)
    return pd.read_csv(io.StringIO(curves), index_col="epoch").to_numpy()


def rounded(experiment: Experiment) -> float:
    """The same difference between two trainings of the lab, of which one starts from weights with another last bit."""
    splits = make_splits(experiment)
    program = Program(experiment)
    usual, other = (_losses(experiment, program, splits, last_bit=last_bit) for last_bit in (False, True))
    return largest(other, usual)


def _losses(experiment: Experiment, program: Program, splits: Splits, *, last_bit: bool) -> np.ndarray:
    program.start(experiment, splits)
    if last_bit:
        program.model.set_weights([np.nextafter(weight, np.float32(9)) for weight in program.model.get_weights()])
    left, blocks = experiment.training.epochs, []
    while left:
        epochs = min(left, program.epochs_per_call)
        blocks.append(np.asarray(program.run(epochs).losses))
        left -= epochs
    return np.concatenate(blocks)


def drawn(seed: int) -> Experiment:
    """An experiment whose data can be split, with some settings other than the default."""
    rng = np.random.default_rng([seed, 17])
    while True:
        try:
            experiment = _at_random(rng, seed)
            make_splits(experiment)
        except (DataError, ValueError):
            continue
        return experiment


def _at_random(rng: np.random.Generator, seed: int) -> Experiment:
    dataset, samples = list(DATASETS)[seed % len(DATASETS)], int(rng.choice([60, 150, 300, 600]))
    epochs = int(rng.choice([10, 20, 40]))
    experiment = change(Experiment(), dataset=dataset, samples=samples, epochs=epochs, seed=seed, data_seed=seed)
    for name, setting in SETTINGS.items():
        if name not in ALIKE and rng.random() < OFTEN and setting.control.when(experiment):
            experiment = change(experiment, **{name: value_of(setting, experiment, rng)})
    return experiment


def value_of(setting: Setting, experiment: Experiment, rng: np.random.Generator) -> Any:
    match setting.control:
        case Choice() as control:
            return str(rng.choice(control.offered(experiment)))
        case Toggle():
            return not setting.of(experiment)
        case Layers():
            return LAYERS[rng.integers(len(LAYERS))]
        case Slider():
            number = numbers(experiment)[setting.name]
            low, high = _LOWEST.get(setting.name, 0), _HIGHEST.get(setting.name, np.inf)
            allowed = [value for value in number.values if low <= value <= high]  # noqa: PD011 - no frame
            return type(setting.default)(rng.choice(allowed))
        case other:
            raise TypeError(f"{other} has no values to draw from")
