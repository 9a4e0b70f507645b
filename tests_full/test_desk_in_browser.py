"""The desk in a real browser: a day's work, every page under axe, and a report made to do harm."""

import subprocess
import sys
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from urllib.parse import quote

import pytest
from selenium import webdriver
from selenium.common.exceptions import StaleElementReferenceException
from selenium.webdriver.common.by import By
from selenium.webdriver.support import expected_conditions as until
from selenium.webdriver.support.ui import Select, WebDriverWait

from selon import pipeline
from selon.ledger import Run, open_ledger
from selon.records import Report

TEXT = (
    "Le pont de Brume s'est effondré lundi.\n\nSelon la préfète Odile Marens, 12 personnes ont été blessées. "
    "« Nous n'avions reçu aucune alerte », a-t-elle déclaré mardi.\n\nLe syndicat des routiers a affirmé mardi que "
    "la préfecture avait été prévenue."
)
NASTY = "<script>document.title='broken'</script><img src=x onerror=\"document.title='broken'\">\u202e"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[str]:
    """The address of a desk, served by the command on a ledger of its own."""
    yield from served(tmp_path / "brume.db")


def served(ledger: Path) -> Iterator[str]:
    command = [str(Path(sys.executable).with_name("selon")), "serve", str(ledger), "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, encoding="utf-8") as process:
        try:
            assert process.stderr is not None
            line = process.stderr.readline()
            assert "http://127.0.0.1:" in line, line + process.stderr.read()
            yield line.split()[2].rstrip("/")
        finally:
            process.terminate()
            process.wait(60)


def press(browser: webdriver.Chrome, form: str) -> None:
    """Sends a form, and waits until the page that it stands on has gone."""
    button = browser.find_element(By.CSS_SELECTOR, f"form[action$='{form}'] button:not([type=button])")
    button.click()
    WebDriverWait(browser, 60).until(until.staleness_of(button))


def write(browser: webdriver.Chrome, form: str, **fields: str) -> None:
    for name, value in fields.items():
        field = browser.find_element(By.CSS_SELECTOR, f"form[action$='{form}'] [name='{name}']")
        if field.tag_name == "select":
            Select(field).select_by_value(value)
        else:
            field.clear()
            field.send_keys(value)


def opened(browser: webdriver.Chrome, form: str) -> None:
    """Opens the part of the page that a form is folded into."""
    browser.find_element(By.XPATH, f"//form[contains(@action, '{form}')]/ancestor::details/summary").click()


def test_a_days_work(browser: webdriver.Chrome, desk: str) -> None:
    browser.get(f"{desk}/add?lang=fr")
    write(browser, "/add", text=TEXT, title="Le pont de Brume", published="2026-01-13", outlet="La Vigie")
    press(browser, "/add")
    WebDriverWait(browser, 120).until(until.text_to_be_present_in_element((By.TAG_NAME, "h1"), "Terminé"))
    # The list may be put in anew between finding its link and following it.
    patient = WebDriverWait(browser, 60, ignored_exceptions=(StaleElementReferenceException,))
    browser.get(patient.until(lambda b: b.find_element(By.LINK_TEXT, "Le pont de Brume").get_attribute("href") or ""))
    marks = browser.find_elements(By.CSS_SELECTOR, ".text mark")
    assert any("12 personnes ont été blessées" in mark.text for mark in marks)

    claim = browser.find_element(By.PARTIAL_LINK_TEXT, "12 personnes ont été blessées").get_attribute("href") or ""
    browser.get(claim)
    opened(browser, "/correct")
    write(browser, "/correct", said_on="2026-01-12", reason="dit la veille", author="Ana")
    press(browser, "/correct")
    assert browser.current_url == claim
    assert "12 janvier" in browser.find_element(By.CSS_SELECTOR, ".facts").text

    browser.get(f"{desk}/history")
    assert "Ana" in browser.find_element(By.TAG_NAME, "main").text
    opened(browser, "/undo")
    write(browser, "/undo", reason="trop vite")
    press(browser, "/undo")
    assert "trop vite" in browser.find_element(By.TAG_NAME, "main").text
    browser.get(claim)
    assert "12 janvier" not in browser.find_element(By.CSS_SELECTOR, ".facts").text

    browser.get(f"{desk}/ask?q={quote('Combien de blessés ?')}")
    assert "12 personnes" in browser.find_element(By.TAG_NAME, "main").text
    browser.get(f"{desk}/page?lang=fr")
    assert "Odile Marens" in browser.find_element(By.TAG_NAME, "body").text
    assert [entry for entry in browser.get_log("browser") if entry["level"] == "SEVERE"] == []  # type: ignore[no-untyped-call]


def test_selected_words_become_what_is_attributed(browser: webdriver.Chrome, tmp_path: Path) -> None:
    ledger = tmp_path / "brume.db"
    text = f"🌉🌉 {TEXT}"  # two characters that a browser counts as four
    list(pipeline.add_reports(ledger, [Report("brume", text, "fr", "Le pont", "La Vigie", None, "2026-01-13")]))
    for desk in served(ledger):
        browser.get(f"{desk}/reports/brume?lang=fr")
        claim = browser.find_element(By.PARTIAL_LINK_TEXT, "aucune alerte").get_attribute("href") or ""
        browser.get(claim)
        opened(browser, "/correct")
        for words, button in (("aucune alerte", "f-content"), ("la préfète Odile Marens", "f-source")):
            browser.execute_script(
                "const t = document.getElementById('f-passage'); const at = t.value.indexOf(arguments[0]);"
                "t.focus(); t.setSelectionRange(at - 1, at + arguments[0].length);",
                words,
            )
            browser.find_element(By.CSS_SELECTOR, f"[data-take={button}]").click()
            start = text.index(words)
            field = browser.find_element(By.ID, button)
            assert field.get_attribute("value") == f"{start}:{start + len(words)}"
            assert words in browser.find_element(By.ID, "f-taken").text
        write(browser, "/correct", reason="mots choisis", author="Ana")
        press(browser, "/correct")
        assert browser.find_element(By.CSS_SELECTOR, "blockquote.big").text == "aucune alerte"
        assert "la préfète Odile Marens" in browser.find_element(By.CSS_SELECTOR, ".facts").text


def test_no_page_is_hard_to_use(browser: webdriver.Chrome, tmp_path: Path) -> None:
    ledger = tmp_path / "brume.db"
    list(pipeline.add_reports(ledger, [Report("brume", TEXT, "fr", "Le pont", "La Vigie", None, "2026-01-13")]))
    pipeline.link(ledger)
    axe = (files("axe_core_python") / "axe.min.js").read_text(encoding="utf-8")
    for desk in served(ledger):
        browser.get(f"{desk}/reports/brume?lang=fr")
        claim = browser.find_element(By.CSS_SELECTOR, ".claim blockquote a").get_attribute("href")
        browser.get(f"{desk}/points")
        point = browser.find_element(By.CSS_SELECTOR, ".point h2 a").get_attribute("href")
        browser.get(f"{desk}/actors")
        actor = browser.find_element(By.CSS_SELECTOR, ".lines a").get_attribute("href")
        named = ["/", "/reports", "/reports/brume", "/points", "/actors", "/search?q=pont", "/ask?q=pont", "/add"]
        pages = [f"{desk}{path}" for path in (*named, "/history", "/nowhere", "/page")] + [claim, point, actor]
        for width in (1280, 360):
            browser.set_window_size(width, 900)
            for page in pages:
                browser.get(str(page))
                browser.execute_script(axe)
                found = browser.execute_async_script("axe.run().then(arguments[arguments.length - 1])")
                told = [(item["id"], [node["html"][:120] for node in item["nodes"]]) for item in found["violations"]]
                assert told == [], (page, width)
                spill = "return document.documentElement.scrollWidth - document.documentElement.clientWidth"
                assert browser.execute_script(spill) <= 1, (page, width)


def test_a_report_made_to_do_harm_is_only_shown(browser: webdriver.Chrome, tmp_path: Path) -> None:
    ledger = tmp_path / "brume.db"
    line = f"« {NASTY} », a déclaré jeudi le maire de Brume. " + "Le pont est fermé. " * 260_000
    assert len(line) > 4_900_000
    report = Report("nasty", line, "fr", NASTY, NASTY, "javascript:document.title='broken'", "2026-01-15")
    # As it was read: what is tried here is showing it.
    with open_ledger(ledger, create=True) as opened_ledger:
        opened_ledger.add(report, (), Run("0", "none", "none"))
    for desk in served(ledger):
        for path in ("/", "/reports/nasty", "/reports", "/search?q=pont"):
            browser.get(f"{desk}{path}")
            assert "broken" not in browser.title.replace("document.title='broken'", "")
            assert browser.find_elements(By.CSS_SELECTOR, "main img, main script") == []
            assert browser.find_element(By.TAG_NAME, "h1").is_displayed()
