"""Losses: how wrong a prediction is, as one number, and which way to go."""

import streamlit as st

from dashboard.export.by_hand import loss_snippet
from dashboard.ui.charts import show_with_shared_legend
from dashboard.ui.code import show_code
from dashboard.ui.controls.lab_link import lab_link
from dashboard.ui.finding import show_sentence
from dashboard.ui.frame.beside import beside, open_page, three_columns
from dashboard.ui.questions.ask import ask_all
from dashboard.ui.waiting.side_by_side import show_side_by_side
from language.say import t
from pages.losses import questions
from pages.losses.figures.losses import loss_gradient_panel, loss_value_panel
from pages.losses.finding.loss_curves import in_words
from pages.losses.finding.unlearning import unlearning_in_words
from pages.losses.sections import prediction, trainings
from pages.losses.trials import listing

reading, rest = open_page(
    t("How wrong is a prediction?"),
    t("""
Training needs one number that says how wrong the network is: the **loss**. It is small when the predictions are right,
and training minimizes it. Its **gradient** here is its derivative with respect to the output unit's pre-activation
(for classes, the logit): learning moves against it, and where it is zero, nothing is learned.
"""),
)
with reading:
    asked, z = prediction.question()
    prediction.show_prediction(asked, z)
with rest:
    show_with_shared_legend([loss_value_panel(asked, z), loss_gradient_panel(asked, z)], key="losses")
    show_sentence(in_words(asked, z), "loss", "gradient", "logit")
prediction.show_table(asked, z)

st.header(t("Which loss for which task?"), anchor=False)
prediction.show_all()
st.markdown(
    t("""
The table marks losses that don't suit the task: with them the network hardly learns where it is confidently wrong.
The **mean squared error** weighs large errors heavily, so a single outlier can dominate the fit; the **mean
absolute error** doesn't, and Huber lies between them. A **cross-entropy** is the negative logarithm of the probability
that the network gave to the true class: a confident mistake is penalized without bound.
""")
)

st.header(t("Confidently wrong: what each loss does"), anchor=False)
reading, rest, after = three_columns("unlearning")
reading.markdown(
    t("""
Squared error on a sigmoid is a loss, too, and it is lowest when all predictions are right. But where the network is
confidently wrong, its gradient is almost zero. To see it, small networks are first taught the *wrong* classes of the
two moons. Then the labels are corrected, and from the same weights each goes on by **gradient descent**, in plain
steps against the gradient, once with each loss.
""")
)
with rest:
    found = trainings.show_unlearning()
with after:
    show_sentence(unlearning_in_words(found), "gradient", "accuracy")

st.header(t("From ordinary initial weights"), anchor=False)
reading, rest = beside("trainings")
reading.markdown(
    t("""
An untrained network is unsure, not confidently wrong. From there the two losses differ less: with both, the network
learns its task. The data set is now two spirals. Two networks with the same initial weights are trained on them by the
same **optimizer**: the rule that turns a gradient into a change of the weights. **SGD with momentum** steps against the
gradient and keeps part of its last step. **Adam** divides each weight's step by the typical size of its recent
gradients, which makes up for small ones: with it, squared error may even get there first.
""")
)
with reading:
    pair = trainings.suited_and_unsuited()
with rest:
    show_side_by_side("losses", pair, trainings.show_trainings)
lab_link(
    t("Try the losses of this task in the lab, on the data set {dataset}", dataset=asked.experiment.dataset.title),
    asked.experiment,
)
lab_link(t("Train in the lab with **Loss** set to squared error on a sigmoid"), pair[1])
ask_all(questions.surer_of_a_mistake(), questions.loss_without_accuracy())
show_code(listing(pair[0]), by_hand=loss_snippet(prediction.with_truth(asked), prediction.logits(asked, z)))
