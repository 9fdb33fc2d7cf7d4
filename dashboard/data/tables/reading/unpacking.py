"""What was brought, unpacked: nothing grows beyond what the server allows, and what is no table is named."""

from __future__ import annotations

import math
import re
import zipfile
import zlib
from collections.abc import Sequence
from io import BytesIO

from dashboard.data.environment import DataSettings
from dashboard.data.files.gunzip import DamagedError, TooLargeError, gunzip
from dashboard.data.files.signatures import Kind, kind_of
from dashboard.data.tables.errors import TableError
from language.first_few import first_few
from language.say import later, mark

# Times the size of an upload: text packs to a quarter or so, a workbook's XML to less.
UNPACKED, WORKBOOK = 4, 10
_KNOWN: dict[Kind, str] = {
    "pdf": mark("This is a PDF. Copy its table into a spreadsheet and save that as CSV."),
    "picture": mark("This is a picture. A table is needed: CSV, Excel, Parquet or JSON lines."),
    "old workbook": mark("This is a workbook in Excel's old format, or one with a password. Save it as .xlsx or CSV."),
    "database": mark("This is a database. Save the table that you need as CSV."),
    "hdf5": mark("This is an HDF5 file. Save the table that you need as CSV or Parquet."),
    "orc": mark("This is an ORC file. Save it as Parquet or CSV."),
    "avro": mark("This is an Avro file. Save it as Parquet or CSV."),
    "arrow": mark("This is an Arrow file. Save it as Parquet or CSV."),
    "7z": mark("This is a 7z archive. Unpack it and upload the table in it."),
    "rar": mark("This is a RAR archive. Unpack it and upload the table in it."),
    "tar": mark("This is a tar archive. Unpack it and upload the table in it."),
    "bzip2": mark("This is packed with bzip2. Unpack it, or pack it with gzip or zip."),
    "xz": mark("This is packed with xz. Unpack it, or pack it with gzip or zip."),
    "zstd": mark("This is packed with zstd. Unpack it, or pack it with gzip or zip."),
    "lz4": mark("This is packed with lz4. Unpack it, or pack it with gzip or zip."),
    "stata": mark("This is a Stata file. Export it there as CSV."),
    "spss": mark("This is an SPSS file. Export it there as CSV."),
    "sas": mark("This is a SAS file. Export it there as CSV."),
    "matlab": mark("This is a MATLAB file. Save the table that you need there as CSV."),
    "dbase": mark("This is a dBase table, of the kind that comes with maps. Save it as CSV."),
    "r": mark("This is an R file. Write its table there as CSV."),
    "numpy": mark("This is a NumPy array. Save it as CSV, with names for its columns."),
    "pickle": mark("This is a Python pickle. Save its table as CSV or Parquet."),
    "rich text": mark("This is a text document. Save its table as CSV."),
    "git pointer": mark(
        "This is what Git keeps in place of a large file. The command git lfs pull fetches the file itself."
    ),
}
# By a name that such an archive holds.
_ARCHIVES = {
    "word/document.xml": mark("This is a Word document. Copy its table into a spreadsheet and save that as CSV."),
    "ppt/presentation.xml": mark("This is a presentation. Copy its table into a spreadsheet and save that as CSV."),
    "content.xml": mark("This is an OpenDocument file. Save it as .xlsx or CSV."),
    "Index/Document.iwa": mark("This is a Numbers document. Export it as CSV."),
    "xl/workbook.bin": mark("This is a binary workbook. Save it as .xlsx or CSV."),
}
# An element that is closed, or has others in it: some names of columns stand in such brackets, too.
_TAGS = re.compile(rb"\s*<([a-z][\w:-]*)(?:\s[^<>]*)?>[^,;\t]*?(?:</\1>\s*(?:<|\Z)|<[a-z])", re.IGNORECASE | re.DOTALL)
# The bytes in which such an element is looked for.
_START = 5_000
# How the names of tables end: what stands beside the only one of these in a zip explains it.
_TABLES = (".csv", ".tsv", ".tab", ".dat", ".data", ".json", ".jsonl", ".ndjson", ".xlsx", ".xlsm", ".parquet")
_NAMED = 5
_DAMAGED_ZIP = mark("This zip file is damaged. Pack the table again.")


def megabytes() -> int:
    """The largest upload."""
    return DataSettings().upload_mb


