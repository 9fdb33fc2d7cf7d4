"""What a page computes, as some ten lines of NumPy and Keras that print the same numbers."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from dashboard.export.formatting import formatted, literal
from dashboard.functions.losses import Loss

# A layer: its kernel (before, after), its bias (after,), and the name of its activation.
Dense = tuple[np.ndarray, np.ndarray, str]
# Decimals: enough for every number that a page shows.
DIGITS = 6


def forward_snippet(x: np.ndarray, layers: Sequence[Dense]) -> str:
    """The forward pass of one sample (inputs,), layer by layer."""
    return f"""\
import keras
import numpy as np

{_layers(layers)}
h = np.array({literal(_rounded(x))})
for kernel, bias, activation in layers:
    z = h @ np.array(kernel) + bias
    h = np.array(keras.activations.get(activation)(z))
    print("z =", z.round(2), "h =", h.round(2))
"""


def activation_snippet(name: str, z: float) -> str:
    """An activation and its derivative at one pre-activation."""
    return f"""\
import keras
import tensorflow as tf

z = tf.constant({literal(float(z))})
with tf.GradientTape() as tape:
    tape.watch(z)
    value = keras.activations.get({literal(name)})(z)
print(f"f(z) = {{float(value):.3f}}, f'(z) = {{float(tape.gradient(value, z)):.3f}}")
"""


def loss_snippet(losses: Sequence[tuple[Loss, np.ndarray]], z: np.ndarray) -> str:
    """Losses and their gradients at logits (outputs,), each with the true class in the encoding (outputs,) it takes."""
    rows = [(_keras_class(loss), dict(loss.options), loss.output, _rounded(target)) for loss, target in losses]
    return f"""\
import keras
import tensorflow as tf

{formatted(rows, before="losses = ")}
z = tf.constant([{literal(_rounded(z))}])
for name, options, output, truth in losses:
    with tf.GradientTape() as tape:
        tape.watch(z)
        loss = getattr(keras.losses, name)(**options)(tf.constant([truth]), keras.activations.get(output)(z))
    print(f"{{name}}: {{float(loss):.3f}}, gradient {{float(tape.gradient(loss, z)[0, 0]):.3f}}")
"""


def step_snippet(layers: Sequence[Dense], x: np.ndarray, targets: np.ndarray, loss: Loss, rate: float) -> str:
    """One step of gradient descent on a mini-batch (n, inputs) with targets (n, outputs)."""
    return f"""\
import keras
import tensorflow as tf

{_layers(layers)}
x = {literal(_rounded(x))}
y = tf.constant({literal(_rounded(targets))})
weights = [tf.Variable(part) for *parts, _ in layers for part in parts]


def loss():
    h = tf.constant(x)
    for index, (_, _, activation) in enumerate(layers):
        h = keras.activations.get(activation)(h @ weights[2 * index] + weights[2 * index + 1])
    return keras.losses.{_keras_class(loss)}(**{literal(dict(loss.options))})(y, h)


with tf.GradientTape() as tape:
    before = loss()
for weight, gradient in zip(weights, tape.gradient(before, weights)):
    print("gradient", gradient.numpy().astype(float).round(3).tolist())
    weight.assign_sub({literal(float(rate))} * gradient)
print(f"loss {{float(before):.3f}} before the step, {{float(loss()):.3f}} after it")
"""


def _keras_class(loss: Loss) -> str:
    """The one that takes the true class as it is given here: one-hot, where there are several."""
    return loss.smoothed or loss.keras


def _layers(layers: Sequence[Dense]) -> str:
    return formatted([(_rounded(kernel), _rounded(bias), name) for kernel, bias, name in layers], before="layers = ")


def _rounded(values: np.ndarray) -> list[object]:
    return np.round(np.asarray(values, float), DIGITS).tolist()
