"""What to remember of this lesson, and where to read on."""

from dashboard.ui.conclusion import Conclusion, Reference, deep_learning
from language.say import mark

CONCLUSION = Conclusion(
    remember=(
        mark("Stop when validation loss no longer improves, and go back to the weights that were best."),
        mark("Too little patience stops at a ripple; too much costs only time if the best weights are restored."),
        mark("The stopping epoch is chosen on the validation set, so the validation loss there is a little too good."),
    ),
    references=(
        Reference(
            "Prechelt",
            1998,
            "Early Stopping - But When?",
            "Neural Networks: Tricks of the Trade, LNCS 1524, 55\N{EN DASH}69",
            "https://doi.org/10.1007/3-540-49430-8_3",
        ),
        deep_learning("7.8", "Early Stopping", "regularization"),
    ),
    then=mark("Next: when the fault is not the network's but the data's."),
)
