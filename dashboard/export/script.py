"""An experiment as the few lines of Python that train it, through this package."""

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
from language.numbers import NO_BREAK

# What is done with each network: of one seed, and over several.
_KEPT = """\
    run = train(change(base, **settings))
    print(f"{name}: {run.verdict.sentence}")
    print(run.history.head(run.verdict.epoch).tail(1).T)
"""
_TYPICAL_IMPORTS = """\
from dashboard.analysis.outcome import validation_loss
from dashboard.analysis.results import diverged
from dashboard.analysis.statistics import geometric_mean
"""
_TYPICAL = """\
    runs = [train(experiment) for experiment in over_seeds(change(base, **settings), {seeds})]
    losses = [validation_loss(run.record) for run in runs if not diverged(run.record)]
    typical = f"validation loss {{geometric_mean(losses):.4g}}" if losses else "diverged at every seed"
    print(f"{{name}}: {{typical}}")
"""


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
    """Lines that train every arm: first what all share, then what each changes, then what is printed of it.

    Over several seeds that is the typical validation loss, as in the table; for one, the numbers of the epoch whose
    weights are kept.
    """
    shared, own = _shared([_changes(arm.experiment) for arm in arms])
    names = [_plain(arm.title) if _have_unique_titles(arms) else arm.name for arm in arms]
    networks = formatted(dict(zip(names, own, strict=True)), before="networks = ")
    needed = ("Experiment", "change", "train", *(["over_seeds"] if seeds > 1 else []))
    return f"""\
{_imports(shared, *needed)}
{_TYPICAL_IMPORTS if seeds > 1 else ""}
{_changed("base", shared)}
{networks}
for name, settings in networks.items():
{_TYPICAL.format(seeds=seeds) if seeds > 1 else _KEPT}"""


def experiment_snippet(name: str, experiment: Experiment) -> str:
    """A variable set to an experiment."""
    return _changed(name, _changes(experiment))


def _plain(title: str) -> str:
    """A title without the no-break spaces of a page."""
    return title.replace(NO_BREAK, " ")


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
    """The value of `dataset`: for a visitor's own table, a call that names its file."""
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
