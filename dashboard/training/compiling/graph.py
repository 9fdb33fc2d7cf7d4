"""A traced function as TensorFlow's graph of it, which a process can run that has never traced it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import tensorflow as tf
from pydantic import BaseModel
from tensorflow.core.framework.function_pb2 import FunctionDef, FunctionDefLibrary
from tensorflow.python.eager import context

from dashboard.data.digest import digest


class GraphCall(BaseModel, frozen=True):
    """How a graph's function is called: its name, which of the owner's variables follow the inputs, what it returns."""

    function: str
    variables: tuple[int, ...]
    outputs: int


@dataclass(frozen=True)
class Graph:
    """A function with all functions inside it (`definitions`, TensorFlow's FunctionDefLibrary), and its call.

    Tracing runs a function's Python line by line and takes most of a second; loading the graph takes a few
    hundredths.
    """

    definitions: bytes
    call: GraphCall

    @classmethod
    def traced(
        cls, function: Callable[..., Any], inputs: Sequence[tf.Tensor], variables: Sequence[tf.Variable]
    ) -> Graph:
        """The graph of a function of tensors like these, which may read and assign the variables and no others.

        The result is compiled by XLA when it is called. Raises ValueError if the function uses another variable.
        """
        specs = [tf.TensorSpec.from_tensor(tensor) for tensor in inputs]
        traced = tf.function(function, jit_compile=True, autograph=False).get_concrete_function(*specs)
        functions = [*traced.graph.as_graph_def().library.function, traced.function_def]
        places = {id(variable.handle): place for place, variable in enumerate(variables)}
        used = [places.get(id(captured)) for captured in traced.captured_inputs]
        if None in used:
            raise ValueError(f"{traced.name!r} uses a tensor or variable that is none of its {len(places)} variables.")
        library = _renamed(functions)
        call = GraphCall(function=library.function[-1].signature.name, variables=used, outputs=len(traced.outputs))
        return cls(library.SerializeToString(), call)

    def load(self, variables: Sequence[tf.Variable]) -> Callable[[Sequence[tf.Tensor]], Sequence[tf.Tensor]]:
        """The function on these variables, from its input tensors to its output tensors."""
        for definition in FunctionDefLibrary.FromString(self.definitions).function:
            context.context().add_function_def(definition)
        handles = [variables[place].handle for place in self.call.variables]
        return lambda inputs: context.context().call_function(
            self.call.function.encode(), [*inputs, *handles], self.call.outputs
        )


def _renamed(functions: Sequence[FunctionDef]) -> FunctionDefLibrary:
    """The same functions, named by what they all contain.

    TensorFlow numbers the functions of a process as they come, and a process has one function of each name. XLA finds
    machine code by a program's text: by these names, and without the lines of Python that a traced function remembers.
    """
    library = FunctionDefLibrary(function=functions)
    content = digest(library.SerializeToString(deterministic=True).hex())
    names = {function.signature.name: f"{content}_{place}" for place, function in enumerate(functions)}
    for function in library.function:
        function.signature.name = names[function.signature.name]
        for node in function.node_def:
            node.op = names.get(node.op, node.op)
            for value in node.attr.values():
                for called in (value.func, *value.list.func):
                    if called.name in names:
                        called.name = names[called.name]
    return library
