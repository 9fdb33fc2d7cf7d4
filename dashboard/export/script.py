"""An experiment as the few lines of Python that train it, through this package's public names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dashboard.data.own_data import is_own, schema_of
from dashboard.experiment.arms import Arm
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import SETTINGS, to_settings
from dashboard.export.formatting import literal


def python_snippet(experiment: Experiment) -> str:
    """Trains one experiment; `run.history` are the curves that the page shows."""
    settings = _different(experiment)
    return f"""\
{_imports(settings, "Experiment", *["change"] * bool(settings), "train")}

experiment = {_changed("Experiment()", settings)}
run = train(experiment)
print(run.verdict.sentence)
print(run.history)
"""


def arms_snippet(arms: Sequence[Arm], seeds: int = 1) -> str:
    """Trains every arm at every seed: what all arms share stands once, and then what each of them changes."""
    common, rest = _shared([_different(arm.experiment) for arm in arms])
    lines = [
        f'    "{arm.title if _unique(arms) else arm.name}": {_dict(own)},' for arm, own in zip(arms, rest, strict=True)
    ]
    return f"""\
{_imports(common, "Experiment", "change", "over_seeds", "train")}

base = {_changed("Experiment()", common)}
arms = {{
{chr(10).join(lines)}
}}
for name, settings in arms.items():
    for experiment in over_seeds(change(base, **settings), {seeds}):
        run = train(experiment)
        print(name, experiment.data.seed, run.verdict.kind, run.verdict.validation_loss)
"""


def _imports(settings: Mapping[str, Any], *names: str) -> str:
    own = ["own_data"] * is_own(settings.get("dataset", ""))
    return f"from dashboard import {', '.join(sorted([*names, *own]))}"


def _different(experiment: Experiment) -> dict[str, Any]:
    """The settings that are not as usual, by name."""
    return {name: value for name, value in to_settings(experiment).items() if value != SETTINGS[name].default}


def _shared(each: Sequence[Mapping[str, Any]]) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """Settings that all have alike, and for each the settings it has beside them."""
    common = {name: value for name, value in each[0].items() if all(other.get(name) == value for other in each)}
    return common, [{name: value for name, value in one.items() if name not in common} for one in each]


def _unique(arms: Sequence[Arm]) -> bool:
    return len({arm.title for arm in arms}) == len(arms)


def _changed(base: str, settings: Mapping[str, Any]) -> str:
    if not settings:
        return base
    written = "".join(f"    {name}={_literal(name, value)},\n" for name, value in settings.items())
    return f"change(\n    {base},\n{written})"


def _dict(settings: Mapping[str, Any]) -> str:
    return "{" + ", ".join(f'"{name}": {literal(value)}' for name, value in settings.items()) + "}"


def _literal(name: str, value: Any) -> str:
    """A setting's value; data of one's own are named by their file, which is where they are for whoever runs this."""
    if name != "dataset" or not is_own(value):
        return literal(value)
    how = schema_of(value)
    inputs = literal(how.inputs)
    return f"own_data({literal(how.file)}, {literal(how.target)}, {inputs}, classes={bool(how.labels)})"
