"""The settings of early stopping: what is watched, and when it ends a training."""

from __future__ import annotations

from typing import Annotated

from dashboard.experiment.groups.controls import Choice, Group, Settings, Slider, Toggle
from dashboard.experiment.history import MONITORS
from language.say import mark


class EarlyStopping(Settings):
    """Keras's callback of that name: stop when the validation curve no longer improves."""

    enabled: Annotated[
        bool,
        Toggle(
            label=mark("Early stopping"),
            group=Group.EARLY_STOPPING,
            link="early_stopping",
            essential=True,
            help=mark("End training when the result on the validation set no longer improves."),
        ),
    ] = False
    monitor: Annotated[
        str,
        Choice(
            label=mark("Monitor"),
            group=Group.EARLY_STOPPING,
            options=MONITORS,
            when=lambda e: e.training.early_stopping.enabled,
            title=lambda _, name: MONITORS[name].title,
            help=mark("What has to improve."),
        ),
    ] = "validation_loss"
    patience: Annotated[
        int,
        Slider(
            label=mark("Patience"),
            group=Group.EARLY_STOPPING,
            essential=True,
            minimum=0,
            maximum=500,
            grid="log",
            unit=mark("epochs"),
            when=lambda e: e.training.early_stopping.enabled,
            help=mark("Epochs without an improvement before it stops; 0 acts as 1."),
        ),
    ] = 20
    min_delta: Annotated[
        float,
        Slider(
            label=mark("Min delta"),
            group=Group.EARLY_STOPPING,
            minimum=1e-5,
            maximum=0.1,
            scale="log",
            off=True,
            when=lambda e: e.training.early_stopping.enabled,
            help=mark("Smaller changes do not count as an improvement."),
        ),
    ] = 0.0
    start_from_epoch: Annotated[
        int,
        Slider(
            label=mark("Start from epoch"),
            group=Group.EARLY_STOPPING,
            minimum=0,
            maximum=500,
            grid="log",
            unit=mark("epochs"),
            when=lambda e: e.training.early_stopping.enabled,
            help=mark("Epochs to wait before watching at all."),
        ),
    ] = 0
    restore_best_weights: Annotated[
        bool,
        Toggle(
            label=mark("Restore best weights"),
            group=Group.EARLY_STOPPING,
            when=lambda e: e.training.early_stopping.enabled,
            help=mark("At the end go back to the weights of the best epoch. Without it, the last ones are kept."),
        ),
    ] = True
