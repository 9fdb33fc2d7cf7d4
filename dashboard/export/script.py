"""An experiment as the few lines of Python that train it, through this package's public names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dashboard.data.tables.choices import chosen_missing
from dashboard.data.tables.storage import description_of, is_own, schema_of
from dashboard.experiment.arms import Arm
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.layers import call
from dashboard.experiment.settings import SETTINGS, to_settings
from dashboard.export.formatting import Code, formatted
from language.languages import ENGLISH, speaking


def python_snippet(experiment: Experiment) -> str:
    """Lines that train one experiment; `run.history` are the curves that the page shows."""
    changes = _changes(experiment)
    return f"""\
{_imports(changes, "Experiment", *(["change"] if changes else []), "train")}

{_changed("experiment", changes)}
run = train(experiment)
print(run.verdict.sentence)
print(run.history)
"""


@speaking(ENGLISH)
def arms_snippet(arms: Sequence[Arm], seeds: int = 1) -> str:
    """Lines that train every arm at every seed: what all arms share comes first, then what each of them changes."""
    shared, own = _shared([_changes(arm.experiment) for arm in arms])
    names = [arm.title if _have_unique_titles(arms) else arm.name for arm in arms]
    return f"""\
{_imports(shared, "Experiment", "change", "over_seeds", "train")}

{_changed("base", shared)}
{formatted(dict(zip(names, own, strict=True)), before="arms = ")}
for name, settings in arms.items():
    for experiment in over_seeds(change(base, **settings), {seeds}):
        run = train(experiment)
        print(name, experiment.data.seed, run.verdict.kind, run.verdict.validation_loss)
"""


def _imports(changes: Mapping[str, Any], *names: str) -> str:
    own = ["own_data"] if is_own(changes.get("dataset", "")) else []
    return f"from dashboard import {', '.join(sorted([*names, *own]))}"


def _changes(experiment: Experiment) -> dict[str, Any]:
    """The settings that differ from their defaults, by name."""
    return {name: value for name, value in to_settings(experiment).items() if value != SETTINGS[name].default}


def _shared(each: Sequence[Mapping[str, Any]]) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """The settings that all have in common, and for each its other settings."""
    common = {name: value for name, value in each[0].items() if all(other.get(name) == value for other in each)}
    return common, [{name: value for name, value in one.items() if name not in common} for one in each]


def _have_unique_titles(arms: Sequence[Arm]) -> bool:
    return len({arm.title for arm in arms}) == len(arms)


def _changed(name: str, changes: Mapping[str, Any]) -> str:
    """A variable set to the default experiment with these changes."""
    if not changes:
        return f"{name} = Experiment()"
    options = {setting: _own_data(value) if setting == "dataset" else value for setting, value in changes.items()}
    return formatted(call("change", Code("Experiment()"), **options), before=f"{name} = ")


def _own_data(dataset: str) -> Any:
    """The value of `dataset`: for a table of one's own a call that names its file, as whoever runs this has it."""
    if not is_own(dataset):
        return dataset
    schema = schema_of(dataset)
    described = description_of(schema.source)
    usual = {column.name: column.kind for column in described.columns} if described else {}
    chosen = {
        "kinds": {one.name: one.kind for one in schema.inputs if usual.get(one.name, one.kind) != one.kind},
        "complete": schema.complete,
        "unique": schema.unique,
        "group": schema.group,
        "order": schema.order,
        "missing": chosen_missing(schema, described) if described else {},
        "untrained": schema.untrained,
    }
    options = {name: value for name, value in chosen.items() if value}
    inputs = tuple(one.name for one in schema.inputs)
    return call("own_data", schema.file, schema.target, inputs, classes=bool(schema.labels), **options)
