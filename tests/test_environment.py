"""The environment variables of a server: defaults, values, and wrong values."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from dashboard.__main__ import main
from dashboard.data import environment
from dashboard.data.environment import DataSettings, variable
from dashboard.engine import memory
from dashboard.engine.environment import EngineSettings
from dashboard.environment import SERVER_SETTINGS, check_environment
from dashboard.experiment.programs.environment import ProgramSettings

APP = Path(__file__).parents[1] / "dashboard" / "app.py"

NO_SCHEDULERS = (
    "host",
    "tcp://host",
    "http://s:8786",
    "ucx://s:8786",
    "inproc://s:8786",
    "tcp://host:x",
    "tcp://host:0",
    "tcp://host:99999",
    "tcp://host:8786/",
    "tcp://:8786",
    "tcp://::1:8786",
)


@pytest.fixture(autouse=True)
def no_variables(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in os.environ:
        if name.startswith(("OVERFIT_LAB_", "DASK_")):
            monkeypatch.delenv(name)


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
        ("OVERFIT_LAB_KEEP_RUNS", "9" * 19, f"OVERFIT_LAB_KEEP_RUNS={'9' * 19}: Input should be less than or equal to"),
        ("OVERFIT_LAB_DATABASE", "runs", "OVERFIT_LAB_DATABASE: Value error, It is neither sqlite:///file"),
        ("OVERFIT_LAB_DATABASE", "sqlite://", "OVERFIT_LAB_DATABASE: Value error, It is neither sqlite:///file"),
        ("OVERFIT_LAB_DATABASE", "sqlite:///:memory:", "OVERFIT_LAB_DATABASE: Value error, It is neither sqlite:"),
        ("OVERFIT_LAB_UPLOAD_MB", "201", "OVERFIT_LAB_UPLOAD_MB=201: Input should be less than or equal to 200."),
        *(
            (
                "DASK_SCHEDULER_ADDRESS",
                value,
                f"DASK_SCHEDULER_ADDRESS={value}: Value error, It is no address like tcp://",
            )
            for value in NO_SCHEDULERS
        ),
    ],
)
def test_a_wrong_value_is_named_with_its_variable(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, sentence: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SystemExit) as stop:
        check_environment()
    assert str(stop.value).startswith(sentence)
    assert len(str(stop.value).splitlines()) == 1


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("OVERFIT_LAB_DATABASE", "sqlite:////srv/runs.sqlite"),
        ("OVERFIT_LAB_DATABASE", "postgresql://lab:p%40ss@host:5432/lab?sslmode=require"),
        ("OVERFIT_LAB_DATABASE", "postgresql+psycopg://lab@/lab?host=/run/postgresql"),
        ("DASK_SCHEDULER_ADDRESS", "scheduler:8786"),
        ("DASK_SCHEDULER_ADDRESS", "tls://[::1]:8786"),
        ("DASK_SCHEDULER_ADDRESS", "wss://dask.example.org:65535"),
        ("OVERFIT_LAB_QUICK_SECONDS", "1e9"),
    ],
)
def test_a_right_value_is_taken(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    check_environment()


@pytest.mark.parametrize(
    "value",
    [
        "mysql://lab:s3cret@host/lab",
        "mysql://host/lab?user=lab&password=s3cret",
        "host=db user=lab password=s3cret",
        "postgresql:lab:s3cret@db/lab",
    ],
)
def test_a_password_is_not_written_into_the_log(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("OVERFIT_LAB_DATABASE", value)
    with pytest.raises(SystemExit) as stop:
        check_environment()
    assert str(stop.value).startswith("OVERFIT_LAB_DATABASE: ")
    assert "s3cret" not in str(stop.value)


def test_a_variable_that_is_not_known_is_told_and_those_of_other_services_are_not(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    for name in ("DEM", "SERVICE_HOST", "SERVICE_PORT_HTTP", "PORT", "SCHEDULER_PORT_8786_TCP_ADDR", "DEMO"):
        monkeypatch.setenv(f"OVERFIT_LAB_{name}", "on")
    check_environment()
    told = "OVERFIT_LAB_DEM is no setting of this server, and changes nothing: see docs/hosting.md."
    assert [record.getMessage() for record in caplog.records] == [told]


def test_a_tilde_is_the_home_also_where_no_shell_has_read_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OVERFIT_LAB_DATA", "~/lab")
    monkeypatch.setenv("OVERFIT_LAB_PROGRAMS", "~/programs")
    assert (DataSettings().data, ProgramSettings().programs) == (Path.home() / "lab", Path.home() / "programs")


@pytest.mark.parametrize("name", ["UPLOAD_MB", "EPOCHS"])
def test_the_command_line_names_it_as_well(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    # As in a process that has not read any yet.
    environment._folder_set_by.cache_clear()
    monkeypatch.setenv(f"OVERFIT_LAB_{name}", "5000")
    assert main(["train", "--epochs", "1"]) == 2
    assert capsys.readouterr().err.startswith(f"OVERFIT_LAB_{name}=5000: Input should be less than or equal to ")


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
