"""Where in a source to look, in words."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.dossier import Dossier
from components.query.cited import place_of
from components.wording.locators import locator_words

SHORT = re.compile(r"(?<!\w)(?:P\d|(?:n|nn|p|pp|art|arts|no|nos|res)\. ?\d|arts \d)")


@pytest.mark.parametrize(
    ("locator", "kind", "words"),
    [
        ("P1 s3, n. 28", "book", "paragraph 1, sentence 3; the book’s note 28"),
        ("P1 s3, n. 28", "", "paragraph 1, sentence 3; note 28"),
        ("P5 s2–3, n. 35–36", "report", "paragraph 5, sentences 2–3; the report’s notes 35–36"),
        ("P12 s10", "book", "paragraph 12, sentence 10"),
        ("P2 s1 and s5", "book", "paragraph 2, sentences 1 and 5"),
        ("P1 s3 and P5 s3", "book", "paragraph 1, sentence 3; paragraph 5, sentence 3"),
        ("P2 s1, P3 s1", "book", "paragraph 2, sentence 1; paragraph 3, sentence 1"),
        ("P4 s3, last clause", "book", "paragraph 4, sentence 3, last clause"),
        ("p. 47, as cited in Doe 2009, P2 s6", "report",
         "page 47, as cited in Doe 2009, paragraph 2, sentence 6"),
        ("pp. 3–5", "book", "pages 3–5"),
        ("paragraph after n. 23", "book", "paragraph after note 23"),
        ("paragraph on the first reports, n. 22–23", "book",
         "paragraph on the first reports, notes 22–23"),
        ("arts 1, 6 and 7", "official text", "articles 1, 6 and 7"),
        ("arts. 127.1 and 127.2, part 2", "official text", "articles 127.1 and 127.2, part 2"),
        ("art. 6(3) with its annotation", "treaty record", "article 6(3) with its annotation"),
        ("preamble and art. 1", "official text", "preamble and article 1"),
        ("art. 5: added on 8 December 2003", "official text",
         "article 5: added on 8 December 2003"),
        ("art. 5 and 14-FZ", "official text", "article 5 and 14-FZ"),
        ("House, roll no. 1124", "dataset", "House, roll number 1124"),
        ("Senate, roll nos. 642 and 643", "dataset", "Senate, roll numbers 642 and 643"),
        ("res. 55/25", "treaty record", "resolution 55/25"),
        # What has no known short form.
        ("whole page (excerpt read)", "web page", "whole page (excerpt read)"),
        ("XVIII-12-a, instruments in order of date", "treaty record",
         "XVIII-12-a, instruments in order of date"),
        ("P1", "book", "paragraph 1"),
        ("P1, n. 3", "book", "paragraph 1; the book’s note 3"),
        ("P1–2", "book", "paragraphs 1–2"),
        ("MP1 s3", "book", "MP1 s3"),
        ("P1a s3", "book", "P1a s3"),
        ("P1 s3.5", "book", "P1 s3.5"),
        ("part 1 and its note", "book", "part 1 and its note"),
        ("say no 3 times", "book", "say no 3 times"),
        ("", "", ""),
    ],
)  # fmt: skip
def test_a_locator_in_words(locator: str, kind: str, words: str) -> None:
    assert locator_words(locator, kind) == words


_PIECES = st.sampled_from(
    ["P1 s3", "P2 s1–3", "P2 s1 and s5", "n. 28", "n. 22–23", "art. 127.1", "arts 1, 6 and 7",
     "p. 4", "last clause", "as cited in Doe 2009", "218-FZ", "8 December 2003", "row 2001"]
)  # fmt: skip
_KINDS = st.sampled_from(["book", "news", ""])


@given(st.lists(_PIECES, min_size=1, max_size=5), st.sampled_from([", ", " and "]), _KINDS)
def test_no_short_form_is_left_and_no_number_lost(
    pieces: list[str], between: str, kind: str
) -> None:
    locator = between.join(pieces)
    words = locator_words(locator, kind)
    assert not SHORT.search(words)
    assert re.findall(r"\d+", words) == re.findall(r"\d+", locator)
    assert locator_words(words, kind) == words


@given(st.text(max_size=60), _KINDS)
def test_any_text_keeps_its_numbers_and_settles_at_once(text: str, kind: str) -> None:
    words = locator_words(text, kind)
    assert re.findall(r"\d", words) == re.findall(r"\d", text)
    assert locator_words(words, kind) == words


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz ,:()–’", max_size=60), _KINDS)
def test_words_stay_as_they_are_written(text: str, kind: str) -> None:
    assert locator_words(text, kind) == text


def test_no_citation_of_the_dossier_keeps_a_short_form(dossier: Dossier) -> None:
    cited = dossier.citations.merge(
        dossier.sources.add_prefix("source_"), on="source_id", how="left"
    )
    assert [w for w in map(place_of, cited.itertuples()) if SHORT.search(w)] == []
