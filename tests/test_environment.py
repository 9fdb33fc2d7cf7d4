"""The environment variables of a server: defaults, values, and wrong values."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from dashboard.data.environment import DataSettings
from dashboard.engine import memory
from dashboard.engine.environment import EngineSettings
from dashboard.environment import SERVER_SETTINGS, check_environment, variable

APP = Path(__file__).parents[1] / "dashboard" / "app.py"


@pytest.fixture(autouse=True)
def no_variables(monkeypatch: pytest.MonkeyPatch) -> None:
    for settings in SERVER_SETTINGS:
        for field in settings.model_fields:
            monkeypatch.delenv(variable(settings, field), raising=False)


def test_without_variables_a_server_trains_on_as_many_cores_as_its_memory_allows_and_rehearses() -> None:
    check_environment()
    settings = EngineSettings()
    workers = memory.workers_that_fit(os.cpu_count() or 1)
    assert (settings.workers, settings.rehearsal, settings.scheduler_address) == (workers, True, None)
    assert DataSettings().data == Path.home() / ".cache" / "overfit-lab"


def test_variables_replace_the_defaults(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OVERFIT_LAB_WORKERS", "3")
    monkeypatch.setenv("OVERFIT_LAB_REHEARSAL", "off")
    monkeypatch.setenv("DASK_SCHEDULER_ADDRESS", "tcp://elsewhere:8786")
    monkeypatch.setenv("OVERFIT_LAB_DATA", "/srv/data")
    check_environment()
    settings = EngineSettings()
    assert (settings.workers, settings.rehearsal, settings.scheduler_address) == (3, False, "tcp://elsewhere:8786")
    assert DataSettings().data == Path("/srv/data")


def test_an_empty_variable_counts_as_unset(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = [settings() for settings in SERVER_SETTINGS]
    for settings in SERVER_SETTINGS:
        for field in settings.model_fields:
            monkeypatch.setenv(variable(settings, field), "")
    check_environment()
    assert [settings() for settings in SERVER_SETTINGS] == plain


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("OVERFIT_LAB_WORKERS", "many", "OVERFIT_LAB_WORKERS=many: Input should be a valid integer"),
        ("OVERFIT_LAB_WORKERS", "0", "OVERFIT_LAB_WORKERS=0: Input should be greater than 0"),
        ("OVERFIT_LAB_REHEARSAL", "perhaps", "OVERFIT_LAB_REHEARSAL=perhaps: Input should be a valid boolean"),
        ("OVERFIT_LAB_EPOCHS", "0", "OVERFIT_LAB_EPOCHS=0: Input should be greater than 0"),
        ("OVERFIT_LAB_SECONDS", "soon", "OVERFIT_LAB_SECONDS=soon: Input should be a valid number"),
        ("OVERFIT_LAB_QUICK_SECONDS", "inf", "OVERFIT_LAB_QUICK_SECONDS=inf: Input should be a finite number"),
        ("OVERFIT_LAB_BUDGET_SECONDS", "nan", "OVERFIT_LAB_BUDGET_SECONDS=nan: Input should be a finite number"),
        (
            "OVERFIT_LAB_DATABASE",
            "mysql://host/lab",
            "OVERFIT_LAB_DATABASE=mysql://host/lab: Value error, It is neither",
        ),
        ("OVERFIT_LAB_DATABASE", "runs", "OVERFIT_LAB_DATABASE=runs: Value error, It is neither sqlite:///file"),
        ("DASK_SCHEDULER_ADDRESS", "host", "DASK_SCHEDULER_ADDRESS=host: Value error, missing port number"),
        ("DASK_SCHEDULER_ADDRESS", "tcp://host:x", "DASK_SCHEDULER_ADDRESS=tcp://host:x: Value error, invalid literal"),
    ],
)
def test_a_wrong_value_is_named_with_its_variable(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, sentence: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SystemExit) as stop:
        check_environment()
    assert str(stop.value).startswith(sentence)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("OVERFIT_LAB_DATABASE", "sqlite:////srv/runs.sqlite"),
        ("OVERFIT_LAB_DATABASE", "postgresql://lab:p%40ss@host:5432/lab?sslmode=require"),
        ("OVERFIT_LAB_DATABASE", "postgresql+psycopg://lab@/lab?host=/run/postgresql"),
        ("DASK_SCHEDULER_ADDRESS", "scheduler:8786"),
        ("DASK_SCHEDULER_ADDRESS", "tls://[::1]:8786"),
        ("OVERFIT_LAB_QUICK_SECONDS", "1e9"),
    ],
)
def test_a_right_value_is_taken(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    check_environment()


def test_a_password_is_not_written_into_the_log(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OVERFIT_LAB_DATABASE", "mysql://lab:se@cret@host/lab")
    with pytest.raises(SystemExit) as stop:
        check_environment()
    assert str(stop.value).startswith("OVERFIT_LAB_DATABASE=mysql://…@host/lab: ")


def test_every_wrong_value_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OVERFIT_LAB_WORKERS", "many")
    monkeypatch.setenv("OVERFIT_LAB_EPOCHS", "all")
    with pytest.raises(SystemExit) as stop:
        check_environment()
    assert [line.partition(":")[0] for line in str(stop.value).splitlines()] == [
        "OVERFIT_LAB_WORKERS=many",
        "OVERFIT_LAB_EPOCHS=all",
    ]


def test_a_server_with_a_wrong_value_ends_without_a_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OVERFIT_LAB_WORKERS", "many")
    ended = subprocess.run([sys.executable, APP], capture_output=True, text=True, check=False, timeout=120)
    assert ended.returncode == 1
    assert ended.stderr.splitlines()[-1].startswith("OVERFIT_LAB_WORKERS=many: ")
    assert "Traceback" not in ended.stderr
