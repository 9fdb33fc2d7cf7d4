"""The script of the trees scores what the page says of them, on the same rows."""

from __future__ import annotations

import contextlib
from io import StringIO
from pathlib import Path

import pytest

from dashboard.analysis.evaluation.metrics import deciding_metric
from dashboard.analysis.evaluation.models import TREES, evaluate_baselines
from dashboard.data.tables.choices import TableChoices
from dashboard.data.tables.making import keep, make_table
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change
from dashboard.export.standalone.trees_script import trees_script
from tests.data.tables.shapes.shape import lines

CELLS = lines(
    "person,size,kind,price,sold,rare",
    *(
        f"p{i // 4},{i * 37 % 61}.5,{'abc'[i % 3]},{(i * 37 % 61) ** 2 + i % 7},{('yes', 'no')[i * 37 % 61 > 30]},"
        f"{('seldom', 'often')[i * 29 % 61 > 9]}"
        for i in range(160)
    ),
)()


@pytest.mark.parametrize(
    ("target", "group", "weights"),
    [
        ("price", "", False),
        ("sold", "", False),
        ("kind", "", False),
        ("price", "person", False),
        ("sold", "person", False),
        ("rare", "", True),
    ],
)
def test_it_scores_what_the_page_says_of_trees(
    target: str, group: str, *, weights: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OVERFIT_LAB_DATA", str(tmp_path / "kept"))
    monkeypatch.chdir(tmp_path)
    Path("flats.csv").write_bytes(CELLS)
    table = make_table(keep(CELLS, "flats.csv"), TableChoices(target, group=group))
    experiment = change(Experiment(), dataset=table, data_seed=3, class_weights=weights)
    said = next(one for one in evaluate_baselines(experiment) if one.model == TREES)
    with contextlib.redirect_stdout(StringIO()) as printed:
        exec(trees_script(experiment), {})
    scores = [float(line.split()[-1]) for line in printed.getvalue().splitlines()]
    expected = [part[deciding_metric(experiment)] for part in (said.validation, said.test)]
    assert scores == pytest.approx(expected, abs=1e-3)
