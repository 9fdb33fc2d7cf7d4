"""The settings of the data: what is learned, and how it is split."""

from __future__ import annotations

from typing import Annotated

from dashboard.data.datasets import DATASETS, dataset_named
from dashboard.data.tables.storage import is_own
from dashboard.experiment.groups.controls import LARGEST_SEED, Choice, Group, Settings, Slider, Toggle
from language.say import mark


class Data(Settings):
    """What is learned, and how it is split."""

    dataset: Annotated[
        str,
        Choice(
            label=mark("Data set"),
            group=Group.DATA,
            essential=True,
            options=DATASETS,
            accepts=is_own,
            title=lambda _, name: dataset_named(name).title,
            help=mark(
                "Generated sets can be made as large and as noisy as you like; real ones have the rows they have."
            ),
        ),
    ] = "moons"
    samples: Annotated[
        int,
        Slider(
            label=mark("Samples"),
            group=Group.DATA,
            essential=True,
            minimum=20,
            maximum=100_000,
            scale="log",
            help=mark(
                "Rows in all, before the split. With fewer rows a network overfits sooner. Real sets give at most the "
                "rows they have."
            ),
        ),
    ] = 300
    noise: Annotated[
        float,
        Slider(
            label=mark("Noise"),
            group=Group.DATA,
            essential=True,
            minimum=0.0,
            maximum=1.0,
            step=0.05,
            when=lambda e: e.dataset.noisy,
            help=mark(
                "How far points stray from the true shape. The further, the more there is to memorize that holds for "
                "no other row."
            ),
        ),
    ] = 0.35
    classes: Annotated[
        int,
        Slider(
            label=mark("Classes"),
            group=Group.DATA,
            minimum=2,
            maximum=5,
            when=lambda e: e.dataset.choosable_classes,
            help=mark("Number of clouds, each a class of its own."),
        ),
    ] = 3
    label_noise: Annotated[
        float,
        Slider(
            label=mark("Label noise"),
            group=Group.DATA,
            minimum=0.0,
            maximum=1.0,
            step=0.05,
            help=mark(
                "Fraction of the training labels that are redrawn at random; some come out as they were, with two "
                "classes half of them. Validation and test keep the true ones."
            ),
        ),
    ] = 0.0
    target_noise: Annotated[
        float,
        Slider(
            label=mark("Target noise"),
            group=Group.DATA,
            minimum=0.0,
            maximum=2.0,
            step=0.05,
            unit=mark("sd"),
            when=lambda e: not e.dataset.classifies,
            help=mark(
                "Standard deviation of noise added to the training targets (targets have 1). Validation and test keep "
                "the true ones."
            ),
        ),
    ] = 0.0
    irrelevant_features: Annotated[
        int,
        Slider(
            label=mark("Irrelevant inputs"),
            group=Group.DATA,
            minimum=0,
            maximum=100,
            help=mark("Inputs of pure noise added beside the real ones. With L1 a network learns to ignore them."),
        ),
    ] = 0
    train_fraction: Annotated[
        float,
        Slider(
            label=mark("Train fraction"),
            group=Group.DATA,
            minimum=0.05,
            maximum=0.9,
            step=0.01,
            help=mark("Share of the rows that the weights are fitted to."),
        ),
    ] = 0.34
    validation_fraction: Annotated[
        float,
        Slider(
            label=mark("Validation fraction"),
            group=Group.DATA,
            minimum=0.05,
            maximum=0.9,
            step=0.01,
            help=mark(
                "Share of the rows that choices are made on, early stopping among them. The rest is the test set."
            ),
        ),
    ] = 0.33
    stratify: Annotated[
        bool,
        Toggle(
            label=mark("Stratify"),
            group=Group.DATA,
            when=lambda e: e.dataset.classifies and e.data.skew == 0,
            help=mark("Give every split the same share of each class."),
        ),
    ] = True
    skew: Annotated[
        float,
        Slider(
            label=mark("Skew"),
            group=Group.DATA,
            minimum=0.0,
            maximum=1.0,
            step=0.05,
            help=mark(
                "Lets the splits differ: low classes (or targets) gather in train, high ones in test. "
                "It looks like overfitting, and is not."
            ),
        ),
    ] = 0.0
    seed: Annotated[
        int,
        Slider(
            label=mark("Data seed"),
            group=Group.DATA,
            link="data_seed",
            minimum=0,
            maximum=LARGEST_SEED,
            ordered=False,
            help=mark("A different seed draws different points and a different split."),
        ),
    ] = 0
