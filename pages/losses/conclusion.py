"""What to remember of this lesson, and where to read on."""

from dashboard.ui.conclusion import Conclusion, Reference, deep_learning
from language.say import mark

CONCLUSION = Conclusion(
    remember=(
        mark("A loss is one number for how wrong the predictions are, and training follows its gradient."),
        mark(
            "Where a network is confidently wrong, cross-entropy has a large gradient, and squared error on a sigmoid "
            "almost none."
        ),
        mark("The loss has to suit the task: a probability, one of several classes, or a number."),
    ),
    references=(
        Reference(
            "Golik, Doetsch and Ney",
            2013,
            "Cross-entropy vs. squared error training: a theoretical and experimental comparison",
            "Interspeech, 1756\N{EN DASH}1760",
            "https://doi.org/10.21437/Interspeech.2013-436",
        ),
        deep_learning("6.2", "Gradient-Based Learning", "mlp"),
    ),
    then=mark("Next: how that gradient is computed, and what one step does with it."),
)
