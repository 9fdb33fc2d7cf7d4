"""Files are listed for whoever brought them, and their cells are shown to nobody else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dashboard.data.brought import Brought
from tests.pages.opened import opened, press, visit
from tests.pages.your_data.visitor import OWN, brought, linked, predicting, words


@pytest.mark.usefixtures("no_training")
def test_files_are_listed_and_deleted(tmp_path: Path) -> None:
    app = brought()
    app = app.file_uploader[0].upload("other.csv", OWN.encode() + b"41,x,y\n", "text/csv").run()
    assert r"exam\.csv, 20" in words(app)
    assert r"other\.csv, 20" in words(app)
    asked = next(block for block in app.get("popover") if block.proto.popover.label == "Delete")
    assert [button.label for button in asked.button] == ["Delete"]
    next(button for button in app.button if button.label == "Delete").click().run()
    assert r"exam\.csv, 20" not in words(app)
    next(button for button in app.button if button.label == "Delete").click().run()
    assert "a made-up table of rented flats" in words(app)
    assert not app.file_uploader[0].value


@pytest.mark.usefixtures("no_training")
def test_after_a_reload_files_are_listed_in_the_browser_that_brought_them_and_in_no_other(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("dashboard.ui.web.browser.browser_key", lambda: "k" * 32)
    brought(OWN, "exam.csv")
    brought(OWN + "41,x,y\n", "kept.csv")
    again = opened("your_data", own_seeds=3)
    assert re.search(r"kept\\\.csv, [\d: -]+, 41 rows", words(again))
    # It is the last one that it begins with.
    assert r"41 rows of kept\.csv" in words(again)
    monkeypatch.setattr("dashboard.ui.web.browser.browser_key", lambda: "l" * 32)
    other = words(opened("your_data", own_seeds=3))
    assert not [file for file in ("exam", "kept") if file in other]
    monkeypatch.setattr("dashboard.ui.web.browser.browser_key", lambda: "k" * 32)
    again = press(again, "Open")
    assert "Open again" in {button.label for button in again.button}
    assert r"40 rows of exam\.csv" in words(again)
    for _ in range(2):
        again = press(again, "Delete")
    assert "a made-up table of rented flats" in words(again.run())


@pytest.mark.usefixtures("no_training")
def test_a_link_to_the_example_and_a_button_show_it_to_who_has_a_table_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashboard.ui.web.browser.browser_key", lambda: "m" * 32)
    app = press(brought(), "Show the example")
    assert "a made-up table of rented flats" in words(app)
    assert not app.file_uploader[0].value
    app = visit("your_data")
    app.query_params["own_seeds"] = "5"
    assert "a made-up table of rented flats" in words(app.run())


@pytest.mark.usefixtures("no_training")
@pytest.mark.parametrize(("minutes_to_utc", "when"), [(-540, "1970-01-01 09:00"), (300, "1969-12-31 19:00")])
def test_a_file_s_time_is_that_of_the_visitor_s_clock(
    minutes_to_utc: int, when: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("streamlit.runtime.context.ContextProxy.timezone_offset", minutes_to_utc)
    monkeypatch.setattr("pages.your_data.sections.files.brought_by", lambda _: (Brought("file-0", "own.csv", 0.0),))
    assert f"own\\.csv, {when}" in words(opened("your_data", own_seeds=3))


PATIENTS = "patient,diagnosis,crp,days\n" + "".join(
    f"Erika Geheim{i},{('HIV', 'flu', 'cancer')[i % 3]},{(7 * i) % 31}.5,{i}.25\n" for i in range(60)
)


@pytest.mark.usefixtures("checking")
def test_a_link_shows_no_cell_of_columns_that_are_no_inputs_and_lets_nobody_delete_the_file() -> None:
    owner = predicting(brought(PATIENTS, "patients.csv"), "days")
    next(one for one in owner.multiselect if one.label == "Leave out").set_value(["diagnosis"]).run()
    next(one for one in owner.selectbox if one.label.startswith("Keep together")).set_value("patient").run()
    assert "Erika Geheim0" in words(owner)
    other = linked(owner.query_params["table"])
    assert not other.exception
    assert "1 input, predicting days" in words(other)
    assert "| patient | left out | 0 |" in words(other)
    offered = [option for box in (*other.selectbox, *other.multiselect) for option in box.options]
    assert not any(one in f"{words(other)} {offered}" for one in ("Geheim", "HIV", "diagnosis"))
    assert not any(button.label in ("Delete", "Open") for button in other.button)
    owner.run()
    assert r"patients\.csv, 20" in words(owner)


@pytest.mark.usefixtures("no_training")
def test_whoever_brings_a_linked_file_sees_all_of_it() -> None:
    owner = predicting(brought(PATIENTS, "patients.csv"), "days")
    other = linked(owner.query_params["table"])
    assert "Geheim" not in words(other)
    other = other.file_uploader[0].upload("patients.csv", PATIENTS.encode(), "text/csv").run()
    assert "Geheim" in words(other)
    assert any(button.label == "Delete" for button in other.button)
