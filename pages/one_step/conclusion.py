"""What to remember of this lesson, and where to read on."""

from dashboard.ui.conclusion import Conclusion, Reference, deep_learning
from language.say import mark

CONCLUSION = Conclusion(
    remember=(
        mark(
            "A step computes the loss of a mini-batch and its gradient with respect to each weight, then moves each "
            "weight against it."
        ),
        mark("Backpropagation is the chain rule, layer by layer from the output back, with every result used again."),
        mark("A step that is too short learns slowly; one that is too long jumps across the valley and may diverge."),
    ),
    references=(
        Reference(
            "Rumelhart, Hinton and Williams",
            1986,
            "Learning representations by back-propagating errors",
            "Nature 323, 533\N{EN DASH}536",
            "https://doi.org/10.1038/323533a0",
        ),
        deep_learning("8.1", "How Learning Differs from Pure Optimization", "optimization"),
    ),
    then=mark("Next: on which data to judge what was learned."),
)
