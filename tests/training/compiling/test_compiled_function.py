"""The graph and the machine code of one process serve the next, in whatever order it needs its programs."""

from __future__ import annotations

import fcntl
import subprocess
import sys
from collections import OrderedDict
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pytest
import tensorflow as tf
from tensorflow.core.framework.function_pb2 import FunctionDef

from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change
from dashboard.training.compiling import program_files
from dashboard.training.compiling.compiled_function import CompiledFunction
from dashboard.training.compiling.graph import Graph
from dashboard.training.programs import PROGRAMS
from dashboard.training.train import train
from tests.cases import the_first_at_every_check

X = tf.constant([1.0, 2.0, 3.0])
EXPERIMENTS = {
    "padded": Experiment(),
    "normalized": change(Experiment(), batch_normalization=True),
    "exact": change(Experiment(), hidden_layers=(), optimizer="sgd"),
    "exact, of two layers": change(Experiment(), hidden_layers=(5, 6), dropout=0.2),
}
PROCESS = f"import sys; from {__name__} import trained; print(*trained(*sys.argv[1:]), sep='\\n')"


def looped(x: tf.Tensor) -> tf.Tensor:
    """With functions inside, which TensorFlow numbers as well."""
    return tf.while_loop(lambda i, _: i < 5, lambda i, y: (i + 1, tf.cond(i > 2, lambda: y * 2, lambda: y)), (0, x))[1]


def trained(*names: str) -> list[str]:
    """A line for each program that had to be compiled for these, and one with the last weights of each."""
    lines: list[str] = []
    save = program_files.save

    def noted(name: str, graph: Graph) -> None:
        lines.append("compiled")
        save(name, graph)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(PROGRAMS, "_programs", OrderedDict())
        patch.setattr(program_files, "save", noted)
        for name in names:
            padded = not name.startswith("exact")
            *_, result = train(change(EXPERIMENTS[name], epochs=3), padded=padded)
            lines.append(f"{name}: {result.weights.tobytes().hex()}")
    return lines


