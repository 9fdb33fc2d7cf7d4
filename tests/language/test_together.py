"""A particle does not begin a line."""

from __future__ import annotations

import pytest

from dashboard.language.together import JOINER, keep_together


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("정확도는 75.8%입니다", f"정확도는 75.8%{JOINER}입니다"),
        ("정확도는 **75.8%**입니다", f"정확도는 **75.8%**{JOINER}입니다"),
        ("파라미터(parameter)입니다", f"파라미터(parameter){JOINER}입니다"),
        ("구간은 [0.2, 3.8]입니다", f"구간은 [0.2, 3.8]{JOINER}입니다"),
        ("Hastie 등(2009)에서", f"Hastie 등(2009){JOINER}에서"),
        ("드롭아웃(18\u201359%)", f"드롭아웃(18\u2013{JOINER}59%)"),
        ("95% 구간은 2%p 넓습니다", "95% 구간은 2%p 넓습니다"),
        ("the value (2) is 5%", "the value (2) is 5%"),
    ],
)
def test_a_bracket_and_a_percentage_keep_what_is_written_right_after_them(text: str, joined: str) -> None:
    assert keep_together(text) == joined


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("가중치 $w_i$를 곱합니다.", r"가중치 $w_i\text{를}$ 곱합니다."),
        ("$z = 3$입니다.", r"$z = 3\text{입니다}$."),
        ("$-1$과 $+1$ 사이", r"$-1\text{과}$ $+1$ 사이"),
        ("$x$ 값과 $y$ 값, $가$", "$x$ 값과 $y$ 값, $가$"),
        (r"5\$와 6\$를", r"5\$와 6\$를"),
        ("the weight $w$ is", "the weight $w$ is"),
    ],
)
def test_a_formula_keeps_what_is_written_right_after_it(text: str, joined: str) -> None:
    assert keep_together(text) == joined
