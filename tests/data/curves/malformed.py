"""Files that are no logs, or that something has happened to: each has to be told apart in a sentence."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import tarfile
import zipfile
from collections.abc import Mapping

import numpy as np

from tests.data.files.repacked import deflated64, encrypted


def workbook(rows: list[list[object]]) -> bytes:
    """An Excel file."""
    from openpyxl import Workbook

    book = Workbook()
    for row in rows:
        book.active.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _changed(packed: bytes) -> bytes:
    """Packed content, with zeros and ones in place of some bytes in its middle."""
    middle = len(packed) // 2
    return packed[: middle - 40] + b"\x00\xff" * 40 + packed[middle + 40 :]


def _arrays() -> bytes:
    file = io.BytesIO()
    np.savez(file, loss=[0.9, 0.5], val_loss=[1.0, 0.8])
    return file.getvalue()


def _zipped(files: Mapping[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return file.getvalue()


def _tar(content: bytes) -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as archive:
        member = tarfile.TarInfo("log.csv")
        member.size = len(content)
        archive.addfile(member, io.BytesIO(content))
    return file.getvalue()


_LOG = b"epoch,loss,val_loss\n1,0.9,1.0\n2,0.5,0.8\n"


NONE: dict[str, bytes] = {
    "nothing": b"",
    "spaces": b" \n\t\n",
    "words": b"the quick brown fox",
    "words in rows": b"a,b\nc,d\n",
    "a header alone": b"epoch,loss,val_loss\n",
    "an empty object": b"{}",
    "an empty list": b"[]",
    "an object of words": b'{"loss": "high"}',
    "half an object": b'{"loss": [1, 2',
    "an object in a list of numbers": b"[1, {}]",
    "true and false": b'{"loss": [true, false]}',
    "null": b"null",
    "a pickle": b"\x80\x04\x95\x10\x00\x00\x00",
    "an empty zip": b"PK\x05\x06" + b"\x00" * 18,
    "half a zip": b"PK\x03\x04abc",
    "half a gzip": gzip.compress(b"epoch,loss\n" * 50)[:30],
    "a changed gzip": _changed(gzip.compress(bytes(range(256)) * 20)),
    "zeros": b"\x00" * 64,
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
    "deep brackets": b"[" * 50_000,
    "deep objects": b'{"a":' * 5_000,
    "deep calls": b"a(" * 3000 + b"1" + b")" * 3000,
    "a call within a dictionary": b"{'loss': [0.5, (lambda: 1)()], 'val_loss': [0.5]}",
    "a notebook that was never run": b'{"cells": [{"cell_type": "code", "outputs": []}], "nbformat": 4}',
    "cells that are none": b'{"cells": [1, {"outputs": [2, {"text": 3, "data": 4}]}], "nbformat": 4}',
    "a model": b"PK\x03\x04\x14\x00\x00\x00metadata.json" + b"x" * 60,
    "a program": b"__import__('os').system('true')",
    "a page": b"<html><body>loss</body></html>",
    "quotes that do not end": b'"epoch,loss\n1,2\n',
    "too many columns": (",".join(f"c{i}" for i in range(3000)) + "\n" + ",".join("1" for _ in range(3000))).encode(),
    "an empty sheet": workbook([]),
    "a changed workbook": _changed(workbook([["loss", "val_loss"], *[list[object]([i, 2.0]) for i in range(200)]])),
    "a workbook with a password": encrypted(workbook([["loss", "val_loss"], [1.0, 2.0]])),
    "a workbook that is packed oddly": deflated64(workbook([["loss", "val_loss"], [1.0, 2.0]])),
    "arrays with a password": encrypted(_arrays()),
    "arrays that are packed oddly": deflated64(_arrays()),
    "too many trainings": b"run,key,value\n" + b"".join(b"r%d,loss,1\n" % i for i in range(3000)),
    "a list of lists of lists": b"[[[0.9, 1.0]], [[0.5, 0.8]]]",
    "rows of different lengths": b"[[0.9, 1.0], [0.5]]",
    "one number for each name": b'{"loss": 0.5, "val_loss": 0.6}',
    "a name that is there twice": b'{"loss": [1, 2], "loss": "x"}',
    "an object far within others": json.dumps({"a": {"b": {"c": {"d": {"e": {"f": {"g": {"loss": [1]}}}}}}}}).encode(),
    "an integer of thousands of digits": b'{"loss": [' + b"9" * 5000 + b'], "val_loss": [1]}',
    "a list as a name": b"{[1]: [0.9, 0.5]}",
    "an object as a name": b"{{'loss': 1}: [0.9, 0.5]}",
    "a set of lists": b"{'loss': {[0.9]}}",
    "pairs whose names are lists": b"OrderedDict([([1], [0.9, 0.5])])",
    "records with names of their own": json.dumps([{f"k{i}": 1} for i in range(3000)]).encode(),
    "JSON with a remark": b'{"loss": [1, 2], // train\n"val_loss": [1, 2]}',
    "a word in JSON": b'"loss"',
    "a pickle of letters": b"(dp0\nVloss\np1\n(lp2\nF0.9\naF0.5\nas.",
    "formulas": b'epoch,loss,val_loss\n1,"=1/2","=A1"\n2,"=1/3","=A2"\n',
    "formulas in a workbook": workbook([["loss", "val_loss"], ["=1/2", "=1/3"], ["=1/4", "=1/5"]]),
    "errors of a spreadsheet": b"epoch,loss,val_loss\n1,#REF!,#DIV/0!\n2,#REF!,#DIV/0!\n",
    "empty cells": b"epoch,loss,val_loss\n1,,\n2,,\n",
    "epochs alone": b"epoch\n1\n2\n3\n",
    "words for numbers": b"epoch,loss,val_loss\n1,high,low\n2,high,low\n",
    "JSON in cells": b'epoch,metrics\n1,"{""loss"": 0.5}"\n2,"{""loss"": 0.4}"\n',
    "zeros between rows": _LOG + b"\x00" * 5 + b"3,0.4,0.7\n",
    "letters of a mainframe": _LOG.decode().encode("cp500"),
    "control characters": bytes(range(1, 32)) * 10,
    "faces": "\U0001f4c9\U0001f4c8".encode() * 50,
    "a program in Python": b"import keras\nmodel = keras.Sequential()\nmodel.fit(x, y, epochs=10)\n",
    "what went wrong": b'Traceback (most recent call last):\n  File "a.py", line 3, in <module>\nValueError: bad\n',
    "settings": b"model:\n  layers: 3\n  lr: 0.1\noptimizer: adam\n",
    "a page that was not found": b"<!DOCTYPE html>\n<html><title>404</title><body>nginx/1.18</body></html>",
    "a drawing": b'<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0 L 1 1 2 3"/></svg>',
    "what Git keeps of a large file": b"version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n",
    "a document": b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\n",
    "weights": b"\x89HDF\r\n\x1a\n" + bytes(80),
    "weights of PyTorch": _zipped({"archive/data.pkl": b"\x80\x02}"}),
    "columns in Parquet": b"PAR1" + bytes(range(256)),
    "a database": b"SQLite format 3\x00" + bytes(90),
    "an old workbook": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(200),
    "W&B's own record": b":W&B\xa8\xbe\x00" + bytes(range(256)),
    "a zip of a log": _zipped({"log.csv": _LOG}),
    "a zip of far more than it says": _zipped({"xl/workbook.xml": b"", "xl/sheet1.xml": bytes(210_000_000)}),
    "arrays of far more than they say": _zipped({"loss.npy": bytes(21_000_000)}),
    "a tar": _tar(_LOG),
    "a tar in a gzip": gzip.compress(_tar(_LOG)),
    "a gzip in a gzip": gzip.compress(gzip.compress(_LOG)),
    "a bzip2": bz2.compress(_LOG),
    "an xz": lzma.compress(_LOG),
}
