"""A function as a program in XLA's own language, StableHLO, which no process has to translate again.

That TensorFlow reads such programs is what `jax2tf` rests on (https://openxla.org/stablehlo/spec).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

import tensorflow as tf
from tensorflow.compiler.tf2xla.python.xla import call_module, call_module_maximum_supported_version

# TensorFlow writes a copy, of an older language, where a result is an input; its own operation then refuses that.
_COPY, _NO_COPY = re.compile(r"mhlo\.copy (%\S+) : (tensor<\S*>)"), r"stablehlo.reshape \1 : (\2) -> \2"
# It also writes the body of each loop and branch twice, once as a function that nobody calls.
_TIDYING = "inline,symbol-dce,func.func(cse)"


def translate(
    function: Callable[..., Any], specs: Sequence[tf.TensorSpec], variables: Sequence[tf.Variable]
) -> Callable[..., list[tf.Tensor]]:
    """The same function of tensors like these, as one operation and what it assigns to the variables.

    The function may read and assign the variables. Raises ValueError if it uses another. TensorFlow refuses,
    here or at the first call, what it has no StableHLO for: `tf.math.erf`, and results whose shape depends on values.
    """
    traced = tf.function(_assigns_all(function, variables), jit_compile=True, autograph=False)
    concrete = traced.get_concrete_function(*specs)
    if [id(captured) for captured in concrete.captured_inputs] != [id(variable.handle) for variable in variables]:
        raise ValueError(f"{function!r} uses a tensor or variable that is none of its {len(variables)} variables.")
    program = traced.experimental_get_compiler_ir(*specs)(stage="stablehlo", platform_name="CPU")
    module = tf.mlir.experimental.run_pass_pipeline(_COPY.sub(_NO_COPY, program), _TIDYING)
    results = [*concrete.outputs, *variables]

    def call(*inputs: tf.Tensor) -> list[tf.Tensor]:
        found = call_module(
            [*inputs, *(variable.read_value() for variable in variables)],
            version=call_module_maximum_supported_version(),
            module=module,
            Tout=[result.dtype for result in results],
            Sout=[result.shape for result in results],
            platforms=["CPU"],
        )
        for variable, value in zip(variables, found[len(concrete.outputs) :], strict=True):
            variable.assign(value)
        return found[: len(concrete.outputs)]

    return call


def _assigns_all(function: Callable[..., Any], variables: Sequence[tf.Variable]) -> Callable[..., list[tf.Tensor]]:
    """The same function, whose program has all variables, in their order, as its last inputs and its last results."""

    def called(*inputs: tf.Tensor) -> list[tf.Tensor]:
        for variable in variables:
            variable.read_value()
        outputs = tf.nest.flatten(function(*inputs))
        for variable in variables:
            # XLA leaves out a variable that keeps its value. Only later does it see that a product with one does.
            variable.assign(variable * tf.ones([], variable.dtype))
        return outputs

    return called
