"""The lab in a real browser, as a visitor uses it."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Browser, Page, expect

from dashboard import Experiment, train
from dashboard.analysis.verdict import judge_record
from dashboard.training.recording import record_training
from tests.browser.driving import lab_page as lab
from tests.browser.driving.any_page import on_page
from tests.browser.driving.server import serve
from tests.browser.driving.until import until
from tests.cases import the_first_at_every_check

RANGES = "chart => [chart._fullLayout.xaxis.range, chart._fullLayout.yaxis.range]"
LONG = "?dataset=digits&samples=1797&epochs=2000&hidden_layers=128-128&batch_size=2"


@pytest.mark.long
def test_a_cold_server_shows_the_controls_at_once_and_says_that_the_engine_starts(page: Page, tmp_path: Path) -> None:
    with serve(tmp_path / "log", OVERFIT_LAB_WORKERS="1") as address:
        page.goto(address)
        expect(page.get_by_text("The training engine is starting")).to_be_visible()
        expect(page.get_by_text("Learning rate", exact=True)).to_be_visible()


def test_a_visitor_sees_the_default_experiment_overfit_without_a_click(visit: Page, server: str) -> None:
    lab.open_lab(visit, server)
    record = record_training(Experiment(), padded=True)
    expect(on_page(visit, judge_record(record).sentence)).to_be_visible()
    drawn = lab.curves(visit)
    assert list(drawn) == ["train", "validation", "test"]
    run = train(Experiment())
    # Then rounding shows: the lab's program is another one.
    for name, values in drawn.items():
        np.testing.assert_allclose(values[:30], run.history[f"{name}_loss"][:30], rtol=1e-3)


def test_a_change_is_trained_at_once_and_the_page_says_what_it_did(visit: Page, server: str) -> None:
    lab.open_lab(visit, server)
    before = lab.curves(visit)
    visit.get_by_role("button", name="L2", exact=True).click()
    expect(visit.get_by_text(re.compile(r"^(\w+ )?L2 off . 0\.01: lowest validation loss"))).to_be_visible()
    expect(on_page(visit, "A good fit")).to_be_visible()
    expect(visit.locator(".lab-said")).to_have_text(re.compile("^A good fit: "))
    after = lab.new_curves(visit, before)
    assert after["validation"] != before["validation"]
    assert after["before"] == before["validation"]
    visit.get_by_role("link", name="Runs").click()
    expect(visit.locator(".lab-said")).to_be_empty()


@pytest.mark.long
def test_what_takes_long_waits_for_train_and_says_how_long(visit: Page, server: str) -> None:
    lab.open_lab(visit, server)
    layer = visit.get_by_role("spinbutton", name="Layer 1")
    layer.fill("512")
    layer.press("Enter")
    samples = visit.get_by_role("slider", name="Samples Samples")
    samples.focus()
    # To 20,000: more are refused.
    for _ in range(7):
        samples.press("ArrowRight")
    sidebar = visit.get_by_test_id("stSidebar")
    expect(sidebar.get_by_text(re.compile(r"Settings changed. Train: about\s\d+\ss\."))).to_be_visible()
    # An earlier step may still be trained.
    expect(visit.locator(".st-key-stop-in-bar")).to_have_count(0)
    visit.set_viewport_size({"width": 390, "height": 844})
    said, button = visit.locator(".st-key-lab-bar > *").all()
    expect(said).to_have_text(re.compile(r"press Train. It takes about\s\d+\ss\."))
    one, other = said.bounding_box(), button.bounding_box()
    assert one
    assert other
    # Beside each other: below each other they would take a seventh of the screen.
    assert one["x"] + one["width"] <= other["x"]


@pytest.mark.long
def test_the_buttons_stay_in_sight_and_a_phone_has_a_bar(visit: Page, server: str) -> None:
    visit.goto(f"{server}/?train=on_click")
    expect(visit.get_by_text("The first curves appear once you press Train.")).to_be_visible()
    lab.train(visit)
    lab.wait_until_trained(visit)
    visit.get_by_role("slider", name="Dropout Dropout").scroll_into_view_if_needed()
    expect(lab.sidebar_button(visit, "Train")).to_be_in_viewport()
    visit.get_by_role("button", name="L2", exact=True).click()
    bar = visit.locator(".st-key-lab-bar")
    expect(visit.get_by_text("Settings changed")).to_be_in_viewport()
    expect(bar).to_be_hidden()
    # It is seen only while the pointer is near it.
    visit.locator("[data-testid=stSidebarCollapseButton] button").evaluate("button => button.click()")
    expect(bar).to_be_in_viewport()
    visit.get_by_test_id("stExpandSidebarButton").click()
    expect(bar).to_be_hidden()
    visit.set_viewport_size({"width": 390, "height": 844})
    expect(bar).to_be_in_viewport()
    bar.get_by_role("button", name="Train").click()
    expect(on_page(visit, "A good fit")).to_be_visible()
    expect(bar).to_have_count(0)


@pytest.mark.long
@pytest.mark.parametrize("link", ["", "?l2=0.01"])
def test_the_lab_takes_all_the_width_of_a_wide_screen(visit: Page, server: str, link: str) -> None:
    """A lesson ends at 88 rem: see `page.css`."""
    visit.set_viewport_size({"width": 2200, "height": 1100})
    lab.open_lab(visit, server, link)
    widths = "block => [block.offsetWidth, block.parentElement.clientWidth]"
    block, screen = visit.get_by_test_id("stMainBlockContainer").evaluate(widths)
    assert block == screen > 88 * 16


@pytest.mark.long
def test_a_changed_control_waits_for_train_where_the_link_asks_for_it(visit: Page, server: str) -> None:
    visit.goto(f"{server}/?train=on_click")
    expect(visit.get_by_text("The first curves appear once you press Train.")).to_be_visible()
    lab.train(visit)
    lab.wait_until_trained(visit)
    before, sweeps = lab.curves(visit), visit.get_by_role("button", name="Sweep a setting")
    place = sweeps.bounding_box()
    visit.get_by_role("button", name="L2", exact=True).click()
    expect(visit.get_by_text("Settings changed")).to_be_visible()
    # What stands below that line stays where it is, under the hand that may be there.
    assert sweeps.bounding_box() == place
    assert lab.curves(visit) == before
    assert "l2=0.01" in visit.url
    lab.train(visit)
    expect(visit.get_by_text("Settings changed")).to_be_hidden()
    expect(on_page(visit, "A good fit")).to_be_visible()
    lab.new_curves(visit, before)


@pytest.mark.long
def test_a_link_gives_the_same_curves_elsewhere_to_the_last_digit(visit: Page, server: str, browser: Browser) -> None:
    lab.open_lab(visit, server, "?l2=0.002&seed=3&hidden_layers=32-16&epochs=120")
    mine = lab.curves(visit)
    other = browser.new_page()
    other.goto(visit.url)
    lab.wait_until_trained(other)
    assert len(mine["train"]) == 120
    assert lab.curves(other) == mine
    other.close()


# On a machine that is busy with other tests the training may end before a browser has drawn a few epochs of it.
@pytest.mark.long
def test_curves_grow_while_a_long_training_runs_until_it_is_stopped(visit: Page, server: str) -> None:
    visit.goto(f"{server}/{LONG}")
    expect(on_page(visit, lab.UNDER_WAY)).to_be_visible()
    first = len(lab.curves(visit)["train"])
    until(visit, f"document.querySelector('{lab.PLOT}')._fullData[0].y.length > {first + 5}")
    lab.stop(visit).click()
    expect(on_page(visit, "Stopped by you")).to_be_visible()
    assert first < len(lab.curves(visit)["train"]) < 2000


@pytest.mark.long
def test_zoom_survives_updates_until_the_axes_are_reset(visit: Page, server: str) -> None:
    visit.goto(f"{server}/{LONG}")
    first = len(lab.curves(visit)["train"])
    loss = lab.plots(visit).first
    loss.evaluate("chart => Plotly.relayout(chart, {'xaxis.range': [1, 3], 'yaxis.range': [0.05, 0.25]})")
    # The axis of the epochs ends at 20, 50, 100 and so on: by then it has changed.
    until(visit, f"document.querySelector('{lab.PLOT}')._fullData[0].y.length > {2.5 * first + 5}")
    assert loss.evaluate(RANGES) == [[1, 3], [0.05, 0.25]]
    lab.stop(visit).click()
    expect(on_page(visit, "Stopped by you")).to_be_visible()
    loss.hover()
    loss.locator("[data-title='Reset axes']").click()
    until(visit, f"({RANGES})(document.querySelector('{lab.PLOT}')).every(range => range[0] === 0)")
    assert loss.evaluate(RANGES)[0][1] > 2.5 * first


@pytest.mark.long
def test_the_scrubber_rewinds_what_was_learned_without_the_server(visit: Page, server: str) -> None:
    sent = lab.messages(visit)
    lab.open_lab(visit, server)
    output = lab.scrubber(visit).locator("output")
    expect(output).to_have_text("epoch 300")
    field = f"Array.from(document.querySelectorAll('{lab.PLOT}')[1]._fullData[0].z[10])"
    last = visit.evaluate(field)
    slider = lab.scrubber(visit).get_by_role("slider")
    assert int(slider.get_attribute("max") or 0) >= 30
    visit.wait_for_load_state("networkidle")
    before = len(sent)
    assert before > 0
    slider.focus()
    visit.keyboard.press("Home")
    expect(output).to_have_text("epoch 0")
    until(visit, f"last => String({field}) !== String(last)", arg=last)
    assert len(sent) == before


@pytest.mark.long
def test_pinned_curves_stay_as_ghosts_until_unpinned(visit: Page, server: str) -> None:
    lab.open_lab(visit, server)
    before = lab.curves(visit)["validation"]
    visit.get_by_role("button", name="Pin", exact=True).click()
    expect(visit.get_by_role("button", name="Unpin 1")).to_be_visible()
    visit.get_by_role("button", name="L2", exact=True).click()
    expect(on_page(visit, "A good fit")).to_be_visible()
    assert lab.curves(visit)["pinned 1: validation"] == before
    visit.get_by_role("button", name="Unpin 1").click()
    until(visit, f"document.querySelector('{lab.PLOT}')._fullData.every(one => !one.name.startsWith('pinned'))")


@pytest.mark.long
def test_pins_and_the_objective_are_in_the_address_and_a_step_back_undoes_them(
    visit: Page, server: str, browser: Browser
) -> None:
    lab.open_lab(visit, server, "?epochs=20")
    lab.curves(visit)
    visit.get_by_role("button", name="Pin", exact=True).click()
    until(visit, "new URLSearchParams(location.search).get('pins') === 'epochs:20'")
    visit.get_by_text("Objective", exact=True).click()
    until(visit, "new URLSearchParams(location.search).get('show') === 'objective'")
    names = f"document.querySelector('{lab.PLOT}')._fullData.map(one => one.name)"
    until(visit, f"{names}.includes('objective')")
    other = browser.new_context().new_page()
    lab.open_lab(other, server, "?epochs=20&l2=0.01&show=objective&pins=epochs:20;default")
    for name in ("objective", "pinned 1: validation", "pinned 2: validation"):
        until(other, f"{names}.includes('{name}')")
    other.context.close()
    visit.go_back()
    until(visit, f"!{names}.includes('objective')")
    visit.go_back()
    until(visit, f"!{names}.some(name => name.startsWith('pinned'))")


@pytest.mark.long
def test_controls_that_do_not_apply_are_not_shown(visit: Page, server: str) -> None:
    lab.open_lab(visit, server, "?dataset=diabetes&epochs=20")
    sidebar = visit.get_by_test_id("stSidebar")
    expect(sidebar.get_by_text("Noise", exact=True)).to_have_count(0)
    expect(sidebar.get_by_text("Patience (epochs)", exact=True)).to_have_count(0)
    expect(sidebar.get_by_role("combobox", name="Loss")).to_have_value("Mean squared error")


@pytest.mark.long
def test_reset_returns_to_the_defaults(visit: Page, server: str) -> None:
    lab.open_lab(visit, server, "?l1=0.1&hidden_layers=4-4-4&epochs=20")
    lab.sidebar_button(visit, "Reset").click()
    visit.wait_for_url(f"{server}/")
    expect(visit.get_by_role("spinbutton", name="Layer 2")).to_have_value("64")


@pytest.mark.long
@pytest.mark.parametrize(
    ("link", "sentence"),
    the_first_at_every_check(
        ("?foo=1&l2=0.01", "'foo' is not a setting"),
        ("?learning_rate=99", "learning_rate: 99 is not between 1e-05 and 10"),
        ("?epochs=many", "epochs: 'many' is refused"),
        ("?dataset=diabetes&loss=hinge", "loss 'hinge' does not fit regression"),
    ),
)
def test_what_is_wrong_in_a_link_is_named_and_the_rest_used(visit: Page, server: str, link: str, sentence: str) -> None:
    lab.open_lab(visit, server, link)
    expect(visit.get_by_text(sentence)).to_be_visible()


@pytest.mark.parametrize(
    ("link", "sentence"),
    the_first_at_every_check(
        ("?learning_rate=10&optimizer=sgd&dataset=plane", "Diverged"),
        ("?train_fraction=0.6&validation_fraction=0.6", "The test set is empty"),
        ("?skew=1", "has no sample of class"),
        ("?hidden_layers=512-512-512", "parameters are more than the 150,000 allowed here"),
    ),
)
def test_what_cannot_be_trained_gets_one_clear_sentence(visit: Page, server: str, link: str, sentence: str) -> None:
    visit.goto(f"{server}/{link}")
    expect(on_page(visit, sentence)).to_be_visible()
    expect(lab.sidebar_button(visit, "Train")).to_be_enabled()
