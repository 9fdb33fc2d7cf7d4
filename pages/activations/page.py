"""Activations: why there are any, and what the choice does to learning."""

import streamlit as st

from dashboard.experiment.arms import Arm
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change
from dashboard.ui.charts import charts
from dashboard.ui.code import show_code
from dashboard.ui.finding import finding
from dashboard.ui.links import lab_link
from pages.activations import sections as activations
from pages.activations.figures import collapse_panel, slope_panel, value_panel, vanishing_panel
from pages.activations.finding.collapse import collapse
from pages.activations.finding.saturation import in_words
from pages.activations.finding.vanishing import gradient_sizes

st.title("Why does a layer need an activation?", anchor=False)
st.markdown("""
A unit adds up what it gets. Then it applies its **activation**, a fixed function of that sum $u$. Two things about it
matter. Its value $f(u)$ is what the next layer gets. Its slope $f'(u)$ matters when the network learns: by the
**gradient**, which says for each weight how the network's error changes when that weight grows a little. A flat
activation lets little of it through. Where the slope is close to zero, the unit is **saturated**.
""")
function, u = activations.choice()
charts([value_panel(function, u), slope_panel(function, u)], key="activation")
activations.show_formulas(function, u)
finding(in_words(function), "activation", "saturated")

st.header("Without it, many layers are one", anchor=False)
st.markdown(r"""
Take the activations away, and each layer is $W\mathbf{x} + \mathbf{b}$. Put into the next layer, that is again a matrix
times $\mathbf{x}$ plus a vector. So a network of only **linear** layers can do nothing that a single layer can't. Here
both have the same random hidden layers, and the best output layer that there is for the curve.
""")
straight = collapse(activations.hidden_layers(), activations.bent(function))
charts([collapse_panel(straight)], key="collapse")
finding(straight.in_words, "hidden layer", "activation")

st.header("Too flat, and the gradient vanishes", anchor=False)
st.markdown("""
Learning goes backwards: the gradient of a layer is that of the next one, times weights, times the slope $f'(u)$. With
a slope of 1/4 at most, a sigmoid lets less through at every layer. Here is the gradient in a deep network before its
first step, measured on the two moons and averaged over 20 draws of the first weights. Each layer has one number, the
root mean square (RMS) over its weights: what is usual in size, whatever the sign.
""")
deep = change(Experiment(), hidden_layers=activations.hidden_units())
arms = [Arm(name, name, change(deep, activation=name)) for name in activations.compared()]
compared = [gradient_sizes(arm.experiment) for arm in arms]
charts([vanishing_panel(compared)], key="vanishing")
finding(" ".join(sizes.in_words for sizes in compared), "gradient", "vanishing gradient")
lab_link(
    f"Train this deep network in the lab with {function.name} as **Activation**", change(deep, activation=function.name)
)
lab_link(
    "Train on circles in the lab with linear as **Activation**",
    change(Experiment(), dataset="circles", activation="linear"),
)
show_code(arms, note="Trains the networks whose gradients, before the first step, are shown above.")
