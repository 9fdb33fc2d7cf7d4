"""What was trained can be taken along."""

from __future__ import annotations

import io
import zipfile

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from pages.lab.tasks import model_file
from tests.made import SMALL
from tests.pages.opened import opened

TAKEN = [
    "Curves, a line an epoch (CSV)",
    "Predictions, a line a row (CSV)",
    "Event files for TensorBoard",
    "A notebook that trains this",
    "A report, one page (HTML)",
    "The trained model (.keras)",
]


def downloads(app: AppTest) -> list[str]:
    return [button.proto.label for button in app.get("download_button")]


def test_the_lab_offers_curves_notebook_and_model_once_it_has_trained() -> None:
    assert downloads(opened("lab"))[: len(TAKEN)] == TAKEN


@pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning")
def test_the_model_is_a_file_of_keras() -> None:
    content = model_file(SMALL, np.full(SMALL.parameters, 0.5, np.float32))
    assert {"config.json", "model.weights.h5"} <= set(zipfile.ZipFile(io.BytesIO(content)).namelist())
