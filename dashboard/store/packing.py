"""A run as the database has it, with curves and weights as bytes, and ending and verdict as text; and back."""

from __future__ import annotations

import json
import secrets
from dataclasses import fields, replace
from io import BytesIO
from typing import Any, TypeVar

import numpy as np

from dashboard.analysis.outcome import TRAIN, VALIDATION, loss
from dashboard.analysis.verdict import judge_record
from dashboard.analysis.verdict.verdict import Verdict, Words
from dashboard.experiment.history import Ending, History, Snapshots
from dashboard.experiment.link import to_texts
from dashboard.experiment.record import Record
from dashboard.language.languages import ENGLISH, speaking
from dashboard.language.say import Message
from dashboard.store.kept import Finished, KeptRun, Summary, known, title_of

# Of a name that nobody can guess: who has it may see the run, as with a link to an unlisted page.
ID_BYTES = 12
T = TypeVar("T")


def pack_run(run: Finished) -> tuple[dict[str, Any], dict[str, Any]]:
    """Its rows in the tables of runs and of recordings."""
    verdict = judge_record(run.record)
    with speaking(ENGLISH):
        return _run_row(run, verdict), _recording_row(run.record, verdict)


def unpack_run(row: Any, listed: Summary, *, own: bool) -> KeptRun:
    """The run again, of a row of both tables; notes and stars are for its owner."""
    summary = listed if own else replace(listed, note="", star=False)
    record = Record(
        summary.experiment,
        unpack_history(row.curves),
        Snapshots({}),
        ending=unpack_fields(Ending, row.ending),
        final=unpack_weights(row.weights),
    )
    return KeptRun(summary, record, unpack_verdict(row.verdict), own)


def _run_row(run: Finished, verdict: Verdict) -> dict[str, Any]:
    record = run.record
    curve = record.history.losses[:, VALIDATION]
    return {
        "id": secrets.token_urlsafe(ID_BYTES),
        "owner": run.owner,
        "digest": record.experiment.digest,
        "code": run.code,
        "created": run.created,
        "data": title_of(record.experiment),
        "settings": to_texts(record.experiment),
        "kind": verdict.kind,
        "sentence": verdict.sentence,
        "epochs": record.epoch,
        "train_loss": known(loss(record, TRAIN)) if len(curve) else None,
        "validation_loss": known(loss(record, VALIDATION)) if len(curve) else None,
        "lowest_loss": known(np.nanmin(curve)) if np.isfinite(curve).any() else None,
        "note": "",
        "star": False,
        "trial": run.trial is not None,
    }


def _recording_row(record: Record, verdict: Verdict) -> dict[str, Any]:
    assert record.ending
    return {
        "curves": pack_history(record.history),
        "weights": pack_weights(record.final),
        "ending": pack_fields(record.ending),
        "verdict": pack_fields(verdict),
    }


def pack_history(history: History) -> bytes:
    """The curves by their names, with the digits that a training has: 32 bits."""
    file = BytesIO()
    arrays = {field.name: getattr(history, field.name) for field in fields(History)}
    np.savez_compressed(file, **{name: np.asarray(values, np.float32) for name, values in arrays.items()})  # type: ignore[arg-type]
    return file.getvalue()


def unpack_history(content: bytes) -> History:
    with np.load(BytesIO(content), allow_pickle=False) as arrays:
        return History(**{name: arrays[name].astype(float) for name in arrays.files})


def pack_weights(weights: np.ndarray | None) -> bytes | None:
    """Flat weights; they hardly get smaller by compression."""
    return None if weights is None else np.ascontiguousarray(weights, "<f4").tobytes()


def unpack_weights(content: bytes | None) -> np.ndarray | None:
    return None if content is None else np.frombuffer(content, "<f4").astype(np.float32)


def pack_fields(value: Any) -> str:
    """A dataclass as JSON, in which NaN is allowed: it is text for the database."""
    # A third of the time of `asdict`, which copies all that it finds.
    return json.dumps(value, default=_fields)


def unpack_fields(kind: type[T], text: str) -> T:
    """The dataclass again; fields that it no longer has are left out, and new ones have their defaults."""
    return kind(**_known(kind, json.loads(text)))


def unpack_verdict(text: str) -> Verdict:
    """The verdict again, to be said in any language; what an earlier version kept is said as it was: in English."""
    packed = json.loads(text)
    words = {name: _unpacked(said) for name, said in _known(Words, packed.get("words", packed)).items()}
    return Verdict(**_known(Verdict, packed) | {"words": Words(**words)})


def _fields(value: Any) -> dict[str, Any]:
    return {field.name: getattr(value, field.name) for field in fields(value)}


def _known(kind: type[Any], values: dict[str, Any]) -> dict[str, Any]:
    names = {field.name for field in fields(kind)}
    return {name: value for name, value in values.items() if name in names}


def _unpacked(message: Any) -> Message:
    if isinstance(message, str):
        return Message(message)
    values = ((name, _unpacked(value) if isinstance(value, dict) else value) for name, value in message["values"])
    return Message(message["sentence"], tuple(values))
