"""A particle and a bracket do not begin a line, and no line breaks between the ends of an interval."""

from __future__ import annotations

import pytest

from language.numbers import NO_BREAK
from language.together import JOINER, keep_together


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("정확도는 75.8%입니다", f"정확도는 75.8%{JOINER}입니다"),
        ("정확도는 **75.8%**입니다", f"정확도는 **75.8%**{JOINER}입니다"),
        ("파라미터(parameter)입니다", f"파라미터{JOINER}(parameter){JOINER}입니다"),
        ("구간은 [0.2, 3.8]입니다", f"구간은 [0.2,{NO_BREAK}3.8]{JOINER}입니다"),
        ("Hastie 등(2009)에서", f"Hastie{NO_BREAK}등{JOINER}(2009){JOINER}에서"),
        ("드롭아웃(18\u201359%)", f"드롭아웃{JOINER}(18\u2013{JOINER}59%)"),
        ("**그로킹**(grokking)", f"**그로킹**{JOINER}(grokking)"),
        ("모든 |w|를 줄입니다", f"모든 |w|{JOINER}를 줄입니다"),
        ("격차는 2%p 넓습니다", "격차는 2%p 넓습니다"),
        ("the value (2) is 5%", "the value (2) is 5%"),
        (
            "차이(\N{MINUS SIGN}2.1\u2013\N{MINUS SIGN}0.4)",
            f"차이{JOINER}(\N{MINUS SIGN}2.1\u2013{JOINER}\N{MINUS SIGN}0.4)",
        ),
    ],
)
def test_a_bracket_and_a_percentage_keep_what_is_written_right_after_them(text: str, joined: str) -> None:
    assert keep_together(text) == joined


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("가중치 $w_i$를 곱합니다.", r"가중치 $w_i\text{를}$ 곱합니다."),
        ("$z = 3$입니다.", r"$z = 3\text{입니다.}$"),
        ("so that $t = 1$.", r"so that $t = 1\text{.}$"),
        ("$-1$과 $+1$ 사이", r"$-1\text{과}$ $+1$ 사이"),
        ("$a -\n b$이며, $c$는", r"$a -" + "\n" + r" b\text{이며,}$ $c\text{는}$"),
        ("$x$ 값과 $y$ 값, $가$", "$x$ 값과 $y$ 값, $가$"),
        (r"5\$와 6\$를", r"5\$와 6\$를"),
        ("the weight $w$ is", "the weight $w$ is"),
    ],
)
def test_a_formula_keeps_what_is_written_right_after_it(text: str, joined: str) -> None:
    assert keep_together(text) == joined


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("0.2 to 0.3", "0.2_to_0.3"),
        ("0.2 to 0.3, or 5% to 6%", "0.2_to_0.3, or 5%_to_6%"),
        ("\N{MINUS SIGN}9.3 to +28.0 points", "\N{MINUS SIGN}9.3_to_+28.0_points"),
        ("1 to 20 to 1 units", "1_to_20_to_1 units"),
        ("it is 0.25 [0.2, 0.3] here", "it is 0.25_[0.2,_0.3] here"),
        ("0.76 [0.69, 0.84](공식 0.75)", "0.76_[0.69,_0.84](공식 0.75)"),
        ("from 0.42 to 0.26", "from 0.42 to 0.26"),
        ("a U-shaped curve of CIFAR-10", f"a U-{JOINER}shaped curve of CIFAR-{JOINER}10"),
        ("https://example.org/R-CNN and x-y", "https://example.org/R-CNN and x-y"),
        ("From 1 to 2", "From 1 to 2"),
        ("below z = \N{MINUS SIGN}2.9, n / d = 2", "below z_=_\N{MINUS SIGN}2.9, n / d_=_2"),
        ("2 \N{MULTIPLICATION SIGN} 64 units", "2_\N{MULTIPLICATION SIGN}_64 units"),
        ("유닛 5분의 2는", "유닛_5분의_2는"),
        ("시드 3개에서는 여섯 개", "시드_3개에서는 여섯_개"),
        ("시드 8개 중 7개에서, 몇 개 중 하나", "시드_8개_중_7개에서, 몇_개 중 하나"),
        ("1 of the seeds, 400 steps later", "1_of the seeds, 400_steps later"),
        ("파라미터는 몇 개일까요?", "파라미터는 몇_개일까요?"),
        ("1.2 times that, 3 timeshares", "1.2_times that, 3 timeshares"),
        ("42 runs, about 6 s, of 50 MB", "42 runs, about_6_s, of 50_MB"),
        ("with 95% intervals, at step 9", "with 95%_intervals, at step_9"),
        ("80.8%: 2.0 points more", "80.8%: 2.0_points more"),
        ("MIT Press, section 7.12, chapter 7", "MIT Press, section_7.12, chapter_7"),
        ("(최저 55.3%, 최고 69.3%)", "(최저_55.3%, 최고_69.3%)"),
        ("평균과 95% 구간은", "평균과 95%_구간은"),
        ("95% 구간 1.8에서 2.4까지", "95%_구간 1.8에서_2.4까지"),
        ("(95% 구간 \N{MINUS SIGN}1.0%p에서 1.0%p까지)", "(95%_구간 \N{MINUS SIGN}1.0%p에서_1.0%p까지)"),
        ("구간은 \N{MINUS SIGN}3.1에서 +28.1까지", "구간은 \N{MINUS SIGN}3.1에서_+28.1까지"),
        ("학습률을 2에서 3까지만 (12에서 40까지)", "학습률을 2에서 3까지만 (12에서_40까지)"),
        ("정확도는 훈련 91%, 테스트 78%, 훈련 42회", "정확도는 훈련_91%, 테스트_78%, 훈련 42회"),
        ("최대 50 MB, 6 이상, 세 시간", "최대_50_MB, 6_이상, 세_시간"),
        ("loss = 2 and x = y", "loss = 2 and x = y"),
        ("layer2 to 3 others", "layer2 to 3 others"),
        ("[1, 2](https://a.example) and $[0, 1]$", "[1, 2](https://a.example) and $[0, 1]$"),
    ],
)
def test_an_interval_stays_on_one_line(text: str, joined: str) -> None:
    assert keep_together(text) == joined.replace("_", NO_BREAK)
