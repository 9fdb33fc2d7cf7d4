"""What to remember of this lesson, and where to read on."""

from dashboard.ui.conclusion import Conclusion, Reference
from language.say import mark

CONCLUSION = Conclusion(
    remember=(
        mark("A network may start to generalize to new data long after it has fitted its training set."),
        mark("Whether it does depends on the data and on weight decay: without decay, it may never come to that."),
        mark("A leap in accuracy can be a steady descent in the loss, so look at both."),
    ),
    references=(
        Reference(
            "Power, Burda, Edwards, Babuschkin and Misra",
            2022,
            "Grokking: Generalization Beyond Overfitting on Small Algorithmic Datasets",
            "arXiv:2201.02177",
            "https://arxiv.org/abs/2201.02177",
        ),
        Reference(
            "Levi, Beck and Bar-Sinai",
            2024,
            "Grokking in Linear Estimators: A Solvable Model that Groks without Understanding",
            "ICLR",
            "https://arxiv.org/abs/2310.16441",
        ),
    ),
    then=mark("That was the last lesson. In the lab you can try out ideas of your own, and your own data."),
)
