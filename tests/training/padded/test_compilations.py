"""What is an input of a padded program is none of its constants: XLA compiles it once, whatever is trained."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

# What needs a constant would be compiled again for each value, although TensorFlow traces no more.
TRAININGS = """
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change
from dashboard.training.train import train

asked = Experiment()
for settings in (
    {"epochs": 2}, {"schedule": "cosine"}, {"schedule": "exponential"}, {"activation": "tanh"}, {"loss": "hinge"},
    {"optimizer": "sgd"}, {"batch_size": 20}, {"samples": 200}, {"dropout": 0.2}, {"input_dropout": 0.1},
    {"gaussian_noise": 0.1}, {"max_norm": 2.0}, {"hidden_layers": (40, 50)}, {"dataset": "sine", "loss": "mse"},
    {"seed": 3},
):
    asked = change(asked, **settings)
    list(train(asked, padded=True))
"""


@pytest.mark.long
def test_one_compilation_trains_them_all(tmp_path: Path) -> None:
    environment = os.environ | {"XLA_FLAGS": f"--xla_dump_to={tmp_path} --xla_dump_hlo_as_text"}
    subprocess.run([sys.executable, "-c", TRAININGS], env=environment, check=True)
    assert len([*tmp_path.glob("*XlaMustCompile*.before_optimizations.txt")]) == 1
