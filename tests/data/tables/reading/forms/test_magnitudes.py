"""Cr behind a number is a side of an account or a crore, by what stands in the other cells."""

from __future__ import annotations

import pandas as pd
import pytest

from dashboard.data.tables.reading.forms.magnitudes import magnitudes
from tests.data.tables.reading.forms.test_number_forms import described, notes, read


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


@pytest.mark.parametrize(
    ("debit", "credit"),
    [("Dr {}.86", "Cr {}.86"), ("DR{}.86", "CR{}.86"), ("Dr {}.86", "{}.86 Cr"), ("Dr. {}.86", "{}.86")],
)
def test_a_side_may_stand_before_a_number(debit: str, credit: str) -> None:
    assert read(lambda i: (credit, debit)[i % 2].format(i + 1))[:2] == [1.86, -2.86]


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


# What is said of a thousand, of a million or of as much as it takes, and how many times as much the second is.
SAID = {
    "letters before a currency": ("{},5 k €", "{},5 M €", 1e3),
    "words behind a currency": ("USD {}.5 thousand", "USD {}.5 million", 1e3),
    "letters behind its letters": ("GBP {}.5k", "GBP {}.5bn", 1e6),
    "a currency alone beside them": ("EUR {},5", "EUR {},5 Mio.", 1e6),
    "Russian": ("{},5 тыс. руб.", "{},5 млн руб", 1e3),  # noqa: RUF001 - Cyrillic
    "Russian beside roubles": ("{},5 руб.", "{},5 млрд руб.", 1e9),  # noqa: RUF001 - Cyrillic
    "Polish": ("{},5 tys. zł", "{},5 mln zł", 1e3),
    "French": ("{},5 millions d'euros", "{},5 Md€", 1e3),
    "Portuguese": ("R$ {},5 mil", "R$ {},5 milhões", 1e3),
    "Swedish": ("{},5 tkr", "{},5 MSEK", 1e3),
    "Danish": ("DKK {},5", "DKK {},5 mio.", 1e6),
    "German": ("{},5 TEUR", "{},5 Mio EUR", 1e3),
    "Dutch": ("{},5 duizend", "{},5 miljoen", 1e3),
    "Turkish": ("{},5 milyon TL", "{},5 milyar TL", 1e3),
    "Indian": ("Rs {}.5 Lac", "Rs {}.5 Cr", 100),
    "Chinese": ("{}.5万美元", "{}.5亿美元", 1e4),
    "Korean": ("{}.5천원", "{}.5백만원", 1e3),
    "in capitals": ("${}.5 THOUSAND", "${}.5 MILLION", 1e3),
    "what is counted": ("{},5 Tsd. Einwohner", "{},5 Mio. Einwohner", 1e3),
    "what is counted, behind letters": ("{}.5K views", "{}.5M views", 1e3),
}


@pytest.mark.parametrize(("less", "more", "times"), SAID.values(), ids=SAID)
def test_amounts_are_as_large_as_their_words_say(less: str, more: str, times: float) -> None:
    found = read(lambda i: (less, more)[i % 2].format(i + 1))
    assert found[1] / found[0] == pytest.approx(times * 2.5 / 1.5)


@pytest.mark.parametrize(
    ("cell", "other"),
    [
        *(("{}.5K", "{}5 users"), ("$ {}.5 mil", "$ {}.5k"), ("{}.5 million people", "{}.5 million tonnes")),
        *(("{}.5 million", "{}.5 gazillion"),),
    ],
)
def test_beside_words_that_make_more_an_unknown_word_is_no_unit(cell: str, other: str) -> None:
    assert described(lambda i: (cell, other)[i % 2].format(i + 1)).number is None


def test_where_all_say_mil_they_are_thousandths_of_an_inch() -> None:
    assert read(lambda i: f"{i + 1} mil")[0] == 1.0


def test_beside_numbers_without_it_mil_is_a_thousand() -> None:
    assert read(lambda i: f"{i + 1}{' mil' * (i % 2)}")[:2] == [1.0, 2000.0]


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        *(
            ("3억 5,000", 3.5e8),
            ("3억5,000만원", 3.5e8),
            ("2억 5천", 2.5e8),
            ("1조 2,345억", 1.2345e12),
            ("12억", 1.2e9),
        ),
        *(("1億2,500万円", 1.25e8), ("3亿5000万元", 3.5e8), ("1억 23,456,789원", 123_456_789.0), ("8,500만원", 8.5e7)),
    ],
)
def test_amounts_in_several_powers_of_ten_thousand_are_one_number(cell: str, number: float) -> None:
    assert read(lambda i: f"{i + 1}억 {i + 1},000" if i else cell)[:2] == [number, 2.2e8]


@pytest.mark.parametrize("part", ["USD$", "$", "EUR ", "S/", "1 mil ", "Rs."])
def test_a_cell_of_nothing_but_currencies_and_words_is_soon_no_number(part: str) -> None:
    assert magnitudes(pd.Series([part * 400])) == ()


@pytest.mark.parametrize("cell", ["(1.5 million)", "($1.5M)", "-1.5 million"])
def test_a_loss_may_stand_in_brackets_with_its_word(cell: str) -> None:
    usual = "${}M" if "$" in cell else "{} million"
    assert read(lambda i: usual.format(i + 1) if i else cell)[:2] == [-1.5e6, 2e6]


@pytest.mark.parametrize("cell", ["{}조 팀장", "{}조 팀원"])
def test_a_member_of_a_group_is_no_trillion(cell: str) -> None:
    assert read(lambda i: cell.format(i + 1))[0] == 1.0


def test_numbers_of_credits_and_debits_are_no_amounts() -> None:
    assert described(lambda i: f"{('CR', 'DR')[i % 2]}{1000 + i}").number is None
