"""The rules of the verdict, in the order in which they are asked: the first that holds gives kind and sentence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from dashboard.analysis.verdict.evidence import Evidence
from dashboard.analysis.verdict.fall import LIKELY, OPEN
from dashboard.analysis.verdict.gap import LEARNED
from dashboard.analysis.verdict.verdict import Kind
from dashboard.analysis.verdict.words import cant_tell, sentences
from dashboard.language.say import Message

# Training has diverged at so many times the loss of a constant prediction, unless more epochs would halve it.
DIVERGED = 3.0
# With fewer epochs a curve has no shape.
FEWEST_EPOCHS = 5
# Training is worse than not to train at all from this multiple of the loss of a constant prediction.
WORSE_THAN_CONSTANT = 1.15


Pair = Callable[[Evidence], tuple[Kind, Kind]]


@dataclass(frozen=True)
class Rule:
    """When a kind of verdict holds, and what it says; one that can't tell names the kinds `between` which it can't."""

    kind: Kind
    holds: Callable[[Evidence], bool]
    sentence: Callable[[Evidence], Message]
    between: Callable[[Evidence], tuple[()] | tuple[Kind, Kind]] = lambda _: ()


def _diverged(found: Evidence) -> bool:
    halved = found.fall.counts and found.fall.later >= 0.5 * found.fall.loss
    has_halved = found.gap.train < 0.5 * found.case.train[0]
    return found.gap.train > DIVERGED * found.case.scale and not (halved or has_halved)


def _short(found: Evidence) -> bool:
    return found.case.count < FEWEST_EPOCHS and found.case.ending.reason != "early stopping"


def _unstable(found: Evidence) -> bool:
    return found.rise.is_of_both or (found.rises and found.rise.training_is_worse)


def _may_be_unstable(found: Evidence) -> bool:
    """Whether training loss rose, and validation loss with it, where epochs or rows could make as much by chance."""
    above = found.rise.is_enough(found.rise.lowest, found.rise.last)
    return found.rise.training_is_worse and (above or (found.rise.training_surely_rose and found.may_have_risen))


def _risen(found: Evidence) -> bool:
    return found.rises and found.surely_rose


def _rose_with_few_weights(found: Evidence) -> bool:
    return _risen(found) and found.gap.origin == "few weights"


def _rose_with_a_shift(found: Evidence) -> bool:
    return _risen(found) and _gap(found) and found.gap.origin in ("nothing learned", "other targets")


def _falls(found: Evidence) -> bool:
    return found.more_would_help >= LIKELY and found.case.ending.reason != "early stopping"


def _may_fall(found: Evidence) -> bool:
    """Whether it is open if more epochs would help, and clear what it is if they would not."""
    open_ = OPEN <= found.more_would_help < LIKELY
    return open_ and found.case.ending.reason != "early stopping" and level_rule(found).kind != "can't tell"


def _gap(found: Evidence) -> bool:
    return found.gap.wide and found.gap_is_sure and not found.gap.is_chance


def _opened(found: Evidence) -> bool:
    return _gap(found) and found.gap.origin == "opened"


def _maybe_risen(found: Evidence) -> bool:
    return found.rises


def _above_its_lowest(found: Evidence) -> bool:
    """Whether it stands clearly above its lowest, and yet no more than noise and rows explain: no good fit."""
    return found.rows is not None and found.rise.is_enough(found.rise.lowest, found.rise.last)


def _maybe_gap(found: Evidence) -> bool:
    return found.gap.wide and not found.gap.is_chance


def _may_overfit(found: Evidence) -> bool:
    """Whether it would be a good fit if its rows left that no more open than one draw in ten."""
    return (found.may_have_risen or found.may_be_wide) and level_rule(found).kind == "good fit"


def _rise_of_unknown_size(found: Evidence) -> bool:
    """Whether it plainly rose, by little beside a first loss that may have been far above a constant prediction's."""
    return not found.case.knows_constant and found.rise.is_plain and not found.rise.training_is_worse


def _worse_than_constant(found: Evidence) -> bool:
    return found.case.knows_constant and found.gap.train > WORSE_THAN_CONSTANT * found.case.scale


def _may_have_learned(found: Evidence) -> bool:
    knows = found.case.knows_constant and found.rows is not None
    return _hardly_moved(found) and knows and found.may_have_learned


def _hardly_moved(found: Evidence) -> bool:
    return found.learned_share < LEARNED


def settled(found: Evidence) -> Kind:
    """What it is where there is no rise, gap or fall."""
    if _worse_than_constant(found):
        return "unstable"
    return "underfitting" if _hardly_moved(found) and found.case.knows_constant else "good fit"


def _kind_of_gap(found: Evidence) -> Kind:
    return "overfitting" if found.gap.origin == "opened" else "shift"


def _or(kind: Kind) -> Pair:
    return lambda found: (settled(found), kind)


def _open(
    holds: Callable[[Evidence], bool], sentence: Callable[[Evidence, Kind, Kind], Message], between: Pair
) -> Rule:
    """A rule that can't tell two kinds from each other."""
    return Rule("can't tell", holds, lambda found: sentence(found, *between(found)), between)


# Of curves that fall no further.
LEVEL = (
    Rule("overfitting", _opened, sentences.opened),
    Rule("shift", _gap, sentences.shift),
    _open(_maybe_risen, cant_tell.maybe_risen, _or("overfitting")),
    _open(_maybe_gap, cant_tell.maybe_gap, lambda found: (settled(found), _kind_of_gap(found))),
    Rule("unstable", _worse_than_constant, sentences.worse_than_constant),
    _open(_may_be_unstable, cant_tell.may_be_unstable, _or("unstable")),
    _open(_may_have_learned, cant_tell.may_have_learned, lambda _: ("good fit", "underfitting")),
    Rule("underfitting", lambda found: _hardly_moved(found) and found.case.knows_constant, sentences.underfitting),
    Rule("can't tell", _hardly_moved, cant_tell.flat),
    _open(_above_its_lowest, cant_tell.above_its_lowest, _or("overfitting")),
    _open(_rise_of_unknown_size, cant_tell.rise_of_unknown_size, _or("overfitting")),
    Rule("good fit", lambda _: True, sentences.good_fit),
)
RULES = (
    Rule("diverged", _diverged, sentences.diverged),
    Rule("too few epochs", _short, sentences.short),
    Rule("unstable", _unstable, sentences.unstable),
    Rule("shift", lambda found: _rose_with_few_weights(found) and _gap(found), sentences.shift),
    Rule("shift", _rose_with_a_shift, sentences.shift),
    Rule("can't tell", _rose_with_few_weights, cant_tell.few_weights),
    Rule("overfitting", _risen, sentences.risen),
    _open(_may_fall, cant_tell.may_fall, lambda found: (level_rule(found).kind, "too few epochs")),
    Rule("too few epochs", _falls, sentences.falling),
    _open(_may_overfit, cant_tell.may_overfit, _or("overfitting")),
    *LEVEL,
)


def rule_for(found: Evidence) -> Rule:
    return next(rule for rule in RULES if rule.holds(found))


def level_rule(found: Evidence) -> Rule:
    """What holds if the curves fall no further."""
    return next(rule for rule in LEVEL if rule.holds(found))
