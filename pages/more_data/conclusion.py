"""What to remember of this lesson, and where to read on."""

from dashboard.ui.conclusion import Conclusion, Reference
from language.say import mark

CONCLUSION = Conclusion(
    remember=(
        mark("Without a penalty, the error of a linear model peaks where it has as many weights as there are rows."),
        mark("More data takes a model through that peak, so more rows can make it worse."),
        mark("With L2 of the right strength there is no peak: on average, every further row helps."),
    ),
    references=(
        Reference(
            "Hastie, Montanari, Rosset and Tibshirani",
            2022,
            "Surprises in high-dimensional ridgeless least squares interpolation",
            "Annals of Statistics 50(2), 949\N{EN DASH}986",
            "https://doi.org/10.1214/21-AOS2133",
        ),
        Reference(
            "Nakkiran",
            2019,
            "More Data Can Hurt for Linear Regression: Sample-wise Double Descent",
            "arXiv:1912.07242",
            "https://arxiv.org/abs/1912.07242",
        ),
    ),
    then=mark("Next: stopping early and L2, which turn out to be nearly the same."),
)
