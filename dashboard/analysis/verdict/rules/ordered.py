"""The rules of the verdict, in the order in which they are asked: the first that holds gives kind and sentence."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dashboard.analysis.statistics import ONE_SIDED
from dashboard.analysis.verdict.above_constant import fits_training_rows_alone, was_blown_up
from dashboard.analysis.verdict.evidence import Evidence
from dashboard.analysis.verdict.fall import LIKELY, OPEN
from dashboard.analysis.verdict.rules import few_epochs, large_steps, learned
from dashboard.analysis.verdict.verdict import Kind
from dashboard.analysis.verdict.words import cant_tell, more_epochs, sentences, underfitting, unknown
from dashboard.analysis.verdict.words import large_steps as steps
from dashboard.analysis.verdict.words.shift import shift
from language.say import Message

# A gap of more standard errors is not chance, however far losses swing: the one-sided 99.9 % quantile.
PLAIN = 3.09
Pair = Callable[[Evidence], tuple[Kind, Kind]]


@dataclass(frozen=True)
class Rule:
    """When a kind of verdict holds, and what it says; "can't tell" also names the two kinds that it is `between`."""

    kind: Kind
    holds: Callable[[Evidence], bool]
    sentence: Callable[[Evidence], Message]
    between: Callable[[Evidence], tuple[()] | tuple[Kind, Kind]] = lambda _: ()


def _has_a_single_row(evidence: Evidence) -> bool:
    """Whether validation loss is that of one row: what it does says nothing about others."""
    rows = evidence.case.rows
    return evidence.case.known.single_row if rows is None else len(rows) == 1


def _rose_with_few_weights(evidence: Evidence) -> bool:
    return evidence.has_risen and evidence.gap.origin == "few weights"


def _of_other_targets(evidence: Evidence) -> bool:
    """Whether validation loss is above training loss mostly because its targets are not equally frequent."""
    return evidence.gap.last > 0 and evidence.gap.origin == "other targets"


def _rose_with_a_shift(evidence: Evidence) -> bool:
    stayed = evidence.gap.origin == "from the start" and evidence.gap.stayed
    gap = _gap(evidence) and (stayed or evidence.gap.origin == "nothing learned")
    return evidence.has_risen and (gap or _of_other_targets(evidence))


def _falls(evidence: Evidence) -> bool:
    return evidence.more_would_help >= LIKELY


def _may_fall(evidence: Evidence) -> bool:
    """Whether it is open if more epochs would help, and clear what the verdict is if they would not."""
    is_open = OPEN <= evidence.more_would_help < LIKELY
    return is_open and rule_for(evidence, LEVEL_RULES).kind not in ("can't tell", "too few epochs")


def _gap(evidence: Evidence) -> bool:
    """Whether there is a wide gap, beyond the chance of rows and epochs in 95 of 100 cases."""
    return _maybe_gap(evidence) and evidence.gap_in_errors > ONE_SIDED


def _gap_by_swings(evidence: Evidence) -> bool:
    """Whether such a gap may be chance all the same, as the curves swing."""
    return _gap(evidence) and large_steps.swings(evidence) and evidence.gap_in_errors <= PLAIN


def _unclear(evidence: Evidence) -> bool:
    return _gap(evidence) and evidence.gap.origin == "unclear"


def _opened(evidence: Evidence) -> bool:
    return _gap(evidence) and evidence.gap.origin == "opened"


def _narrows(evidence: Evidence) -> bool:
    """Whether such a gap has narrowed in the last half by what counts, and validation loss is at its lowest now.

    More epochs would show whether it closes; where they were tried, they did.
    """
    case = evidence.case
    untried_at_lowest = evidence.fall.ahead is None and case.lowest_place(case.count) == case.judged
    return _opened(evidence) and untried_at_lowest and evidence.gap.halfway - evidence.gap.last >= evidence.fall.least


def _above_its_lowest(evidence: Evidence) -> bool:
    """Whether validation loss ends clearly above its lowest, if within the chance of epochs and rows: no good fit."""
    return evidence.rows is not None and evidence.rise.ends_above


def _maybe_gap(evidence: Evidence) -> bool:
    return evidence.gap.wide and not evidence.gap.is_chance


def _may_overfit(evidence: Evidence) -> bool:
    """Whether it would be a good fit, but for what more than one draw of rows in ten would show."""
    return (evidence.may_have_risen or evidence.may_be_wide) and rule_for(evidence, LEVEL_RULES).kind == "good fit"


def _rise_of_unknown_size(evidence: Evidence) -> bool:
    """Whether it plainly rose, if little beside a first loss, which may have been far above a constant prediction's."""
    return not evidence.case.knows_constant and evidence.rise.is_plain and not evidence.rise.training_is_worse


def _fall_of_unknown_size(evidence: Evidence) -> bool:
    """The same for a fall, of a loss without a score beside it: how far it is from 0 means nothing then."""
    unknown = not evidence.case.knows_constant and not len(evidence.case.metric)
    return unknown and evidence.fall.is_plain


