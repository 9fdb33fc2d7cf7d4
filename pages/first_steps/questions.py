"""Why it came out as it did: a question after each exercise, true of what it trains at any seed."""

from __future__ import annotations

from dashboard.ui.questions.question import Answer, Question
from dashboard.ui.questions.sketched import ClassQuestion, Sketched
from pages.first_steps.trials import EXERCISES, Exercise


def why(exercise: Exercise) -> Question:
    """The question that goes with an exercise; its first answer below is the right one, and not the first on the "
    "page.
    """
    text, right, *wrong = _WHY[exercise.name]
    first, *others = (Answer(*one) for one in wrong)
    return Question(f"first_steps {exercise.name}", text, (first, Answer(*right), *others), right[0])


def for_class() -> tuple[ClassQuestion, ...]:
    """Of each exercise what is drawn before it runs, then why it came out so."""
    return tuple(one for exercise in EXERCISES for one in (_sketched(exercise), why(exercise)))


def _sketched(exercise: Exercise) -> Sketched:
    name = f"first_steps {exercise.name} drawn"
    return Sketched(name, exercise.doing, exercise.text, exercise.before, exercise.after, exercise.remember)


# A question, the right answer with what is said to it, and wrong ones with the misconception and what refutes it.
_Why = tuple[str, tuple[str, str], tuple[str, str], tuple[str, str]]
_WHY: dict[str, _Why] = {
    "overfit": (
        "Training loss goes on falling to the end. What is the network still learning?",
        (
            "The noise of single training samples",
            "What it learns now holds for these samples alone, so others gain nothing.",
        ),
        (
            "The pattern, ever more finely",
            "Then validation loss would fall as well, for the pattern is the same there. It rises instead.",
        ),
        (
            "Nothing: it has learned all there is",
            "Then its weights would rest, and both curves would lie flat. Both of them move.",
        ),
    ),
    "smaller": (
        "The small network ends with a higher training loss. Is that a fault?",
        (
            "No: what it leaves is mostly noise",
            "With 17 parameters it can't bend around single samples. What counts is validation loss.",
        ),
        ("Yes: it has learned less", "It has learned less of the noise, too. Compare the two validation losses."),
        ("Yes: it needs more epochs", "More epochs don't give it room that it does not have."),
    ),
    "penalties": (
        "The curves leave the penalty out. How can it change them all the same?",
        (
            "It changes the weights, and they make the loss",
            "Each step goes down loss and penalty together, so the weights end elsewhere.",
        ),
        (
            "It can't; the difference is chance",
            "Both start from the same weights on the same samples, in the same order. The penalty is all that differs.",
        ),
        (
            "It lowers the loss that is drawn",
            "It is not in what is drawn, and it would add to it: a penalty is never below zero.",
        ),
    ),
    "too_strong": (
        "Training loss rose as well. What does that say?",
        (
            "The network can't follow the pattern any more",
            "Its weights are kept so small that its output is nearly the same everywhere. That is underfitting.",
        ),
        (
            "It overfits more than before",
            "An overfitted network has a low training loss and a high validation loss. Here the two curves lie close.",
        ),
        ("The penalty is in the curve", "The curves leave it out. It is the weights that it has made too small."),
    ),
    "dropout": (
        "Why does training loss end higher with dropout, though all units are on when it is evaluated?",
        (
            "The weights have not fitted each sample so closely",
            "What is learned has to work with any half of the units, so that little is left for single samples.",
        ),
        (
            "Half of the units are off when it is evaluated",
            "They are all on: the curves are evaluated with dropout off, for every set alike.",
        ),
        (
            "Half of the units are gone for good",
            "At each step others are off. All of them are trained, and all are there in the end.",
        ),
    ),
    "early_stopping": (
        "Validation loss chose the epoch. Which set can say how good that choice was?",
        (
            "Test, which chose nothing",
            "The lowest of many noisy values is low by luck, in part. Test had no say in it.",
        ),
        (
            "Validation, which was not trained on",
            "It was not, but the epoch is the one that suits these very rows best. A choice uses a set up.",
        ),
        ("Training, which is the largest", "Its loss falls whatever happens: by it, one would never stop."),
    ),
    "too_patient": (
        "Early stopping was on, and nothing changed. Why?",
        ("It never came to stop", "A patience as long as the training ends nothing, and the last weights were kept."),
        ("Early stopping does nothing for this network", "With a patience of 20, in the lesson before, it did much."),
        (
            "It had stopped at the best epoch by itself",
            "The curves go on to the last epoch, far past the lowest validation loss.",
        ),
    ),
}
