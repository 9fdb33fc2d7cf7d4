"""What to remember of this lesson, and where to read on."""

from dashboard.ui.conclusion import Conclusion, Reference, deep_learning
from language.say import mark

CONCLUSION = Conclusion(
    remember=(
        mark("Compare remedies on the same data, the same split and the same initial weights."),
        mark("One seed proves nothing: only a difference that many seeds bear out can be told from luck."),
        mark("Which remedy helps most depends on the data and the network, so try several."),
    ),
    references=(
        Reference(
            "Bouthillier and others",
            2021,
            "Accounting for Variance in Machine Learning Benchmarks",
            "MLSys",
            "https://arxiv.org/abs/2103.03098",
        ),
        deep_learning("7", "Regularization for Deep Learning", "regularization"),
    ),
    then=mark("Next: the two penalties on weights, and why one of them makes weights vanish."),
)
