"""A question that is answered by drawing a curve, and what a class can be asked."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.experiment.experiment import Experiment
from dashboard.ui.questions.question import Question
from language.fields import said


@said("title", "text")
@dataclass(frozen=True)
class Sketched:
    """What will validation loss do? It is drawn over the curve `before` a change, and the one `after` answers.

    `title` is the change, and `text` what has to be known of the network.
    """

    name: str
    title: str
    text: str
    before: Experiment
    after: Experiment


ClassQuestion = Question | Sketched
