"""What a class is asked speaks of nothing that only a lesson's page shows."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from dashboard.ui.lessons import LESSONS
from dashboard.ui.questions.question import Answer, Question
from dashboard.ui.questions.sketched import ClassQuestion, Sketched
from language.languages import LANGUAGES, speaking
from pages.in_class import questions
from pages.in_class.questions import to_ask

# Figures, controls and places of a page, by which a reply can point at them.
_ON_A_PAGE = {
    "en": r"\b(charts?|curves?|drawings?|pictures?|maps?|figures?|tables?|axis|formulas of|surface|sliders?|this page"
    r"|above|below(?! zero)|(left|right) end|lessons?|see (the|how|what|where|its)|compare the|choose (an)?other)\b",
    "ko": "차트|곡선|곡면|그림|그래프|지도|표에서|축|각 층의|슬라이더|위에서|아래에서|위의|아래의|페이지|왼쪽|오른쪽"
    "|단계에서는|보세요",
}
# Where a curve is drawn, a class sees curves.
_DRAWN = {"en": r"\b(curves?)\b", "ko": "곡선"}


def texts(question: ClassQuestion) -> Iterator[str]:
    """All that is read of it before and after its answer is shown."""
    if isinstance(question, Sketched):
        yield from (question.title, question.text)
        return
    yield question.text
    for text in question.texts:
        yield from (text, question.reply_to(text)[1])


def pointed(question: ClassQuestion, language: str) -> list[str]:
    """Its texts that point at what a student does not see."""
    seen = _DRAWN[language] if isinstance(question, Sketched) else "(?!)"
    said = (re.sub(seen, "", text) for text in texts(question))
    return [text for text in said if re.search(_ON_A_PAGE[language], text, re.IGNORECASE)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_question_of_a_class_points_at_what_a_student_does_not_see(language: str) -> None:
    with speaking(language):
        assert [text for asked in to_ask().values() for text in pointed(asked.question, language)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_a_reply_shows_something_on_its_page_it_points_there(language: str) -> None:
    """The words by which the test above tells are those by which pages point."""
    with speaking(language):
        questions = [question for lesson in LESSONS.values() for question in lesson.for_class()]
        pointers = [
            answer.see for one in questions if isinstance(one, Question) for answer in one.answers if answer.see
        ]
        assert pointers
        assert [see for see in pointers if not re.search(_ON_A_PAGE[language], see, re.IGNORECASE)] == []


def test_a_question_apart_from_its_page_says_all_but_where_to_see_it() -> None:
    answers = (Answer("Yes", "It does.", "See the chart."), Answer("No", "It does."))
    here = Question("q", "Does it?", answers, "Yes", "By 3.")
    assert here.reply_to("Yes") == (True, "It does. See the chart. By 3.")
    assert here.apart().reply_to("Yes") == (True, "It does. By 3.")
    assert here.apart().reply_to("No") == here.reply_to("No")


def test_nothing_is_asked_that_this_server_does_not_train(monkeypatch: pytest.MonkeyPatch) -> None:
    everything = to_ask()
    drawn = [name for name, asked in everything.items() if isinstance(asked.question, Sketched)]
    monkeypatch.setenv("OVERFIT_LAB_EPOCHS", "10")
    questions._to_ask.cache_clear()
    assert drawn
    assert [*to_ask()] == [name for name in everything if name not in drawn]
    monkeypatch.undo()
    questions._to_ask.cache_clear()
