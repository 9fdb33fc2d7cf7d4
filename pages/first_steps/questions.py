"""Why it came out as it did: a question after each exercise, true of what it trains at any seed."""

from __future__ import annotations

from dataclasses import replace

from dashboard.ui.questions.question import Answer, Question
from dashboard.ui.questions.sketched import ClassQuestion, Sketched
from language.say import mark
from pages.first_steps.trials import EXERCISES, Exercise


def why(exercise: Exercise) -> Question:
    """The question of an exercise. Below, its right answer comes first; on the page, in another place each time."""
    text, right, *wrong = _WHY[exercise.name]
    answers = [Answer(*one) for one in wrong]
    answers.insert(_PLACES[list(_WHY).index(exercise.name) % len(_PLACES)], Answer(*right))
    return Question(f"first_steps {exercise.name}", text, tuple(answers), right[0])


def for_class() -> tuple[ClassQuestion, ...]:
    """Of each exercise what is drawn before it runs, then why it came out so; what to remember would answer that."""
    return tuple(
        one
        for exercise in EXERCISES
        for one in (_sketched(exercise), replace(why(exercise), because=exercise.remember))
    )


def _sketched(exercise: Exercise) -> Sketched:
    name = f"first_steps {exercise.name} drawn"
    return Sketched(name, exercise.doing, exercise.text, exercise.before, exercise.after)


# Where the right answers stand.
_PLACES = (1, 2, 0, 2, 0, 1)
# A question, the right answer with what is said to it, and wrong ones with the misconception and what refutes it.
_Why = tuple[str, tuple[str, str], tuple[str, str], tuple[str, str]]
_WHY: dict[str, _Why] = {
    "overfit": (
        mark(
            "Validation loss has turned and is rising, while training loss goes on falling. What is the network "
            "still learning?"
        ),
        (
            mark("The noise of individual training samples"),
            mark("What it learns now is true of these samples alone, so it does not help with others."),
        ),
        (
            mark("The pattern, ever more finely"),
            mark("Then validation loss would fall as well, for the pattern is the same there. It rises instead."),
        ),
        (
            mark("Nothing: it has learned all there is"),
            mark("Then the network would no longer change, and neither would the two losses. Both still do."),
        ),
    ),
    "smaller": (
        mark(
            "With 16 hidden units in place of 128, training loss ends higher, and validation loss lower. Is the higher "
            "training loss a bad sign?"
        ),
        (
            mark("No: what it does not fit is mostly noise"),
            mark("With 65 parameters it can hardly bend around individual samples. What counts is validation loss."),
        ),
        (
            mark("Yes: it has learned less"),
            mark("It has learned less of the noise, too, which is why validation loss is lower."),
        ),
        (mark("Yes: it needs more epochs"), mark("More epochs don't give it more room.")),
    ),
    "penalties": (
        mark(
            "A penalty is part of what each step minimizes, and is left out of the losses that are reported. How can "
            "it change them all the same?"
        ),
        (
            mark("It changes the weights, and the loss depends on them"),
            mark("Each step reduces the sum of loss and penalty, so the weights end up elsewhere."),
        ),
        (
            mark("It can't; the difference is chance"),
            mark(
                "With and without it, the network starts from the same weights and sees the same samples in the same "
                "order. The penalty is all that differs."
            ),
        ),
        (
            mark("It is subtracted from the loss that is reported"),
            mark(
                "It is left out of what is reported; counted in, it would add to the loss: a penalty is never below "
                "zero."
            ),
        ),
    ),
    "too_strong": (
        mark(
            "With a strong L2, a small network ends with a higher validation loss, and its training loss is higher as "
            "well. What does that say?"
        ),
        (
            mark("The network can't follow the pattern any more"),
            mark("Its weights are kept so small that its output is nearly the same everywhere. That is underfitting."),
        ),
        (
            mark("It overfits more than before"),
            mark("An overfitted network has a low training loss and a high validation loss. Here both are high."),
        ),
        (
            mark("The penalty is part of the losses that are reported"),
            mark("They leave it out. It is the weights that it has made too small."),
        ),
    ),
    "dropout": (
        mark("Why does training loss end higher with dropout?"),
        (
            mark("The weights have not fitted each sample so closely"),
            mark(
                "What is learned has to work whichever units are off, so there is little room to fit individual "
                "samples."
            ),
        ),
        (
            mark("Half of the units are off when it is evaluated"),
            mark("They are all on: losses are evaluated with dropout off, for every set alike."),
        ),
        (
            mark("Half of the units are gone for good"),
            mark("Different units are off at each step. All of them are trained, and all are present at the end."),
        ),
    ),
    "early_stopping": (
        mark("Early stopping chose the epoch by validation loss. Which set can say how good that choice was?"),
        (
            mark("Test, which was not used for any choice"),
            mark("The lowest of many noisy values is partly luck. The test set had no say in it."),
        ),
        (
            mark("Validation, which was not trained on"),
            mark(
                "It was not, but the epoch was chosen to suit these very rows. A set used for choosing can no longer "
                "judge."
            ),
        ),
        (
            mark("Training, which is the largest"),
            mark("Its loss keeps falling: judged by it, training would never stop."),
        ),
    ),
    "too_patient": (
        mark(
            "Early stopping was on for the 300 epochs of a training run, with a patience of 300 and without "
            "restoring weights, and nothing changed. Why?"
        ),
        (
            mark("It never stopped the training"),
            mark("A patience as long as the training never runs out, and the last weights were kept."),
        ),
        (
            mark("Early stopping does nothing for this network"),
            mark("With a patience of 20 it makes a big difference."),
        ),
        (
            mark("It had stopped at the best epoch by itself"),
            mark("It was trained to the last epoch, far past the lowest validation loss."),
        ),
    ),
}
