"""What a linter of style sheets would say, asked of the browser: no name or value is misspelt."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.conftest import ROOT

SHEETS = sorted(p for p in (ROOT / "components").rglob("*.css") if ".min." not in p.name)
_DECLARED = re.compile(r"(?<=[{;])\s*([a-z-]+)\s*:\s*([^;{}]+);")
_UNKNOWN = """all => all.filter(([name, value]) =>
    !name.startsWith("--") && !CSS.supports(name, value.replace(/\\s*!important$/, "")))"""


def unknown(browser: Browser, css: str) -> list[list[str]]:
    """The declarations of a style sheet that the browser does not understand."""
    page = browser.new_page()
    # What a face is said to be is no declaration.
    bare = re.sub(r"/\*.*?\*/|@font-face \{.*?\n\}", "", css, flags=re.DOTALL)
    found = _DECLARED.findall(bare)
    wrong: list[list[str]] = page.evaluate(_UNKNOWN, found)
    page.close()
    return wrong


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_every_declaration_is_understood(browser: Browser, sheet: Path) -> None:
    assert unknown(browser, sheet.read_text(encoding="utf-8")) == []


def test_a_misspelt_declaration_is_seen(browser: Browser) -> None:
    css = "a:hover {\n  --own: x;\n  /* b: c; */ colr: red;\n  color: redd !important;\n}"
    assert unknown(browser, css) == [["colr", "red"], ["color", "redd !important"]]
