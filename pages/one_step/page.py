"""One step of learning: a mini-batch forward, its gradient back, and an update; again and again."""

import streamlit as st

from dashboard.export.by_hand import step_snippet
from dashboard.ui.charts import show_charts, show_with_shared_legend
from dashboard.ui.code import show_code
from dashboard.ui.controls.lab_link import lab_link
from dashboard.ui.finding import show_sentence
from dashboard.ui.frame.beside import beside, open_page, three_columns
from dashboard.ui.questions.ask import ask_all
from language.say import mark, t
from pages.one_step import questions
from pages.one_step import sections as one_step
from pages.one_step.figures.loss_surface import descent_panel, surface_panel
from pages.one_step.figures.one_step import gradient_panel, progress_panel
from pages.one_step.finding.loss_surface import surface

reading, rest = open_page(
    t("How does a network learn?"),
    t(r"""
In many small steps. Each takes a few samples, a **mini-batch**, and does four things. **Forward**: compute the outputs.
**Loss**: how wrong are they? **Backward**: the **gradient** $\partial L / \partial w$ says for each weight how the loss
changes when the weight grows a little. **Update**: each weight moves against its gradient, $w \leftarrow w - \eta\,
\partial L / \partial w$, where $\eta$ is the **learning rate**.
"""),
)
with reading:
    step = one_step.coming_step()
    show_sentence(step.in_words, "mini-batch", "gradient", "learning rate")
    one_step.buttons(step)
    rate = step.learner.experiment.training.learning_rate
    lab_link(t("Train in the lab with a **Learning rate** of {rate:g}", rate=rate), step.learner.experiment)
with rest:
    show_charts([gradient_panel(step), progress_panel(step)], key="one step")

st.header(t("The step in numbers"), anchor=False)
reading, rest = beside("numbers")
reading.markdown(
    t(r"""
**Backpropagation** starts at the output and goes back layer by layer. $\delta$ is the gradient with respect to
the pre-activations $z$: a row for each unit, a column for each sample. At the output it is how wrong the probabilities
are; further back it is the next layer's $\delta$, propagated through the weights, times the derivative of the
activation. A superscript, as in $W^{(1)}$, is the number of the layer; $\top$ is the transpose; $\odot$ is the
elementwise product.
""")
)
with rest:
    one_step.show_numbers(step)

st.header(t("How long should a step be?"), anchor=False)
reading, rest, after = three_columns("rates")
reading.markdown(
    t("""
The loss is a landscape over all weights, and learning goes downhill. Here is a plane through it, spanned by two
directions around another network, which was trained on a noisy sine curve. From one start, **gradient descent** takes
40 steps at each learning rate. All steps stay in this plane, so that the picture shows the very surface they move on. A
rate is judged by whether the loss comes near its lowest and stays there, not by where a jump happens to end.
""")
)
with reading:
    descents = one_step.descents()
with rest:
    show_with_shared_legend([surface_panel(surface(), descents), descent_panel(descents)], key="loss surface")
with after:
    show_sentence(" ".join(descent.in_words for descent in descents), "learning rate", "diverged")
ask_all(questions.which_way(), questions.loss_goes_up())
show_code(
    step.learner.experiment,
    note=mark("The same mini-batches, all epochs at once, from different initial weights."),
    by_hand=step_snippet(
        [(layer.kernel, layer.bias, layer.activation) for layer in step.learner.network.layers],
        step.x,
        step.targets,
        step.learner.experiment.loss,
        rate,
    ),
)
