"""What to remember of this lesson, and where to read on."""

from dashboard.ui.conclusion import Conclusion, Reference
from language.say import mark

CONCLUSION = Conclusion(
    remember=(
        mark("Whatever looks at targets is part of the training, and belongs inside the folds."),
        mark("Inputs that are selected on all rows make noise look as if it could be learned."),
        mark("The more there is to choose from and the fewer rows there are, the better the wrong number looks."),
    ),
    references=(
        Reference(
            "Hastie, Tibshirani and Friedman",
            2009,
            "The Elements of Statistical Learning, section 7.10.2: The Wrong and Right Way to Do Cross-validation",
            "Springer, 2nd edition",
            "https://doi.org/10.1007/978-0-387-84858-7",
        ),
        Reference(
            "Ambroise and McLachlan",
            2002,
            "Selection bias in gene extraction on the basis of microarray gene-expression data",
            "PNAS 99(10), 6562\N{EN DASH}6566",
            "https://doi.org/10.1073/pnas.102102699",
        ),
    ),
    then=mark("Next: what more data does to a model."),
)
