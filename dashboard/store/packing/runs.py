"""A run as the database has it, with curves and weights as bytes, and ending and verdict as text; and back."""

from __future__ import annotations

import secrets
from dataclasses import replace
from typing import Any, NamedTuple

import numpy as np

from dashboard.analysis.outcome import loss
from dashboard.analysis.verdict import Verdict
from dashboard.data.parts import TRAIN, VALIDATION
from dashboard.experiment.history import Ending, Snapshots
from dashboard.experiment.links.link import from_link
from dashboard.experiment.links.settings import to_texts
from dashboard.experiment.record import Record
from dashboard.experiment.row_losses import RowLosses
from dashboard.store.kept import NOT_JUDGED, FinishedRun, KeptRun, Summary, null_if_nan, title_of
from dashboard.store.packing.arrays import history_of, pack_arrays, unpack_arrays
from dashboard.store.packing.texts import fields_of, pack_fields, unpack_fields
from language.languages import ENGLISH, speaking

# Too many for anybody to guess: who knows the id may see the run, as with a link to an unlisted page.
ID_BYTES = 12


class PackedRun(NamedTuple):
    """A run's rows in the tables of runs and of recordings."""

    run: dict[str, Any]
    recording: dict[str, Any]


def pack_run(run: FinishedRun) -> PackedRun:
    """Without a verdict."""
    with speaking(ENGLISH):
        return PackedRun(_run_row(run), _recording_row(run.record))


def unpack_run(row: Any, listed: Summary, verdict: Verdict, *, own: bool) -> KeptRun:
    """A run from a row of both tables, with the verdict on it; notes and stars are for its owner."""
    summary = listed if own else replace(listed, note="", star=False)
    if summary.kind == NOT_JUDGED:
        summary = replace(summary, kind=verdict.kind, sentence=verdict.sentence)
    return KeptRun(summary, unpack_record(row), verdict, own)


def unpack_record(row: Any) -> Record:
    """The record again, from a row of both tables; it has the losses of single rows until it is judged."""
    return Record(
        from_link(row.settings)[0],
        history_of(unpack_arrays(row.curves)),
        Snapshots({}),
        ending=unpack_fields(Ending, row.ending),
        final=_unpack_weights(row.weights),
        rows=None if row.row_losses is None else RowLosses(**unpack_arrays(row.row_losses)),
    )


def _run_row(run: FinishedRun) -> dict[str, Any]:
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
        "kind": NOT_JUDGED,
        "sentence": "",
        "epochs": record.epoch,
        "train_loss": null_if_nan(loss(record, TRAIN)) if len(curve) else None,
        "validation_loss": null_if_nan(loss(record, VALIDATION)) if len(curve) else None,
        "lowest_loss": null_if_nan(np.nanmin(curve)) if np.isfinite(curve).any() else None,
        "note": "",
        "star": False,
        "trial": run.trial is not None,
    }


def _recording_row(record: Record) -> dict[str, Any]:
    assert record.ending
    return {
        "curves": pack_arrays(fields_of(record.history)),
        "weights": _pack_weights(record.final),
        "ending": pack_fields(record.ending),
        "verdict": "",
        "row_losses": None if record.rows is None else pack_arrays(fields_of(record.rows)),
    }


def _pack_weights(weights: np.ndarray | None) -> bytes | None:
    """Flat weights; they hardly get smaller by compression."""
    return None if weights is None else np.ascontiguousarray(weights, "<f4").tobytes()


def _unpack_weights(content: bytes | None) -> np.ndarray | None:
    return None if content is None else np.frombuffer(content, "<f4").astype(np.float32)
