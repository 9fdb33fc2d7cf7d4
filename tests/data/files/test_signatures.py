"""What a file is, by how it begins."""

from __future__ import annotations

import bz2
import gzip
import io
import pickle
import tarfile
from collections.abc import Callable

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
from pyarrow import orc

from dashboard.data.files.signatures import Kind, kind_of
from dashboard.data.tables.errors import TableError
from dashboard.data.tables.reading.unpacking import refuse_known


def array() -> bytes:
    file = io.BytesIO()
    np.save(file, np.zeros(3))
    return file.getvalue()


def archive() -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as packed:
        packed.addfile(tarfile.TarInfo("table.csv"))
    return file.getvalue()


def stata() -> bytes:
    """As pandas writes it, in the form before Stata 13."""
    file = io.BytesIO()
    pd.DataFrame({"wage": [1.5, 2.5]}).to_stata(file)
    return file.getvalue()


def columns_of_orc() -> bytes:
    file = io.BytesIO()
    orc.write_table(pa.table({"wage": [1.5, 2.5]}), file)
    return file.getvalue()


def parquet() -> bytes:
    file = io.BytesIO()
    pd.DataFrame({"wage": [1.5, 2.5]}).to_parquet(file)
    return file.getvalue()


def stream_of_arrow() -> bytes:
    file, table = io.BytesIO(), pa.table({"wage": [1.5, 2.5]})
    with pa.ipc.new_stream(file, table.schema) as stream:
        stream.write_table(table)
    return file.getvalue()


FILES: dict[Kind, Callable[[], bytes]] = {
    "numpy": array,
    "tar": archive,
    "stata": stata,
    "sas": lambda: b"HEADER RECORD*******LIBRARY HEADER RECORD!!!!!!!" + b"0" * 30,
    "spss": lambda: b"$FL3@(#) IBM SPSS STATISTICS" + bytes(100),
    "matlab": lambda: b"MATLAB 5.0 MAT-file, Platform: GLNXA64" + bytes(200),
    "zstd": lambda: b"\x28\xb5\x2f\xfd" + bytes(range(200)),
    "lz4": lambda: b"\x04\x22\x4d\x18" + bytes(range(200)),
    "avro": lambda: b"Obj\x01\x04\x16avro.schema" + bytes(range(200)),
    "dbase": lambda: bytes([3, 124, 1, 31, 60, 0, 0, 0, 97, 0, 20, 0]) + bytes(1300),
    "orc": columns_of_orc,
    "arrow": stream_of_arrow,
    "parquet": parquet,
    "bzip2": lambda: bz2.compress(b"a,b\n1,2\n"),
    "r": lambda: b"RDX3\nX\n\x00\x00\x00\x03",
    "gzip": lambda: gzip.compress(b"a,b\n1,2\n"),
    "git pointer": lambda: b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 3\n",
}


@pytest.mark.parametrize("kind", FILES)
def test_a_file_is_known_by_how_it_begins(kind: Kind) -> None:
    assert kind_of(FILES[kind]()) == kind


@pytest.mark.parametrize("name", ["ORCID", "PAR1", "FEA1", "RDX", "BZh1", "BZh"])
def test_a_column_called_like_a_format_is_none(name: str) -> None:
    assert kind_of(f"{name},name\n0000-0001,Ann\n".encode()) is None


def test_a_file_of_columns_is_known_where_its_end_is_missing() -> None:
    assert kind_of(parquet()[:-20]) == "parquet"
    assert kind_of(b"FEA1" + bytes(4) + bytes(range(200))) == "arrow"


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_a_pickle_of_most_protocols_is_known(protocol: int) -> None:
    # The first protocol of bytes has no start of its own.
    expected = None if protocol == 1 else "pickle"
    assert kind_of(pickle.dumps({"loss": [0.5]}, protocol)) == expected


@pytest.mark.parametrize("text", ["", "a,b\n1,2\n", "(a),b\n1,2\n", "version,loss\n1,2\n", "RD,X\n1,2\n"])
def test_a_table_is_of_no_such_kind(text: str) -> None:
    assert kind_of(text.encode()) is None


def test_what_git_keeps_in_place_of_a_table_is_no_table() -> None:
    with pytest.raises(TableError, match="git lfs pull"):
        refuse_known(FILES["git pointer"]())
