"""A citation of what is seen: the sentence, BibTeX that parses, CSL-JSON of known fields."""

import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pybtex.database import parse_string
from pybtex.richtext import Text

from components.query.citing import Seen, bibtex, csl_json, text

URL = "https://example.org/pressure?pressure=both&time=2003..2004&actor=a~b_c&event=x%C3%A9"
CHART = Seen(
    title="Who pressed whom", whole="A dossier & more", authors="Some contributors",
    version="0123456789ab", url=URL, day=date(2026, 11, 7), licence="CC BY 4.0",
)  # fmt: skip
WHOLE = replace(CHART, title="")

#: Variables of CSL 1.0.2 that an item may have, as far as we write them; and its types.
VARIABLES = {
    "id", "type", "title", "author", "container-title", "version", "note", "URL", "accessed",
}  # fmt: skip
TYPES = {"webpage", "dataset"}


def test_the_sentence() -> None:
    assert text(CHART) == (
        "Some contributors. “Who pressed whom.” In A dossier & more, data version 0123456789ab, "
        f"CC BY 4.0. {URL} (accessed 7 November 2026)."
    )
    assert "“Why?” In" in text(replace(CHART, title="Why?"))
    assert text(WHOLE).startswith("Some contributors. A dossier & more, data version 0123456789ab")


def test_bibtex() -> None:
    found = parse_string(bibtex(CHART), "bibtex").entries
    assert list(found) == ["who-pressed-whom-0123456789ab"]
    (entry,) = found.values()
    assert entry.type == "misc"
    assert [str(p) for p in entry.persons["author"]] == ["{Some contributors}"]
    fields = {k: str(Text.from_latex(v)) for k, v in entry.fields.items() if k != "url"}
    assert fields == {
        "title": "Who pressed whom", "howpublished": "A dossier & more",
        "version": "0123456789ab", "note": "Data version 0123456789ab. CC BY 4.0",
        "urldate": "2026-11-07",
    }  # fmt: skip
    assert entry.fields["url"] == URL
    (whole,) = parse_string(bibtex(WHOLE), "bibtex").entries.values()
    assert "howpublished" not in whole.fields
    assert str(Text.from_latex(whole.fields["title"])) == "A dossier & more"


def test_csl_json() -> None:
    (item,) = json.loads(csl_json(CHART))
    assert item == {
        "id": "who-pressed-whom-0123456789ab", "type": "webpage", "title": "Who pressed whom",
        "author": [{"literal": "Some contributors"}], "container-title": "A dossier & more",
        "version": "0123456789ab", "note": "Data version 0123456789ab. CC BY 4.0", "URL": URL,
        "accessed": {"date-parts": [[2026, 11, 7]]},
    }  # fmt: skip
    (whole,) = json.loads(csl_json(WHOLE))
    assert (whole["type"], whole["title"]) == ("dataset", "A dossier & more")
    for one in (item, whole):
        assert set(one) <= VARIABLES
        assert one["type"] in TYPES


@pytest.mark.parametrize("title", ["100% of {it}", 'Say "no"', "Путин", "a_b # c ~ d", "&"])
def test_any_title_comes_back(title: str) -> None:
    seen = replace(CHART, title=title)
    (entry,) = parse_string(bibtex(seen), "bibtex").entries.values()
    if not set(title) & set('{}"~'):
        assert str(Text.from_latex(entry.fields["title"])) == title
    assert json.loads(csl_json(seen))[0]["title"] == title


@given(st.text(max_size=40))
def test_the_key_is_one_word(title: str) -> None:
    key = replace(CHART, title=title).key
    assert key.endswith("0123456789ab")
    assert set(key) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
