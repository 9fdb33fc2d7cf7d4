"""What to remember of this lesson, and where to read on."""

from dashboard.ui.conclusion import Conclusion, Reference
from language.say import mark

CONCLUSION = Conclusion(
    remember=(
        mark("A good feature makes a hard problem easy enough for a straight line."),
        mark(
            "In classical machine learning a person designs the features; in deep learning the hidden layers learn "
            "them."
        ),
        mark(
            "A hand-made feature needs little data and somebody who knows the problem; a learned one needs more data "
            "and may overfit."
        ),
    ),
    references=(
        Reference(
            "LeCun, Bengio and Hinton",
            2015,
            "Deep learning",
            "Nature 521, 436\N{EN DASH}444",
            "https://doi.org/10.1038/nature14539",
        ),
        Reference(
            "Cortes and Vapnik",
            1995,
            "Support-vector networks",
            "Machine Learning 20, 273\N{EN DASH}297",
            "https://doi.org/10.1007/BF00994018",
        ),
    ),
    then=mark("Next: a network that overfits, and which of nine remedies helps it."),
)
