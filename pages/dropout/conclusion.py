"""What to remember of this lesson, and where to read on."""

from dashboard.ui.conclusion import Conclusion, Reference, deep_learning
from language.say import mark

CONCLUSION = Conclusion(
    remember=(
        mark("Dropout switches units off at random while training, and none when predicting."),
        mark("Every sample of every step trains a different thinned network, and all of them share their weights."),
        mark("The network with all units active stands, approximately, for the mean of the thinned ones."),
    ),
    references=(
        Reference(
            "Srivastava, Hinton, Krizhevsky, Sutskever and Salakhutdinov",
            2014,
            "Dropout: A Simple Way to Prevent Neural Networks from Overfitting",
            "Journal of Machine Learning Research 15, 1929\N{EN DASH}1958",
            "https://jmlr.org/papers/v15/srivastava14a.html",
        ),
        deep_learning("7.12", "Dropout", "regularization"),
    ),
    then=mark("Next: leaving the network as it is, and stopping in time."),
)
