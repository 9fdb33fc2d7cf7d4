"""A page is read in Korean as in English: by a link, by the switch, by the browser's wish."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from dashboard.ui.lessons import LESSONS
from tests.browser.conftest import PATIENCE
from tests.browser.driving import lab_page as lab
from tests.browser.driving.any_page import SIDEWAYS, address, on_page, wait_for_charts
from tests.browser.driving.reading import cut_off_labels
from tests.browser.driving.until import until
from tests.browser.test_pages import RULES, violations

TITLE = "신경망은 언제 학습을 멈추고 암기를 시작할까요?"
VERDICT = re.compile("^(trending_up )?과적합:")
SPOKEN = "document.documentElement.lang"
# Names that a screen reader says and that are not Korean, but for those of icons and the names of settings.
UNSAID = """() => [...document.querySelectorAll("button[aria-label], nav[aria-label], section[aria-label]")]
  .map(one => one.ariaLabel).filter(name => !/[가-힣]/.test(name))"""

# Tables of a page that are wider than it.
TOO_WIDE = """() => [...document.querySelectorAll("[data-testid=stMarkdownContainer]:has(> table)")]
  .filter(one => one.checkVisibility() && one.scrollWidth > one.clientWidth).map(one => one.textContent)"""


@pytest.fixture
def korean(browser: Browser) -> Iterator[Page]:
    """A visitor whose browser asks for Korean."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="ko-KR")
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


def test_the_switch_says_the_same_in_korean_and_keeps_what_is_set(visit: Page, server: str) -> None:
    lab.open_lab(visit, server, "?dataset=circles&l2=0.01")
    visit.get_by_role("button", name="한국어").click()
    expect(visit.get_by_role("heading", name=TITLE)).to_be_visible()
    expect(visit.get_by_role("combobox", name="데이터셋")).to_have_value("동심원")
    visit.wait_for_url(f"{server}/?dataset=circles&l2=0.01&lang=ko")
    until(visit, f"{SPOKEN} === 'ko'")
    visit.get_by_role("button", name="English").click()
    expect(visit.get_by_role("heading", name="When does a network stop learning")).to_be_visible()
    visit.wait_for_url(f"{server}/?dataset=circles&l2=0.01&lang=en")
    lab.wait_until_trained(visit)
    until(visit, f"{SPOKEN} === 'en'")


@pytest.mark.long
def test_the_way_back_leads_to_the_language_before_and_on_again(visit: Page, server: str) -> None:
    visit.goto(f"{server}/glossary")
    visit.get_by_role("button", name="한국어").click()
    visit.wait_for_url(f"{server}/glossary?lang=ko")
    expect(visit.get_by_role("heading", level=1, name="이 용어는 무슨 뜻일까요?")).to_be_visible()
    # By keys, as far as the page hears of them.
    visit.keyboard.press("Alt+ArrowLeft")
    visit.go_back()
    expect(visit.get_by_role("heading", level=1, name="What does this word mean?")).to_be_visible()
    assert visit.url == f"{server}/glossary"
    visit.go_forward()
    expect(visit.get_by_role("heading", level=1, name="이 용어는 무슨 뜻일까요?")).to_be_visible()
    assert visit.url == f"{server}/glossary?lang=ko"


@pytest.mark.long
def test_a_browser_that_asks_for_korean_gets_it_with_the_verdict_and_the_curves(korean: Page, server: str) -> None:
    korean.goto(server)
    expect(on_page(korean, VERDICT)).to_be_visible()
    until(korean, f"document.querySelector('{lab.PLOT}')?._fullData?.some(trace => trace.name === '훈련')")


@pytest.mark.long
def test_a_menu_that_gets_narrower_says_in_korean_how_many_pages_it_leaves_out(korean: Page, server: str) -> None:
    korean.goto(f"{server}/glossary")
    for width in (900, 768):
        korean.set_viewport_size({"width": width, "height": 900})
        expect(korean.get_by_text(re.compile(r"^\d+개 더$"))).to_be_visible()
        expect(korean.get_by_text(re.compile(r"^\d+ more$"))).to_have_count(0)


