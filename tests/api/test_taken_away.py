"""What is taken away says the same elsewhere: the model of raw rows, and the notebook of its epochs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from dashboard import Experiment, TrainedRun, change, own_data, train
from dashboard.data.parts import SPLITS
from dashboard.experiment.splits import raw_parts, row_places

# Keras saves its weights by a way of NumPy that is to go.
pytestmark = [pytest.mark.long, pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning")]

ROWS = 120
CASES: dict[str, dict[str, Any]] = {
    "stopped early": {"early_stopping": True, "patience": 3, "l2": 0.001},
    "batch normalization": {"dataset": "spirals", "batch_normalization": True, "optimizer": "sgd"},
    "dropout on the inputs": {"dataset": "iris", "input_dropout": 0.2, "label_smoothing": 0.1},
    "noise": {"dataset": "digits", "gaussian_noise": 0.1, "activation": "gelu"},
    "hinge": {"dataset": "breast_cancer", "loss": "hinge", "label_noise": 0.2},
    "proximal": {"dataset": "diabetes", "l1": 0.01, "proximal": True, "optimizer": "sgd"},
    "scheduled": {"dataset": "friedman1", "schedule": "cosine", "irrelevant_features": 2},
    "a table": {},
}
ASK = """
import json, sys, keras, numpy as np
said = {}
for name, rows in json.load(open("rows.json")).items():
    model = keras.models.load_model(f"{name}/model.keras")
    if isinstance(rows, dict):
        said[name] = model({key: keras.ops.convert_to_tensor(np.array(*column)) for key, column in rows.items()})
    else:
        said[name] = model.predict(np.array(rows, "float32"), verbose=0)
assert "dashboard" not in sys.modules
print(json.dumps({name: np.asarray(values).tolist() for name, values in said.items()}))
"""


def table() -> pd.DataFrame:
    """Numbers, texts and dates, with empty cells in each."""
    rng = np.random.default_rng(0)
    frame = pd.DataFrame({"size": rng.normal(60, 15, ROWS).round(1), "town": rng.choice(["hill", "harbour", ""], ROWS)})
    frame["floor/lift"] = rng.integers(1, 9, ROWS).astype(float)
    frame.loc[::7, "floor/lift"] = np.nan
    frame["built"] = pd.date_range("1990-05-17", periods=ROWS, freq="53D").strftime("%Y-%m-%d")
    frame.loc[::9, "built"] = ""
    frame["rent"] = (frame["size"] * 12 + rng.normal(0, 40, ROWS)).round(1)
    return frame


def raw_rows(run: TrainedRun) -> Any:
    """As a stranger has them: train, validation and test, one after the other."""
    experiment = run.record.experiment
    if not experiment.data.dataset.startswith("table-"):
        return np.concatenate([part.x for part in raw_parts(experiment)]).tolist()
    rows = table().iloc[np.concatenate(row_places(experiment))]
    kinds = {"size": "float32", "town": "str", "floor/lift": "float32", "built": "str"}
    return {name.replace("/", "_"): [rows[[name]].to_numpy().tolist(), kind] for name, kind in kinds.items()}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A saved training of each case, and what a process without this project says of their rows."""
    root = tmp_path_factory.mktemp("taken away")
    table().to_csv(root / "rents.csv", index=False)
    rows = {}
    for name, settings in CASES.items():
        data = settings or {"dataset": own_data(root / "rents.csv", "rent")}
        run = train(change(Experiment(), **{"epochs": 8, "samples": 100, "hidden_layers": (8, 4)} | data))
        run.save(root / name)
        rows[name] = raw_rows(run)
    (root / "rows.json").write_text(json.dumps(rows))
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    asked = subprocess.run([sys.executable, "-c", ASK], cwd=root, env=environment, check=True, capture_output=True)
    (root / "said.json").write_bytes(asked.stdout.splitlines()[-1])
    return root


@pytest.mark.parametrize("case", CASES)
def test_the_model_says_of_raw_rows_elsewhere_what_the_file_of_predictions_says(case: str, folder: Path) -> None:
    said = np.array(json.loads((folder / "said.json").read_text())[case])
    file = pd.read_csv(folder / case / "predictions.csv")
    assert list(dict.fromkeys(file["split"])) == list(SPLITS)
    classes = [name for name in file.columns if name.startswith(("probability", "score"))]
    expected = file[classes[-said.shape[1] :] or ["prediction"]].to_numpy(float)
    assert said == pytest.approx(expected, rel=1e-4, abs=1e-5)


@pytest.mark.parametrize("case", ["stopped early", "proximal"])
def test_the_notebook_runs_and_prints_the_curves(case: str, folder: Path) -> None:
    client = pytest.importorskip("nbclient", reason="nbclient is no requirement")
    import nbformat

    notebook = nbformat.read(folder / case / "training.ipynb", 4)
    client.NotebookClient(notebook, timeout=600, kernel_name="python3").execute()
    printed = "".join(output.get("text", "") for cell in notebook.cells for output in cell.get("outputs", ()))
    lines = [line.split(",") for line in printed.splitlines() if line.count(",") > 3]
    curves = pd.DataFrame(lines[1:], columns=lines[0]).astype(float)
    mine = pd.read_csv(folder / case / "history.csv")
    assert curves["train_loss"].to_numpy() == pytest.approx(mine["train_loss"].to_numpy(), rel=1e-4)
