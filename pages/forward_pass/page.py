"""A network, forward: from inputs to an output, layer by layer."""

import streamlit as st

from dashboard.export.by_hand import forward_snippet
from dashboard.ui.charts import show_charts
from dashboard.ui.code import show_code
from dashboard.ui.controls.lab_link import lab_link
from dashboard.ui.finding import show_sentence
from dashboard.ui.frame.beside import beside, three_columns
from dashboard.ui.questions.ask import ask_all
from language.say import mark, t
from pages.forward_pass import questions
from pages.forward_pass.figures import forward_panel
from pages.forward_pass.finding import in_words
from pages.forward_pass.sections.network import parameter_table, show_formulas, small_network, step_through

st.title(t("What does a network compute?"), anchor=False)
unit, picture, controls = three_columns("network")
unit.markdown(
    t(r"""
A network turns its inputs into outputs, layer by layer. Each **unit** of a layer takes all values $x_i$ of the layer
before, multiplies each by a **weight** $w_i$, adds the products up, and adds a **bias** $b$. The result is its
**pre-activation** $z$. It then applies a fixed function to that, its **activation** $f$.
""")
)
picture.markdown(
    t(r"""
| One unit | A whole layer |
|---|---|
| $z = w_1 x_1 + w_2 x_2 + \dots + b$ | $\mathbf{z} = W\mathbf{x} + \mathbf{b}$ |
| $h = f(z)$ | $\mathbf{h} = f(\mathbf{z})$ |

$W$ is the matrix of a layer's weights, with a row for each unit. A superscript, as in $W^{(1)}$, is the number of the
layer. Layers between the inputs and the output are called **hidden**. Computing the output from the inputs is the
**forward pass**.
""")
)

# Above the drawing that they change, on a narrow screen too, where the other controls stand below it.
inputs = picture.container()
with controls:
    small = small_network(inputs)
with picture:
    shown = step_through(small.steps)
    show_charts([forward_panel(small.steps, shown, biased=small.biased)], key="forward")
    show_formulas(small, shown)

st.header(t("How many numbers is that?"), anchor=False)
reading, table = beside("parameters")
reading.markdown(
    t("""
Weights and biases are the **parameters**: the numbers that training finds. The layers are **fully connected**: every
unit has a weight for every value of the previous layer. A network with **two hidden layers or more** is called
**deep**.
""")
)
with reading:
    answer = small.steps[-1].h[0] if shown == len(small.steps) else None
    show_sentence(in_words(small.units, answer, biased=small.biased), "parameter", "hidden layer")
with table:
    parameter_table(small)
    st.markdown(
        t("""
In the lab, **Hidden layers** sets how many layers there are and how many units each has. Keras stores the
transpose of $W$ and calls it the *kernel*.
""")
    )
    lab_link(t("Train a network with these **Hidden layers** in the lab"), small.experiment)
ask_all(questions.one_more(small.units[0], small.units[2], biased=small.biased), questions.all_zero())
show_code(
    small.experiment,
    note=mark("Trains a network with these hidden layers; this page shows one before its training."),
    by_hand=forward_snippet(
        small.steps[0].x[0], [(step.layer.kernel, step.layer.bias, step.layer.activation) for step in small.steps]
    ),
)
