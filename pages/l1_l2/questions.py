"""What the lesson asks of its penalties."""

from __future__ import annotations

from dashboard.analysis.paired import paired_losses
from dashboard.analysis.results import Results
from dashboard.analysis.words import percent
from dashboard.ui.questions.changes import FALLS, NEITHER, RISES, about_change
from dashboard.ui.questions.question import Question, Replies, make_question
from language.say import mark, t
from pages.l1_l2.finding import exactly_zero
from pages.l1_l2.trials import NONE, names_at

NO_PENALTY = mark("None of them")
GRADIENT, PROXIMAL, L2 = mark("L1 by gradient steps"), mark("L1 by the proximal step"), mark("L2")
# So many of the weights have to be zero.
HALF = 0.5


def exact_zeros(results: Results, strength: float) -> Question:
    """Which penalty really makes weights zero, at a strength."""
    text = t(
        "Which penalty of strength {strength:g} makes more than half of the weights exactly zero?", strength=strength
    )
    names = dict(zip((GRADIENT, PROXIMAL, L2), names_at(strength)[1:4], strict=True))
    if not all(results[name] for name in names.values()):
        return make_question("l1_l2 zeros", text, _ZEROS, None)
    shares = {answer: results.mean(name, exactly_zero) for answer, name in names.items()}
    most = max(shares, key=lambda answer: shares[answer])
    numbers = ", ".join(
        t("{share} ({penalty})", share=percent(share), penalty=t(answer)) for answer, share in shares.items()
    )
    because = t("Here this share of the weights is exactly zero: {numbers}.", numbers=numbers)
    return make_question("l1_l2 zeros", text, _ZEROS, most if shares[most] > HALF else NO_PENALTY, because)


def loss_with_l2(results: Results, strength: float) -> Question:
    """What L2 does to validation loss, at a strength, tested together with the others, as the finding is."""
    changes = paired_losses(results).changes(NONE) if results[NONE] else {}
    return about_change(
        "l1_l2 loss",
        t("What does L2 of strength {strength:g} do to validation loss?", strength=strength),
        _LOSS,
        changes.get(names_at(strength)[3]),
        mark("that without a penalty"),
    )


_ZEROS = {
    GRADIENT: Replies(
        mark(
            "The pull of L1 has the same size on both sides of zero, so a gradient step jumps across it and back. The "
            "second chart counts the weights that are zero to the last digit."
        ),
        mark("So it is here, though gradient steps seldom land on zero."),
    ),
    PROXIMAL: Replies(
        mark(
            "It does shorten weights down to zero and no further, but here the penalty is too weak for so many: see "
            "the second chart at the marked strength."
        ),
        mark("It shortens every weight by a fixed amount, down to zero and no further."),
    ),
    L2: Replies(
        mark(
            "“A penalty makes weights vanish” confuses small with zero. The pull of L2 is in proportion to the weight, "
            "so it fades before it gets there."
        ),
        mark("So it is here, though L2 by itself has no pull left near zero."),
    ),
    NO_PENALTY: Replies(
        mark("One of them does: see the second chart at the marked strength."),
        mark("Only the proximal step stops at zero, and at this strength it does not pull hard enough."),
    ),
}
_LOSS = {
    FALLS: Replies(
        mark(
            "“A penalty is good for validation loss” holds where there is noise to keep out and the strength "
            "is right. Look at the third chart, at the marked strength."
        ),
        mark("There is noise to keep out here, and with smaller weights less of it is fitted."),
    ),
    NEITHER: Replies(
        mark("That would be so at a strength near zero. Here the change is beyond chance: see what the page finds."),
        mark(
            "At this strength it hardly pulls, or the noise that it keeps out and the pattern that it takes away "
            "balance."
        ),
    ),
    RISES: Replies(
        mark(
            "“A penalty fits less, so it predicts less well” mixes up two losses: it is training loss that "
            "rises, and the penalty is there for the other one. See the third chart."
        ),
        mark("It takes away weights that are needed: the strength is too high for this data."),
    ),
}
