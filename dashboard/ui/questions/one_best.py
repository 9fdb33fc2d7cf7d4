"""What can be asked of any comparison: whether its seeds tell the best arm from all others."""

from __future__ import annotations

from dashboard.analysis.ranking import rank
from dashboard.analysis.results import Results
from dashboard.ui.questions.question import Question, Replies, make_question
from language.say import mark, t

ONE, SEVERAL = mark("Yes, one"), mark("No, several may be the best")


def one_best(lesson: str, results: Results, baseline: str) -> Question:
    ranking = rank(results, baseline)
    return make_question(
        name=f"{lesson} best",
        text=t("Can one of them be told from all others as the best here?"),
        replies=_REPLIES,
        right=None if ranking is None or not ranking.sound else SEVERAL if ranking.rivals else ONE,
        because=t("What diverged at any seed is not called the best.") if ranking and ranking.diverged else "",
    )


_REPLIES = {
    ONE: Replies(
        mark(
            "“There must be a best one” is a matter of how many seeds: the lowest mean is a best guess, and others may "
            "be the best, too."
        ),
        mark("No other comes near enough to be taken for it."),
    ),
    SEVERAL: Replies(
        mark("Here one lies clearly below all others, over these seeds."),
        mark("The lowest mean of a handful of seeds is partly luck."),
    ),
}
