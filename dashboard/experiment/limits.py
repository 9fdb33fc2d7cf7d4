"""How large an experiment may be. Set by the environment: OVERFIT_LAB_PARAMETERS, OVERFIT_LAB_SECONDS and so on."""

from __future__ import annotations

from pydantic import Field, PositiveFloat, PositiveInt

from dashboard.data.environment import EnvironmentSettings
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.groups.training_settings import MOST_EPOCHS
from language.say import later, mark

_TOO_LARGE = {
    "parameters": mark("{size} parameters are more than the {most} allowed here. Use fewer or narrower hidden layers."),
    "epochs": mark("{size} epochs are more than the {most} allowed here. Train for fewer epochs."),
    "samples": mark("{size} samples are more than the {most} allowed here. Use fewer samples."),
}
# Where the environment sets no other limit.
MOST_SAMPLES = 20_000


class LimitError(ValueError):
    """The experiment is larger than this server allows; the message says by what, and what is allowed."""


class Limits(EnvironmentSettings):
    """The most that one training may use."""

    parameters: PositiveInt = 150_000
    epochs: PositiveInt = Field(MOST_EPOCHS, le=MOST_EPOCHS)
    samples: PositiveInt = MOST_SAMPLES
    seconds: PositiveFloat = 300.0

    def check(self, experiment: Experiment) -> None:
        """Raises LimitError on the first size that is too large."""
        sizes = {"parameters": experiment.parameters, "epochs": experiment.training.epochs, "samples": experiment.rows}
        for name, size in sizes.items():
            if size > getattr(self, name):
                raise LimitError(later(_TOO_LARGE[name], size=f"{size:,}", most=f"{getattr(self, name):,}"))
