"""The forward pass of a small network, as a drawing and as formulas."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.analysis.networks.forward import LayerPass, layer_names
from dashboard.figures.latex import BIASES, SUMS, VALUES, aligned, layer_input, matrix, number, of_layer
from dashboard.figures.networks.small import SmallNetwork, draw
from dashboard.figures.panel import Panel
from language.say import mark, t


def forward_panel(steps: Sequence[LayerPass], shown: int, *, biased: bool) -> Panel:
    """The network with the activations of the first `shown` layers; the parameters of layer `shown` are written out."""
    values = [steps[0].x[0], *(step.h[0] for step in steps)]
    texts = tuple([number(value) for value in column] for column in values)
    weights = tuple(step.weights for step in steps)
    biases = tuple(step.layer.bias for step in steps) if biased else ()
    net = SmallNetwork(
        weights, texts, known=shown, labelled=(shown,), current=shown, kind=mark("weight"), biases=biases
    )
    columns = zip((t("Inputs"), *layer_names(len(steps))), texts[: shown + 1], strict=False)
    sizes = ", ".join(str(len(column)) for column in texts)
    numbers = "; ".join(name + ": " + ", ".join(column) for name, column in columns)
    alt = t("A network with {sizes} units, from input to output. {numbers}.", sizes=sizes, numbers=numbers)
    return Panel(t("The network and its numbers"), draw(net), alt, wide=True)


def layer_latex(step: LayerPass, layer: int, activation_formula: str, *, biased: bool) -> tuple[str, str]:
    """What a layer, counted from 1, does: z = W x + b and h = f(z), each as a formula and with its numbers.

    Without biases, z = W x.
    """
    z, h = of_layer(SUMS, layer), of_layer(VALUES, layer)
    sums = rf"{of_layer('W', layer)}\,{layer_input(layer)}" + f" + {of_layer(BIASES, layer)}" * biased
    numbers = f"{matrix(step.weights)} {matrix(step.x[0])}" + f" + {matrix(step.layer.bias)}" * biased
    values = rf"f({z}), \quad f(z) = {activation_formula}"
    return aligned(z, sums, numbers, matrix(step.z[0])), aligned(h, values, matrix(step.h[0]))