def _settled(evidence: Evidence) -> Kind:
    """The verdict where there is no rise, gap or fall."""
    if was_blown_up(evidence) or large_steps.worse_than_constant(evidence):
        return "unstable"
    return "underfitting" if learned.no_more_than_a_constant(evidence) else "good fit"


def _kind_of_gap(evidence: Evidence) -> Kind:
    return "overfitting" if evidence.gap.origin in ("opened", "unclear") else "shift"


def _kind_of_rise(evidence: Evidence) -> Kind:
    return "shift" if _of_other_targets(evidence) else "overfitting"


def _or(kind: Callable[[Evidence], Kind]) -> Pair:
    return lambda evidence: (_settled(evidence), kind(evidence))


def _open(
    holds: Callable[[Evidence], bool], sentence: Callable[[Evidence, Kind, Kind], Message], between: Pair
) -> Rule:
    """A rule that can't tell two kinds from each other."""
    return Rule("can't tell", holds, lambda evidence: sentence(evidence, *between(evidence)), between)


# For curves that fall no further.
LEVEL_RULES = (
    _open(_gap_by_swings, cant_tell.noisy_gap, lambda evidence: ("unstable", _kind_of_gap(evidence))),
    _open(_narrows, unknown.narrows, lambda _: ("too few epochs", "overfitting")),
    Rule("overfitting", _opened, sentences.opened),
    _open(_unclear, cant_tell.may_be_shift, lambda _: ("overfitting", "shift")),
    Rule("shift", _gap, shift),
    Rule("unstable", large_steps.swings, steps.swings),
    _open(lambda evidence: evidence.rise_counts, cant_tell.maybe_risen, _or(_kind_of_rise)),
    _open(_maybe_gap, cant_tell.maybe_gap, _or(_kind_of_gap)),
    Rule("unstable", was_blown_up, steps.blown_up),
    Rule("unstable", large_steps.worse_than_constant, steps.worse_than_constant),
    Rule("too few epochs", few_epochs.cut_short, sentences.short),
    _open(large_steps.may_be_unstable, steps.may_be_unstable, _or(lambda _: "unstable")),
    _open(learned.may_have_learned, cant_tell.may_have_learned, lambda _: ("good fit", "underfitting")),
    Rule("underfitting", learned.no_more_than_a_constant, underfitting.underfitting),
    Rule("underfitting", learned.guesses, underfitting.guesses),
    _open(lambda evidence: evidence.guessing is not None, unknown.may_guess, lambda _: ("good fit", "underfitting")),
    _open(learned.moved_little, unknown.flat, lambda _: ("good fit", "underfitting")),
    _open(_above_its_lowest, cant_tell.above_its_lowest, _or(_kind_of_rise)),
    _open(_rise_of_unknown_size, unknown.rise_of_unknown_size, _or(_kind_of_rise)),
    _open(_fall_of_unknown_size, unknown.fall_of_unknown_size, lambda _: ("good fit", "too few epochs")),
    _open(large_steps.may_swing, steps.may_swing, _or(lambda _: "unstable")),
    _open(learned.may_not_hold, cant_tell.may_not_hold, _or(_kind_of_rise)),
    _open(learned.may_be_easy, unknown.may_be_easy, _or(_kind_of_rise)),
    Rule("good fit", lambda _: True, sentences.good_fit),
)
RULES = (
    Rule("diverged", large_steps.diverged, steps.diverged),
    Rule("can't tell", _has_a_single_row, cant_tell.single_row),
    Rule(
        "overfitting",
        lambda evidence: few_epochs.short(evidence) and few_epochs.rose_at_once(evidence),
        sentences.risen,
    ),
    Rule("too few epochs", few_epochs.short, sentences.short),
    Rule("unstable", fits_training_rows_alone, steps.blown_up),
    Rule("unstable", large_steps.unstable, steps.unstable),
    Rule("shift", lambda evidence: _rose_with_few_weights(evidence) and _gap(evidence), shift),
    Rule("shift", _rose_with_a_shift, shift),
    Rule("can't tell", _rose_with_few_weights, cant_tell.few_weights),
    Rule("overfitting", lambda evidence: evidence.has_risen, sentences.risen),
    Rule("unstable", large_steps.blown_up, steps.blown_up),
    _open(_may_fall, more_epochs.may_fall, lambda evidence: (rule_for(evidence, LEVEL_RULES).kind, "too few epochs")),
    Rule("too few epochs", _falls, more_epochs.falling),
    _open(_may_overfit, cant_tell.may_overfit, _or(_kind_of_rise)),
    *LEVEL_RULES,
)


def rule_for(evidence: Evidence, rules: Sequence[Rule] = RULES) -> Rule:
    """The first rule that holds; the last one always does."""
    return next(rule for rule in rules if rule.holds(evidence))
