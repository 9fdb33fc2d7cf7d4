"""Machine code of one process serves the next, in whatever order it traces its programs."""

from __future__ import annotations

import gc
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import tensorflow as tf

from dashboard.training.compiling import program_files
from dashboard.training.compiling.compiled_function import CompiledFunction

X = tf.constant([1.0, 2.0, 3.0])
# Says what of its programs a process compiles, and the last weights of each.
PROCESS = """
import sys
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change
from dashboard.training.compiling import program_files
from dashboard.training.train import train

save = program_files.save
program_files.save = lambda name: (print("compiled", name[:7]), save(name))
PROGRAMS = {
    "padded": (Experiment(), True),
    "normalized": (change(Experiment(), batch_normalization=True), True),
    "exact": (change(Experiment(), hidden_layers=(5,), dropout=0.2), False),
    "exact, of two layers": (change(Experiment(), hidden_layers=(5, 6), optimizer="sgd"), False),
}
for name in sys.argv[1:]:
    experiment, padded = PROGRAMS[name]
    *_, result = train(change(experiment, epochs=3), padded=padded)
    print("weights", name, result.weights.tobytes().hex())
"""
NAMES = ["padded", "normalized", "exact", "exact, of two layers"]


def looped(x: tf.Tensor) -> tf.Tensor:
    """With functions inside, which TensorFlow numbers as well."""
    return tf.while_loop(lambda i, _: i < 5, lambda i, y: (i + 1, tf.cond(i > 2, lambda: y * 2, lambda: y)), (0, x))[1]


def printed(*names: str) -> list[str]:
    """What a new process prints that trains by these programs."""
    done = subprocess.run([sys.executable, "-c", PROCESS, *names], check=True, capture_output=True, text=True)
    return done.stdout.splitlines()


@pytest.mark.parametrize("names", [NAMES[:1], pytest.param(NAMES, marks=pytest.mark.long)])
def test_what_one_process_has_compiled_another_loads_with_the_same_results_in_any_order(
    names: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OVERFIT_LAB_PROGRAMS", str(tmp_path))
    first, second = printed(*names), printed(*reversed(names))
    assert len([line for line in first if line.startswith("compiled")]) == len(names)
    assert sorted(second) == sorted(line for line in first if line.startswith("weights"))


def test_one_process_may_compile_a_program_again() -> None:
    first, second = CompiledFunction(looped, "twice"), CompiledFunction(looped, "twice")
    assert np.array_equal(first(X), second(X))
    del first
    gc.collect()
    assert second(X).numpy().tolist() == [4.0, 8.0, 12.0]


def test_another_program_of_the_same_name_is_another_program() -> None:
    assert CompiledFunction(looped, "name")(X).numpy().tolist() == [4.0, 8.0, 12.0]
    assert CompiledFunction(lambda x: 3.0 * x, "name")(X).numpy().tolist() == [3.0, 6.0, 9.0]


def test_xla_s_own_folder_is_left_empty() -> None:
    CompiledFunction(looped, "a program")(X)
    assert program_files.written() == set()


def test_a_process_that_is_not_told_to_keeps_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OVERFIT_LAB_PROGRAMS", str(tmp_path))
    monkeypatch.setenv("TF_XLA_FLAGS", "")
    CompiledFunction(looped, "unkept")(X)
    program_files.clear()
    assert [*tmp_path.iterdir()] == []