@pytest.mark.long
def test_what_streamlit_says_in_english_alone_is_korean_too(korean: Page, server: str) -> None:
    korean.set_viewport_size({"width": 768, "height": 900})
    korean.goto(f"{server}/your_curves")
    expect(korean.get_by_role("button", name=re.compile("업로드$"))).to_be_visible()
    expect(korean.get_by_text(re.compile(r"파일당 20\sMB"))).to_be_visible()
    expect(korean.get_by_text(re.compile(r"\d+개 더$"))).to_be_visible()
    expect(korean.locator("input[type=file]")).to_have_accessible_name("파일")
    korean.get_by_role("textbox").first.fill("1")
    expect(korean.get_by_text("Ctrl+Enter를 누르면 적용됩니다")).to_be_visible()
    korean.goto(f"{server}/in_class")
    korean.get_by_role("textbox").first.fill("1")
    expect(korean.get_by_text("Enter를 누르면 전송됩니다")).to_be_visible()
    korean.goto(f"{server}/forward_pass")
    units = korean.get_by_role("spinbutton").first
    units.fill("99999")
    units.press("Enter")
    expect(korean.get_by_role("alert").get_by_text(re.compile(r"^\S+에서 \S+까지 쓸 수 있습니다\.$"))).to_be_visible()


def test_the_menu_of_a_phone_ends_in_korean(korean: Page, server: str) -> None:
    korean.set_viewport_size({"width": 390, "height": 844})
    korean.goto(server)
    korean.get_by_test_id("stExpandSidebarButton").click()
    end = korean.get_by_test_id("stSidebarNavViewButton")
    expect(end).to_have_text(re.compile(r"^\d+개 더 보기$"))
    end.click()
    expect(end).to_have_text("접기")


def test_what_streamlit_writes_into_its_menu_again_is_korean_again(korean: Page, server: str) -> None:
    korean.set_viewport_size({"width": 768, "height": 900})
    korean.goto(f"{server}/glossary?lang=en")
    korean.get_by_role("button", name="한국어").click()
    left_out = korean.get_by_text(re.compile(r"^\d+개 더$"))
    expect(left_out).to_be_visible()
    left_out.evaluate("""one => {
      const walker = document.createTreeWalker(one, NodeFilter.SHOW_TEXT)
      for (let text = walker.nextNode(); text; text = walker.nextNode()) {
        if (/더$/.test(text.nodeValue)) text.nodeValue = "7 more"
      }
    }""")
    expect(korean.get_by_text("7개 더", exact=True)).to_be_visible()


@pytest.mark.long
def test_the_names_that_streamlit_gives_are_read_out_in_the_language_of_the_page(korean: Page, server: str) -> None:
    korean.goto(server)
    expect(korean.get_by_role("button", name="은닉층 도움말", exact=True)).to_be_attached()
    until(korean, f"() => ({UNSAID})().length === 0")
    korean.get_by_role("button", name="메뉴", exact=True).click()
    expect(korean.get_by_text("밝게")).to_be_visible()
    korean.keyboard.press("Escape")
    korean.get_by_role("button", name="English").click()
    expect(korean.get_by_role("button", name="Main menu")).to_be_visible()
    expect(korean.get_by_role("button", name="Help for Hidden layers")).to_be_attached()


@pytest.mark.long
def test_a_bar_of_progress_is_called_so(korean: Page, server: str) -> None:
    korean.goto(f"{server}/which_fix")
    expect(korean.get_by_role("progressbar", name="진행률").first).to_be_attached()


@pytest.mark.long
def test_fields_of_numbers_and_code_have_buttons_with_korean_names(korean: Page, server: str) -> None:
    korean.goto(f"{server}/forward_pass")
    wait_for_charts(korean, LESSONS["forward_pass"])
    korean.get_by_text("이 페이지의 Python 코드").click()
    expect(korean.locator("[aria-label='클립보드에 복사']").first).to_be_attached()
    until(korean, f"() => ({UNSAID})().length === 0")


@pytest.mark.long
@pytest.mark.parametrize("name", LESSONS)
def test_every_page_is_accessible_in_korean_and_fits_a_tablet_and_a_phone(korean: Page, server: str, name: str) -> None:
    lesson = LESSONS[name]
    korean.goto(address(server, lesson))
    wait_for_charts(korean, lesson)
    assert violations(korean, RULES["light"]) == []
    korean.set_viewport_size({"width": 768, "height": 900})
    until(korean, f"document.documentElement.clientWidth === 768 && ({TOO_WIDE})().length === 0")
    korean.set_viewport_size({"width": 390, "height": 844})
    until(korean, f"document.documentElement.clientWidth === 390 && ({SIDEWAYS})() === 0")
    assert cut_off_labels(korean) == []
