"""A traced function as TensorFlow's graph of it, which a process can run that has never traced it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import tensorflow as tf
from tensorflow.core.framework.function_pb2 import FunctionDef
from tensorflow.python.eager import context

from dashboard.data.digest import digest
from dashboard.training.compiling.stablehlo import translate


@dataclass(frozen=True)
class Graph:
    """A function as one operation that holds XLA's program: its `definition`, TensorFlow's FunctionDef.

    Tracing runs a function's Python line by line, and TensorFlow then translates each of some thousand operations for
    XLA: seconds. Loading the graph takes a few hundredths.
    """

    definition: bytes

    @classmethod
    def traced(
        cls, function: Callable[..., Any], inputs: Sequence[tf.Tensor], variables: Sequence[tf.Variable]
    ) -> Graph:
        """The graph of a function of tensors like these, which may read and assign the variables and no others.

        The result is compiled by XLA when it is called. Raises ValueError if the function uses another variable.
        """
        specs = [tf.TensorSpec.from_tensor(tensor) for tensor in inputs]
        translated = translate(function, specs, variables)
        traced = tf.function(translated, jit_compile=True, autograph=False).get_concrete_function(*specs)
        definition: FunctionDef = traced.function_def
        # TensorFlow numbers the functions of a process as they come, and a process has one function of each name. XLA
        # finds machine code by this name and the program.
        definition.signature.name = digest(definition.SerializeToString(deterministic=True).hex())
        return cls(definition.SerializeToString())

    def load(self, variables: Sequence[tf.Variable]) -> Callable[[Sequence[tf.Tensor]], Sequence[tf.Tensor]]:
        """The function on these variables, from its input tensors to its output tensors."""
        definition = FunctionDef.FromString(self.definition)
        context.context().add_function_def(definition)
        name, outputs = definition.signature.name.encode(), len(definition.signature.output_arg)
        handles = [variable.handle for variable in variables]
        return lambda inputs: context.context().call_function(name, [*inputs, *handles], outputs)
