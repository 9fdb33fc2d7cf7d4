"""A function that is traced and compiled when it is first called, unless its graph and its machine code are kept."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from typing import Any, ClassVar

import tensorflow as tf

from dashboard.training.compiling import program_files
from dashboard.training.compiling.environment import XLA_FOLDER
from dashboard.training.compiling.graph import Graph


class CompiledFunction:
    """A function of tensors, compiled at the first call with tensors of these types and shapes.

    `name` says what is compiled: functions of one name are the same program, and share the machine code that is kept.
    The function may use the `variables` and no others; `outputs` makes of its tensors what it returns. `seconds` is how
    long all first calls of this process took.
    """

    seconds: ClassVar[float] = 0.0

    def __init__(
        self,
        function: Callable[..., Any],
        name: str,
        variables: Sequence[tf.Variable] = (),
        outputs: Callable[..., Any] = tf.identity,
    ) -> None:
        self._function, self._name = function, name
        self._variables, self._outputs = variables, outputs
        self._calls: dict[tuple[Any, ...], Callable[[Sequence[tf.Tensor]], Sequence[tf.Tensor]]] = {}

    def __call__(self, *inputs: Any) -> Any:
        tensors = [tf.convert_to_tensor(value) for value in tf.nest.flatten(inputs)]
        shapes = tuple((tensor.dtype.name, *tensor.shape) for tensor in tensors)
        if shapes in self._calls:
            return self._outputs(*self._calls[shapes](tensors))
        began = time.monotonic()
        with _stored(f"{self._name} {shapes}", lambda: self._traced(inputs, tensors)) as graph:
            self._calls[shapes] = graph.load(self._variables)
            found = self._calls[shapes](tensors)
        CompiledFunction.seconds += time.monotonic() - began
        return self._outputs(*found)

    def _traced(self, inputs: Sequence[Any], tensors: Sequence[tf.Tensor]) -> Graph:
        def function(*flat: tf.Tensor) -> Any:
            return self._function(*tf.nest.pack_sequence_as(inputs, flat))

        return Graph.traced(function, tensors, self._variables)


@contextmanager
def _stored(name: str, trace: Callable[[], Graph]) -> Iterator[Graph]:
    """Yields a program's graph. Inside the block XLA finds the stored machine code, and what it compiles is stored."""
    keeps = XLA_FOLDER in os.environ.get("TF_XLA_FLAGS", "")
    with ExitStack() as stack:
        stack.callback(program_files.clear)
        graph = program_files.load(name) if keeps else None
        if keeps and not graph:
            # Another worker may be compiling it just now.
            stack.enter_context(program_files.locked(name))
            graph = program_files.load(name)
        known = program_files.written() if graph else set()
        graph = graph or trace()
        yield graph
        if keeps and program_files.written() != known:
            program_files.save(name, graph)
