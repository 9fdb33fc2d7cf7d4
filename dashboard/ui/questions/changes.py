"""Questions about what a loss does, or how two compare: the seeds bear out one answer or the other, or neither."""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.analysis.change import Change, Kind
from dashboard.analysis.comparison_words import margin_in_words
from dashboard.ui.questions.question import Question, Replies, make_question
from language.say import Marked, Unsaid, mark, t

FALLS, NEITHER, RISES = mark("It falls"), mark("No clear change"), mark("It rises")
LOWER, ALIKE, HIGHER = mark("It is lower"), mark("No clear difference"), mark("It is higher")
_SEEN = mark("Measured over {seeds} seeds, it is {change}.")
_COUNTS_AS_NONE = mark(
    "Measured over {seeds} seeds, it is {change}; a difference of less than {margin} counts as none."
)
# Of a change that is not told by its size alone.
_MEASURED: Mapping[Kind, Marked] = {
    "unsure": mark("{seeds} seeds can't tell: as measured, it is {change}."),
    "same": _COUNTS_AS_NONE,
    "slight": _COUNTS_AS_NONE,
}
_ANSWERS: Mapping[Kind, int] = {"lower": 0, "same": 1, "slight": 1, "unsure": 1, "higher": 2}


def about_change(
    name: str, text: str, replies: Mapping[Marked, Replies], change: Change | None, beside: Unsaid
) -> Question:
    """`replies` are to lower, neither and higher, in this order; `change` is measured beside what `beside` names.

    Where trainings diverged, none of the answers is right.
    """
    if change is None or change.kind == "diverged":
        return make_question(name, text, replies, None)
    measured = {"change": change.beside(t(beside)), "seeds": change.logs.count}
    because = t(_MEASURED.get(change.kind, _SEEN), margin=margin_in_words(change), **measured)
    return make_question(name, text, replies, list(replies)[_ANSWERS[change.kind]], because)
