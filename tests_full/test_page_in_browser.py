"""The page of the example story, made by the commands a user runs, opened in a real browser."""

import subprocess
import sys
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement

STORY = Path(__file__).parent.parent / "examples" / "ferry-fire"


def selon(*arguments: str | Path) -> None:
    command = [str(Path(sys.executable).with_name("selon")), *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=600)
    assert done.returncode == 0, (command, done.stdout, done.stderr)


@pytest.fixture(scope="session")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("page")
    selon("add", folder / "story.db", STORY)
    selon("explain", folder / "story.db", "--lang", "fr", "-o", folder / "story.html")
    return folder / "story.html"


def colour(element: WebElement) -> str:
    return element.value_of_css_property("background-color")


def test_the_page_opens_without_a_complaint_and_loads_nothing(browser: webdriver.Chrome, page: Path) -> None:
    browser.get(page.as_uri())
    assert browser.find_element(By.TAG_NAME, "h1").text
    assert browser.get_log("browser") == []  # type: ignore[no-untyped-call]
    loaded = browser.execute_script("return performance.getEntriesByType('resource').map(e => e.name)")
    assert loaded == []


def test_a_click_on_a_citation_shows_its_words_highlighted(browser: webdriver.Chrome, page: Path) -> None:
    browser.get(page.as_uri())
    links = browser.find_elements(By.CSS_SELECTOR, "main .cites a")
    assert len(links) > 10
    for place in (0, len(links) // 2, len(links) - 1):
        link = links[place]
        number = link.text
        cited = browser.find_element(By.CSS_SELECTOR, f"mark.c{number}")
        browser.execute_script("location.hash = ''")  # words that two citations share stay marked from the one before
        before = colour(cited)
        browser.execute_script("arguments[0].scrollIntoView({block: 'center'})", link)
        link.click()
        assert browser.current_url.endswith(f"#m{number}")
        assert cited.is_displayed()
        assert cited.text.strip()
        assert colour(cited) != before
        top = browser.execute_script("return arguments[0].getBoundingClientRect().top", cited)
        assert 0 <= top < browser.get_window_size()["height"]


def test_every_citation_has_its_passage(browser: webdriver.Chrome, page: Path) -> None:
    browser.get(page.as_uri())
    targets = {link.get_attribute("href") for link in browser.find_elements(By.CSS_SELECTOR, "main .cites a")}
    marks = {f"{page.as_uri()}#{mark.get_attribute('id')}" for mark in browser.find_elements(By.CSS_SELECTOR, "a.back")}
    assert targets <= marks


def test_on_a_telephone_nothing_runs_off_the_side(browser: webdriver.Chrome, page: Path) -> None:
    size = {"width": 380, "height": 800, "deviceScaleFactor": 2, "mobile": True}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    browser.get(page.as_uri())
    widths = browser.execute_script("return [document.documentElement.scrollWidth, window.innerWidth]")
    assert widths[0] <= widths[1]
