"""How the columns of a table were read, below it."""

from __future__ import annotations

import pytest

from tests.pages.your_data.visitor import brought, words


@pytest.mark.usefixtures("no_training")
def test_what_was_converted_is_said_with_its_count() -> None:
    rows = "".join(f'"${i},043.15",{i}\n' for i in range(1, 41))
    assert r"wage\: read '$1,043\.15' as 1043\.15 in 40 of 40 cells" in words(brought("wage,y\n" + rows)).replace(
        r"\$", "$"
    )


@pytest.mark.usefixtures("no_training")
def test_that_more_was_converted_than_is_listed_is_said() -> None:
    header = ",".join(f"wage {j}" for j in range(43))
    rows = "\n".join(",".join(f"${i + j}" for j in range(43)) for i in range(1, 41))
    assert "3 more notes." in words(brought(f"{header}\n{rows}"))


@pytest.mark.usefixtures("no_training")
def test_of_columns_that_are_not_listed_a_single_one_is_one() -> None:
    header, rows = ",".join(f"x{j}" for j in range(41)), "\n".join(",".join([f"{i}.5"] * 41) for i in range(20))
    assert "One more column." in words(brought(f"{header}\n{rows}"))


@pytest.mark.usefixtures("no_training")
def test_a_stranger_s_column_name_is_text_and_not_markdown() -> None:
    app = brought(b"**a** | <b>,y\n" + b"".join(b"%d,%d\n" % (i, i) for i in range(30)), "x.csv")
    assert r"\*\*a\*\* &#124; \<b\>" in words(app)
