"""What to remember of this lesson, and where to read on."""

from dashboard.ui.conclusion import Conclusion, Reference, deep_learning
from language.say import mark

CONCLUSION = Conclusion(
    remember=(
        mark(
            "Gradient descent from zero first fits the directions in which the inputs vary most; L2 shrinks those "
            "least."
        ),
        mark(
            "In a linear model, gradient flow that is stopped at time t has at most 1.69 times the expected error of "
            "L2 of strength 1/t."
        ),
        mark("Each has one number to be chosen on a validation set: when to stop, or how strong the penalty is."),
    ),
    references=(
        Reference(
            "Ali, Kolter and Tibshirani",
            2019,
            "A Continuous-Time View of Early Stopping for Least Squares Regression",
            "AISTATS, PMLR 89, 1370\N{EN DASH}1378",
            "https://proceedings.mlr.press/v89/ali19a.html",
        ),
        deep_learning("7.8", "Early Stopping", "regularization"),
    ),
    then=mark("Next: a network that starts to generalize long after it has fitted every training sample."),
)
