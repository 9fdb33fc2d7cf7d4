"""A training is logged by the client of a tracker where that is installed, and else it is said what to install."""

from __future__ import annotations

import json
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest.mock import MagicMock, call

import numpy as np
import pytest

from dashboard import TrainedRun, train
from dashboard.__main__ import main
from dashboard.api import tracking
from dashboard.api.tracking import TRACKERS, Logged, TrackerError
from tests.made import SMALL

# Keras's own, where it writes weights to a file.
pytestmark = pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning")


@pytest.fixture(scope="module")
def run() -> TrainedRun:
    return train(SMALL)


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """What a tracker is told whose client every Python has."""
    said: list[dict[str, Any]] = []

    def write(_: Any, logged: Logged) -> str:
        files = {path.name for path in logged.folder.iterdir()}
        said.append({"settings": logged.settings, "curves": logged.curves, "files": files})
        return "its id"

    monkeypatch.setitem(TRACKERS, "json", tracking._Tracker("JSON", "json", "json", write))
    return said


def test_a_tracker_is_told_all_settings_all_curves_and_what_save_writes(
    run: TrainedRun, told: list[dict[str, Any]]
) -> None:
    assert run.log_to("json") == "its id"
    (said,) = told
    assert (said["settings"]["hidden_layers"], said["settings"]["l2"]) == ("3", "0.0")
    assert set(said["curves"]) == set(run.history.columns)
    assert {"model.keras", "history.csv", "report.html"} <= said["files"]


def test_without_its_client_the_package_to_install_is_named(run: TrainedRun, monkeypatch: pytest.MonkeyPatch) -> None:
    missing = tracking._Tracker("W&B", "no_such_client", "wandb", lambda _, logged: "")
    monkeypatch.setitem(TRACKERS, "wandb", missing)
    with pytest.raises(TrackerError, match="W&B's client is not installed: pip install wandb"):
        run.log_to("wandb")


def test_a_folder_by_the_client_s_name_is_no_client(
    run: TrainedRun, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "no_such_client").mkdir()
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setitem(TRACKERS, "wandb", tracking._Tracker("W&B", "no_such_client", "wandb", lambda *_: ""))
    with pytest.raises(TrackerError, match="W&B's client is not installed: pip install wandb"):
        run.log_to("wandb")


def test_a_tracker_that_is_unknown_is_named_with_those_that_are_not(run: TrainedRun) -> None:
    with pytest.raises(TrackerError, match="'tensorboard' is no tracker that is known here: mlflow or wandb"):
        run.log_to("tensorboard")


