"""What to remember of this lesson, and where to read on."""

from dashboard.ui.conclusion import Conclusion, Reference, statistical_learning
from language.say import mark

CONCLUSION = Conclusion(
    remember=(
        mark("Splits that differ can produce a gap that looks like overfitting, and no regularization closes it."),
        mark("More training data leaves a network less room to fit the noise."),
        mark("A large network can fit labels that mean nothing, so a low training loss alone proves nothing."),
    ),
    references=(
        Reference(
            "Zhang, Bengio, Hardt, Recht and Vinyals",
            2017,
            "Understanding deep learning requires rethinking generalization",
            "ICLR",
            "https://arxiv.org/abs/1611.03530",
        ),
        statistical_learning("7.10", "Cross-Validation"),
    ),
    then=mark("Next: how large a network should be."),
)
