"""Features: made by hand or learned, where machine learning and deep learning part."""

import streamlit as st

from pages.features.sections import approaches as features

st.title("Who finds the features?", anchor=False)
st.markdown("""
A **feature** is a number computed from the inputs that makes the answer easy to see. No straight line parts two rings,
but the distance from the middle does. Classical **machine learning** takes several steps: a person thinks of features,
then a simple model is fitted to them. Here it is a **linear support vector machine** (SVM): it parts two classes by the
straight line, or plane, that keeps the widest distance from both. **Deep learning** takes one step: a network gets the
raw inputs, and its hidden layers become the features.

To **standardise** is to shift and scale each input to a mean of 0 and a standard deviation of 1. A **convolutional**
network looks at an image through small **filters**, each the same few weights at every place. A **seed** decides all
random draws: here the data or their split, and the first weights.
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

Neither way always wins. A good hand-made feature needs few data and can be understood, but somebody has to find it: to
a linear SVM on the spirals, squares and distance are no help, and the unwound angle is. A network needs no formula, but
data, and it overfits. There is a way between: an SVM with a **kernel** (RBF) of a fitting width does about as well on
the raw inputs of circles and spirals as the network. This kernel measures how near two points are. It is a feature map,
too: one that a person chose.

The same line runs through **object detection**. A two-step detector proposes boxes, then classifies what is in them
(R-CNN, 2014; Faster R-CNN, 2015). A one-step detector predicts boxes and classes in one pass (YOLO and SSD, 2016). One
step was faster, two were more accurate at first; since about 2017 (RetinaNet) one step can be both.
""")
features.show_lab(dataset)
