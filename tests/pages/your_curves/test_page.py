"""A visitor brings a log: it is read, judged, and what would have helped is said."""

from __future__ import annotations

from urllib.parse import parse_qs

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.analysis.elsewhere.review import patience_in_words, review
from dashboard.analysis.patience import replay_patience
from dashboard.data.curves import read
from dashboard.data.curves.link import from_link, to_link
from dashboard.data.curves.read import read_text
from dashboard.data.curves.roles import recognize
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.logged import LoggedCurves, logged_curves
from dashboard.experiment.settings import change
from pages.your_curves.figures import loss_panel, metric_panel
from pages.your_curves.trials import LOG
from tests.data.curves.logs import LOGS
from tests.data.curves.malformed import NONE
from tests.figures.as_plotly import to_plotly
from tests.pages.opened import opened, visit, words
from tests.trained import trained

RUNS = "Step,calm - loss,calm - val_loss,wild - loss,wild - val_loss\n" + "".join(
    f"{i},{1 / i},{1 / i + 0.1},{1 / i},{0.5 + 0.1 * i}\n" for i in range(1, 20)
)


def curves_of(text: str) -> LoggedCurves:
    log = read_text(text)[0]
    return logged_curves(log, recognize(log))


def paste(app: AppTest, text: str) -> AppTest:
    return app.text_area[0].set_value(text).run()


def test_until_a_log_is_brought_the_example_is_judged() -> None:
    app = opened("your_curves")
    assert not app.exception
    assert not app.error
    assert review(curves_of(LOG)).verdict.sentence in words(app)
    assert patience_in_words(curves_of(LOG), 10) in words(app)


def test_the_metric_that_is_spoken_of_is_named_as_the_log_names_it() -> None:
    (expander,) = [box.label for box in opened("your_curves").expander if "was read as" in box.label]
    assert expander.endswith("; the metric is val\\_accuracy")
    panel = metric_panel(curves_of(LOG))
    assert panel is not None
    assert panel.figure.layout["yaxis"]["title"]["text"] == "val_accuracy, as logged"


def test_the_example_is_the_log_of_a_training_of_the_lab() -> None:
    history, example = trained(change(Experiment(), epochs=60)).history, curves_of(LOG)
    assert example.train == pytest.approx(history.objective, abs=0.02)
    assert example.validation == pytest.approx(history.val_loss, abs=0.02)


def test_only_the_example_is_called_one() -> None:
    app = opened("your_curves")
    assert [text.value for text in app.caption].count("This log is an example.") == 1
    paste(app, LOGS["what fit prints"])
    assert not any("example" in text.value for text in (*app.markdown, *app.caption))


def test_what_is_pasted_takes_the_example_s_place() -> None:
    app = paste(opened("your_curves"), LOGS["what fit prints"])
    assert not app.exception
    assert review(curves_of(LOGS["what fit prints"])).verdict.sentence in words(app)


@pytest.mark.parametrize("name", ["nothing", "words", "an object of words"])
def test_what_is_no_log_is_named_and_nothing_else_is_shown(name: str) -> None:
    app = paste(opened("your_curves"), NONE[name].decode())
    assert not app.exception
    assert app.error[0].value.startswith("What was pasted can't be read")
    assert not app.slider


def test_a_column_that_was_not_recognized_can_be_named() -> None:
    app = paste(opened("your_curves"), "a,b\n1.5,2.5\n1.25,2\n1.1,2.25\n")
    assert "No column was recognized as the validation loss" in app.error[0].value
    next(box for box in app.selectbox if box.label == "Validation loss").set_value("b").run()
    assert not app.error
    assert "lowest validation loss, at epoch 2" in words(app)


def test_of_several_runs_one_is_chosen() -> None:
    app = paste(opened("your_curves"), RUNS)
    assert app.selectbox[0].label == "Which of the 2 training runs?"
    assert app.selectbox[0].options == ["calm", "wild"]
    app.selectbox[0].set_value(1).run()
    assert "lowest validation loss, at epoch 1," in words(app)


def test_a_patience_chosen_for_a_longer_log_is_the_longest_of_a_shorter_one() -> None:
    app = opened("your_curves")
    for epochs in (3, 50, 4):
        paste(app, "loss,val_loss\n" + "".join(f"{1 / i},{2 / i}\n" for i in range(1, epochs + 1)))
        assert not app.exception
        assert app.slider[0].value <= app.slider[0].max == max(2, epochs - 1)


def test_a_file_is_read_in_place_of_the_text() -> None:
    app = opened("your_curves")
    app.file_uploader[0].upload("history.json", LOGS["Keras history as JSON"].encode(), "application/json").run()
    assert not app.exception
    assert review(curves_of(LOGS["Keras history as JSON"])).verdict.sentence in words(app)
    told = "The files are judged, not this log."
    assert told in [text.value for text in app.caption]
    assert told not in [text.value for text in paste(app, "").caption]


