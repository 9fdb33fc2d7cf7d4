"""The Keras objects of an experiment as Python text, printed from its description in `experiment.layers`."""

from __future__ import annotations

from textwrap import indent
from typing import Any

from dashboard.experiment.layers import SOFT_THRESHOLD, Call
from dashboard.export.source import literal

PROXIMAL = f'''\
class {SOFT_THRESHOLD}(keras.constraints.Constraint):
    """The proximal step of L1, after each step of the optimizer: |w| loses the threshold, down to exactly 0."""

    def __init__(self, threshold, first=None):
        self.threshold, self.first = threshold, first

    def __call__(self, w):
        w = self.first(w) if self.first else w
        return keras.ops.sign(w) * keras.ops.maximum(keras.ops.abs(w) - self.threshold, 0.0)'''


def written(value: Any) -> str:
    """A call as Python writes it; where options hold further calls or are many, each has a line of its own."""
    if not isinstance(value, Call):
        return literal(value)
    name = value.name if value.name == SOFT_THRESHOLD else f"keras.{value.name}"
    arguments = [written(argument) for argument in value.arguments]
    options = [f"{option}={written(given)}" for option, given in value.options]
    if sum(isinstance(given, Call) for _, given in value.options) and len(options) > 1:
        lines = ",\n".join([", ".join(arguments), *options])
        return f"{name}(\n{indent(lines, '    ')},\n)"
    return f"{name}({', '.join([*arguments, *options])})"
