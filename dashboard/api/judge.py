"""A training that ran elsewhere, judged without a page."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np

from dashboard.analysis.elsewhere.review import Review, review
from dashboard.data.curves.log import EmptyLogError, Log, LogError, check_log
from dashboard.data.curves.object_log import read_object
from dashboard.data.curves.read import gather_runs, is_event_file, read_file
from dashboard.data.curves.roles import recognize
from dashboard.experiment.logged import logged_curves

# A folder with more files is not that of one training.
_MOST_FILES = 100


def judge(curves: Any, run: str = "") -> Review:
    """What the lab says about a training run: print it, or look at its `verdict`, `notes` and `advice`.

    `curves` is what Keras's `fit` returns, its `history`, a DataFrame, a list or Series of validation losses, or the
    path of a log in any form that the page Your curves reads. The path may be a folder of TensorBoard's, or one with a
    file for each curve, as MLflow has them. If there are several training runs in it, `run` names one.

    Raises LogError if there are no curves, or several training runs of which `run` names none.
    """
    logs = {log.name: log for log in gather_runs(_logs(curves))}
    names = ", ".join(map(repr, logs))
    if run and run not in logs:
        raise LogError(f"There is no training run {run!r}, but {names}.")
    if len(logs) > 1 and not run:
        raise LogError(f"There are {len(logs)} training runs: name one as run=..., of {names}.")
    log = logs[run] if run else next(iter(logs.values()))
    return review(logged_curves(log, recognize(log)))


def _logs(curves: Any) -> list[Log]:
    if isinstance(curves, str | Path):
        return _logs_at(Path(curves))
    history = getattr(curves, "history", curves)
    if hasattr(history, "to_dict"):
        history = history.to_dict("list") if hasattr(history, "columns") else history.to_list()
    if isinstance(history, Mapping):
        history = {str(name): _plain(values) for name, values in history.items()}
    elif isinstance(history, np.ndarray):
        history = history.tolist()
    elif isinstance(history, list | tuple):
        history = _listed(history)
    return [check_log(log) for log in read_object(history, "history")]


def _listed(values: Sequence[Any]) -> list[Any]:
    """Records as they are; numbers of any kind, or rows of them, as Python's own."""
    if not any(isinstance(value, Mapping) for value in values):
        # Rows of different lengths are no array: `read_object` says what is wrong with them.
        with suppress(ValueError):
            return list(np.asarray(values).tolist())
    return list(values)


def _logs_at(path: Path) -> list[Log]:
    """The logs in all files but empty ones: PyTorch's `add_scalars` leaves one beside a folder for each curve."""
    logs: list[Log] = []
    files = _files(path)
    root = Path(os.path.commonpath([file.parent for file in files]))
    for file in files:
        try:
            logs += _read(file, root)
        except LogError as error:
            if len(files) == 1:
                raise
            if not isinstance(error, EmptyLogError):
                raise LogError(f"{file} can't be read. {error}") from None
    if not logs:
        raise EmptyLogError(f"The event files in {path} hold no scalars.")
    return logs


def _plain(values: Any) -> Any:
    """Any kind of array as a list of Python's numbers; empty where it holds none, or several for an epoch."""
    if not hasattr(values, "__iter__") or _holds_words(values):
        return values
    if all(value is None for value in values):
        return []
    try:
        return [None if value is None else _number(value) for value in values]
    except (TypeError, ValueError):
        return []


def _number(value: Any) -> float:
    """A number of any library, which may be an array of one."""
    return float(value.item() if hasattr(value, "item") else value)


def _holds_words(values: Any) -> bool:
    return isinstance(values, str | Mapping) or any(isinstance(value, str) for value in values)


def _files(path: Path) -> list[Path]:
    if not path.exists():
        raise LogError(f"There is no file {path}.")
    if path.is_file():
        return [path]
    files = _within(path, "*tfevents*") or _within(path, "*")
    if not files:
        raise LogError(f"The folder {path} holds no files.")
    if len(files) > _MOST_FILES:
        raise LogError(f"The folder {path} holds more than {_MOST_FILES} files: name the folder of one training run.")
    return files


def _within(folder: Path, pattern: str) -> list[Path]:
    """The files that match, sorted: one more than _MOST_FILES at most, which is too many already.

    What begins with a dot is a program's own, such as .DS_Store and .ipynb_checkpoints.
    """
    files = (file for file in folder.rglob(pattern) if file.is_file() and not _is_hidden(file.relative_to(folder)))
    return sorted(islice(files, _MOST_FILES + 1))


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _read(path: Path, root: Path) -> tuple[Log, ...]:
    """The logs of a file; curves in a folder below `root` have that folder in their names."""
    content = path.read_bytes()
    if not is_event_file(content):
        return read_file(content, path.relative_to(root).as_posix())
    from dashboard.training.logs.event_file import read_event_file

    log = read_event_file(content, path.name)
    folder = path.parent.relative_to(root).as_posix()
    return (
        log if folder == "." else Log(log.name, {_inside(folder, tag): curve for tag, curve in log.columns.items()}),
    )


def _inside(folder: str, tag: str) -> str:
    """A tag with its folder in front, unless it is there already."""
    return tag if tag.startswith(f"{folder}/") else f"{folder}/{tag}"
