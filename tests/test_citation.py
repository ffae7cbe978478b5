"""CITATION.cff: valid, and nothing in it that goes stale.

``cff-1.2.0.schema.json`` is the schema of the Citation File Format 1.2.0 (Druskat and others, 2021,
doi 10.5281/zenodo.5171937, CC BY 4.0), without its white space.
"""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from components.dossier import Dossier

ROOT = Path(__file__).parents[1]
SCHEMA = json.loads((ROOT / "tests/cff-1.2.0.schema.json").read_text(encoding="utf-8"))


@pytest.fixture
def citation() -> dict[str, Any]:
    """What the file says."""
    found: dict[str, Any] = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    return found


def faults(citation: dict[str, Any]) -> list[str]:
    """What the schema finds wrong."""
    return [error.message for error in jsonschema.Draft7Validator(SCHEMA).iter_errors(citation)]


def test_it_is_valid(citation: dict[str, Any]) -> None:
    assert faults(citation) == []
    assert faults(citation | {"licence": "MIT"})  # the schema refuses what it does not know
    assert faults({k: v for k, v in citation.items() if k != "authors"})


def test_it_names_the_dossier_and_no_version(citation: dict[str, Any], dossier: Dossier) -> None:
    assert citation["title"] == dossier.title
    # The data's version is a hash that each correction changes: pages and citations say it.
    assert "version" not in citation
    assert citation["authors"] == [{"name": "353–0 contributors"}]


def test_it_refers_to_the_main_source(citation: dict[str, Any], dossier: Dossier) -> None:
    (book,) = citation["references"]
    source = dossier.sources.set_index("id").loc["johnson-2009"]
    (author,) = book["authors"]
    assert f"{author['family-names']}, {author['given-names']}" == source["authors"]
    assert book["title"] in (source["title"], source["container"])
    assert book["year"] == source["year"]
