"""A run that is chosen: its verdict, its note, and the ways out of it."""

from __future__ import annotations

from dashboard.data.tables.choices import TableChoices
from dashboard.data.tables.making import keep, make_table
from dashboard.data.tables.storage import delete_file
from dashboard.store.keeping.keeper import Keeper
from dashboard.store.kept import EVERYBODY
from dashboard.store.listing import Query
from pages.runs.sections import session
from tests.pages.opened import captions, words
from tests.pages.runs.kept import add, chosen, press


def test_a_chosen_run_says_its_verdict_opens_in_the_lab_and_can_be_taken_away(keeper: Keeper) -> None:
    run = add(keeper, 0.5, 0.25, l2=0.01)
    app = chosen(run)
    assert "**Two moons\\: hidden layers 3, L2 0\\.01, epochs 4**" in words(app)
    (link,) = [one for one in app.get("page_link") if one.proto.label == "Open in the lab"]
    assert "l2=0.01" in link.proto.query_string
    assert [button.proto.label.split(",")[0].split(" (")[0] for button in app.get("download_button")] == [
        "Curves",
        "Predictions",
        "Event files for TensorBoard",
        "A notebook that trains this",
        "A script that trains this",
        "A report",
        "The trained model",
    ]


def test_a_run_whose_table_was_deleted_says_how_to_have_it_back_and_opens_no_other_data(keeper: Keeper) -> None:
    cells = ("x,y\n" + "\n".join(f"{i},{i % 7}.5" for i in range(40))).encode()
    source = keep(cells, "mine.csv")
    run = add(keeper, dataset=make_table(source, TableChoices("y")))
    assert "Open in the lab" in [one.proto.label for one in chosen(run).get("page_link")]
    delete_file(source)
    app = chosen(run)
    assert "Open in the lab" not in [one.proto.label for one in app.get("page_link")]
    assert "no longer kept here. To open the run in the lab, or to export it, upload the same file" in captions(app)
    make_table(keep(cells, "mine.csv"), TableChoices("y"))
    assert "Open in the lab" in [one.proto.label for one in chosen(run).get("page_link")]


def test_of_runs_that_are_called_alike_the_chosen_one_is_shown(keeper: Keeper) -> None:
    cells = "x,z,y\n" + "\n".join(f"{i},{i % 5},{i % 7}.5" for i in range(40))
    source = keep(cells.encode(), "mine.csv")
    runs = [add(keeper, dataset=make_table(source, TableChoices("y", one))) for one in ((), ("x",), ("z",))]
    first, *others = runs
    app = chosen(*runs)
    app.selectbox(key="runs-one").set_value(first).run().run()
    assert [one.key for one in app.text_input if one.label == "Note"] == [f"note {first}"]
    labels = app.selectbox(key="runs-one").options
    app.session_state[session.CHOSEN.name] = tuple(others)
    assert app.run().selectbox(key="runs-one").options == labels[1:]


def test_a_note_is_kept_and_a_run_deleted(keeper: Keeper) -> None:
    run = add(keeper)
    app = chosen(run)
    app.text_input(key=f"note {run}").set_value("the *best*").run()
    assert keeper.store.find(Query(EVERYBODY)).runs[0].note == "the *best*"
    press(app, f"delete {run}")
    assert keeper.store.state(EVERYBODY)[0] == 0
