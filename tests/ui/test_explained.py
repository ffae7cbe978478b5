"""Terms that explain themselves where they stand."""

import re

import pytest
from markupsafe import Markup

from components.dossier import Dossier
from components.query.glossary import terms
from components.ui.explained import explained, glossary
from tests.ui.reader import ALL, Reader


def test_the_first_mention_gets_a_button(dossier: Dossier) -> None:
    html = Markup("<p>A tier &amp; a <b>roll call</b>; a tier again.</p>")
    found, done = explained(dossier, html)
    assert done == {"tier", "roll-call"}
    assert re.findall(r"popovertarget='([^']+)'>([^<]+)<", found) == [
        ("term-tier", "tier"), ("term-roll-call", "roll call"),
    ]  # fmt: skip
    for name in ("term-tier", "term-roll-call"):
        assert found.count(f"<span popover='auto' id='{name}'") == 1
    bare = re.sub(r"<span popover.*?</span>|</?button[^>]*>", "", found)
    assert bare == html


@pytest.mark.parametrize("tag", ["a", "button", "summary", "h1", "h2", "label", "cite"])
def test_what_is_a_control_or_a_headline_stays(dossier: Dossier, tag: str) -> None:
    html = Markup(f"<{tag}>tier <i>tier</i></{tag}><p title='tier'>none</p>")
    assert explained(dossier, html) == (html, frozenset())


def test_what_is_known_is_not_explained_again(dossier: Dossier) -> None:
    html = Markup("<p>tier, hoop</p>")
    _, done = explained(dossier, html, known={"tier"}, place="x-")
    assert done == {"hoop-test"}


@pytest.mark.parametrize("path", ALL, ids=lambda p: p or "story")
def test_a_page_explains_each_term_once(path: str) -> None:
    ids = re.findall(r"<span popover='auto' id='([^']+)'", Reader(path).html)
    assert len(ids) == len(set(ids))
    if path in ("evidence", "world"):
        assert ids


def test_all_terms_are_listed_with_who_says_so(dossier: Dossier) -> None:
    html = glossary(dossier)
    assert re.findall(r"<div id='([^']+)'><dt>", html) == [t.id for t in terms(dossier)]
    assert html.count("<small>") == len(dossier.glossary)
    assert html in Reader("method").html
