"""What to remember of this lesson, and where to read on."""

from dashboard.ui.conclusion import Conclusion, Reference, deep_learning
from language.say import mark

CONCLUSION = Conclusion(
    remember=(
        mark("A unit multiplies each input by a weight, adds the products and a bias, and applies its activation."),
        mark(
            "A layer is a matrix of weights, a vector of biases and an activation; a network is a sequence of layers."
        ),
        mark(
            "Training changes the weights and biases alone; how many there are follows from how many units the layers "
            "have."
        ),
    ),
    references=(
        deep_learning("6.1", "Example: Learning XOR", "mlp"),
        Reference(
            "Hornik, Stinchcombe and White",
            1989,
            "Multilayer feedforward networks are universal approximators",
            "Neural Networks 2(5), 359\N{EN DASH}366",
            "https://doi.org/10.1016/0893-6080(89)90020-8",
        ),
    ),
    then=mark("Next: what the activation is for, and what it does to learning."),
)
