"""The experiments of the page on data: splits that differ, more samples, and labels that mean nothing."""

from __future__ import annotations

from dashboard.experiment.arms import USUAL_SEEDS, Arm, grid
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change
from language.say import mark, t

STRATIFIED, SKEWED = "stratified", "skewed"
# Of SAMPLES in all, so many go to training and a fifth to validation, drawn anew at each size; the rest is for test.
SAMPLES = 2000
SKEW = 0.45
FRACTIONS = (0.05, 0.1, 0.2, 0.4, 0.6)
# Of the sizes, those that an axis names: with the last but one there is no room, and they would stand at a slant.
NAMED_SIZES = tuple(fraction * SAMPLES for fraction in (*FRACTIONS[:-2], FRACTIONS[-1]))
LABEL_NOISE = (0.0, 0.5, 1.0)


def split_experiment() -> Experiment:
    """Two overlapping moons and a network too small to memorize them."""
    return change(Experiment(), samples=600, hidden_layers=(16,), epochs=150)


def samples_experiment() -> Experiment:
    """The lab's network on more data than it needs."""
    return change(Experiment(), samples=SAMPLES, validation_fraction=0.2, epochs=150)


def labels_experiment() -> Experiment:
    """Digits and a wide network: an analogue of Zhang and others 2017, who used CIFAR-10, ImageNet and MLPs."""
    return change(Experiment(), dataset="digits", samples=900, hidden_layers=(256,), epochs=100)


SWEPT_FRACTIONS = (0.05, 0.06, 0.07, 0.08, 0.1, 0.12, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6)
# What can be dragged through: the number that changes, of which experiment, and its values.
SWEPT = {
    mark("training samples"): ("train_fraction", samples_experiment, SWEPT_FRACTIONS),
    mark("label noise"): ("label_noise", labels_experiment, tuple(tenth / 10 for tenth in range(11))),
}


def samples_name(fraction: float) -> str:
    return f"{fraction * SAMPLES:.0f} samples"


def labels_name(noise: float) -> str:
    return f"labels {noise:g}"


def data_arms(skew: float) -> tuple[Arm, ...]:
    """Splits, sample sizes and label noise, in this order."""
    split, samples, labels = split_experiment(), samples_experiment(), labels_experiment()
    return (
        Arm(STRATIFIED, t("Stratified"), split),
        Arm(SKEWED, t("Skewed by {skew:g}", skew=skew), change(split, skew=skew)),
        *(
            Arm(labels_name(noise), t("{noise:.0%} of labels redrawn", noise=noise), change(labels, label_noise=noise))
            for noise in LABEL_NOISE
        ),
        *(
            Arm(
                samples_name(f),
                t("{count:,.0f} training samples", count=f * SAMPLES),
                change(samples, train_fraction=f),
            )
            for f in FRACTIONS
        ),
    )


def rehearsal() -> tuple[Experiment, ...]:
    return grid(data_arms(SKEW), USUAL_SEEDS)
