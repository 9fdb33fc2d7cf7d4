"""Cr behind a number is a side of an account or a crore, by what stands in the other cells."""

from __future__ import annotations

import pytest

from tests.data.tables.reading.forms.test_number_forms import notes, read


@pytest.mark.parametrize("word", ["Cr", "CR", "cr", "Cr."])
def test_where_credits_alone_are_marked_they_are_the_other_way_round(word: str) -> None:
    def cells(i: int) -> str:
        return f"{i + 1},257.86{f' {word}' * (i % 4 == 1)}"

    assert read(cells)[:3] == [1257.86, -2257.86, 3257.86]
    assert notes(cells) == [f"x: read '2,257.86 {word}' as −2257.86 in 40 of 40 cells."]


def test_where_debits_alone_are_marked_they_are_negative() -> None:
    assert read(lambda i: f"{i + 1}.86{'DR' * (i % 4 == 1)}")[:3] == [1.86, -2.86, 3.86]


def test_credits_beside_numbers_with_a_minus_have_a_plus() -> None:
    assert read(lambda i: f"-{i + 1}.86" if i % 2 else f"{i + 1}.86 CR")[:2] == [1.86, -2.86]


@pytest.mark.parametrize("words", [("Cr.", "Dr."), ("cr", "dr"), ("C", "D"), ("€ H", "€ S")])
def test_sides_are_known_however_they_are_written(words: tuple[str, str]) -> None:
    assert read(lambda i: f"{i + 1}.86 {words[i % 2]}")[:2] == [1.86, -2.86]


def test_a_side_that_comes_late_in_a_long_column_is_known() -> None:
    found = read(lambda i: f"{i}.86 {'Cr' if i < 2_300 else 'Dr'}", 2_400)
    assert (found[1], found[-1]) == (1.86, -2399.86)


def test_beside_whole_numbers_cr_are_crores() -> None:
    assert read(lambda i: f"{i + 1}.25 Cr" if i % 2 else f"{i + 1},00,000")[:2] == [100_000.0, 22_500_000.0]


@pytest.mark.parametrize("cell", ["{}.50 C", "{} Dr", "{}.50 CR"])
def test_what_stands_behind_all_numbers_but_0_is_no_side(cell: str) -> None:
    assert read(lambda i: cell.format(i + 1) if i else "0")[1] in (2.0, 2.5)


def test_one_letter_alone_is_a_unit() -> None:
    assert read(lambda i: f"{i}.50" + " C" * (i % 2))[:2] == [0.5, 1.5]


@pytest.mark.parametrize(
    ("more", "less"),
    [
        *(("trillion", "billion"), ("Milliarden", "Millionen"), ("조", "억"), ("mil millones", "millones")),
        *(
            ("Mrd. €", "Mio. €"),
            ("Mrd. EUR", "Mio. EUR"),
            ("억원", "만원"),
            ("M€", "k€"),
            ("billion dollars", "million dollars"),
        ),
    ],
)
@pytest.mark.parametrize("blank", [" ", "\u00a0"])
def test_a_larger_word_is_larger_before_a_currency_too(more: str, less: str, blank: str) -> None:
    times = {"조": 1e4, "억원": 1e4}.get(more, 1e3)
    found = read(lambda i: f"{i + 1}.5{blank}{(less, more)[i % 2]}")
    assert found[1] / found[0] == pytest.approx(times * 2.5 / 1.5)
    assert found[0] >= 1_500


def test_a_point_within_a_word_is_no_decimal_point() -> None:
    assert notes(lambda i: f"{i + 1},5 Mio. €") == ["x: read '1,5 Mio. €' as 1500000 in 40 of 40 cells."]


def test_nor_is_it_one_where_the_currency_stands_alone_in_other_cells() -> None:
    found = notes(lambda i: f"{i + 1},5 Mio. €" if i % 2 else f"{i + 100} €")
    assert found == ["x: read '2,5 Mio. €' as 2500000 in 40 of 40 cells."]


@pytest.mark.parametrize("cell", ["{} k", "{} M", "{} B", "{}T", "{}조"])
def test_a_letter_that_may_mean_something_else_is_no_factor(cell: str) -> None:
    assert read(lambda i: cell.format(i + 1))[0] == 1.0
