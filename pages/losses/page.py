"""Losses: how wrong a prediction is, as one number, and which way to go."""

import streamlit as st

from dashboard.experiment.arms import Arm
from dashboard.ui.charts import charts
from dashboard.ui.code import show_code
from dashboard.ui.finding import finding
from dashboard.ui.links import lab_link
from dashboard.ui.waiting.side_by_side import side_by_side
from pages.losses import sections as losses
from pages.losses.figures.losses import loss_gradient_panel, loss_value_panel
from pages.losses.finding.loss_curves import in_words

st.title("How wrong is a prediction?", anchor=False)
st.markdown("""
Training needs one number that says how wrong the network is: the **loss**. It is small when predictions are right, and
training makes it small. Its **gradient** says how it changes with the prediction: learning goes against it, and where
it is zero, nothing is learned.
""")
asked, u = losses.question()
losses.show_prediction(asked, u)
charts([loss_value_panel(asked, u), loss_gradient_panel(asked, u)], key="losses")
losses.show_table(asked, u)
finding(in_words(asked, u), "loss", "gradient", "logit")

st.header("Which loss for which task?", anchor=False)
losses.show_all()
st.markdown("""
The lab offers only losses that can be used for the task; an unsuited one hardly learns where the network is sure and
wrong. The **mean squared error** weighs a large error heavily, so one outlier can lead the fit; the **mean absolute
error** doesn't, and Huber lies between them. A **cross-entropy** is the negative logarithm of the probability that the
network gave to the truth: to be sure and wrong costs without limit.
""")

st.header("The same network with an unsuited loss", anchor=False)
st.markdown("""
Squared error on a sigmoid is a loss, too, and it is least when all predictions are right. But where the network is sure
and wrong, its gradient is almost zero. Two networks, with the same data and the same first weights, are trained by the
same **optimizer**: the rule that makes steps of gradients. **SGD with momentum** goes against the gradient and keeps a
part of its last step. **Adam** scales each weight's step by the size of its recent gradients.
""")
pair = losses.suited_and_unsuited()
side_by_side("losses", pair, losses.show_trainings)
st.markdown("Adam makes up for small gradients: that hides most of the difference.")
lab_link(
    f"Choose among the losses of this task in the lab, under **Loss**: {asked.experiment.dataset.title}",
    asked.experiment,
)
lab_link("Train with squared error on a sigmoid as **Loss** in the lab", pair[1])
show_code([Arm(one.loss.name, one.loss.title, one) for one in pair])
