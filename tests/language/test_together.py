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
        ("95% 구간은 2%p 넓습니다", "95% 구간은 2%p 넓습니다"),
        ("the value (2) is 5%", "the value (2) is 5%"),
    ],
)
def test_a_bracket_and_a_percentage_keep_what_is_written_right_after_them(text: str, joined: str) -> None:
    assert keep_together(text) == joined
