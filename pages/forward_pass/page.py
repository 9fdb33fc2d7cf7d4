"""A network, forward: from inputs to an output, layer by layer."""

import streamlit as st

from dashboard.analysis.networks.forward import in_words
from dashboard.ui.charts import charts
from dashboard.ui.code import show_code
from dashboard.ui.finding import finding
from dashboard.ui.links import lab_link
from pages.forward_pass.figures import forward_panel
from pages.forward_pass.sections.network import parameter_table, show_formulas, small_network, step_through

st.title("What does a network compute?", anchor=False)
st.markdown(r"""
A network turns a few numbers into others, layer by layer. Each **unit** of a layer takes all values $x_i$ of the layer
before, multiplies each by a **weight** $w_i$, adds them up, and adds a **bias** $b$. To this sum $u$ it applies a fixed
function, its **activation** $f$. For one unit, and for a whole layer at once:

| One unit | A whole layer |
|---|---|
| $u = w_1 x_1 + w_2 x_2 + \dots + b$ | $\mathbf{u} = W\mathbf{x} + \mathbf{b}$ |
| $h = f(u)$ | $\mathbf{h} = f(\mathbf{u})$ |

$W$ is the table of a layer's weights, a row for each unit. A number in brackets, as in $W^{(1)}$, counts the layers.
Layers between the inputs and the output are called **hidden**. Going from inputs to output is the **forward pass**.
""")

small = small_network()
shown = step_through(small.steps)
charts([forward_panel(small.steps, shown, biased=small.biased)], key="forward")
show_formulas(small, shown)

st.header("How many numbers is that?", anchor=False)
st.markdown("""
Weights and biases are the **parameters**: the numbers that training finds. Between two layers each unit of one meets
each unit of the next. A network with **two hidden layers or more** is called **deep**.
""")
parameter_table(small)
finding(in_words(small.units, small.steps[-1].h[0], biased=small.biased), "parameter", "hidden layer")
st.markdown("""
In the lab, **Hidden layers** sets how many layers there are and how many units each has. Keras stores $W$ with rows and
columns exchanged, and calls it the *kernel*.
""")
lab_link("Train a network with these **Hidden layers** in the lab", small.experiment)
show_code(small.experiment, note="Trains a network with these hidden layers; this page shows one before its training.")
