"""What to remember of this lesson, and where to read on."""

from dashboard.ui.conclusion import Conclusion, Reference
from language.say import mark

CONCLUSION = Conclusion(
    remember=(
        mark("The activation changes how fast a network learns, and so how soon it overfits."),
        mark("A linear network is the baseline: what the others gain is what the bend is worth."),
        mark("Compare at several epochs before you call one activation better than another."),
    ),
    references=(
        Reference(
            "Glorot, Bordes and Bengio",
            2011,
            "Deep Sparse Rectifier Neural Networks",
            "AISTATS, PMLR 15, 315\N{EN DASH}323",
            "https://proceedings.mlr.press/v15/glorot11a.html",
        ),
        Reference(
            "Ramachandran, Zoph and Le",
            2017,
            "Searching for Activation Functions",
            "arXiv:1710.05941",
            "https://arxiv.org/abs/1710.05941",
        ),
    ),
    then=mark("Next, the last of this part: why the test set is looked at only once."),
)
