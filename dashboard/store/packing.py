"""Curves, weights, ending and verdict as bytes and text, and back."""

from __future__ import annotations

import json
from dataclasses import asdict, fields
from io import BytesIO
from typing import Any, TypeVar

import numpy as np

from dashboard.analysis.verdict.verdict import Verdict, Words
from dashboard.experiment.history import History
from dashboard.language.say import Message

T = TypeVar("T")


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
    """A flat dataclass as JSON, in which NaN is allowed: it is text for the database."""
    return json.dumps(asdict(value))


def unpack_fields(kind: type[T], text: str) -> T:
    """The dataclass again; fields that it no longer has are left out, and new ones have their defaults."""
    return kind(**_known(kind, json.loads(text)))


def unpack_verdict(text: str) -> Verdict:
    """The verdict again, to be said in any language; what an earlier version kept is said as it was: in English."""
    packed = json.loads(text)
    words = {name: _unpacked(said) for name, said in _known(Words, packed.get("words", packed)).items()}
    return Verdict(**_known(Verdict, packed) | {"words": Words(**words)})


def _known(kind: type[Any], values: dict[str, Any]) -> dict[str, Any]:
    names = {field.name for field in fields(kind)}
    return {name: value for name, value in values.items() if name in names}


def _unpacked(message: Any) -> Message:
    if isinstance(message, str):
        return Message(message)
    values = ((name, _unpacked(value) if isinstance(value, dict) else value) for name, value in message["values"])
    return Message(message["sentence"], tuple(values))
