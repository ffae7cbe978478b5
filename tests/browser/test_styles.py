"""What a linter of style sheets would say, asked of the browser: no name or value is misspelt."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.conftest import ROOT

SHEETS = sorted(p for p in (ROOT / "components").rglob("*.css") if ".min." not in p.name)
_DECLARED = re.compile(r"(?<=[{;])\s*([a-z-]+)\s*:\s*([^;{}]+);")
_UNKNOWN = """all => all.filter(([name, value]) =>
    !name.startsWith("--") && !CSS.supports(name, value.replace(/\\s*!important$/, "")))"""


@pytest.fixture(scope="module")
def blank(browser: Browser) -> Iterator[Page]:
    """A page with nothing on it."""
    page = browser.new_page()
    yield page
    page.close()


def unknown(page: Page, css: str) -> list[list[str]]:
    """The declarations of a style sheet that the browser does not understand."""
    # What a face is said to be is no declaration.
    bare = re.sub(r"/\*.*?\*/|@font-face \{.*?\n\}", "", css, flags=re.DOTALL)
    found = _DECLARED.findall(bare)
    wrong: list[list[str]] = page.evaluate(_UNKNOWN, found)
    return wrong


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_every_declaration_is_understood(blank: Page, sheet: Path) -> None:
    assert unknown(blank, sheet.read_text(encoding="utf-8")) == []


def test_a_misspelt_declaration_is_seen(blank: Page) -> None:
    css = "a:hover {\n  --own: x;\n  /* b: c; */ colr: red;\n  color: redd !important;\n}"
    assert unknown(blank, css) == [["colr", "red"], ["color", "redd !important"]]
