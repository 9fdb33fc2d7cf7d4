"""What to remember of this lesson, and where to read on."""

from dashboard.ui.conclusion import Conclusion, Reference, deep_learning
from language.say import mark

CONCLUSION = Conclusion(
    remember=(
        mark(
            "L1 pulls on every weight with the same force, so that weights which help little end at zero, or next "
            "to it."
        ),
        mark("L2 pulls in proportion to the weight, so that all weights become small and none exactly zero."),
        mark("A penalty helps where there is noise to be ignored, and harms where the weights are needed."),
    ),
    references=(
        Reference(
            "Tibshirani",
            1996,
            "Regression shrinkage and selection via the lasso",
            "Journal of the Royal Statistical Society B 58(1), 267\N{EN DASH}288",
            "https://doi.org/10.1111/j.2517-6161.1996.tb02080.x",
        ),
        deep_learning("7.1", "Parameter Norm Penalties", "regularization"),
    ),
    then=mark("Next: dropping units at random instead of shrinking weights."),
)
