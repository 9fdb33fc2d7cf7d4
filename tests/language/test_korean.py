"""Korean reads as one person wrote it: a term is one word everywhere, readers are asked in one tone, particles fit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import polib
import pytest

from language.catalog import ROOT, catalog_path, rooms
from language.numbers import NO_BREAK

# What English says, and the word that its translation has.
TERMS = {
    r"accuracy": "정확도",
    r"activations?": "활성화",
    r"backpropagation": "역전파",
    r"batch normalization": "배치 정규화",
    r"bias(es)?": "편향",
    r"cross-entropy": "교차 엔트로피",
    r"cross-validat\w+": "교차 검증",
    r"decision boundary": "결정 경계",
    r"dropout": "드롭아웃",
    r"early stopping": "조기 종료",
    r"epochs?": "에포크",
    r"generali[sz]\w+": "일반화",
    r"gradient descent": "경사 하강",
    r"gradient(?!.? (descent|flow|step))": "기울기",
    r"hidden layers?": "은닉층",
    r"hidden units?": "은닉 유닛",
    r"intervals?": "구간",
    r"labels?": "레이블",
    r"learning rates?": "학습률",
    r"logits?": "로짓",
    r"mini-batch(es)?": "미니배치",
    r"momentum": "모멘텀",
    r"networks?": "신경망",
    r"noise": "노이즈",
    r"optimizers?": "옵티마이저",
    r"overfit\w*": "과적합",
    r"parameters?": "파라미터",
    r"patience": "인내 에포크",
    r"penalty|penalties": "페널티",
    r"pre-activations?": "활성화 전 값",
    r"proximal step": "근접",
    r"regulariz(ation|ers?)": "규제",
    r"remedy|remedies": "대책",
    r"samples?": "샘플",
    r"seeds?": "시드",
    r"stratif\w+": "층화 분할",
    r"test (loss|set)": "테스트 (손실|세트)",
    r"training (loss|set)": "훈련 (손실|세트)",
    r"underfit\w*": "과소적합",
    r"validation (loss|set)": "검증 (손실|세트)",
    r"verdict": "판정",
    r"weight decay": "가중치 감쇠",
    r"weights?": "가중치",
}
# Names and values of the sentence, in which a word is no term.
NAMES = re.compile(r"\{[^}]*\}|`[^`]*`|\$[^$]*\$|Overfit Lab|OVERFIT_\w+|\(http[^)]*\)|\w+_\w+")
# A particle that has one form after a value that may end either way; 은(는) and the like have both.
ONE_FORM = re.compile(r"\}[*`”\u2019]*(?:은|는|을|를|이|가|과|와|로|으로)(?![가-힣(])")
# One of both forms is chosen by the word before it, and a formula is none.
AFTER_A_FORMULA = re.compile(r"\$(?:은\(는\)|이\(가\)|을\(를\)|과\(와\)|\(으\)로|\(이\)라)")
# 하십시오 and 합니까 are of a more formal tone than the rest of the pages, 하세요 and 할까요.
FORMAL = re.compile(r"십시오|니까\?")

CATALOGS = {room: catalog_path(room, "ko") for room in rooms()}
SAID = [pytest.param(path, id=str(room.relative_to(ROOT))) for room, path in CATALOGS.items() if path.exists()]


def pairs(path: Path) -> Iterator[tuple[str, str]]:
    """What is said in English, and in Korean, where no line may break at some of the spaces."""
    for entry in polib.pofile(str(path)):
        yield entry.msgid, (entry.msgstr or entry.msgstr_plural[0]).replace(NO_BREAK, " ")


@pytest.mark.parametrize("path", SAID)
def test_a_term_is_the_same_word_everywhere(path: Path) -> None:
    others = [
        (term, korean)
        for english, korean in pairs(path)
        for term, word in TERMS.items()
        if re.search(rf"\b(?:{term})\b", NAMES.sub("", english), re.IGNORECASE) and not re.search(word, korean)
    ]
    assert others == []


@pytest.mark.parametrize("path", SAID)
def test_a_particle_after_a_value_has_both_of_its_forms(path: Path) -> None:
    assert [korean for _, korean in pairs(path) if ONE_FORM.search(korean)] == []


@pytest.mark.parametrize("path", SAID)
def test_no_particle_is_left_open_after_a_formula(path: Path) -> None:
    assert [korean for _, korean in pairs(path) if AFTER_A_FORMULA.search(korean)] == []


@pytest.mark.parametrize("path", SAID)
def test_readers_are_asked_in_one_tone(path: Path) -> None:
    assert [korean for _, korean in pairs(path) if FORMAL.search(korean)] == []
