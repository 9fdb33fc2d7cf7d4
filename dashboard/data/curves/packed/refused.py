"""Files that are no logs and are known by how they begin: each is told what would do instead."""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.data.curves.log import LogError
from dashboard.data.curves.packed.arrays import NO_PICKLE
from dashboard.data.files.signatures import Kind, kind_of
from language.say import later, mark

MODEL = mark(
    "This holds a model's weights and no curves. Save the history as JSON: json.dump(history.history, "
    "open('history.json', 'w'))."
)
_ARCHIVE = mark("This is an archive. Unpack it and upload the file with the curves.")
_PICTURE = mark("This is a picture or a PDF. Upload the numbers that its curves were drawn from.")
_DATABASE = mark("This is a database, such as MLflow and Optuna use. Export the curves from it as CSV.")
_PAGE = mark(
    "This is a web page or XML. The link may have led to a page that shows the file: download the file itself."
)
_POINTER = mark("This is what Git keeps in place of a large file. The command git lfs pull fetches the file itself.")
_PARQUET = mark("This is a file of columns (Parquet, Arrow). Save it as CSV.")
_OLD_WORKBOOK = mark("This is a workbook in Excel's old format, or one with a password. Save it as .xlsx or CSV.")
_UNSYNCED = mark(
    "This is W&B's own record of a run. The command wandb sync uploads it to W&B, where a chart's menu exports a CSV "
    "file: that one can be read here."
)
_KNOWN: dict[Kind, str] = {
    "pickle": NO_PICKLE,
    **dict.fromkeys(("7z", "rar", "bzip2", "xz", "zstd", "lz4", "gzip", "tar"), _ARCHIVE),
    **dict.fromkeys(("pdf", "picture"), _PICTURE),
    **dict.fromkeys(("parquet", "arrow", "orc", "avro"), _PARQUET),
    "hdf5": MODEL,
    "old workbook": _OLD_WORKBOOK,
    "database": _DATABASE,
    "git pointer": _POINTER,
    "wandb": _UNSYNCED,
}
_PAGES = (b"<!doctype", b"<html", b"<?xml", b"<svg")
# What a zip of Excel holds, and those of Keras and PyTorch.
_WORKBOOK, _WEIGHTS = "xl/workbook.xml", ("model.weights.h5", "metadata.json", "data.pkl")


def refuse_known(content: bytes) -> None:
    """Raises LogError with what to bring in its place."""
    kind = kind_of(content)
    if kind in _KNOWN:
        raise LogError(later(_KNOWN[kind]))
    if content[:100].lstrip(b"\xef\xbb\xbf \r\n\t").lower().startswith(_PAGES):
        raise LogError(later(_PAGE))


def refuse_zip(names: Iterable[str]) -> None:
    """Raises LogError where the names of the files in a zip are not a workbook's."""
    found = list(names)
    if any(name.endswith(_WEIGHTS) for name in found):
        raise LogError(later(MODEL))
    if found and _WORKBOOK not in found:
        raise LogError(later(_ARCHIVE))
