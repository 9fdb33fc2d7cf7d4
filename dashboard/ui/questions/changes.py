"""Questions about what a loss does: it falls, it rises, or the seeds bear out neither."""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.analysis.change import Change, Kind
from dashboard.ui.questions.question import Question, Replies, make_question
from language.say import Marked, Unsaid, mark, t

FALLS, NEITHER, RISES = mark("It falls"), mark("No clear change"), mark("It rises")
_ANSWERS: Mapping[Kind, Marked] = {
    "lower": FALLS,
    "higher": RISES,
    "same": NEITHER,
    "slight": NEITHER,
    "unsure": NEITHER,
}


def about_change(
    name: str, text: str, replies: Mapping[Marked, Replies], change: Change | None, beside: Unsaid
) -> Question:
    """`replies` are to the three answers; `change` is what was measured, next to what `beside` names.

    Where trainings diverged, none of the answers is right.
    """
    if change is None or change.kind == "diverged":
        return make_question(name, text, replies, None)
    because = t(
        "Measured, it is {change}, over {seeds} seeds.", change=change.beside(t(beside)), seeds=change.logs.count
    )
    return make_question(name, text, replies, _ANSWERS[change.kind], because)
