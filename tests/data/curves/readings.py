"""What the tests of reading read: curves of a log, arrays of NumPy, a notebook."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from typing import Any

from dashboard.data.curves.log import Log
from dashboard.data.curves.roles import recognize


def the_curves(log: Log) -> list[list[float]]:
    """Training and validation loss, as the names of their columns tell."""
    roles = recognize(log)
    return [log.columns[name].values.tolist() for name in (roles.loss, roles.validation_loss)]


def saved(save: Callable[..., None], **arrays: Any) -> bytes:
    """As NumPy saves them."""
    file = io.BytesIO()
    save(file, **arrays)
    return file.getvalue()


def notebook_of(printed: str) -> str:
    """A notebook of one cell, which has printed this."""
    return json.dumps({"cells": [{"outputs": [{"text": [printed]}]}], "nbformat": 4})
