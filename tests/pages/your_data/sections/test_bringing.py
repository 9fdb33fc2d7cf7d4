"""A file is read, or refused in a sentence; a server that is too busy is asked again."""

from __future__ import annotations

import pytest

from pages.your_data.sections.bringing import CHOOSING_SECONDS
from tests.language.as_read import as_read
from tests.pages.inline_engine import CheckingEngine, put_in_place
from tests.pages.opened import opened
from tests.pages.your_data.visitor import OWN, brought, predicting, words


@pytest.mark.usefixtures("no_training")
@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "exam\\.csv: The file is empty"),
        (b"\x89PNG\r\n\x1a\n", "This is a picture"),
        (b"a,b\n1,2\n", "No column can be"),
    ],
)
def test_a_file_that_is_no_table_leaves_the_reason_and_nothing_of_another_file(content: bytes, problem: str) -> None:
    app = predicting(brought(), "passed")
    app = app.file_uploader[0].upload("exam.csv", content, "text/csv").run()
    for _ in range(2):
        assert not app.exception
        assert problem in app.error[0].value
        assert "predicting" not in words(app)
        assert "flats" not in words(app)
        assert not app.selectbox
        app.run()


def silent(*_: object) -> None:
    raise TimeoutError


@pytest.mark.usefixtures("no_training")
@pytest.mark.parametrize("predicted", [False, True])
def test_a_server_that_is_too_busy_to_answer_can_be_asked_again(
    monkeypatch: pytest.MonkeyPatch, *, predicted: bool
) -> None:
    # A file that no other test has had described.
    content = OWN.replace("subject", f"course {predicted}")
    app = brought(content) if predicted else opened("your_data", own_seeds=3)
    with monkeypatch.context() as busy:
        busy.setattr("pages.your_data.sections.work.answer", silent)
        file = app.file_uploader[0]
        app = predicting(app, "passed") if predicted else file.upload("exam.csv", content.encode(), "text/csv").run()
        assert "No answer within 120 seconds, so it was given up" in app.error[0].value
    app = next(one for one in app.button if one.label == "Try again").click().run()
    assert not app.error
    assert ("predicting passed" in words(app)) == predicted
    assert f"| course {predicted} | a category | 0 | x, y, z |" in words(app)


@pytest.mark.usefixtures("no_training")
def test_a_file_over_the_size_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OVERFIT_LAB_UPLOAD_MB", "1")
    app = brought("a,b\n" + "1,2\n" * 500_000, "long.csv")
    assert app.file_uploader[0].label.endswith(as_read("up to 1 MB"))
    said = r"long\.csv: The file is 2\.0 MB, and the limit is 1 MB\. Upload fewer rows, or leave columns out\."
    assert app.error[0].value == as_read(said)


@pytest.mark.usefixtures("no_training")
def test_any_file_is_taken_so_that_its_reader_says_what_to_do_with_it() -> None:
    assert not opened("your_data", own_seeds=3).file_uploader[0].proto.type


def test_while_somebody_chooses_a_target_nothing_is_compiled_unasked(monkeypatch: pytest.MonkeyPatch) -> None:
    expected: list[float] = []
    monkeypatch.setattr(CheckingEngine, "expect", lambda _, seconds: expected.append(seconds))
    put_in_place(CheckingEngine, monkeypatch)
    predicting(brought(OWN.replace("hours", "minutes")), "passed")
    assert expected == [CHOOSING_SECONDS]
