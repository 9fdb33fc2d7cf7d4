"""Controls as data: what a setting looks like in the sidebar, declared beside the setting itself.

A control is put on a field with `Annotated`. It holds the bounds, so that one line serves the widget in the browser and
the check on the server; a value from a link or from Python passes through `check` as well.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from pydantic import BaseModel, ConfigDict, GetCoreSchemaHandler
from pydantic_core import core_schema

from language.fields import said
from language.numbers import as_power
from language.say import mark, t

if TYPE_CHECKING:  # an experiment is made of settings, and they of controls
    from dashboard.experiment.experiment import Experiment

LARGEST_SEED = 9999


class Settings(BaseModel):
    """A frozen group of settings; an unknown name is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Group:
    """Titles of the sidebar's groups, in their order there; a link names them as they stand here, in any language."""

    DATA = mark("Data")
    MODEL = mark("Model")
    OPTIMIZER = mark("Loss and optimizer")
    REGULARIZATION = mark("Regularization")
    EARLY_STOPPING = mark("Early stopping")

    ORDER = (DATA, MODEL, OPTIMIZER, REGULARIZATION, EARLY_STOPPING)


def always(_: Experiment) -> bool:
    return True


@said("label", "help")
@dataclass(frozen=True, kw_only=True)
class Control:
    """What every control has: where it stands, what it says, and when it applies.

    `link` is its name in the address bar, where another group has a field of the same name.
    `when` tells for an experiment whether the setting has any effect; where it has none, it is not shown.
    `essential` controls are seen at once, the others after a click.
    """

    label: str
    help: str
    group: str
    link: str = ""
    essential: bool = False
    when: Callable[[Experiment], bool] = always

    def check(self, value: Any) -> Any:
        """Returns `value`, or raises ValueError naming it and what is allowed."""
        return value

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.no_info_after_validator_function(self.check, handler(source))


@said("unit")
@dataclass(frozen=True, kw_only=True)
class Slider(Control):
    """A number between two bounds; on a log scale it moves in steps of 1, 2, 5, and may be switched off (0).

    A sweep goes through values on the same scale, or on its `grid`. One that is not `ordered` only tells things apart:
    of a seed, more is not more of anything.
    """

    minimum: float
    maximum: float
    step: float = 1
    scale: Literal["linear", "log"] = "linear"
    grid: Literal["", "log", "doubling"] = ""
    off: bool = False
    unit: str = ""
    ordered: bool = True

    def check(self, value: float) -> float:
        if self.minimum <= value <= self.maximum or (self.off and value == 0):
            return value + 0  # a negative zero equals 0, but would be written and digested differently
        low, high, shown = f"{self.minimum:,g}", f"{self.maximum:,g}", f"{value:,.12g}"
        # One just outside would be written as the bound.
        bounds = {"value": repr(value) if shown in {low, high} else shown, "low": low, "high": high}
        if self.off:
            raise ValueError(t("{value} is not 0 (off) or between {low} and {high}", **bounds))
        raise ValueError(t("{value} is not between {low} and {high}", **bounds))

    def written(self, value: float) -> str:
        """A value in words, such as "0.01", "10⁻⁵", "2,000" or "off"."""
        return t("off") if self.off and value == 0 else as_power(f"{value:,.6g}")


@dataclass(frozen=True, kw_only=True)
class Choice(Control):
    """One of `options`, the names in a registry; `extra` are names that come before them.

    `accepts` says whether any other name is valid too. `fits` lists for an experiment the names that make sense
    there, if these are not all. `title` is what a name is called in an experiment.
    """

    options: Collection[str]
    extra: tuple[str, ...] = ()
    accepts: Callable[[str], bool] | None = None
    fits: Callable[[Experiment], Sequence[str]] | None = None
    title: Callable[[Experiment, str], str] = lambda _, name: name

    @property
    def names(self) -> tuple[str, ...]:
        return (*self.extra, *self.options)

    def offered(self, experiment: Experiment) -> tuple[str, ...]:
        return tuple(self.fits(experiment)) if self.fits else self.names

    def check(self, value: str) -> str:
        if value in self.names or (self.accepts and self.accepts(value)):
            return value
        raise ValueError(t("{value} is not one of {names}", value=repr(value[:40]), names=", ".join(self.names)))


@dataclass(frozen=True, kw_only=True)
class Toggle(Control):
    """On or off."""


@dataclass(frozen=True, kw_only=True)
class Layers(Control):
    """The hidden layers of a network, as their units from input to output."""

    max_layers: int
    min_units: int
    max_units: int

    def check(self, value: tuple[int, ...]) -> tuple[int, ...]:
        if len(value) > self.max_layers:
            raise ValueError(t("{count} layers are more than {most}", count=len(value), most=self.max_layers))
        for units in value:
            if not self.min_units <= units <= self.max_units:
                bounds = {"low": self.min_units, "high": self.max_units}
                raise ValueError(t("{units} units are not between {low} and {high}", units=units, **bounds))
        return value
