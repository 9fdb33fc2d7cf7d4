"""Activations: why there are any, and what the choice does to learning."""

import streamlit as st

from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change
from dashboard.export.by_hand import activation_snippet
from dashboard.ui.charts import show_charts, show_with_shared_legend
from dashboard.ui.code import show_code
from dashboard.ui.controls.lab_link import lab_link
from dashboard.ui.finding import show_sentence
from dashboard.ui.frame.beside import beside, open_page, three_columns
from dashboard.ui.questions.ask import ask_all
from language.say import t
from pages.activations import questions, sections
from pages.activations.figures import collapse_panel, slope_panel, value_panel, vanishing_panel
from pages.activations.finding.collapse import collapse
from pages.activations.finding.saturation import in_words
from pages.activations.finding.vanishing import gradient_sizes, listing

reading, rest = open_page(
    t("Why does a layer need an activation?"),
    t("""
A unit computes a weighted sum of its inputs plus a bias, its **pre-activation** $z$. Then it applies its
**activation** $f$. Two things about that function matter. Its value $f(z)$ is what the next layer receives. Its
derivative $f'(z)$ decides how fast the unit can learn, because it is a factor of the **gradient**: the derivative of
the loss with respect to each weight. Where the derivative is close to zero, hardly any gradient gets through, and the
unit is **saturated**.
"""),
)
with reading:
    function, z = sections.choice()
with rest:
    show_with_shared_legend([value_panel(function, z), slope_panel(function, z)], key="activation")
    sections.show_formulas(function, z)
with reading:
    show_sentence(in_words(function), "activation", "saturated")

st.header(t("Without it, many layers are one"), anchor=False)
reading, rest = beside("collapse")
reading.markdown(
    t(r"""
Without activations, each layer computes $W\mathbf{x} + \mathbf{b}$. Fed into the next layer, the result is again a
matrix times $\mathbf{x}$ plus a vector. So a network of **linear** layers alone can compute nothing that a single
layer can't. Here two networks have the same random hidden layers, one with an activation and one without, and each
has the output layer that fits the curve best.
""")
)
with reading:
    layers = sections.hidden_layers()
    collapsed = collapse(layers, sections.bent(function))
    show_sentence(collapsed.in_words, "hidden layer", "activation")
with rest:
    show_charts([collapse_panel(collapsed)], key="collapse")

st.header(t("Too flat, and the gradient vanishes"), anchor=False)
reading, rest, after = three_columns("vanishing")
reading.markdown(
    t("""
Gradients are computed backwards: the gradient of a layer is that of the next one, times weights, times the derivative
$f'(z)$. The derivative of a sigmoid is at most 1/4, so unless the weights are large, the gradient shrinks at every
layer. Here is the gradient before the first step, measured on the two moons and averaged over 20 draws of the initial
weights. Each layer's gradient is summed up in one number, its root mean square (RMS) over the layer's weights: its
typical magnitude.
""")
)
with reading:
    layered = change(Experiment(), hidden_layers=sections.hidden_units())
with rest:
    networks = [change(layered, activation=name) for name in sections.compared()]
    compared = [gradient_sizes(network) for network in networks]
    show_charts([vanishing_panel(compared)], key="vanishing")
with after:
    show_sentence(" ".join(sizes.in_words for sizes in compared), "gradient", "vanishing gradient")
    lab_link(
        t("Train this network in the lab with {activation} as **Activation**", activation=function.name),
        change(layered, activation=function.name),
    )
    lab_link(
        t("Train on circles in the lab with linear as **Activation**"),
        change(Experiment(), dataset="circles", activation="linear"),
    )
ask_all(questions.kinks(), questions.vanishing(compared))
show_code(listing(networks), by_hand=activation_snippet(function.name, z))
