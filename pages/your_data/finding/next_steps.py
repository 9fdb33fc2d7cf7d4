"""What to do now, in order: from what the checks found, from the trainings, and from other models on the same rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dashboard.analysis.checks.finding import Check, Finding
from dashboard.analysis.evaluation.metrics import deciding_metric
from dashboard.analysis.evaluation.models import Evaluation
from dashboard.analysis.ranking import rank
from dashboard.analysis.results import Results
from dashboard.experiment.arms import BASELINE
from language.say import Marked, mark, t
from pages.your_data.finding.judging import LEAST, LINEAR_WINS, NONE, TREES_WIN, outcome_beside
from pages.your_data.finding.networks import title_quoted

# What a check found that spoils a score, in a clause: the numbers stand where it says so itself.
PROBLEMS: dict[Check, Marked] = {
    "leak": mark("{column} may give the target away"),
    "sum": mark("other columns make up the target"),
    "identifier": mark("{column} may be a row number"),
    "copies": mark("some rows are there more than once"),
    "near copies": mark("some rows are nearly the same"),
    "groups": mark("{column} names groups of rows"),
    "time": mark("rows may follow each other in time"),
    "contradictions": mark("some rows contradict each other"),
    "code": mark("a number in {column} seems to stand for something else"),
    "outlier": mark("{column} has a value far from all others"),
    "imbalance": mark("one class is rare"),
    "drift": mark("test rows differ from training rows"),
}


@dataclass(frozen=True)
class NextStep:
    """A sentence, and what its button does: takes the step of `found`, opens the arm of that name in the lab, or hands
    out a script of the trees. Without any of these there is nothing that a button could do.
    """

    text: str
    found: Finding | None = None
    arm: str = ""
    trees: bool = False


def next_steps(
    found: Sequence[Finding] | None,
    results: Results | None,
    judged: Sequence[Sequence[Evaluation]],
    *,
    weighed: bool,
    written: Callable[[str], str],
) -> tuple[NextStep, ...]:
    """At most three, the most urgent first; `written` makes text for the page of what a table says.

    Of what the checks found only the first is one of them: all of it stands above, with the same buttons, and left no
    room for what the trainings say.

    Empty while nothing is known that asks for a step; `found` is None while the checks run.
    """
    spoil = [
        one
        for one in found or ()
        if one.step != "none" and one.check in PROBLEMS and not (weighed and one.step == "weigh classes")
    ]
    steps = [_trust(spoil, written)] if spoil else []
    beside = outcome_beside(results.arms[0].experiment, judged) if results else ""
    if beside == NONE:
        steps.append(NextStep(t("Look for other inputs, or more rows: nothing here beats guessing beyond chance.")))
    elif results is not None and results.complete:
        steps += _network(results, beside)
        if not steps and beside and found is not None:
            steps = _none(results)
    return tuple(steps)


def _trust(spoil: Sequence[Finding], written: Callable[[str], str]) -> NextStep:
    first = spoil[0]
    problem = t(PROBLEMS[first.check], column=written(next(iter(first.columns), "")))
    if len(spoil) == 1:
        said = t("Before you trust a score, see to this: {problem}.", problem=problem)
    else:
        said = t("Before you trust a score, see to what stands above, first to this: {problem}.", problem=problem)
    return NextStep(said, found=first)


def _network(results: Results, beside: str) -> list[NextStep]:
    """The best network, if it is clearly better than the large one; or what can't be told from it without one."""
    steps = []
    if beside == TREES_WIN:
        said = t("Use boosted trees: on these rows they are better than the best network, beyond chance.")
        steps.append(NextStep(said, trees=True))
    if beside == LINEAR_WINS:
        said = t("Use a linear model: on these rows it is better than the best network, beyond chance.")
        return [NextStep(said, arm="linear")]
    ranking = rank(results, BASELINE)
    if beside == LEAST:
        # A larger network beside that would be advice against it.
        higher = ranking is not None and "linear" in ranking.changes and ranking.changes["linear"].kind == "higher"
        return [_more_rows(results) if higher else _linear()]
    if ranking and ranking.gain and ranking.gain.kind == "lower":
        change = ranking.gain.beside(t("that with the large network"))
        said = t(
            "Go on with {title}: its validation loss is {change}.",
            title=title_quoted(results, ranking.best),
            change=change,
        )
        steps.append(NextStep(said, arm=ranking.best))
    return steps


def _none(results: Results) -> list[NextStep]:
    """What is left to try where neither checks nor trainings ask for a step."""
    ranking = rank(results, BASELINE)
    if ranking is None or ranking.lower or BASELINE in ranking.diverged:
        return []
    said = t(
        "Nothing here asks for a step: no check does, and no other network has a lower validation loss than the large "
        "one beyond chance. Below you can try whether a smaller one would do, or every remedy."
    )
    return [NextStep(said)]


def _linear() -> NextStep:
    said = t("Begin without hidden layers: a linear model and the best network can't be told apart.")
    return NextStep(said, arm="linear")


def _more_rows(results: Results) -> NextStep:
    """Where the one says that hidden layers help, and the other does not."""
    metric = deciding_metric(results.arms[0].experiment)
    return NextStep(
        t(
            "Look for more rows: by {metric} a linear model and the best network can't be told apart, but without "
            "hidden layers validation loss is higher.",
            metric=t(metric),
        )
    )
