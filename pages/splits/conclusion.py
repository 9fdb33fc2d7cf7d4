"""What to remember of this lesson, and where to read on."""

from dashboard.ui.conclusion import Conclusion, deep_learning, statistical_learning
from language.say import mark

CONCLUSION = Conclusion(
    remember=(
        mark("The training set fits the weights, the validation set makes the choices, and the test set judges once."),
        mark(
            "Overfitting shows as a gap that opens as training goes on, and at worst as a validation loss that rises."
        ),
        mark(
            "A score on data that had a part in a choice is optimistically biased, and the more choices, the more so."
        ),
    ),
    references=(
        deep_learning("5.3", "Hyperparameters and Validation Sets", "ml"),
        statistical_learning("7.2", "Bias, Variance and Model Complexity"),
    ),
    then=mark("Next: who finds the features, a person or the network."),
)
