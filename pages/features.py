"""Features: made by hand or learned, where machine learning and deep learning part."""

import streamlit as st

from dashboard.ui import features
from dashboard.ui.code import show_code
from dashboard.ui.features_work import BASES
from dashboard.ui.links import lab_link

st.title("Who finds the features?", anchor=False)
st.markdown("""
A **feature** is a number computed from the inputs that makes the answer easy to see. No straight line parts two rings,
but the distance from the middle does. Classical **machine learning** takes several steps: a person thinks of features,
then a simple model is fitted to them. **Deep learning** takes one: a network gets the raw inputs, and its hidden layers
become the features.
""")
dataset = features.choice()
features.show_steps(dataset)
features.show_approaches(dataset)

st.header("Three fields, one within the other", anchor=False)
st.markdown("""
- **Artificial intelligence** is the widest: programs for what seems to need intelligence, whether people wrote down the
  rules or not.
- **Machine learning** is the part of it in which the rules come from data.
- **Deep learning** is the part of machine learning that uses networks of several layers, which learn their features.

Neither way always wins. A good hand-made feature needs few data and can be understood, but somebody has to find it: on
the spirals, squares and distance don't help, and only the right formula does. A network needs no formula, but data, and
it overfits.

The same line runs through **object detection**. A two-step detector proposes boxes, then classifies what is in them
(R-CNN, 2014; Faster R-CNN, 2015). A one-step detector predicts boxes and classes in one pass (YOLO and SSD, 2016). One
step was faster, two were more accurate at first; since about 2017 (RetinaNet) one step can be both.
""")
lab_link("Train the network on this data in the lab", BASES[dataset])
show_code(BASES[dataset], note="Trains the network of this page, at its first seed.")
