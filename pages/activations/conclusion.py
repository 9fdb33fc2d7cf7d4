"""What to remember of this lesson, and where to read on."""

from dashboard.ui.conclusion import Conclusion, Reference, deep_learning
from language.say import mark

CONCLUSION = Conclusion(
    remember=(
        mark("Without activations, any number of layers can compute no more than a single one."),
        mark(
            "An activation's derivative is a factor of the gradient: where it is close to zero, hardly anything is "
            "learned."
        ),
        mark("Through many sigmoid layers the gradient vanishes; relu lets it through wherever its unit is active."),
    ),
    references=(
        Reference(
            "Glorot and Bengio",
            2010,
            "Understanding the difficulty of training deep feedforward neural networks",
            "AISTATS, PMLR 9, 249\N{EN DASH}256",
            "https://proceedings.mlr.press/v9/glorot10a.html",
        ),
        deep_learning("6.3", "Hidden Units", "mlp"),
    ),
    then=mark("Next: the number that says how wrong an output is."),
)
