"""What a worker does with a visitor's table. pandas is loaded there, and not where the page names a task."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from dashboard.analysis.checks.finding import Finding
    from dashboard.analysis.evaluation.models import Evaluation
    from dashboard.analysis.evaluation.row_predictions import RowPredictions
    from dashboard.data.tables.choices import TableChoices
    from dashboard.data.tables.description import Description
    from dashboard.experiment.experiment import Experiment


def describe_file(name: str) -> Description:
    """What a stored file holds. Raises TableError where it is no table, and keeps it no longer."""
    from dashboard.data.tables.making import described

    return described(name)


def make_dataset(name: str, choices: TableChoices) -> str:
    """The name of the data set that these choices make of a stored file. Raises TableError if they make none."""
    from dashboard.data.tables.making import make_table

    return make_table(name, choices)


def check_table(name: str) -> tuple[Finding, ...]:
    """What checks of a stored data set find, and nothing has been done about."""
    from dashboard.analysis.checks.drift import groups_differ, parts_differ
    from dashboard.analysis.checks.registry import findings, run_checks, still_open
    from dashboard.data.tables.inspecting import inspect
    from dashboard.data.tables.storage import schema_of

    schema, table = schema_of(name), inspect(name)
    found = still_open(findings(table), schema)
    if schema.order:
        return (*found, *run_checks([lambda: parts_differ(table.as_split(), schema.order)]))
    if schema.group:
        return (*found, *run_checks([lambda: groups_differ(table.as_split(), schema.group)]))
    return found


def judge_beside(experiment: Experiment) -> tuple[Evaluation, ...]:
    """Guessing, a linear model and trees on the rows of an experiment."""
    from dashboard.analysis.evaluation.models import evaluate_baselines

    return evaluate_baselines(experiment)


def judge_rows(experiment: Experiment, weights: np.ndarray) -> RowPredictions:
    """What a trained network says of every row, by its number in the file."""
    from dashboard.analysis.evaluation.row_predictions import predict_rows

    return predict_rows(experiment, weights)


def judge_best(experiment: Experiment, weights: np.ndarray) -> Evaluation:
    """A trained network on the rows of its experiment, and what it rests on."""
    from dashboard.analysis.evaluation.models import evaluate_network
    from dashboard.data.tables.storage import schema_of

    return evaluate_network(experiment, weights, schema_of(experiment.data.dataset).sources)