def test_the_command_logs_what_it_trained(told: list[dict[str, Any]], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["train", "--hidden-layers", "3", "--epochs", "4", "--log-to", "json", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["epochs"] == 4
    assert len(told) == 1


def test_the_command_says_before_it_trains_that_a_client_is_missing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(TRACKERS, "mlflow", tracking._Tracker("MLflow", "no_such_client", "mlflow", lambda *_: ""))
    assert main(["train", "--epochs", "9999999", "--log-to", "mlflow"]) == 2
    assert capsys.readouterr().err == "MLflow's client is not installed: pip install mlflow.\n"


@pytest.fixture
def logged(run: TrainedRun, tmp_path: Path) -> Logged:
    return Logged({"l2": "0.1"}, {"loss": np.array([3.0, 2.0, 1.0]), "acc": np.arange(3) / 2}, run.verdict, tmp_path)


@pytest.mark.parametrize("open_run", [None, "theirs"])
def test_mlflow_s_client_is_told_each_value_once_with_its_epoch_and_many_in_a_call(
    logged: Logged, monkeypatch: pytest.MonkeyPatch, open_run: str | None
) -> None:
    monkeypatch.setattr(tracking, "_MOST_METRICS", 4)
    client = MagicMock()
    client.active_run.return_value = open_run
    client.entities.Metric = lambda *values: values
    run = client.start_run.return_value.__enter__.return_value
    run.info.run_id, run.info.start_time = "its id", 17
    assert TRACKERS["mlflow"].write(client, logged) == "its id"
    client.start_run.assert_called_once_with(nested=open_run is not None, tags={"verdict": logged.verdict.kind})
    client.log_params.assert_called_once_with({"l2": "0.1"})
    batches = client.MlflowClient.return_value.log_batch.call_args_list
    assert [(batch.args, len(batch.kwargs["metrics"])) for batch in batches] == [(("its id",), 4), (("its id",), 2)]
    assert [value for batch in batches for value in batch.kwargs["metrics"]] == [
        *(("loss", 3.0, 17, 1), ("loss", 2.0, 17, 2), ("loss", 1.0, 17, 3)),
        *(("acc", 0.0, 17, 1), ("acc", 0.5, 17, 2), ("acc", 1.0, 17, 3)),
    ]
    client.set_tag.assert_called_once_with("mlflow.note.content", logged.verdict.sentence)
    client.log_artifacts.assert_called_once_with(str(logged.folder))


@pytest.mark.parametrize(("theirs", "project"), [("", "overfit-lab"), (None, "overfit-lab"), ("theirs", None)])
def test_wandb_s_client_is_told_all_curves_epoch_by_epoch_in_the_project_of_its_own_settings(
    logged: Logged, theirs: str | None, project: str | None
) -> None:
    client = MagicMock()
    client.setup.return_value.settings.project = theirs
    run = client.init.return_value.__enter__.return_value
    run.id, run.summary = "its id", {}
    assert TRACKERS["wandb"].write(client, logged) == "its id"
    client.init.assert_called_once_with(
        project=project, config={"l2": "0.1"}, notes=logged.verdict.sentence, reinit="create_new"
    )
    assert run.log.call_args_list == [
        call({"loss": loss, "acc": acc}, step=epoch)
        for epoch, loss, acc in ((1, 3.0, 0.0), (2, 2.0, 0.5), (3, 1.0, 1.0))
    ]
    assert run.summary == {"verdict": logged.verdict.kind}
    client.Artifact.assert_called_once_with("training-its id", type="training")
    client.Artifact.return_value.add_dir.assert_called_once_with(str(logged.folder))
    run.log_artifact.assert_called_once_with(client.Artifact.return_value)


@pytest.mark.long
@pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SADeprecationWarning")
def test_mlflow_reads_back_what_was_logged(run: TrainedRun, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mlflow = pytest.importorskip("mlflow", reason="MLflow's client is not among the requirements")
    monkeypatch.chdir(tmp_path)
    mlflow.set_tracking_uri(f"sqlite:///{tmp_path / 'mlflow.db'}")
    client, name = mlflow.MlflowClient(), run.log_to("mlflow")
    kept = client.get_run(name)
    assert (kept.info.status, kept.data.params["hidden_layers"]) == ("FINISHED", "3")
    assert kept.data.tags["verdict"] == run.verdict.kind
    losses = {value.step: value.value for value in client.get_metric_history(name, "validation_loss")}
    assert losses == pytest.approx(run.history["validation_loss"].to_dict())
    assert "model.keras" in {file.path for file in client.list_artifacts(name)}


@pytest.mark.long
@pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SADeprecationWarning")
def test_mlflow_has_it_within_the_run_that_is_open(
    run: TrainedRun, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mlflow = pytest.importorskip("mlflow", reason="MLflow's client is not among the requirements")
    monkeypatch.chdir(tmp_path)
    mlflow.set_tracking_uri(f"sqlite:///{tmp_path / 'mlflow.db'}")
    with mlflow.start_run() as outer:
        name = run.log_to("mlflow")
        assert mlflow.active_run().info.run_id == outer.info.run_id
    assert mlflow.MlflowClient().get_run(name).data.tags["mlflow.parentRunId"] == outer.info.run_id


def wandb_records(content: bytes) -> Iterator[bytes]:
    """LevelDB's log: blocks of 32 KiB, in them pieces of records, each with its length and its place in the record."""
    place, record, block = 7, b"", 32768
    while place < len(content):
        left = block - place % block
        if left < 7:
            place += left
            continue
        _, length, kind = struct.unpack_from("<IHB", content, place)
        record += content[place + 7 : place + 7 + length]
        place += 7 + length
        if kind in {1, 4}:
            yield record
            record = b""


@pytest.mark.long
def test_wandb_keeps_offline_what_was_logged(run: TrainedRun, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    messages = pytest.importorskip("wandb.proto.wandb_internal_pb2", reason="W&B's is not among the requirements")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("WANDB_MODE", "offline")
    name = run.log_to("wandb")
    (file,) = tmp_path.glob(f"wandb/offline-run-*-{name}/run-{name}.wandb")
    records = [messages.Record.FromString(content) for content in wandb_records(file.read_bytes())]
    history = [
        {(item.key or item.nested_key[0]): json.loads(item.value_json) for item in record.history.item}
        for record in records
        if record.HasField("history")
    ]
    assert [row["validation_loss"] for row in history] == pytest.approx(list(run.history["validation_loss"]))
    assert [row["_step"] for row in history] == list(run.history.index)
    assert any(record.HasField("artifact") for record in records)
