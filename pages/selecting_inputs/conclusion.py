"""What to remember of this lesson, and where to read on."""

from dashboard.ui.conclusion import Conclusion, Reference, statistical_learning
from language.say import mark

CONCLUSION = Conclusion(
    remember=(
        mark("Whatever looks at targets is part of the training, and belongs inside the folds."),
        mark("Inputs that are selected on all rows make noise look as if it could be learned."),
        mark("The more there is to choose from and the fewer rows there are, the better the wrong number looks."),
    ),
    references=(
        statistical_learning("7.10.2", "The Wrong and Right Way to Do Cross-validation"),
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
