"""Terms: the case's and the method's, and how they are found in a text."""

import re

import pytest

from components.dossier import Dossier
from components.query.glossary import pattern, terms
from components.query.search.finding import search


def test_the_case_adds_its_own_terms(small: Dossier, dossier: Dossier) -> None:
    of_case = [t.id for t in terms(small) if t.of_case]
    assert of_case == ["reading"]
    names = {t.id for t in terms(dossier)}
    assert names >= {"tier", "boomerang", "hoop-test", "smoking-gun", "straw-in-the-wind",
                     "doubly-decisive", "roll-call", "law-162-fz", "resident-legal-adviser",
                     "tvpa", "edtf"}  # fmt: skip
    assert names - {t.id for t in terms(small)} == set(dossier.glossary["id"])


def test_no_form_stands_for_two_terms(dossier: Dossier) -> None:
    forms = [form.casefold() for t in terms(dossier) for form in {t.term, *t.also}]
    assert len(forms) == len(set(forms))
    for term in terms(dossier):
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", term.id)
        assert term.definition.endswith(".")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a hoop test", ["hoop-test"]),
        ("Tier 2 Watch List", ["watch-list"]),  # the longest
        ("frontier tiers", ["tier"]),
        ("pro-TVPA", []),
        ("Smoking GUN.", ["smoking-gun"]),
    ],
)
def test_a_term_is_found_whole(dossier: Dossier, text: str, found: list[str]) -> None:
    either, forms = pattern(dossier)
    assert [forms[m[0].casefold()].id for m in either.finditer(text)] == found


@pytest.mark.parametrize(("text", "term"), [("TVPA", "tvpa"), ("smoking gun", "smoking-gun")])
def test_terms_are_searched(dossier: Dossier, text: str, term: str) -> None:
    first = search(dossier, text).hits[0].entry
    assert (first.kind, first.id) == ("term", term)
