"""Train, validation, test: what each split is for, and how overfitting shows."""

import streamlit as st

from dashboard.ui.charts import show_charts
from dashboard.ui.code import show_code
from dashboard.ui.controls.lab_link import lab_link
from dashboard.ui.frame.beside import open_page
from dashboard.ui.studies.splits import made_here
from dashboard.ui.waiting.side_by_side import show_side_by_side
from language.say import t
from pages.splits import sections as splits
from pages.splits.figures.points import split_panel

reading, rest = open_page(
    t("Why is the data split in three?"),
    t("""
A network that has memorized its samples is right about all of them, and may be of no use for others. So some rows are
held out, and the network is judged on those. That is the whole method: **the data a network was fitted to can't show
how well it generalizes**. To **standardize** the inputs is to shift and scale each to a mean of 0 and a standard
deviation of 1; the shift and the scale, too, come from the training set alone.

Here are the two moons, with a lot of noise. The network gets ten more inputs that mean nothing, so there is plenty to
memorize.
"""),
)
with reading:
    experiment = splits.experiment()
with rest:
    parts = made_here(experiment)
    show_charts([split_panel(parts)], key="splits points")
    splits.show_purposes(parts)

st.header(t("How overfitting shows"), anchor=False)
st.markdown(
    t("""
The lab's network, with two hidden layers, is trained on these rows. At the end of each epoch all three sets are
evaluated in the same way. When accuracy is high on the training set and low on the others, or training loss falls
while theirs rises, the network **overfits**.
""")
)
show_side_by_side("splits", (experiment,), splits.show_training)
lab_link(t("Change **Train fraction** and **Validation fraction** in the lab, on this data"), experiment)
show_code(experiment)
