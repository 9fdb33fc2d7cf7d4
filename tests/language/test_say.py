"""A sentence is said in the language of whoever reads it."""

from __future__ import annotations

import numpy as np
import pytest

from language import say
from language.languages import speaking
from language.numbers import MINUS, NO_BREAK
from language.say import later, t, tn
from language.together import JOINER

KOREAN = {"Lower by {share}.": "{share}만큼 낮습니다.", "one row": "{count}행", "of {thing}": "{thing}의"}


@pytest.fixture(autouse=True)
def _catalog(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(say, "translations", lambda _: KOREAN)


def test_english_is_what_the_source_says() -> None:
    assert t("Lower by {share}.", share="12%") == "Lower by 12%."


def test_another_language_puts_values_where_it_wants_them() -> None:
    with speaking("ko"):
        assert t("Lower by {share}.", share="12%") == f"12%{JOINER}만큼 낮습니다."


def test_what_has_no_translation_is_said_in_english() -> None:
    with speaking("ko"):
        assert t("Nothing of the kind.") == "Nothing of the kind."


def test_braces_are_kept_where_nothing_is_filled_in() -> None:
    assert t(r"$\frac{a}{b}$") == r"$\frac{a}{b}$"


@pytest.mark.parametrize(("count", "english", "korean"), [(1, "one row", "1행"), (1200, "1,200 rows", "1,200행")])
def test_a_number_of_things_is_counted_as_each_language_does(count: int, english: str, korean: str) -> None:
    assert tn("one row", "{count} rows", count) == english
    with speaking("ko"):
        assert tn("one row", "{count} rows", count) == korean


def test_whole_numbers_have_commas_between_their_thousands() -> None:
    assert t("{epochs} epochs, {share}", epochs=1200, share=0.5) == "1,200 epochs, 0.5"
    assert t("{epochs:.0f} epochs", epochs=1200) == "1200 epochs"


def test_numpy_s_numbers_are_read_as_python_s() -> None:
    said = t("{count} rows, {loss:.1e}", count=np.int64(12_000), loss=np.float32(-2e-9))
    assert (
        said
        == t("{count} rows, {loss:.1e}", count=12_000, loss=-2e-9)
        == f"12,000 rows, {MINUS}2.0_\u00d7_10\u207b\u2079".replace("_", NO_BREAK)
    )


def test_what_is_said_later_is_said_in_the_language_of_then_with_what_is_in_it() -> None:
    message = later("Lower by {share}.", share=later("of {thing}", thing="x"))
    assert str(message) == "Lower by of x."
    with speaking("ko"):
        assert str(message) == t(message) == "x의만큼 낮습니다."


def test_an_unknown_language_is_named() -> None:
    with pytest.raises(ValueError, match="'xx' is not one of en, ko"), speaking("xx"):
        pass


@pytest.mark.parametrize("value", [0.0000384, np.float64(0.0000384)])
def test_a_small_number_has_a_power_of_ten_and_no_e(value: float) -> None:
    assert t("{loss:.3g} left", loss=value) == "3.84_\N{MULTIPLICATION SIGN}_10\u207b\u2075 left".replace("_", NO_BREAK)
    assert t("{loss:.3f} left", loss=value) == "0.000 left"


def test_a_number_with_few_digits_has_no_e_either() -> None:
    assert t("{loss:.2g} left", loss=123456.0) == "120,000 left"


@pytest.mark.parametrize("value", [-0.5, np.float64(-0.5), "-0.5"])
def test_a_number_below_zero_has_a_minus_sign(value: object) -> None:
    assert t("off by {value}", value=value) == "off by \N{MINUS SIGN}0.5"
    assert t("{count} steps", count=-3) == "\N{MINUS SIGN}3 steps"
