"""What any comparison can say: which arm has the lowest validation loss, and how that one does on the test set."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from dashboard.analysis import outcome
from dashboard.analysis.change import CLOSE, Change
from dashboard.analysis.comparison_words import SEALED, apart, as_they_are, mishaps_in_words, no_loss_in_words
from dashboard.analysis.paired import FEWEST_PAIRS, all_alike
from dashboard.analysis.ranking import Ranking, is_partial, rank
from dashboard.analysis.results import Results
from dashboard.analysis.table import typical
from dashboard.analysis.verdict.known import validation_constant
from dashboard.analysis.words import listed, loss_in_words, score_in_words
from dashboard.data.parts import SPLITS, TEST
from dashboard.experiment.record import Record
from language.say import mark, t

# By whether any other may be the best, and whether there is a baseline to compare with.
_BEST = {
    (False, False): mark("**{best} has the lowest validation loss**, {loss} over {seeds} seeds; {apart}."),
    (False, True): mark("**{best} has the lowest validation loss**, {loss} over {seeds} seeds, {change}; {apart}."),
    (True, False): mark(
        "**No clear winner:** {best} has the lowest validation loss, {loss} over {seeds} seeds; {apart}."
    ),
    (True, True): mark(
        "**No clear winner:** {best} has the lowest validation loss, {loss} over {seeds} seeds, {change}; {apart}."
    ),
}

# By whether all trainings that will end have ended.
_NEEDED = {
    False: mark("Training. A first comparison needs {seeds} seeds."),
    True: mark("Too few training runs have ended: a comparison needs {seeds} seeds."),
}
_GUESSES = mark(
    "**By loss, even the best is no better than guessing:** always answering the same has a loss of {constant}."
)
_UNTOLD = mark(
    "**By loss, these seeds can't tell even the best from guessing:** always answering the same has a loss of "
    "{constant}."
)


def best_in_words(results: Results, baseline: str, open_splits: Sequence[str] = SPLITS) -> str:
    """What the seeds bear out about the best arm, and how it does on the test set if that is open."""
    ranking = rank(results, baseline)
    if ranking is None:
        return too_few_seeds(results)
    if instead := partial_in_words(results, ranking, results.named) or _alike(results):
        return instead
    first = without_baseline(results, ranking)
    if not ranking.sound:
        return f"{first} {mishaps_in_words(results, baseline, ranking)}".strip()
    said = (
        first or _best(results, ranking, results.named),
        _on_test(results, ranking.best) if SPLITS[TEST] in open_splits else t(SEALED),
        beside_guessing(results[ranking.best]),
        as_they_are(results, ranking, results.named),
        mishaps_in_words(results, baseline if first else "", ranking),
    )
    return " ".join(filter(None, said))


def without_baseline(results: Results, ranking: Ranking, title: Callable[[str], str] | None = None) -> str:
    """Said where the baseline diverged, in place of how the best compares with it; empty where it did not.

    With a `title`, arms are called so within a sentence.
    """
    if ranking.baseline not in ranking.diverged:
        return ""
    name = title or results.named
    best = _best(results, ranking, name) if ranking.sound else _least(results, ranking, name)
    return f"{no_loss_in_words(results, ranking.baseline)} {best}"


def without_comparison(results: Results, baseline: str, name: str, change: Change) -> str:
    """All that is said where divergences leave no losses to compare with the baseline; empty elsewhere."""
    if change.kind != "diverged":
        return ""
    ranking = rank(results, baseline)
    first = without_baseline(results, ranking) if ranking else ""
    said_of = baseline if first else name
    return f"{first or no_loss_in_words(results, name)} {mishaps_in_words(results, but=said_of)}".strip()


def _least(results: Results, ranking: Ranking, title: Callable[[str], str]) -> str:
    """Where every arm diverged at some seed: which did so least often, and of several the one with the lowest loss."""
    shares = {name: results.divergences(name) / results.ended(name) for name in ranking.changes}
    fewest, typical_loss = min(shares.values()), ranking.losses.typical
    if fewest == 1.0:
        return t("So did all others, for every seed.")
    least = min((name for name, share in shares.items() if share == fewest), key=typical_loss.__getitem__)
    return t(
        "So did all others for some seed. Of those that did least often, {best} has the lowest validation loss: "
        "{loss}, for the {seeds} of {ended} seeds where it did not.",
        best=title(least),
        loss=loss_in_words(typical_loss[least]),
        seeds=len(results[least]),
        ended=results.ended(least),
    )


def too_few_seeds(results: Results) -> str:
    """What is said until there is a ranking, and where there is none in the end."""
    if len(results.arms) < 2:
        return t("There is nothing to compare this experiment with.")
    needed = t(_NEEDED[results.over], seeds=FEWEST_PAIRS)
    return f"{needed} {mishaps_in_words(results)}".strip()


def partial_in_words(results: Results, ranking: Ranking, title: Callable[[str], str]) -> str:
    """Said in place of which arm is best while some have too few seeds; empty once all have enough."""
    if not is_partial(results, ranking):
        return ""
    counted = t(
        "**So far {count} of {total} can be compared with {baseline}:** each needs {seeds} seeds.",
        count=len(ranking.changes),
        total=len(results.arms) - 1,
        baseline=title(ranking.baseline),
        seeds=FEWEST_PAIRS,
    )
    lower = (
        t("Validation loss is lower beyond chance with {arms}.", arms=lower_in_words(ranking, title))
        if ranking.lower
        else ""
    )
    return " ".join(filter(None, (counted, lower, mishaps_in_words(results))))


def lower_in_words(ranking: Ranking, title: Callable[[str], str]) -> str:
    """The arms whose loss is lower than the baseline's beyond chance, and by how much."""
    return listed(
        [t("{remedy} (by {reach})", remedy=title(name), reach=ranking.changes[name].reach) for name in ranking.lower]
    )


