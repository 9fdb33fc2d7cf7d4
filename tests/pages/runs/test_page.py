"""What is trained in the lab stands in the list, is compared, noted, deleted; and nobody else sees it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from dashboard.data.tables.choices import TableChoices
from dashboard.data.tables.making import keep, make_table
from dashboard.data.tables.storage import delete_file
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.links.settings import to_link
from dashboard.experiment.settings import change, to_settings
from dashboard.store.errors import StoreError
from dashboard.store.keeping.keeper import Keeper
from dashboard.store.kept import EVERYBODY, FinishedRun, Study, Trial
from dashboard.store.listing import EVERYTHING, Query
from dashboard.store.store import RunStore
from pages.runs.finding.groups import compare
from pages.runs.finding.outcome import group_rows
from pages.runs.sections import session
from tests.made import SMALL, made_record
from tests.pages.opened import opened, visit, words
from tests.pages.own_store import own_store

QUICK = change(Experiment(), samples=100, hidden_layers=(4,), epochs=5)


@pytest.fixture
def keeper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Keeper]:
    with own_store(tmp_path, monkeypatch) as made:
        yield made


def add(keeper: Keeper, *validation: float, owner: str = EVERYBODY, **settings: object) -> str:
    """Keeps a training, and returns its name."""
    record = made_record(validation or (0.5, 0.25), experiment=change(SMALL, **settings), constant_loss=0.7)
    keeper.store.add([FinishedRun(owner, record, float(keeper.store.state(owner)[0]))])
    return keeper.store.find(Query(owner)).runs[0].id


def chosen(*runs: str) -> AppTest:
    app = opened("runs", runs_chosen=runs)
    assert not app.exception
    return app


def train_in_lab() -> AppTest:
    lab = visit("lab")
    for name, text in to_link(QUICK).items():
        lab.query_params[name] = text
    lab.run()
    assert not lab.exception
    assert lab.session_state["run"].ended
    return lab


def press(app: AppTest, key: str) -> AppTest:
    app = next(button for button in app.button if button.key == key).click().run()
    assert not app.exception
    return app


def test_without_a_run_the_page_leads_to_the_lab(keeper: Keeper) -> None:
    app = opened("runs")
    assert not app.exception
    assert app.info[0].value == "No runs yet."


def test_a_training_of_the_lab_is_kept(keeper: Keeper) -> None:
    lab = train_in_lab()
    assert keeper.wait(60)
    (run,) = keeper.store.find(Query(EVERYBODY)).runs
    assert run.experiment == lab.session_state["run"].record.experiment


def test_who_wants_nothing_to_be_kept_is_obeyed(keeper: Keeper) -> None:
    app = opened("runs")
    app.toggle(key="runs-keep-nothing").set_value(True).run()
    assert not app.exception
    train_in_lab()
    assert keeper.wait(60)
    assert keeper.store.state(EVERYBODY)[0] == 0


def test_what_another_tab_has_set_is_shown(keeper: Keeper) -> None:
    app = opened("runs")
    assert not app.toggle(key="runs-keep-nothing").value
    keeper.store.decline(EVERYBODY, keep_nothing=True)
    assert app.run().toggle(key="runs-keep-nothing").value


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


def test_beside_a_run_whose_table_was_deleted_no_loss_is_called_auto(keeper: Keeper) -> None:
    source = keep(("x,y\n" + "\n".join(f"{i},{i % 7}.5" for i in range(40))).encode(), "mine.csv")
    run = add(keeper, dataset=make_table(source, TableChoices("y")))
    delete_file(source)
    app = chosen(run, add(keeper))
    assert "| Loss | the usual one for its data | Binary cross\\-entropy |" in words(app)


def test_settings_that_differ_stand_beside_each_other(keeper: Keeper) -> None:
    app = chosen(add(keeper, l2=0.01), add(keeper, l2=0.02, dropout=0.5))
    assert "| L2 | 0\\.01 | 0\\.02 |" in words(app)
    assert "| Dropout | 0 | 0\\.5 |" in words(app)
    assert "Too few seeds" in words(app)


def test_a_run_that_differs_in_nothing_is_called_in_a_legend_as_it_is_in_the_list(keeper: Keeper) -> None:
    others: dict[str, Any] = to_settings(Experiment())
    for settings, name in (({}, "the lab's values"), (others, "the lab's defaults")):
        runs = add(keeper, **settings), add(keeper, **settings | {"l2": 0.01})
        groups = compare(keeper.store.get(runs, EVERYBODY)).groups
        assert [group.title for group in groups] == [name, "L2 0.01"]


def test_runs_that_differ_in_nothing_that_has_an_effect_are_shown_all_the_same(keeper: Keeper) -> None:
    app = chosen(add(keeper), add(keeper, patience=7))
    assert not app.exception
    assert "Settings that differ" not in words(app)


def test_seeds_are_grouped_and_compared(keeper: Keeper) -> None:
    runs = [add(keeper, 0.5, 0.2 + seed / 100, seed=seed) for seed in range(4)]
    runs += [add(keeper, 0.5, 0.4 + seed / 90, seed=seed, l2=0.01) for seed in range(4)]
    app = chosen(*runs)
    assert "Validation loss, seed by seed\\: that of B is" in words(app)
    assert "Beyond chance\\: B" in words(app)


def test_a_group_with_too_few_seeds_in_common_is_said_to_be_left_out(keeper: Keeper) -> None:
    runs = [add(keeper, 0.5, 0.2 + seed / 100, seed=seed) for seed in range(4)]
    runs += [add(keeper, 0.5, 0.4 + seed / 90, seed=seed, l2=0.01) for seed in range(4)]
    runs += [add(keeper, 0.5, 0.3, seed=seed, l2=0.02) for seed in range(2)]
    said = words(chosen(*runs))
    assert "Beyond chance\\: B\\." in said
    assert "Too few seeds in common with A \\(3 are needed\\)\\: C\\." in said


def test_a_training_that_two_have_kept_counts_once(keeper: Keeper) -> None:
    mine = [add(keeper, 0.5, 0.4, seed=seed, dataset="circles") for seed in (1, 2)]
    theirs = add(keeper, 0.5, 0.4, owner="ben", seed=1, dataset="circles")
    named = add(keeper, 0.5, 0.4, seed=2, dataset="circles", loss="binary_crossentropy")
    compared = compare(keeper.store.get([*mine, theirs, named], EVERYBODY))
    assert [[run.summary.id for run in group.runs] for group in compared.groups] == [mine]
    assert group_rows(compared)[0]["runs"] == "2"
    assert compared.left_out == 0


def test_a_loss_chosen_by_name_is_the_one_that_the_task_has_by_itself(keeper: Keeper) -> None:
    named = [add(keeper, 0.5, 0.4, seed=seed, dataset="circles", loss="binary_crossentropy") for seed in (1, 2, 3)]
    others = [add(keeper, 0.5, 0.3, seed=seed, dataset="circles", dropout=0.3) for seed in (1, 2, 3)]
    alone = add(keeper, 0.5, 0.45, seed=4, dataset="circles")
    compared = compare(keeper.store.get([*named, *others, alone], EVERYBODY))
    assert [len(group.runs) for group in compared.groups] == [4, 3]
    assert list(compared.settings) == ["Dropout"]
    assert compared.comparable


def test_groups_with_other_data_are_said_to_be_measured_on_other_rows(keeper: Keeper) -> None:
    runs = [add(keeper, 0.5, 0.2 + seed / 100, seed=seed) for seed in range(3)]
    runs += [add(keeper, 0.5, 0.4 + seed / 90, seed=seed, label_noise=0.1) for seed in range(3)]
    assert "Their data differ in label noise\\: losses are measured on different rows" in words(chosen(*runs))


@pytest.mark.parametrize(
    ("one", "other", "on_one_scale"),
    [
        ({}, {"dataset": "circles"}, False),
        ({"dataset": "blobs", "classes": 3}, {"dataset": "blobs", "classes": 5}, False),
        ({"classes": 3}, {"classes": 5}, True),
    ],
)
def test_runs_on_other_data_sets_or_numbers_of_classes_are_not_compared(
    keeper: Keeper, one: dict[str, Any], other: dict[str, Any], *, on_one_scale: bool
) -> None:
    app = chosen(add(keeper, **one), add(keeper, **other))
    assert ("not on one scale" not in words(app)) == on_one_scale


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


def test_where_more_are_chosen_than_a_page_takes_the_browser_is_told_of_those_that_are() -> None:
    def page(count: int) -> None:
        from pages.runs.sections import session

        session.choose(str(one) for one in range(count))

    few, many = (AppTest.from_function(page, args=(count,)).run().session_state for count in (200, 225))
    assert [len(one["runs chosen"]) for one in (few, many)] == [200, 200]
    assert ("runs version" in few, "runs version" in many) == (False, True)


def test_the_chosen_runs_are_deleted_together(keeper: Keeper) -> None:
    runs, other = [add(keeper, seed=seed) for seed in range(2)], add(keeper, seed=2)
    app = chosen(*runs)
    assert "[Chosen: 2 runs](#chosen)" in words(app)
    press(app, "runs delete chosen")
    assert [run.id for run in keeper.store.find(Query(EVERYBODY)).runs] == [other]


def _delete_all(app: AppTest) -> str:
    return next(one.proto.popover.label for one in app.get("popover") if one.proto.popover.label.startswith("Delete"))


def test_all_runs_are_deleted_at_once(keeper: Keeper) -> None:
    add(keeper)
    assert _delete_all(opened("runs")) == "Delete 1 run"
    add(keeper, seed=1)
    app = opened("runs")
    assert _delete_all(app) == "Delete all 2 runs"
    press(app, "runs delete all")
    assert keeper.store.state(EVERYBODY)[0] == 0


def test_the_list_is_filtered_by_a_setting_that_varies(keeper: Keeper) -> None:
    add(keeper, l2=0.01)
    add(keeper, l2=0.02)
    app = opened("runs")
    assert "2 runs" in captions(app)
    app.selectbox(key="runs setting").set_value("l2").run()
    app.selectbox(key="runs value l2").set_value("0.02").run()
    assert not app.exception
    assert "1 run" in captions(app)


def test_filters_stay_while_another_page_is_shown(keeper: Keeper) -> None:
    add(keeper, l2=0.01)
    add(keeper, l2=0.02)
    app = opened("runs")
    app.selectbox(key="runs setting").set_value("l2").run()
    app.selectbox(key="runs value l2").set_value("0.02").run()
    for page in ("glossary", "runs"):
        # The menu leads to an address without what was chosen.
        app.query_params.clear()
        app._page_hash = calc_hash(page)
        app.run()
    assert app.selectbox(key="runs setting").value == "l2"
    assert "1 run" in captions(app)


def test_a_value_to_filter_by_is_written_as_the_list_writes_it(keeper: Keeper) -> None:
    add(keeper)
    add(keeper, l2=0.01, early_stopping=True, optimizer="sgd")
    app = opened("runs")
    said = {"l2": ["off", "0.01"], "early_stopping": ["off", "on"], "optimizer": ["adam", "sgd"]}
    for setting, values in said.items():
        app.selectbox(key="runs setting").set_value(setting).run()
        assert app.selectbox(key=f"runs value {setting}").options == ["Any value", *values]


def test_the_list_is_turned_over(keeper: Keeper) -> None:
    keeper.store.add([FinishedRun(EVERYBODY, made_record(0.5, experiment=change(SMALL, seed=i)), i) for i in range(30)])
    app = opened("runs")
    assert "1\N{NO-BREAK SPACE}to\N{NO-BREAK SPACE}25 of 30 runs" in captions(app)
    assert "26\N{NO-BREAK SPACE}to\N{NO-BREAK SPACE}30 of 30 runs" in captions(press(app, "runs Next"))


def compare_two(keeper: Keeper, seeds: int = 4, **settings: object) -> None:
    """What a page that compares two dropout rates over seeds has kept."""
    arms = tuple(change(SMALL, dropout=rate, **settings) for rate in (0.0, 0.5))
    for place in range(2 * seeds):
        seed, arm = divmod(place, 2)
        record = made_record((0.5, 0.2 + arm + seed / 90), experiment=change(arms[arm], seed=seed), constant_loss=0.7)
        keeper.store.add([FinishedRun(EVERYBODY, record, float(place), Trial(Study.of("dropout", arms), place))])


def look_at(app: AppTest, lesson: str) -> AppTest:
    """The list of what this lesson has compared."""
    app.selectbox(key="runs lesson").set_value(lesson).run()
    assert not app.exception
    return app


def test_what_a_page_compared_is_one_entry_that_unfolds_into_groups_over_seeds(keeper: Keeper) -> None:
    add(keeper, l2=0.01)
    compare_two(keeper)
    app = opened("runs")
    assert "1 run" in captions(app)
    look_at(app, "dropout")
    said = "1 January 1970, 00:00: Two moons, 8 training runs that differ in dropout"
    assert app.selectbox(key="runs study").options == [said]
    assert "8 runs" in captions(app)
    assert "The comparison: 8 training runs" in [header.value for header in app.header]
    assert "that of B is" in words(app)
    assert "Beyond chance\\: B" in words(app)
    assert "9 runs" in captions(look_at(app, EVERYTHING))


def test_of_comparisons_that_are_called_alike_the_chosen_one_stays(keeper: Keeper) -> None:
    compare_two(keeper)
    compare_two(keeper, noise=0.3)
    app = look_at(opened("runs"), "dropout")
    newest, oldest = (study.id for study in keeper.store.studies(EVERYBODY) if study.lesson == "dropout")
    for study in (newest, oldest):
        app.selectbox(key="runs study").set_value(study).run()
        app.toggle(key="runs starred").set_value(True).run().toggle(key="runs starred").set_value(False).run()
        assert app.selectbox(key="runs study").value == study
    labels = app.selectbox(key="runs study").options
    keeper.store.delete_study(EVERYBODY, newest)
    assert app.run().selectbox(key="runs study").options == labels[1:]


def test_a_comparison_that_is_too_long_to_be_shown_says_how_much_of_it_is(
    keeper: Keeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    compare_two(keeper)
    monkeypatch.setattr(session, "MOST", 6)
    app = look_at(opened("runs"), "dropout")
    assert "The comparison: the first 6 of 8 training runs" in [header.value for header in app.header]


def test_a_comparison_is_deleted_as_a_whole(keeper: Keeper) -> None:
    run = add(keeper, l2=0.01)
    compare_two(keeper)
    press(look_at(opened("runs"), "dropout"), "runs delete study")
    assert [one.id for one in keeper.store.find(Query(EVERYBODY, lesson=EVERYTHING)).runs] == [run]


def test_what_a_page_trains_is_kept_as_a_comparison(keeper: Keeper) -> None:
    train_in_lesson()
    assert keeper.wait(60)
    assert [(study.lesson, study.runs) for study in keeper.store.studies(EVERYBODY)] == [("splits", 1)]
    assert keeper.store.find(Query(EVERYBODY)).total == 0


def test_of_who_wants_nothing_to_be_kept_trials_are_not_kept_either(keeper: Keeper) -> None:
    keeper.store.decline(EVERYBODY, keep_nothing=True)
    train_in_lesson()
    assert keeper.wait(60)
    assert keeper.store.state(EVERYBODY)[0] == 0


def train_in_lesson() -> None:
    lesson = opened("splits")
    while not lesson.session_state["job splits"].work[0].wait(60):
        lesson.run()


def test_a_link_shows_a_comparison_to_others_without_notes(keeper: Keeper) -> None:
    run = add(keeper, owner="somebody else", l2=0.01)
    keeper.store.note("somebody else", run, "secret")
    app = visit("runs")
    app.query_params["compare"] = f"{run},unknown"
    app.run()
    assert not app.exception
    assert "L2 0\\.01" in words(app)
    assert "secret" not in words(app) + "".join(one.value or "" for one in app.text_input)
    assert not [button for button in app.button if str(button.key).startswith("delete ")]


def test_on_a_demo_a_browser_without_a_key_has_no_runs(keeper: Keeper, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OVERFIT_LAB_DEMO", "on")
    train_in_lab()
    app = opened("runs")
    assert not app.exception
    assert "your browser does not keep this page's cookie" in words(app)
    assert keeper.store.state(EVERYBODY)[0] == 0


def fail(*_: object, **__: object) -> None:
    raise StoreError("the disk is full")


def test_what_can_t_be_deleted_stays_chosen_and_the_visitor_is_told(
    keeper: Keeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = add(keeper)
    app = chosen(run)
    monkeypatch.setattr(RunStore, "delete", fail)
    press(app, f"delete {run}")
    assert [toast.value for toast in app.toast] == ["Nothing was deleted: the disk is full."]
    assert "[Chosen: 1 run](#chosen)" in words(app)


def test_a_star_that_is_not_kept_is_taken_back_in_the_browser(keeper: Keeper, monkeypatch: pytest.MonkeyPatch) -> None:
    def page() -> None:
        from pages.runs.sections.listing import _star

        _star("somebody", "a run", star=True)

    assert "runs version" not in AppTest.from_function(page).run().session_state
    monkeypatch.setattr(RunStore, "star", fail)
    app = AppTest.from_function(page).run()
    assert [toast.value for toast in app.toast] == ["The star was not saved: the disk is full."]
    assert app.session_state["runs version"] == 1


def test_a_database_out_of_reach_is_a_sentence(keeper: Keeper, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(RunStore, "state", fail)
    app = opened("runs")
    assert not app.exception
    assert app.error[0].value == "Runs can't be read at present: the disk is full."
    train_in_lab()


def captions(app: AppTest) -> str:
    return "\n".join(caption.value for caption in app.caption)


def linked(**query: str) -> AppTest:
    app = visit("runs")
    for name, value in query.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception
    return app


def test_what_is_filtered_sorted_and_starred_stands_in_the_address(keeper: Keeper) -> None:
    add(keeper, l2=0.1)
    add(keeper, l2=0.2, dataset="circles")
    app = opened("runs", runs_sort=("epochs", True))
    app.selectbox(key="runs data").set_value("Circles").run()
    app.selectbox(key="runs setting").set_value("l2").run()
    app.selectbox(key="runs value l2").set_value("0.2").run()
    app.toggle(key="runs starred").set_value(True).run()
    assert app.query_params == {"data": "Circles", "setting": "l2", "value": "0.2", "starred": "on", "sort": "-epochs"}


def test_a_link_sets_the_filters_and_what_there_is_none_of_filters_nothing(keeper: Keeper) -> None:
    add(keeper, l2=0.1)
    add(keeper, l2=0.2)
    app = linked(setting="l2", value="0.2", data="No such data", sort="-epochs", place="75", verdict="<b>")
    assert app.selectbox(key="runs value l2").value == "0.2"
    assert app.selectbox(key="runs data").value == ""
    assert "sort" in app.query_params
    assert "data" not in app.query_params
    assert "1 run" in captions(app)


def test_a_control_that_is_moved_wins_over_an_older_address(keeper: Keeper) -> None:
    add(keeper)
    add(keeper, dataset="circles")
    app = linked(data="Circles")
    app.selectbox(key="runs data").set_value("Two moons")
    app.query_params["data"] = "Circles"
    app.query_params["sort"] = "epochs"
    app.run()
    assert app.selectbox(key="runs data").value == "Two moons"


def test_no_zero_byte_of_a_link_is_asked_of_the_database_which_may_refuse_it(keeper: Keeper) -> None:
    add(keeper)
    asked: list[Any] = []

    def note(*execution: Any) -> None:
        asked.append(execution[3])

    app = visit("runs")
    app.query_params["compare"] = "\0"
    event.listen(Engine, "before_cursor_execute", note)
    try:
        app.run()
    finally:
        event.remove(Engine, "before_cursor_execute", note)
    assert not app.exception
    assert asked
    assert r"\x00" not in str(asked)


def test_chosen_runs_that_are_gone_are_counted_and_left_out(keeper: Keeper) -> None:
    kept = add(keeper)
    app = visit("runs")
    app.query_params["compare"] = f"{kept},gone,gone-too"
    app.run()
    assert [one.value for one in app.info] == ["2 chosen runs are no longer kept."]
    assert app.query_params["compare"] == kept
    assert "Chosen: 1 run" in words(app)
    assert not app.run().info
