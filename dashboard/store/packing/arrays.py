"""Named arrays as bytes, as precise as a training is: 32 bits. NumPy's own files take three times as long."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from io import BytesIO

import numpy as np

from dashboard.experiment.history import History

# Levels of zlib. Higher ones make curves smaller by three in a hundred, and take longer; 0 only adds a checksum.
FAST_COMPRESSION, NO_COMPRESSION = 1, 0
# What was kept before 0.1.0 is a file of NumPy's, which is a zip.
_ZIP = b"PK"
_LINE = b"\n"


def pack_arrays(arrays: Mapping[str, np.ndarray], compression: int = FAST_COMPRESSION) -> bytes:
    """One line with the names and shapes, then all numbers."""
    shapes = {name: array.shape for name, array in arrays.items()}
    numbers = b"".join(np.ascontiguousarray(array, "<f4").tobytes() for array in arrays.values())
    return json.dumps(shapes).encode() + _LINE + zlib.compress(numbers, compression)


def unpack_arrays(content: bytes) -> dict[str, np.ndarray]:
    """The arrays again. Raises ValueError or zlib.error where the content was cut off."""
    if content.startswith(_ZIP):
        with np.load(BytesIO(content), allow_pickle=False) as file:
            return dict(file)
    head, _, packed = content.partition(_LINE)
    shapes = {name: tuple(shape) for name, shape in json.loads(head).items()}
    numbers = np.frombuffer(zlib.decompress(packed), "<f4").astype(np.float32)
    ends = np.cumsum([int(np.prod(shape)) for shape in shapes.values()])
    parts = np.split(numbers, ends[:-1])
    return {name: part.reshape(shape) for (name, shape), part in zip(shapes.items(), parts, strict=True)}


def history_of(arrays: Mapping[str, np.ndarray]) -> History:
    """The history with these fields, in the precision that charts draw."""
    return History(**{name: array.astype(float) for name, array in arrays.items()})
