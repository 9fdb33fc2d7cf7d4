"""The frame of the pages: which lesson comes before and after which."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from streamlit import dataframe_util
from streamlit.components.v2.bidi_component import main

from dashboard.ui.frame.frame import in_one_line
from dashboard.ui.frame.menu import around
from dashboard.ui.lesson import Lesson
from dashboard.ui.lessons import LESSONS
from language.languages import speaking
from language.say import t
from tests.pages.inline_engine import InlineEngine, StartingEngine, put_in_place
from tests.pages.opened import opened

TAUGHT = [lesson for lesson in LESSONS.values() if lesson.taught]


@pytest.fixture(autouse=True)
def _without_trainings(monkeypatch: pytest.MonkeyPatch) -> None:
    put_in_place(StartingEngine, monkeypatch)


@pytest.mark.parametrize("lesson", LESSONS.values(), ids=lambda lesson: lesson.name)
def test_no_page_has_streamlit_look_for_tables_for_which_it_loads_pandas(
    lesson: Lesson, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_at: list[object] = []
    for looking in (dataframe_util, main):
        monkeypatch.setattr(looking, "determine_data_format", looked_at.append)
    assert not opened(lesson.name).exception
    assert looked_at == []


def test_each_lesson_leads_to_the_next_and_back() -> None:
    for lesson, following in pairwise(TAUGHT):
        assert around(lesson)[1] is following
        assert around(following)[0] is lesson


def test_the_way_has_a_start_and_an_end() -> None:
    assert around(TAUGHT[0])[0] is None
    assert around(TAUGHT[-1])[1] is None


@pytest.mark.parametrize("lesson", [LESSONS["forward_pass"], LESSONS["splits"]], ids=lambda lesson: lesson.name)
def test_a_lesson_shows_the_way_on_at_its_end(lesson: Lesson) -> None:
    links = [element.proto.label for element in opened(lesson.name).get("page_link")]
    before, after = around(lesson)
    assert before
    assert after
    assert links[-2:] == [f"Previous: {in_one_line(before.title)}", f"Next: {in_one_line(after.title)}"]


def test_a_short_title_is_broken_nowhere_on_the_way_to_it_and_a_long_one_between_its_words() -> None:
    assert in_one_line("Early stopping") == "Early\N{NO-BREAK SPACE}stopping"
    assert in_one_line("더 많은 데이터") == "더\N{NO-BREAK SPACE}많은\N{NO-BREAK SPACE}데이터"
    assert in_one_line("Train, validation, test") == "Train, validation, test"


@pytest.mark.parametrize("lesson", TAUGHT, ids=lambda lesson: lesson.name)
def test_no_lesson_lacks_what_to_remember_two_references_and_what_comes_next(lesson: Lesson) -> None:
    conclusion = lesson.conclusion()
    assert conclusion
    assert all(sentence.endswith(".") and sentence.count(". ") == 0 for sentence in conclusion.remember)
    assert len(set(conclusion.remember)) == 3
    assert len({reference.title + str(reference.where) for reference in conclusion.references}) == 2
    assert all(reference.address.startswith("https://") for reference in conclusion.references)
    assert conclusion.then.endswith(".")
    assert not re.search(r"\?(\]\([^)]*\))?\.", " ".join(map(str, conclusion.references)))
    # A line does not break between a journal and its volume.
    assert not any(re.search(r"[A-Za-z] \d", str(reference).rpartition("](")[2]) for reference in conclusion.references)


@pytest.mark.parametrize("lesson", TAUGHT, ids=lambda lesson: lesson.name)
def test_where_in_a_book_to_read_on_is_said_in_the_readers_language(lesson: Lesson) -> None:
    conclusion = lesson.conclusion()
    assert conclusion
    with speaking("ko"):
        said = " ".join(map(str, conclusion.references))
    assert not re.search(r"\b(section|chapter)\s\d", said)


def test_a_lesson_ends_with_what_to_remember_and_where_to_read_on() -> None:
    lesson = LESSONS["forward_pass"]
    conclusion, app = lesson.conclusion(), opened(lesson.name)
    assert conclusion
    shown = [element.value for element in (*app.markdown, *app.caption)]
    assert "\n".join(f"{i}. {sentence}" for i, sentence in enumerate(conclusion.remember, 1)) in shown
    assert any(all(reference.title in text for reference in conclusion.references) for text in shown)
    assert conclusion.then in shown


def test_what_would_give_the_answer_away_comes_with_the_result(monkeypatch: pytest.MonkeyPatch) -> None:
    put_in_place(InlineEngine, monkeypatch)
    app = opened("stopping_as_l2", **{"stopping as l2 seeds": 5, "stopping rows": 50})
    conclusion = LESSONS["stopping_as_l2"].conclusion()
    assert conclusion

    def remembered() -> list[bool]:
        shown = " ".join(element.value for element in app.markdown)
        return [t(sentence) in shown for sentence in conclusion.remember]

    assert any("appear here once every prediction on this page has its result" in one.value for one in app.caption)
    assert remembered() == [False] * 3
    next(button for button in app.button if button.label == "Run").click().run()
    assert remembered() == [True] * 3


def test_what_to_remember_is_folded_while_a_question_that_it_may_answer_is_open() -> None:
    app, conclusion = opened("one_step"), LESSONS["one_step"].conclusion()
    assert conclusion

    def folded() -> bool:
        said = [text.value for part in app.expander for text in part.markdown]
        return any(conclusion.remember[0] in text for text in said)

    assert folded()
    for place in range(2):
        questions = [radio for radio in app.radio if str(radio.key).startswith("said one_step")]
        questions[place].set_value(questions[place].options[0]).run()
    assert not folded()
    assert any(conclusion.remember[0] in text.value for text in app.markdown)


def test_after_the_last_lesson_comes_the_lab() -> None:
    links = [element.proto.label for element in opened(TAUGHT[-1].name).get("page_link")]
    assert links[-1] == f"Next: {LESSONS['lab'].title}"


def test_a_tool_belongs_to_no_way() -> None:
    links = [element.proto.label for element in opened("glossary").get("page_link")]
    assert links == []