def _alike(results: Results) -> str:
    """Said where no arm is lowest, since what sets them apart plays no part: every seed has one loss for all."""
    losses = np.array([[outcome.validation_loss(record) for record in seed] for seed in results.columns()])
    if len(losses) < max(results.ended(arm.name) for arm in results.arms) or not all_alike(losses.T):
        return ""
    loss = typical(outcome.validation_loss)(results[results.arms[0].name])
    return t(
        "**All have the same validation loss**, {loss} over {seeds} seeds.", loss=loss_in_words(loss), seeds=len(losses)
    )


def _best(results: Results, ranking: Ranking, title: Callable[[str], str]) -> str:
    best = {
        "best": (title if ranking.rivals else results.named)(ranking.best),
        "loss": loss_in_words(typical(outcome.validation_loss)(results[ranking.best])),
        "seeds": len(results[ranking.best]),
        "apart": apart(ranking, title),
    }
    if ranking.gain:
        best["change"] = ranking.gain.beside(t("{title}'s", title=title(ranking.baseline)))
    return t(_BEST[bool(ranking.rivals), "change" in best], **best)


def _on_test(results: Results, best: str) -> str:
    metric = results.arms[0].experiment.metric
    return t(
        "On the test set its loss is {loss} and its {metric} {score}.",
        loss=loss_in_words(typical(outcome.test_loss)(results[best])),
        metric=t(metric),
        score=score_in_words(results.mean(best, outcome.test_metric), metric),
    )


def beside_guessing(records: Sequence[Record]) -> str:
    """Said of an arm whose loss is not clearly below that of a constant prediction; empty elsewhere.

    Only the loss counts: a network that is right more often than a constant may be so confident in its mistakes that it
    loses more. Nothing is said where the loss is clearly lower at every seed, whatever the interval: it is wide only
    because one seed is much better still.
    """
    losses = np.array([outcome.validation_loss(record) for record in records])
    constants = np.array([_constant_loss(record) for record in records])
    known = np.isfinite(constants) & (losses > 0)
    if sum(known) < FEWEST_PAIRS:
        return ""
    ratios = losses[known] / constants[known]
    kind = Change.of(np.log(ratios)).kind
    if kind == "lower" or ratios.max() < 1.0 - CLOSE:
        return ""
    return t(_UNTOLD if kind == "unsure" else _GUESSES, constant=loss_in_words(float(np.mean(constants[known]))))


def _constant_loss(record: Record) -> float:
    """That of the validation rows, if it differs from that of the training rows."""
    if not record.ending:
        return np.nan
    there = validation_constant(record.experiment)
    return there if np.isfinite(there) else record.ending.constant_loss
