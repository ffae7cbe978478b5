"""What is filled into a template is escaped: no template says otherwise."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from jinja2 import UndefinedError
from markupsafe import Markup

from components.wording import templates
from tests.test_imports import ROOT

TEMPLATES = sorted((ROOT / "components").rglob("*.jinja"))
#: What would put text in as it stands.
_RAW = re.compile(r"\|\s*safe\b|\bautoescape\b|\bMarkup\b")


def made(source: str, **values: object) -> str:
    """A template of this source, filled in by the one environment."""
    return templates._ENVIRONMENT.from_string(source).render(values)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda p: str(p.relative_to(ROOT)))
def test_no_template_lets_text_in_as_it_stands(path: Path) -> None:
    assert not _RAW.search(path.read_text(encoding="utf-8"))


def test_quotes_stay_only_between_tags() -> None:
    """``|text`` leaves quotes as they are: within a tag they would end an attribute."""
    for path in TEMPLATES:
        for start in re.finditer(r"\|\s*text\b", text := path.read_text(encoding="utf-8")):
            before = re.sub(r"{%.*?%}|{#.*?#}", "", text[: start.start()], flags=re.DOTALL)
            assert before.rfind("<") < before.rfind(">"), f"{path.name}: {before[-60:]}"


def test_templates_are_found() -> None:
    assert len(TEMPLATES) > 10
    assert {p.suffixes[0] for p in TEMPLATES} == {".html", ".svg", ".xml"}


def test_what_is_filled_in_is_escaped() -> None:
    source = "<a title='{{ a }}'>{{ b|text }}</a>{{ c }}"
    bad = "<b>'\"&"
    html = made(source, a=bad, b=bad, c=Markup("<i>"))
    assert html == "<a title='&lt;b&gt;&#39;&#34;&amp;'>&lt;b&gt;'\"&amp;</a><i>"


def test_a_line_ends_for_the_reader_alone() -> None:
    source = (
        "<p\n  id=a>\n  {% if on %}\n    one\n    {{ two }}\n    <b>x</b>\n  {% endif %}\n</p>\n"
    )
    assert made(source, on=True, two=2) == "<p id=a>one 2<b>x</b></p>"


def test_a_name_that_is_not_given_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        made("{{ missing }}")
