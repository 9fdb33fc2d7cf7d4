"""Features: made by hand or learned, where machine learning and deep learning part."""

import streamlit as st

from dashboard.ui.frame.beside import beside, open_page
from language.say import t
from pages.features.sections import approaches

_, rest = open_page(
    t("Who finds the features?"),
    t("""
A **feature** is a number computed from the inputs that makes the answer easy to see. No straight line tells two rings
apart, but the distance from the centre does, wherever noise has not mixed them. Classical **machine learning** takes
several steps: a person designs features, then a simple model is fitted to them. Here it is a **linear support vector
machine** (SVM): it separates two classes by the straight line, or plane, with the widest margin to both, and lets a few
points lie within it. **Deep learning** takes one step: a network gets the raw inputs, and its hidden layers compute the
features.

To **standardize** is to shift and scale each input to a mean of 0 and a standard deviation of 1. A **convolutional**
network slides small **filters** over an image, with the same few weights at every position. A **seed** determines all
random draws: here the data or their split, and the initial weights.
"""),
)
with rest:
    dataset = approaches.choice()
    approaches.show_steps(dataset)
approaches.show_approaches(dataset)

st.header(t("Three fields, each inside the one before"), anchor=False)
reading, rest = beside("fields")
reading.markdown(
    t("""
- **Artificial intelligence** is the widest: programs for what seems to need intelligence, whether people wrote down the
  rules or not.
- **Machine learning** is the part of it in which the rules come from data.
- **Deep learning** is the part of machine learning that uses networks of several layers, which learn their features.
""")
)
reading.markdown(
    t("""
Neither way always wins. A good hand-made feature needs little data and can be understood, but somebody has to find it:
for a linear SVM on the spirals, squares and distance are no help, and the unwound angle is all it needs. A network
needs no formula, but more data, and it may overfit. There is a middle way: an SVM with an **RBF kernel** of a suitable
width does about as well on the raw inputs of circles and spirals as the network. A kernel measures how similar two
points are: it is the inner product of their images under a feature map that is never computed. A person chose that map;
nothing about it was learned.
""")
)
rest.markdown(
    t("""
Whether there are several steps or one, end to end, is another question than who finds the features. In **object
detection** R-CNN (2014) took several steps that were fitted separately: a hand-made algorithm proposed boxes, a
network computed features of each, and SVMs classified them. Faster R-CNN (2015) fits proposals and classes
together, in two stages; YOLO and SSD (2016) predict boxes and classes in one pass. All of them learn their features.
One stage was faster and two were more accurate at first; since RetinaNet (2017) one stage can be both.
""")
)
approaches.show_lab(dataset)
