"""Text in lines as a table: how much of it is read."""

from __future__ import annotations

import gzip
import io
import zipfile

import pytest

from dashboard.data.tables.errors import TableError
from dashboard.data.tables.reading import limits
from dashboard.data.tables.reading.opening import open_table


def zipped(content: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("table.csv", content)
    return packed.getvalue()


@pytest.mark.parametrize("pack", [bytes, gzip.compress, zipped])
@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
def test_more_cells_than_can_be_held_are_refused_before_they_are_read(
    end: bytes, pack: type[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    table = b"a,b" + end + (b"1,2" + end) * 99
    monkeypatch.setattr(limits, "MAX_CELLS", 200)
    assert open_table(pack(table)).cells.shape == (99, 2)
    with pytest.raises(TableError, match=r"101 rows of 2 columns are too many cells\."):
        open_table(pack(table + b"3,4" + end))
