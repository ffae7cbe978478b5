"""The README says what the code says."""

from pathlib import Path

from components.dossier.dictionary import dictionary

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_data_dictionary_is_the_schemas():
    written = README.partition("<!-- dictionary -->\n")[2].partition("\n<!-- /dictionary -->")[0]
    assert written == dictionary().strip()


def test_no_placeholder_is_left():
    for mark in ("<!-- embed -->", "<!-- bench -->", "TODO"):
        assert mark not in README
