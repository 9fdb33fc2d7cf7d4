"""What a finding says of compared arms: which diverged, and which can be told apart."""

from __future__ import annotations

from collections.abc import Callable

from dashboard.analysis.change import CLOSE, Change
from dashboard.analysis.paired import FEWEST_PAIRS, NEGLIGIBLE, paired_losses
from dashboard.analysis.ranking import Ranking
from dashboard.analysis.results import Results
from dashboard.analysis.statistics import MOST_SEEDS
from dashboard.analysis.words import listed, loss_in_words, percent
from language.say import mark, t, tn

# By whether there is one rival, and whether the difference is too small to count.
_RIVALS = {
    (True, True): mark("{rivals} may be as good, and differs by less than {margin}"),
    (False, True): mark("{rivals} may be as good, and the first of them differs by less than {margin}"),
    (True, False): mark("{rivals} can't be told apart from it; that would take {seeds} seeds"),
    (False, False): mark("{rivals} can't be told apart from it; for the first of them that would take {seeds} seeds"),
}
# By whether all trainings that will end have ended.
_STILL_NEEDED = {False: mark("Training: {needs}."), True: mark("Too few training runs have ended: {needs}.")}
# Where it diverged for every seed, for one of several, and for more.
_NO_LOSS = {
    "every": mark("**{arm_diverged}: there is no loss to compare with.**"),
    "one": mark("**{arm_diverged}: there is no loss to compare with for that one.**"),
    "some": mark("**{arm_diverged}: there is no loss to compare with for those.**"),
}
# Said in place of the test set's results while it is sealed.
SEALED = mark("What the test set says is sealed.")


def mishaps_in_words(results: Results, but: str = "", ranking: Ranking | None = None) -> str:
    """Which arms diverged, and which are left out; empty where none did or is."""
    return " ".join(filter(None, (diverged_in_words(results, but), left_out_in_words(results, ranking))))


def no_loss_in_words(results: Results, name: str) -> str:
    """Said first of an arm that diverged, in place of any comparison with it."""
    times, ended = results.divergences(name), results.ended(name)
    said = _NO_LOSS["every" if times == ended else "one" if times == 1 else "some"]
    return t(said, arm_diverged=_diverged(results, name))


def diverged_in_words(results: Results, but: str = "", title: Callable[[str], str] | None = None) -> str:
    """Which arms diverged, and at how many seeds; empty where none did. With a `title`, a list has arms called so.

    The arm `but` has been mentioned already; with it all others, where none trained at any seed.
    """
    names = [arm.name for arm in results.arms if results.divergences(arm.name) and arm.name != but]
    if but and all(results.divergences(arm.name) == results.ended(arm.name) for arm in results.arms):
        return ""
    if len(names) < 2:
        return "".join(t("{arm_diverged}.", arm_diverged=_diverged(results, name)) for name in names)
    called = title or results.named
    said = [_of_seeds(called(name), results.divergences(name), results.ended(name)) for name in names]
    return t("Diverged: {arms}.", arms=listed(said))


def _diverged(results: Results, name: str) -> str:
    return tn(
        "{title} diverged for {times} of {count} seed",
        "{title} diverged for {times} of {count} seeds",
        results.ended(name),
        title=results.named(name),
        times=results.divergences(name),
    )


def _of_seeds(title: str, times: int, ended: int) -> str:
    """An arm in a list, with the number of its seeds at which something happened."""
    return tn(
        "{title} ({times} of {count} seed)", "{title} ({times} of {count} seeds)", ended, title=title, times=times
    )


def left_out_in_words(
    results: Results, ranking: Ranking | None = None, title: Callable[[str], str] | None = None
) -> str:
    """Which arms ran out of time, and at how many seeds, so that nobody takes them for finished.

    With a `ranking`, also which others have too few seeds to be in it, as where their trainings failed. With a `title`,
    arms are called so.
    """
    called = title or results.named
    counts = [(arm.name, results.out_of_time(arm.name)) for arm in results.arms]
    said = [_of_seeds(called(name), count, count + results.ended(name)) for name, count in counts if count]
    late = t("Left out, as the time allowed for a training run was up: {arms}.", arms=listed(said)) if said else ""
    return " ".join(filter(None, (late, _unranked(results, ranking, called) if ranking else "")))


def _unranked(results: Results, ranking: Ranking, title: Callable[[str], str]) -> str:
    ranked = {ranking.baseline, *ranking.changes}
    few = [arm.name for arm in results.arms if arm.name not in ranked and not results.out_of_time(arm.name)]
    if not few:
        return ""
    arms = listed([title(name) for name in few])
    return t("Left out, as fewer than {seeds} seeds can be compared: {arms}.", seeds=FEWEST_PAIRS, arms=arms)


def still_needed(needs: str, *, over: bool) -> str:
    """Said in place of a finding: what it `needs`, as a clause, which may still come unless all is over."""
    return t(_STILL_NEEDED[over], needs=needs)


def still_needed_of(results: Results, needs: str) -> str:
    """The same of these results, and what became of those that are missing for good."""
    return f"{still_needed(needs, over=results.over)} {mishaps_in_words(results)}".strip()


def apart(ranking: Ranking, title: Callable[[str], str]) -> str:
    """Which arms the best one can be told apart from, as the end of a sentence about it."""
    if not ranking.rivals:
        return _alone(ranking)
    rivals, lead = listed([title(name) for name in ranking.rivals]), ranking.lead(ranking.rivals[0])
    sentence = _RIVALS[len(ranking.rivals) == 1, lead.is_small]
    return t(sentence, rivals=rivals, margin=margin_in_words(lead), seeds=seeds_needed(lead))


def _alone(ranking: Ranking) -> str:
    """That the best arm is lower than all others; those that diverged at any seed are not among them."""
    if not ranking.diverged or not ranking.sound:
        return t("lower than all others beyond chance")
    if len(ranking.sound) == 1:
        return t("the only one that did not diverge for any seed")
    return t("lower beyond chance than all others that did not diverge for any seed")


def margin_in_words(change: Change) -> str:
    """The margin within which a change counts as none: a share of the loss, or of a constant's where that is tiny."""
    if change.negligible <= CLOSE:
        return percent(CLOSE)
    return t("{share} of a constant prediction's loss", share=percent(NEGLIGIBLE))


def as_they_are(results: Results, ranking: Ranking, title: Callable[[str], str]) -> str:
    """Said where another arm has a lower typical loss than the best, as small losses count as more than they are.

    Over the seeds that all of them share: one that has another seed as yet might be the lowest for that alone.
    """
    typical = paired_losses(results.only(ranking.sound).at_same_seeds()).typical
    if not typical:
        return ""
    lowest = min(typical, key=typical.__getitem__)
    counts_as_more = not ranking.losses.floored.isdisjoint((lowest, ranking.best))
    if not counts_as_more or loss_in_words(typical[lowest]) == loss_in_words(typical[ranking.best]):
        return ""
    return t(
        "Seed by seed, losses below {share} of a constant prediction's count as that much; taken as they are, "
        "{lowest} has the lowest geometric mean, {loss}.",
        share=percent(NEGLIGIBLE),
        lowest=title(lowest),
        loss=loss_in_words(typical[lowest]),
    )


def seeds_needed(change: Change) -> str:
    """How many seeds would decide what these don't, if their mean and spread stay.

    In Korean with 개, as in "시드가 약 12개 필요합니다" and "시드가 1,000개 넘게 필요합니다".
    """
    needed = change.seeds_needed
    return t("about {seeds}", seeds=needed) if needed else t("more than {seeds}", seeds=f"{MOST_SEEDS:,}")
