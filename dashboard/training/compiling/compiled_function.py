"""A function that XLA compiles at its first call, unless its machine code is known."""

from __future__ import annotations

import logging
import os
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from typing import Any
from unittest.mock import patch

import tensorflow as tf
from tensorflow.python.framework import ops

from dashboard.data.digest import digest
from dashboard.training.compiling import program_files
from dashboard.training.compiling.environment import XLA_FOLDER

# Each program is traced once, but TensorFlow takes their loops for one function that is traced again and again.
logging.getLogger("tensorflow").addFilter(lambda record: "retracing" not in record.getMessage())

# A process may trace a program several times, and no two functions in it may have the same number.
_traced: Counter[str] = Counter()
_NUMBERS = 10**6


class CompiledFunction:
    """A function of tensors, compiled for the shapes of its first call.

    `name` says what is compiled: functions of one name are the same program, and share the machine code that is kept.
    """

    def __init__(self, function: Callable[..., Any], name: str) -> None:
        self._function = tf.function(function, jit_compile=True, autograph=False)
        self._name, self._first = name, True

    @property
    def traces(self) -> int:
        """How often it was compiled or loaded: more than once if its inputs changed their shapes."""
        return self._function.experimental_get_tracing_count()

    def __call__(self, *inputs: Any) -> Any:
        if not self._first:
            return self._function(*inputs)
        self._first = False
        with _kept(self._name):
            return self._function(*inputs)


@contextmanager
def _kept(name: str) -> Iterator[None]:
    """Lets XLA find the machine code of a program, and keeps the code if it was compiled anew."""
    if XLA_FOLDER not in os.environ.get("TF_XLA_FLAGS", ""):
        yield
        return
    try:
        known = program_files.load(name)
        with _same_numbers(name):
            yield
        if program_files.written() != known:
            program_files.save(name)
    finally:
        program_files.clear()


@contextmanager
def _same_numbers(name: str) -> Iterator[None]:
    """Numbers the functions inside a program alike in every process.

    TensorFlow numbers all functions of a process as they come. These numbers are part of a program's text, by which XLA
    finds its machine code. So here they begin at a number that belongs to the program, whatever was traced before it.
    """
    _traced[name] += 1
    first = int(digest(f"{name} {_traced[name]}")[:8], 16) * _NUMBERS
    with patch.object(ops, "uid", count(first).__next__):
        yield
