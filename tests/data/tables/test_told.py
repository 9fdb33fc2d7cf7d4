"""What is said of a table is kept as data, and read in each reader's language."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from dashboard.data.tables.description import Description
from dashboard.data.tables.errors import TableError
from dashboard.data.tables.making import keep
from dashboard.data.tables.storage import description_of
from dashboard.ui.plain import plain
from language.languages import speaking
from language.together import JOINER
from tests.data.tables.describing import describe

ROWS = "".join(f"{day}.03.2024;EUR {day},50;{day % 3};7\n" for day in range(13, 30)).encode()
ENGLISH = [
    "The first line holds no names: columns are numbered.",
    "column 1: read as dates, '13.03.2024' as 13 March 2024; inputs are days since 2000, weekday.",
    "column 2: read 'EUR 13,50' as 13.5 in 17 of 17 cells.",
    "it is always the same",
]
KOREAN = [
    "첫 줄에 열 이름이 없어서 열에 번호를 붙였습니다.",
    f"column 1: 날짜로 읽었습니다{JOINER}('13.03.2024' → 2024년 3월 13일). 입력: 2000년부터 지난 날수, 요일.",
    "column 2: 17칸 중 17칸에서 'EUR 13,50'을 13.5로 읽었습니다.",
    "값이 모두 같음",
]


def told(found: Description) -> list[str]:
    notes = (*found.notes, *(note for column in found.columns for note in column.notes))
    return [*map(str, notes), *(str(column.reason) for column in found.columns if column.reason)]


def test_a_description_that_was_stored_is_read_in_each_language(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OVERFIT_LAB_DATA", str(tmp_path))
    stored = description_of(keep(ROWS, "table.csv"))
    assert stored == describe(ROWS, "table.csv")
    assert stored is not None
    assert told(stored) == ENGLISH
    with speaking("ko"):
        assert told(stored) == KOREAN


def test_a_description_from_before_there_were_languages_is_read_as_it_is() -> None:
    found = describe(ROWS, "table.csv")
    before = found.model_copy(update={"notes": ("Of 2 sheets, 'a' is read.",)})
    assert Description.model_validate_json(before.model_dump_json()).notes == before.notes


def test_why_a_worker_refuses_a_table_is_read_in_each_language() -> None:
    with pytest.raises(TableError) as refused:
        describe(b"a,b\n1,2\n1,2\n1,2\n", "table.csv")
    error = pickle.loads(pickle.dumps(refused.value))
    assert str(error) == "No column can be predicted: 'a': it is always the same; 'b': it is always the same."
    with speaking("ko"):
        assert str(error) == "예측할 수 있는 열이 없습니다: 'a': 값이 모두 같음; 'b': 값이 모두 같음."
        assert plain(error.args[0]).startswith("예측할 수 있는 열이 없습니다")
