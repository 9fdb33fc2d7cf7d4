"""How each arm compares with a baseline, seed by seed: a chart, and how to read it."""

from __future__ import annotations

from streamlit.delta_generator import DeltaGenerator

from dashboard.analysis.cross_fit import chose_its_epoch
from dashboard.analysis.paired import NEGLIGIBLE, PairedLosses
from dashboard.analysis.ranking import Ranking, rank
from dashboard.analysis.results import Results
from dashboard.analysis.words import loss_in_words, percent
from dashboard.figures.intervals import change_panel
from dashboard.ui.charts import show_charts
from dashboard.ui.glossary import explain
from language.say import mark, t

CHANGES = mark(
    "Validation loss against that of *{baseline}*, seed by seed. Where an interval leaves out *no change*, the "
    "difference is beyond chance."
)
HOW = mark(
    "Dots are geometric means of the ratios, and the intervals allow for all {count} comparisons (Holm). Those that "
    "*may be the best* are the ones that no other is clearly below."
)
FLOORED = mark("Losses below {share} of a constant prediction's count as {least} here, which is that share.")
CHOSEN = mark(
    "Early stopping chooses its epoch on the validation set, which would flatter it there. So its validation loss is "
    "taken on each fifth of the validation rows at the epoch that the other four fifths choose."
)


def show_changes(results: Results, baseline: str, *, chart: DeltaGenerator, words: DeltaGenerator, key: str) -> None:
    """Nothing where there is nothing to compare with yet, or it diverged."""
    ranking = rank(results, baseline)
    if ranking is None or baseline in ranking.diverged:
        return
    titles = {arm.name: arm.title for arm in results.arms}
    with chart:
        show_charts([change_panel(ranking, titles, t("Compared seed by seed"))], key=key)
    said = (t(CHANGES, baseline=titles[baseline]), _floored(ranking.losses))
    words.caption(" ".join(filter(None, said)), help="\n\n".join(filter(None, _how(results, ranking))))


def _how(results: Results, ranking: Ranking) -> tuple[str, ...]:
    return (t(HOW, count=len(ranking.changes)), of_chosen_epochs(results), explain("beyond chance", "Holm's procedure"))


def of_chosen_epochs(results: Results) -> str:
    """Why early stopping has another validation loss here than at its epoch; empty where no training chose one."""
    chosen = any(chose_its_epoch(record) for arm in results.arms for record in results[arm.name])
    return t(CHOSEN) if chosen else ""


def _floored(losses: PairedLosses) -> str:
    """What the chart takes small losses for, where one is shown elsewhere as it is."""
    if not losses.floored:
        return ""
    return t(FLOORED, share=percent(NEGLIGIBLE), least=loss_in_words(NEGLIGIBLE * losses.constant_loss))
