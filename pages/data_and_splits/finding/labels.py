"""Whether labels that mean nothing are memorized."""

from __future__ import annotations

from dashboard.analysis import outcome
from dashboard.analysis.comparison_words import mishaps_in_words, still_needed
from dashboard.analysis.results import Results
from dashboard.analysis.series import Series, split_series
from dashboard.analysis.words import percent
from language.say import mark, t
from pages.data_and_splits.trials import LABEL_NOISE, labels_name

LABEL_NAMES = tuple(labels_name(noise) for noise in LABEL_NOISE)
# Training accuracy above which nearly every sample was memorized.
BY_HEART = 0.95


def label_noise_series(results: Results) -> list[Series]:
    return split_series(results, [(noise, labels_name(noise)) for noise in LABEL_NOISE], outcome.metric_on)


def labels_finding(results: Results) -> str:
    """Whether labels that mean nothing are learned all the same."""
    name = labels_name(1.0)
    diverged = mishaps_in_words(results.only((name,)))
    if not results[name]:
        said = still_needed(t("no network has seen the redrawn labels"), over=results.over)
        return f"{said} {diverged}".strip()
    learned = results.mean(name, outcome.train_metric)
    said = t(
        _BY_HEART if learned > BY_HEART else _NOT_BY_HEART,
        train=percent(learned),
        test=percent(results.mean(name, outcome.test_metric)),
        guessing=percent(1 / results[name][0].experiment.classes),
    )
    return f"{said} {diverged}".strip()


_BY_HEART = mark(
    "**The network memorizes labels that mean nothing:** with every training label redrawn at random it reaches "
    "{train} accuracy in training and {test} on test, where guessing gives {guessing}. That is not knowing digits. It "
    "is knowing these samples."
)
_NOT_BY_HEART = mark(
    "**The network has not memorized the redrawn labels:** with every training label redrawn at random it reaches "
    "{train} accuracy in training and {test} on test, where guessing gives {guessing}."
)
