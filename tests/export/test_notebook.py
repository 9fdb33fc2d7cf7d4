"""A notebook is the script, in cells."""

from __future__ import annotations

import json

import pytest

from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change
from dashboard.export.notebook import notebook
from dashboard.export.standalone.keras_script import keras_script


@pytest.mark.parametrize(
    "experiment", [Experiment(), change(Experiment(), dataset="digits", dropout=0.3, early_stopping=True)]
)
def test_its_cells_are_the_script_part_by_part(experiment: Experiment) -> None:
    script = keras_script(experiment)
    cells = json.loads(notebook(script))["cells"]
    code = "\n\n\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "code")
    assert script.endswith(f"{code}\n")
    assert cells[0]["cell_type"] == "markdown"
    assert "".join(cells[0]["source"]) in script


def test_signs_in_names_are_no_markup_in_its_text() -> None:
    text, *_ = json.loads(notebook('"""Needs _final_.csv, # rows.csv and a&lt;b.csv.\n"""\n\nx = 1\n'))["cells"]
    assert text["source"] == [r"Needs \_final\_.csv, \# rows.csv and a\&lt;b.csv."]


def test_jupyter_accepts_its_form() -> None:
    import nbformat

    nbformat.validate(nbformat.reads(notebook(keras_script(Experiment())), as_version=4))