@pytest.mark.parametrize("names", the_first_at_every_check(["exact"], [*EXPERIMENTS]))
def test_what_one_process_has_compiled_another_loads_with_the_same_results_in_any_order(
    names: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OVERFIT_LAB_PROGRAMS", str(tmp_path))
    command = [sys.executable, "-c", PROCESS, *names]
    there = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
    assert there.count("compiled") == len(names)
    assert sorted(trained(*reversed(names))) == sorted(line for line in there if line != "compiled")


def test_the_time_of_first_calls_alone_is_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OVERFIT_LAB_PROGRAMS", str(tmp_path))
    quartered, seconds = CompiledFunction(lambda x: 0.25 * x, "quartered"), [CompiledFunction.seconds]
    for _ in range(2):
        quartered(X)
        seconds.append(CompiledFunction.seconds)
    assert seconds[0] < seconds[1] == seconds[2]


def test_what_is_kept_is_not_traced_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OVERFIT_LAB_PROGRAMS", str(tmp_path))
    traced: list[tf.Tensor] = []

    def tripled(x: tf.Tensor) -> tf.Tensor:
        traced.append(x)
        return 3.0 * x

    for _ in range(3):
        assert CompiledFunction(tripled, "tripled")(X).numpy().tolist() == [3.0, 6.0, 9.0]
    assert len(traced) == 1


@pytest.mark.parametrize("finishes", [True, False], ids=["it is kept", "it fails"])
def test_what_another_worker_compiles_just_now_is_waited_for(
    finishes: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OVERFIT_LAB_PROGRAMS", str(tmp_path))
    traced: list[tf.Tensor] = []

    def halved(x: tf.Tensor) -> tf.Tensor:
        traced.append(x)
        return 0.5 * x

    CompiledFunction(halved, "halved")(X)
    (kept,) = tmp_path.rglob("*.zip")
    of_the_other = kept.rename(tmp_path / "of the other")
    with ThreadPoolExecutor() as workers:
        with kept.with_suffix(".lock").open("wb") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            waiting = workers.submit(CompiledFunction(halved, "halved"), X)
            with pytest.raises(TimeoutError):
                waiting.result(0.3)
            if finishes:
                of_the_other.rename(kept)
        assert waiting.result(60).numpy().tolist() == [0.5, 1.0, 1.5]
    assert len(traced) == (1 if finishes else 2)


def test_programs_of_one_graph_each_change_their_own_variables() -> None:
    variables = [tf.Variable(1.0), tf.Variable(10.0)]
    first, second = (
        CompiledFunction(lambda x, sum_=variable: sum_.assign_add(tf.reduce_sum(x)), "sum", [variable])
        for variable in variables
    )
    assert [first(X).numpy(), first(X).numpy(), second(X).numpy()] == [7.0, 13.0, 16.0]


def test_variables_are_read_and_assigned_as_named_whatever_the_order_in_which_a_function_uses_them() -> None:
    read, unused, last, first = (tf.Variable(value) for value in ([2.0], 7, np.uint32(4), [1.0, 3.0]))

    def function(x: tf.Tensor) -> list[tf.Tensor]:
        first.assign(first * x * read)
        return [last.assign_add(np.uint32(5)), first.read_value(), read.read_value()]

    several = CompiledFunction(function, "several", [read, unused, last, first], outputs=lambda *outputs: outputs)
    for times in (1, 2):
        outputs = [output.numpy().tolist() for output in several(3.0)]
        assert outputs == [4 + 5 * times, [6.0**times, 3.0 * 6.0**times], [2.0]]
        assert [variable.numpy().tolist() for variable in (last, first, read)] == outputs
        assert unused.numpy() == 7


def test_a_graph_that_is_kept_holds_one_translated_program_and_nothing_left_to_translate() -> None:
    total = tf.Variable(0.0)
    graph = Graph.traced(lambda x: total.assign_add(tf.reduce_sum(looped(x))), [X], [total])
    operations = {node.op for node in FunctionDef.FromString(graph.definition).node_def}
    assert operations == {"ReadVariableOp", "XlaCallModule", "AssignVariableOp", "Identity", "NoOp"}


def test_several_results_come_in_their_own_form_and_inputs_may_have_one_too() -> None:
    class Pair(NamedTuple):
        more: tf.Tensor
        less: tf.Tensor

    both = CompiledFunction(lambda pair, by: Pair(pair.more + by["by"], pair.less - by["by"]), "pair", outputs=Pair)
    more, less = both(Pair(X, X), {"by": np.float32(1.0)})
    assert (more.numpy().tolist(), less.numpy().tolist()) == ([2.0, 3.0, 4.0], [0.0, 1.0, 2.0])


def test_inputs_of_another_shape_are_another_program() -> None:
    doubled = CompiledFunction(lambda x: 2.0 * x, "doubled")
    assert doubled(X).numpy().tolist() == [2.0, 4.0, 6.0]
    assert doubled(X[:2]).numpy().tolist() == doubled(X[:2]).numpy().tolist() == [2.0, 4.0]
    assert len(doubled._calls) == 2


def test_a_variable_that_is_not_named_is_refused() -> None:
    hidden = tf.Variable(1.0)
    with pytest.raises(ValueError, match="uses a tensor or variable that is none of its 0 variables"):
        CompiledFunction(lambda x: x + hidden, "hidden")(X)


def test_xla_s_own_folder_is_left_empty() -> None:
    CompiledFunction(looped, "a program")(X)
    assert program_files.written() == set()


def test_a_process_that_is_not_told_to_keeps_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OVERFIT_LAB_PROGRAMS", str(tmp_path))
    monkeypatch.setenv("TF_XLA_FLAGS", "")
    CompiledFunction(looped, "unkept")(X)
    program_files.clear()
    assert [*tmp_path.iterdir()] == []
