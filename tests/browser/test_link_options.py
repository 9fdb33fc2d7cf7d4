"""The dialog of a link for others: what it hides, what it locks, and what waits for them."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from dashboard.ui.lessons import LESSONS
from tests.browser.driving.any_page import open_page
from tests.browser.driving.lab_page import open_lab


def opened(page: Page) -> Locator:
    page.get_by_role("button", name="Link options").click()
    dialog = page.get_by_role("dialog", name="Link options")
    expect(dialog).to_be_visible()
    return dialog


@pytest.mark.long
def test_a_lesson_s_link_locks_one_control_hides_another_and_has_training_wait(visit: Page, server: str) -> None:
    visit.goto(f"{server}/more_data?more+data+noise=1.0")
    visit.wait_for_selector(".lab-controls", state="attached")
    dialog = opened(visit)
    dialog.get_by_label("Weights, d").select_option("locked")
    dialog.get_by_label("L2 strength (1 is best)").select_option("hidden")
    dialog.get_by_label("Train only when the button is pressed").check()
    link = dialog.locator("output").inner_text()
    dialog.get_by_role("button", name="Close").click()
    expect(dialog).to_be_hidden()
    visit.goto(link)
    expect(visit.get_by_role("slider", name=re.compile("^Weights, d"))).to_be_disabled()
    noise = visit.get_by_role("slider", name=re.compile("^Noise"))
    expect(noise).to_be_enabled()
    expect(noise).to_have_attribute("aria-valuetext", "1.0")
    expect(visit.get_by_role("slider", name=re.compile("^Strength of L2"))).to_have_count(0)
    assert "train=on_click" in link


@pytest.mark.long
def test_the_lab_s_link_can_lock_what_is_folded_away_and_whole_groups(visit: Page, server: str) -> None:
    open_lab(visit, server)
    dialog = opened(visit)
    dialog.get_by_label("Weight decay").select_option("locked")
    dialog.locator("select[name=Data]").select_option("hidden")
    link = dialog.locator("output").inner_text()
    visit.keyboard.press("Escape")
    assert link == f"{server}/?lock=weight_decay&hide=Data"
    visit.goto(link)
    expect(visit.get_by_role("slider", name=re.compile("^Dropout"))).to_be_enabled()
    expect(visit.get_by_role("combobox", name="Data set")).to_have_count(0)


@pytest.mark.long
def test_every_control_of_every_lesson_is_offered_by_its_label(visit: Page, server: str) -> None:
    for name in ("forward_pass", "losses", "one_step", "l1_l2", "early_stopping", "grokking"):
        open_page(visit, server, LESSONS[name])
        visit.wait_for_selector(".lab-controls", state="attached")
        dialog = opened(visit)
        labels = dialog.locator(".lab-choices span").all_inner_texts()
        assert labels
        assert not [label for label in labels if "-" in label and " " not in label]
        dialog.get_by_role("button", name="Close").click()


@pytest.mark.parametrize(
    ("name", "offered"), [("glossary", False), ("forward_pass", False), ("l1_l2", True), ("lab", True)]
)
@pytest.mark.long
def test_to_wait_for_the_button_is_offered_where_anything_is_trained(
    visit: Page, server: str, name: str, offered: bool
) -> None:
    open_page(visit, server, LESSONS[name])
    expect(opened(visit).get_by_label("Train only when the button is pressed")).to_be_visible(visible=offered)
