"""The page on method: the codebook's rules name what the tables hold, and its cases are there."""

import re
from pathlib import Path
from typing import get_args

import pandas as pd
import pytest

from components.dossier import Dossier, vocabulary
from components.dossier.columns import columns
from components.dossier.load import CODEBOOK
from components.dossier.table_columns import TABLE_NAMES
from components.embed.since import ATOM
from components.ui import corrected, html_shell, method
from components.ui.shell import PAGES
from components.view import View
from tests.query.test_corrections import change, with_changes
from tests.ui.reader import ROOT, Reader

RULES = (ROOT / "data/russia-2003" / CODEBOOK).read_text(encoding="utf-8")


def test_the_page_shows_the_codebook_and_what_else_a_scholar_looks_for(dossier: Dossier) -> None:
    reader = Reader("method")
    assert [m.value for m in reader.at.markdown if m.value == RULES.strip()]
    assert {"## Corrections", *method.ASIDE, method.WORDS} <= {m.value for m in reader.at.markdown}
    codes = [c.value for c in reader.at.code]
    assert len(codes) == 3
    assert all(dossier.version in code for code in codes)
    assert "Nobody has coded it a second time" in reader.html
    assert "href='corrections.atom'" in reader.html


def test_a_dossier_without_a_codebook_says_so(tmp_path: Path) -> None:
    assert "no rules" in method.codebook(tmp_path)
    assert method.contents(method.codebook(tmp_path)).count("<li>") == 1
    assert "firestone-call" in method.codebook(ROOT / "data/russia-2003")


@pytest.mark.parametrize("table", TABLE_NAMES)
def test_the_unit_of_every_table_is_told(table: str) -> None:
    assert re.search(rf"^\| `{table}` \| \w+", RULES, re.MULTILINE)


def enums() -> list[tuple[str, str]]:
    """Every coded value whose rule a reader would look for, with its variable."""
    found = [
        (name, value)
        for name in ("Assertion", "Relation", "Fate", "Stance")
        for value in get_args(getattr(vocabulary, name))
    ]
    for table, column in (("pressures", "mechanism"), ("claims", "test"), ("roles", "role")):
        (spec,) = (s for s in columns(table) if s.name == column)
        found += [(column, value) for value in spec.enum]
    return found


@pytest.mark.parametrize(("variable", "value"), enums())
def test_every_coded_value_has_its_rule(variable: str, value: str) -> None:
    assert f"**{value}:**" in RULES or f"`{value}`" in RULES, variable


def links() -> list[tuple[str, str]]:
    """Every link of the codebook: page and query."""
    return re.findall(r"\]\(([a-z-]*)\??([^)]*)\)", RULES)


def test_every_borderline_case_is_in_the_dossier(dossier: Dossier) -> None:
    assert len(links()) > 30
    paths = {p.path for p in PAGES}
    for page, query in links():
        assert page in paths
        view, dropped = View.parse(query, dossier)
        assert not dropped, f"{page}?{query}"
        assert bool(view.event) == bool(query)


def test_nothing_in_the_codebook_is_markup() -> None:
    assert not re.search(r"<[a-z/!]", RULES)
    assert "$" not in RULES


def test_the_contents_lead_to_the_headings() -> None:
    found = method.contents("# A\n## What it is, & why\ntext\n### Not\n## B", "## Corrections")
    assert re.findall(r"href='#([^']+)' target='_self'>([^<]+)<", found) == [
        ("what-it-is-why", "What it is, &amp; why"), ("b", "B"), ("corrections", "Corrections"),
    ]  # fmt: skip


# Who coded.


def test_figures_of_agreement_stand_where_there_are_some() -> None:
    assert method.second_coding() is None
    found = pd.DataFrame(
        {
            "table": ["events", "events"],
            "column": ["stance", "stage"],
            "rows": [20, 20],
            "agree": [0.85, 1.0],
            "alpha": [0.712, float("nan")],
            "coder": ["B", "B"],
            "day": ["2026-12-01", "2026-12-01"],
            "file": ["b.csv", "b.csv"],
        }
    )
    html = method.agreement(found)
    rows = re.findall(r"<tr><td>(.*?)</td></tr>", html)
    assert [row.split("</td><td>") for row in rows] == [
        ["events", "stance", "20", "85", "0.71", "B", "2026-12-01"],
        ["events", "stage", "20", "100", "not known", "B", "2026-12-01"],
    ]
    assert "Nobody" not in html
    assert "Nobody" in method.agreement(None)
    assert "Nobody" in method.agreement(found.iloc[:0])


# Corrections.


def test_every_correction_is_listed_with_what_was_and_is(small: Dossier) -> None:
    html = corrected.corrections_list(small)
    assert html.count("<li id=") == 1
    assert "<li id='vote-date'><time datetime='2026-11-02'>2 November 2026</time>" in html
    assert "<a href='timeline?event=vote' target='_self'>The vote</a> <span>date</span>" in html
    assert "<span>Was:</span> 2003-12<br>" in html
    assert "<span>Is:</span> ../2003-12-08<br>No source gives the month." in html
    none = corrected.corrections_list(with_changes(small))
    assert "Nothing has been corrected" in none
    assert f"href='{ATOM}'" in none


def test_the_later_ones_are_in_sight_and_the_earlier_one_click_away(small: Dossier) -> None:
    many = with_changes(
        small, *(change(f"c{i}", f"2026-11-{i:02d}", "events", "vote") for i in range(1, 16))
    )
    seen, folded = corrected.corrections_list(many).split("<details")
    assert re.findall(r"id='c(\d+)'", seen) == [str(i) for i in range(15, 12, -1)]
    assert re.findall(r"id='c(\d+)'", folded) == [str(i) for i in range(12, 0, -1)]
    assert "<b>12</b> earlier" in folded


def test_nothing_from_a_correction_is_markup(small: Dossier) -> None:
    bad = "<script>'&\""
    made = with_changes(
        small,
        change(bad, "2026-11-02", "events", bad, was=bad, now=bad, column=bad) | {"reason": bad},
        change("x", "2026-11-02", "events", "vote", was=bad) | {"reason": bad},
    )
    for html in (
        corrected.corrections_list(made), corrected.corrected_block(made, ("events", "vote")),
    ):  # fmt: skip
        assert "<script" not in html
        assert "&lt;script&gt;" in html


def test_the_first_html_of_every_page_names_the_feed() -> None:
    for page in PAGES:
        html = html_shell.first_html(page.path, "https://x.example")
        assert html.count("type='application/atom+xml'") == 1
        assert "href='https://x.example/corrections.atom'" in html
