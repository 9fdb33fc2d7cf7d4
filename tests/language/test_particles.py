"""A Korean particle has the form that the word before it asks for."""

from __future__ import annotations

import pytest

from language.particles import choose_particles


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("손실은(는) 낮다", "손실은 낮다"),
        ("정확도은(는) 높다", "정확도는 높다"),
        ("**L2**이(가) 낫다", "**L2**가 낫다"),
        ("**L1**이(가) 낫다", "**L1**이 낫다"),
        ("`tanh`을(를) 쓴다", "`tanh`를 쓴다"),
        ("0.43과(와) 0.5", "0.43과 0.5"),
        ("서울(으)로, 집(으)로, 학교(으)로, 8(으)로", "서울로, 집으로, 학교로, 8로"),
        ("0(으)로 1(으)로 2(으)로 3(으)로 4(으)로", "0으로 1로 2로 3으로 4로"),
        ("5(으)로 6(으)로 7(으)로 8(으)로 9(으)로", "5로 6으로 7로 8로 9로"),
        ("0은(는) 1은(는) 2은(는) 3은(는) 4은(는)", "0은 1은 2는 3은 4는"),
        ("5은(는) 6은(는) 7은(는) 8은(는) 9은(는)", "5는 6은 7은 8은 9는"),
        ("Adam(이)라 한다", "Adam이라 한다"),
        ("linear은(는), RMSprop은(는), relu은(는)", "linear는, RMSprop은, relu는"),
        ("batch(으)로, model(으)로, norm(으)로", "batch로, model로, norm으로"),
        ("rent을(를), weight이(가), risk은(는), temp과(와)", "rent를, weight가, risk는, temp와"),
        ("dropout을(를), stock이(가), group은(는), book과(와)", "dropout을, stock이, group은, book과"),
        ("b을(를), q이(가), x_m은(는), l(으)로, r(으)로", "b를, q가, x_m은, l로, r로"),
        ("“age”이(가), “값”을(를), R²은(는)", "“age”가, “값”을, R²은"),
        ("3.8 10\u207b\u2075은(는), 10\u2076과(와)", "3.8 10\u207b\u2075은, 10\u2076과"),
        ("은(는) 앞에 낱말이 없다", "은(는) 앞에 낱말이 없다"),
    ],
)
def test_it_fits_the_word_before_it(text: str, said: str) -> None:
    assert choose_particles(text) == said
