"""A picture moves only when somebody says so: ``make golden`` writes what ``git diff`` shows."""

from __future__ import annotations

import json

from components.dossier import Dossier
from tests.golden.draw import HASHES, PICTURES, hashes, pictures, readable

REMEDY = "look at make golden-diff; if that is meant, run make golden and say why in the commit"


def test_the_pictures_are_those_that_were_looked_at(dossier: Dossier) -> None:
    drawn = dict(pictures(dossier))
    kept = {path.name: path.read_text(encoding="utf-8") for path in PICTURES.glob("*.svg")}
    assert sorted(drawn) == sorted(kept), REMEDY
    assert [name for name, svg in drawn.items() if svg != kept[name]] == [], REMEDY


def test_every_output_of_every_chart_is_what_it_was(dossier: Dossier) -> None:
    kept = json.loads(HASHES.read_text(encoding="utf-8"))
    made = hashes(dossier)
    assert sorted(made) == sorted(kept), REMEDY
    assert [name for name, found in made.items() if found != kept[name]] == [], REMEDY


def test_a_readable_picture_is_the_same_picture() -> None:
    svg = "<svg><g><path d='M0,0'/><text>a <tspan>b</tspan></text></g></svg>"
    assert readable(svg).replace("\n", "") == svg
    assert len(readable(svg).splitlines()) == 6
