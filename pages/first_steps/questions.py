"""Why it came out as it did: a question after each exercise, true of what it trains at any seed."""

from __future__ import annotations

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
    """Of each exercise what is drawn before it runs, then why it came out so."""
    return tuple(one for exercise in EXERCISES for one in (_sketched(exercise), why(exercise)))


def _sketched(exercise: Exercise) -> Sketched:
    name = f"first_steps {exercise.name} drawn"
    return Sketched(name, exercise.doing, exercise.text, exercise.before, exercise.after, exercise.remember)


# Where the right answers stand.
_PLACES = (1, 2, 0, 2, 0, 1)
# A question, the right answer with what is said to it, and wrong ones with the misconception and what refutes it.
_Why = tuple[str, tuple[str, str], tuple[str, str], tuple[str, str]]
_WHY: dict[str, _Why] = {
    "overfit": (
        mark("Training loss goes on falling to the end. What is the network still learning?"),
        (
            mark("The noise of single training samples"),
            mark("What it learns now is true of these samples alone, so it does not help with others."),
        ),
        (
            mark("The pattern, ever more finely"),
            mark("Then validation loss would fall as well, for the pattern is the same there. It rises instead."),
        ),
        (
            mark("Nothing: it has learned all there is"),
            mark("Then its weights would no longer change, and both curves would be flat. Both still move."),
        ),
    ),
    "smaller": (
        mark("The small network ends with a higher training loss. Is that a bad sign?"),
        (
            mark("No: what it leaves is mostly noise"),
            mark("With 17 parameters it can't bend around single samples. What counts is validation loss."),
        ),
        (
            mark("Yes: it has learned less"),
            mark("It has learned less of the noise, too. Compare the two validation losses."),
        ),
        (mark("Yes: it needs more epochs"), mark("More epochs don't give it more room.")),
    ),
    "penalties": (
        mark("The curves leave the penalty out. How can it change them all the same?"),
        (
            mark("It changes the weights, and they make the loss"),
            mark("Each step goes down loss and penalty together, so the weights end elsewhere."),
        ),
        (
            mark("It can't; the difference is chance"),
            mark(
                "Both start from the same weights on the same samples, in the same order. The penalty is all that "
                "differs."
            ),
        ),
        (
            mark("It is subtracted from the loss that is drawn"),
            mark("It is not in what is drawn, and it would add to it: a penalty is never below zero."),
        ),
    ),
    "too_strong": (
        mark("Training loss rose as well. What does that say?"),
        (
            mark("The network can't follow the pattern any more"),
            mark("Its weights are kept so small that its output is nearly the same everywhere. That is underfitting."),
        ),
        (
            mark("It overfits more than before"),
            mark(
                "An overfitted network has a low training loss and a high validation loss. Here the two curves lie "
                "close."
            ),
        ),
        (
            mark("The penalty is in the curve"),
            mark("The curves leave it out. It is the weights that it has made too small."),
        ),
    ),
    "dropout": (
        mark("Why does training loss end higher with dropout, though all units are on when it is evaluated?"),
        (
            mark("The weights have not fitted each sample so closely"),
            mark("What is learned has to work whichever units are off, so there is little room to fit single samples."),
        ),
        (
            mark("Half of the units are off when it is evaluated"),
            mark("They are all on: the curves are evaluated with dropout off, for every set alike."),
        ),
        (
            mark("Half of the units are gone for good"),
            mark("At each step others are off. All of them are trained, and all are there in the end."),
        ),
    ),
    "early_stopping": (
        mark("Validation loss chose the epoch. Which set can say how good that choice was?"),
        (
            mark("Test, which chose nothing"),
            mark("The lowest of many noisy values is partly luck. The test set had no say in it."),
        ),
        (
            mark("Validation, which was not trained on"),
            mark(
                "It was not, but the epoch was chosen to suit these very rows. A set that has chosen can no "
                "longer judge."
            ),
        ),
        (mark("Training, which is the largest"), mark("Its loss keeps falling: by it, one would never stop.")),
    ),
    "too_patient": (
        mark("Early stopping was on, and nothing changed. Why?"),
        (
            mark("It never stopped the training"),
            mark("A patience as long as the training never runs out, and the last weights were kept."),
        ),
        (
            mark("Early stopping does nothing for this network"),
            mark("With a patience of 20, in the lesson before, it did much."),
        ),
        (
            mark("It had stopped at the best epoch by itself"),
            mark("The curves go on to the last epoch, far past the lowest validation loss."),
        ),
    ),
}
