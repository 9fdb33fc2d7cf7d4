"""Whatever a table holds and is called, it is refused in a sentence or taken along as text: nothing of it is code."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path

import nbformat
import numpy as np
import pytest

from dashboard.analysis.verdict import judge_record
from dashboard.data.dataset import DataError
from dashboard.data.files.names import safe_name
from dashboard.data.tables.choices import TableChoices
from dashboard.data.tables.errors import TableError
from dashboard.data.tables.making import keep, make_table
from dashboard.data.tables.storage import description_of, file_path
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.links.link import from_link
from dashboard.experiment.links.settings import to_link
from dashboard.experiment.settings import change
from dashboard.experiment.splits import make_splits
from dashboard.export.notebook import notebook
from dashboard.export.script import python_snippet
from dashboard.export.standalone.keras_data import data_fragment
from dashboard.export.standalone.keras_script import keras_script
from dashboard.figures.report.report import About, report
from tests.cases import at_every_check
from tests.data.tables.hostile.files import HOSTILE, MADE, NAMED, Hostile
from tests.made import made_record

# Of each kind, some at every check: those that are quick.
QUICK = [*[*NAMED][::26], *[*MADE][:50:14]]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What the tables of a test are kept in, and where its scripts look for files."""
    monkeypatch.setenv("OVERFIT_LAB_DATA", str(tmp_path / "kept"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def unless_refused(make: Callable[[], str]) -> str:
    """A name, empty where that is refused in a sentence."""
    try:
        return make()
    except TableError as error:
        return "" if str(error).endswith(".") else pytest.fail(str(error))


def made(source: str, target: str) -> str:
    """The data set that predicts a column, as numbers where it has to be said; empty where that is refused."""
    tries = (partial(make_table, source, TableChoices(target, classes=classes)) for classes in (None, False))
    return next(filter(None, map(unless_refused, tries)), "")


def data_sets(hostile: Hostile, folder: Path) -> Iterator[Experiment]:
    """The experiments on the first columns that can be predicted; none where the file is refused. It lies at hand."""
    source = unless_refused(partial(keep, hostile.content(), safe_name(hostile.name)))
    description = description_of(source)
    if not description:
        return
    stored = file_path(source)
    (folder / stored.name).write_bytes(stored.read_bytes())
    names = (made(source, column.name) for column in description.targets[:2])
    yield from (change(Experiment(), dataset=name, epochs=2, hidden_layers=(3,)) for name in names if name)


@pytest.mark.parametrize("name", at_every_check(QUICK, HOSTILE))
def test_it_is_refused_in_a_sentence_or_its_scripts_read_the_same_rows_and_its_report_shows_text(
    name: str, folder: Path
) -> None:
    for experiment in data_sets(HOSTILE[name], folder):
        script = keras_script(experiment)
        for text in (script, python_snippet(experiment)):
            assert "m4rk" not in names_in(text)
            assert all(sign.isprintable() or sign == "\n" for sign in text)
        nbformat.validate(nbformat.reads(notebook(script), as_version=4))
        assert from_link(to_link(experiment))[0] == experiment
        with suppress(DataError):
            inputs = make_splits(experiment).train.x
            read: dict[str, np.ndarray] = {}
            exec(data_fragment(experiment).whole(), read)
            assert np.array_equal(read["x_train"], inputs)
        assert tags(reported(experiment)) <= tags(reported(Experiment()))


def reported(experiment: Experiment) -> str:
    record = made_record([0.5, 0.4], experiment=experiment)
    return report(record, judge_record(record), About())


def tags(page: str) -> set[str]:
    """All that begins as one does, be it a comment or a declaration."""
    return set(re.findall(r"<[^\s<>]+", page))


def names_in(script: str) -> str:
    """All that a script calls by a name."""
    nodes = list(ast.walk(ast.parse(script)))
    called = [node.id for node in nodes if isinstance(node, ast.Name)]
    return " ".join([*called, *(node.attr for node in nodes if isinstance(node, ast.Attribute))])