def check_size(size: int) -> None:
    """Raises TableError on a file of no bytes, or of more than an upload may have."""
    if not size:
        raise empty_file()
    if size > megabytes() * 2**20:
        sentence = mark(
            "The file is {size:.1f} MB, and the limit is {most} MB. Upload fewer rows, or leave columns out."
        )
        raise TableError(later(sentence, size=math.ceil(10 * size / 2**20) / 10, most=megabytes()))


def empty_file() -> TableError:
    return TableError(later("The file is empty. Upload one with column names in the first line and rows below it."))


def too_large(times: int) -> TableError:
    """What is said of a file that unpacks to more than this many times the largest upload."""
    sentence = mark(
        "Unpacked, the file is larger than the limit of {most} MB. Upload fewer rows, or leave columns out."
    )
    return TableError(later(sentence, most=times * megabytes()))


def refuse_known(content: bytes) -> None:
    """Raises TableError on what is known to be something else than a table."""
    kind = kind_of(content)
    if kind in _KNOWN:
        raise TableError(later(_KNOWN[kind]))
    if content[:500].lstrip().lower().startswith((b"<!doctype", b"<?xml")) or _TAGS.match(content[:_START]):
        raise TableError(later("This is a web page or XML. Upload the table in it as CSV."))


def unpacked_gzip(content: bytes) -> bytes:
    """The content of a gzip file. Raises TableError if it is broken or too large."""
    most = UNPACKED * megabytes() * 2**20
    try:
        return gunzip(content, most)
    except DamagedError as error:
        raise TableError(later("This gzip file is damaged. Pack the table again.")) from error
    except TooLargeError as error:
        raise too_large(UNPACKED) from error


def archive_member(content: bytes) -> tuple[str, int]:
    """The one table in a zip, and how many files it stands among; empty if the zip is itself a workbook.

    Raises TableError where there is none, or several.

    What it would unpack to is looked up, not tried: a zip can say little and hold a thousand times as much.
    """
    try:
        files = [file for file in zipfile.ZipFile(BytesIO(content)).infolist() if not file.is_dir()]
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise TableError(later(_DAMAGED_ZIP)) from error
    names = {file.filename for file in files}
    for name, what in _ARCHIVES.items():
        if name in names:
            raise TableError(later(what))
    workbook = "xl/workbook.xml" in names
    times = WORKBOOK if workbook else UNPACKED
    if sum(file.file_size for file in files) > times * megabytes() * 2**20:
        raise too_large(times)
    if workbook:
        return "", 0
    return _only_table(files)


def _only_table(files: Sequence[zipfile.ZipInfo]) -> tuple[str, int]:
    """The name of the only table among these files, and how many of them can be seen. Raises TableError."""
    visible = [file for file in files if not file.filename.startswith("__MACOSX/") and not _is_hidden(file.filename)]
    tables = [file for file in visible if file.filename.lower().endswith(_TABLES)] or visible
    if not tables:
        raise empty_file()
    if len(tables) > 1:
        shown = first_few(tables, _NAMED, lambda file: repr(file.filename[-40:]))
        sentence = mark(
            "This zip holds {count} files ({files}), but only one is expected. Unpack it and upload the table."
        )
        raise TableError(later(sentence, count=len(tables), files=shown))
    if tables[0].flag_bits & 1:
        raise TableError(later("This zip has a password. Unpack it and upload the table."))
    return tables[0].filename, len(visible)


def member_content(content: bytes, member: str) -> bytes:
    """The content of one file in a zip. Raises TableError if it is damaged, or more than the zip says."""
    most = UNPACKED * megabytes() * 2**20
    try:
        with zipfile.ZipFile(BytesIO(content)).open(member) as packed:
            plain = packed.read(most + 1)
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, NotImplementedError, RuntimeError, EOFError) as error:
        raise TableError(later(_DAMAGED_ZIP)) from error
    if len(plain) > most:
        raise too_large(UNPACKED)
    if kind_of(plain) == "gzip" or (plain.startswith(b"PK\x03\x04") and archive_member(plain)[0]):
        raise TableError(later("This zip holds another packed file. Unpack it and upload the table."))
    return plain


def _is_hidden(name: str) -> bool:
    return name.rpartition("/")[2].startswith(".")