def test_a_training_without_an_epoch_is_said_to_have_diverged() -> None:
    app = paste(opened("your_curves"), "epoch,loss,val_loss\n1,nan,nan\n")
    assert not app.exception
    assert review(curves_of("epoch,loss,val_loss\n1,nan,nan\n")).verdict.sentence in words(app)
    assert not app.slider


def test_the_chart_says_where_it_would_have_stopped() -> None:
    curves = curves_of(LOG)
    stop = replay_patience(curves.validation, 10)
    panel = loss_panel(curves, stop)
    said = [note.text.replace("<br>", " ") for note in to_plotly(panel.figure).layout.annotations]
    assert f"would stop: epoch {stop.epoch}" in said
    assert "train 0.1" in panel.alt


def test_the_chart_reaches_to_a_stop_among_epochs_whose_losses_are_no_numbers() -> None:
    curves = curves_of(
        "epoch,loss,val_loss\n"
        + "".join(f"{epoch},{1 / epoch},{1 / epoch}\n" for epoch in range(1, 9))
        + "".join(f"{epoch},nan,nan\n" for epoch in range(9, 31))
    )
    layout = to_plotly(loss_panel(curves, replay_patience(curves.monitored, 10)).figure).layout
    assert "would stop: epoch 18" in [note.text for note in layout.annotations]
    assert layout.xaxis.range[1] > 18


def test_there_is_a_chart_of_the_metric_where_one_was_logged() -> None:
    assert metric_panel(curves_of(LOG))
    assert metric_panel(curves_of(LOGS["tabs"])) is None


def test_curves_that_come_with_the_address_take_the_example_s_place() -> None:
    app = visit("your_curves")
    app.query_params["curves"] = to_link(read_text(LOGS["CSVLogger"])[0])
    app.run()
    assert not app.exception
    assert review(curves_of(LOGS["CSVLogger"])).verdict.sentence in words(app)
    paste(app, LOG)
    assert review(curves_of(LOG)).verdict.sentence in words(app)


def test_the_link_to_curves_has_the_roles_that_were_chosen() -> None:
    app = paste(opened("your_curves"), "epoch,a,b\n1,1,2\n2,0.5,1.5\n3,0.4,1.6\n")
    for label, name in (("Training loss", "a"), ("Validation loss", "b")):
        next(box for box in app.selectbox if box.label == label).set_value(name).run()
    (link,) = [one for one in app.get("page_link") if one.proto.label == "A link to these curves"]
    linked = curves_of(from_link(parse_qs(link.proto.query_string)["curves"][0]))
    assert linked.train.tolist() == [1.0, 0.5, 0.4]
    assert linked.validation.tolist() == [2.0, 1.5, 1.6]


def test_an_address_that_was_cut_off_is_said_to_be_so() -> None:
    app = visit("your_curves")
    app.query_params["curves"] = "nothing"
    app.run()
    assert "was cut off or changed" in app.error[0].value
    assert "was cut off or changed" in app.run().error[0].value, "for as long as that address stands"
    assert review(curves_of(LOG)).verdict.sentence in words(app)


def test_the_address_says_no_more_what_the_page_no_longer_shows() -> None:
    app = visit("your_curves")
    app.query_params["curves"] = to_link(read_text(LOGS["CSVLogger"])[0])
    assert "curves" in app.run().query_params
    assert "curves" not in paste(app, "0.5\n0.4\n0.3\n").query_params


def test_a_link_to_curves_of_a_file_keeps_its_address_while_the_file_is_there() -> None:
    app = opened("your_curves")
    app.file_uploader[0].upload("log.csv", LOGS["CSVLogger"].encode(), "text/csv").run()
    app.query_params["curves"] = to_link(read_text(LOGS["CSVLogger"])[0])
    assert "curves" in app.run().query_params
    assert "curves" in app.run().query_params
    app.file_uploader[0].set_value([])
    assert "curves" in app.run().query_params, "the text is the link's"
    app.file_uploader[0].upload("other.csv", LOG.encode(), "text/csv")
    assert "curves" not in app.run().query_params


def test_what_was_brought_is_read_once_a_visit(monkeypatch: pytest.MonkeyPatch) -> None:
    app = paste(opened("your_curves"), LOGS["CSVLogger"])
    with monkeypatch.context() as patched:
        patched.setattr(read, "_logs", lambda *_: pytest.fail("read again"))
        app.slider[0].set_value(1).run()
    assert not app.exception
    assert review(curves_of(LOGS["CSVLogger"])).verdict.sentence in words(app)


@pytest.mark.parametrize(("columns", "notes"), [("val_loss", False), ("loss,val_loss", True)])
def test_a_heading_over_notes_stands_where_there_are_some(columns: str, *, notes: bool) -> None:
    falls = [0.3 + 0.9 * 0.9**epoch + 0.004 * epoch for epoch in range(40)]
    lines = "".join(",".join([f"{loss:.5f}"] * columns.count("loss")) + "\n" for loss in falls)
    app = paste(opened("your_curves"), f"{columns}\n{lines}")
    assert not app.exception
    headings = [heading.value for heading in app.header]
    assert ("What to know about these curves" in headings) == notes
    assert "What to try" in headings
