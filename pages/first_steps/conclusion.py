"""What to remember of this lesson, and where to read on."""

from dashboard.ui.conclusion import Conclusion, Reference, deep_learning, within
from language.say import mark

CONCLUSION = Conclusion(
    remember=(
        mark("A network overfits when training loss keeps falling while validation loss turns and rises."),
        mark(
            "A smaller network, a penalty on the weights, dropout and an earlier stop all keep it from fitting noise."
        ),
        mark(
            "None of them is judged by training loss: what counts is the loss on data that the network was not fitted "
            "to."
        ),
    ),
    references=(
        deep_learning("5.2", "Capacity, Overfitting and Underfitting", "ml"),
        Reference(
            "Prince",
            2023,
            "Understanding Deep Learning",
            within("MIT Press", "8", "Measuring Performance"),
            "https://udlbook.github.io/udlbook/",
        ),
    ),
    then=mark("Next, the basics: what a network computes, number by number."),
)
