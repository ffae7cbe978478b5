"""The teacher's pack: of the list's scenes, minutes that add up, answers with who says so."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from click.testing import CliRunner
from docx import Document
from pypdf import PdfReader
from starlette.testclient import TestClient

from components.dossier import Dossier
from components.embed import wording
from components.present.__main__ import main
from components.query.cited import source_line
from components.talk.chosen import actors_of
from components.talk.files.blocks import Block, Heading, Points, Table, Text
from components.talk.files.blocks_docx import MEDIA
from components.talk.files.blocks_pdf import written
from components.talk.files.pack import contents, pack
from components.talk.files.pack.discussion import discussion
from components.talk.files.pack.plan import goals, minutes_of, plan
from components.talk.files.sheet import EDGE, HIGH
from components.talk.scenes import Scene, authored
from tests.charts.making import with_tables
from tests.talk.client import served

BASE = "https://class.example.org/353"
FEW = ("crowded-months", "boomerang", "the-call", "at-the-table", "the-grade")


@pytest.fixture(scope="module")
def some(dossier: Dossier) -> tuple[Scene, ...]:
    known = {scene.id: scene for scene in authored(dossier)}
    return tuple(known[i] for i in FEW)


@pytest.fixture(scope="module")
def parts(dossier: Dossier, some: tuple[Scene, ...]) -> list[Block]:
    return contents(dossier, some, BASE)


@pytest.fixture(scope="module")
def docx(dossier: Dossier, some: tuple[Scene, ...]) -> bytes:
    return pack(dossier, some, "docx", base_url=BASE)


@pytest.fixture(scope="module")
def document(docx: bytes) -> Any:
    return Document(io.BytesIO(docx))


def below(parts: list[Block], heading: str) -> list[Block]:
    """The blocks from a heading to the next of its level."""
    start = next(i for i, b in enumerate(parts) if isinstance(b, Heading) and b.text == heading)
    level = parts[start].level  # type: ignore[union-attr]
    end = next((i for i, b in enumerate(parts[start + 1 :], start + 1)
                if isinstance(b, Heading) and b.level <= level), len(parts))  # fmt: skip
    return parts[start + 1 : end]


def words(parts: list[Block]) -> str:
    """All that some blocks say."""
    said: list[str] = []
    for part in parts:
        if isinstance(part, Table):
            said += [cell for row in (part.head, *part.rows) for cell in row]
        elif isinstance(part, Points):
            said += part.texts
        elif isinstance(part, Heading | Text):
            said.append(part.text)
    return "\n".join(said)


def test_the_minutes_of_the_plan_add_up(dossier: Dossier) -> None:
    scenes = authored(dossier)
    table = next(b for b in plan(dossier, scenes) if isinstance(b, Table))
    *rows, total = table.rows
    takes = [int(row[1]) for row in rows]
    assert len(rows) == len(scenes)
    assert min(takes) >= 1
    assert int(total[1]) == sum(takes)
    ends = [tuple(map(int, row[0].split("–"))) for row in rows]
    assert ends[0][0] == 0
    assert all(one[1] == two[0] for one, two in pairwise(ends))
    assert [end - start for start, end in ends] == takes
    text = next(b.text for b in plan(dossier, scenes)[3:] if isinstance(b, Text))
    assert f"{sum(takes)} minutes" in text


def test_a_scene_that_asks_takes_longer_and_an_empty_one_a_minute(dossier: Dossier) -> None:
    quiet = Scene("a", "A title", "", "", "tier")
    assert minutes_of(dossier, quiet) == 1
    assert minutes_of(dossier, replace(quiet, notes="word " * 260)) == 3
    assert minutes_of(dossier, replace(quiet, ask_event="law-signed")) == 4


def test_goals_are_of_what_the_scenes_show_and_ask(dossier: Dossier) -> None:
    tier = Scene("a", "A title", "", "", "tier")
    assert goals(dossier, (tier,)) == (
        "Read a ranking and a count by how they were made.",
        "Say who says so, and on how many sources it rests.",
    )
    more = goals(dossier, (tier, replace(tier, id="b", chart="votes", ask_event="law-signed")))
    assert "Tell what is not known from what is nothing." in more
    assert any("from which side" in goal for goal in more)


def test_the_cast_are_the_scenes_actors_with_who_says_so(
    parts: list[Block], dossier: Dossier, some: tuple[Scene, ...]
) -> None:
    (table,) = below(parts, "Cast")
    assert isinstance(table, Table)
    actors = dossier.actors.set_index("id").loc[actors_of(dossier, some)]
    assert [row[0] for row in table.rows] == list(actors["name"])
    assert {"firestone", "paleev", "putin"} <= set(actors.index)
    assert "us-congress" not in actors.index
    for (_, who), (id_, actor) in zip(table.rows, actors.iterrows(), strict=True):
        assert who.startswith(actor["description"])
        assert f"Sources: {source_line(dossier, 'actors', str(id_))}." in who


def test_the_glossary_has_the_terms_of_the_scenes(parts: list[Block], dossier: Dossier) -> None:
    (table,) = (b for b in below(parts, "Glossary") if isinstance(b, Table))
    terms = {row[0]: row[1] for row in table.rows}
    known = dossier.glossary.set_index("term")["definition"]
    assert terms["tier"] == known["tier"]
    assert terms["Watch List"] == known["Watch List"]
    assert "TVPA" not in terms


def test_cards_are_built_of_the_demands_and_keep_what_came_of_them(
    parts: list[Block], dossier: Dossier
) -> None:
    names = dossier.actors.set_index("id")["name"]
    cards = below(parts, "Role cards")
    for actor, wants in dossier.demands.groupby("from_actor"):
        card = words(below(parts, names[actor]))
        shown = [want in card for want in wants["title"]]
        assert sum(shown) == min(len(wants), 5), actor
        assert "Enacted" not in card
        assert "Dropped" not in card
        assert "Sources: " in card
        assert "Sources: none" not in card
    chair = dossier.demands.loc[dossier.demands["camp"] == "executive", "from_actor"].iloc[0]
    assert f"at the table of {names[chair]}" in words(cards)
    assert "You sit at the head of the table." in words(below(parts, names[chair]))
    after = words(below(parts, "What became of the demands"))
    assert all(title in after for title in dossier.demands["title"])
    assert "Enacted" in after


def test_model_answers_name_their_sources(parts: list[Block], dossier: Dossier) -> None:
    said = words(below(parts, "Discussion"))
    assert said.count("Sources: ") > len(dossier.explanations)
    assert all(title in said for title in dossier.explanations["title"])
    call = dossier.events.set_index("id").loc["firestone-call"]
    two = words(below(parts, f"2. {dossier.case.text('question.2')}"))
    assert call["summary"] in two
    without = with_tables(dossier, events=dossier.events.assign(pressure="none"))
    heads = [b.text for b in discussion(without, authored(dossier)) if isinstance(b, Heading)]
    assert [head.partition(".")[0] for head in heads] == ["Discussion", "1", "2"]
    assert source_line(dossier, "events", "firestone-call") in two
    about = dossier.claims[dossier.claims["event_id"] == "firestone-call"]
    assert len(about) > 0
    assert all(statement in two for statement in about["statement"])


def test_the_worksheet_asks_and_the_key_answers(parts: list[Block], dossier: Dossier) -> None:
    sheet, key = words(below(parts, "Worksheet")), words(below(parts, "Key"))
    event = dossier.events.set_index("id").loc["presidential-bill"]
    for said in (sheet, key):
        assert f"1. {event['title']}" in said
    assert "Coded here" not in sheet
    assert "Sources" not in sheet
    assert "Coded here: pushed from inside." in key
    assert source_line(dossier, "events", "presidential-bill") in key
    assert f"{BASE}/event/presidential-bill" in key
    scales = [b for b in below(parts, "Worksheet") + parts if isinstance(b, Table)
              and [row[0] for row in b.rows] == list(dossier.explanations["title"])]  # fmt: skip
    assert scales
    assert not any("".join(row[1:]) for row in scales[0].rows)


def test_the_document_can_be_edited_and_is_told_apart_by_headings(
    document: Any, docx: bytes, parts: list[Block]
) -> None:
    heads = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    assert heads == [b.text for b in parts if isinstance(b, Heading) and b.level == 1]
    assert heads[:2] == ["Goals", "Plan"]
    tables = [b for b in parts if isinstance(b, Table)]
    assert len(document.tables) == len(tables)
    for made, table in zip(document.tables, tables, strict=True):
        assert [cell.text for cell in made.rows[0].cells] == list(table.head)
        assert made.rows[0]._tr.xpath(".//w:tblHeader")
        kept = [cell.paragraphs[0].paragraph_format.keep_with_next for cell in made.rows[0].cells]
        assert set(kept) == {bool(table.rows)}
        assert made._tbl.getprevious().xpath("./w:pPr/w:keepNext")
    assert document.core_properties.title.endswith("teacher’s pack")
    with ZipFile(io.BytesIO(docx)) as archive:
        for name in archive.namelist():
            if name.endswith(".xml"):
                ElementTree.fromstring(archive.read(name))


def test_the_pdf_says_the_same_within_its_margins(parts: list[Block]) -> None:
    few = [*below(parts, "Plan"), *below(parts, "Cast"), *below(parts, "Key")]
    reader = PdfReader(io.BytesIO(written(few, "A title")))
    said = " ".join(page.extract_text() for page in reader.pages)
    written_out = set(said.split())
    assert {word for word in words(few).split() if word not in written_out} == set()
    assert all(f"A title · {n}" in said for n in range(1, len(reader.pages) + 1))
    for page in reader.pages:
        low: list[float] = []
        page.extract_text(
            visitor_text=lambda text, cm, tm, *_, low=low: low.append(tm[5] * cm[3] + cm[5])
            if text.strip() else None
        )  # fmt: skip
        assert min(low) > EDGE - 30
        assert max(low) < HIGH - EDGE


def test_a_row_longer_than_a_page_goes_on_on_the_next() -> None:
    long = Table(("a", "b"), (("x " * 3000, "end"),), (0.5, 0.5))
    pages = PdfReader(io.BytesIO(written([long], "t"))).pages
    assert len(pages) > 1
    assert sum(page.extract_text().count("x") for page in pages) == 3000


def test_a_dossier_without_demands_or_questions_has_a_pack_too(dossier: Dossier) -> None:
    bare = with_tables(dossier, demands=dossier.demands.iloc[:0])
    only = (Scene("a", "A <title> & \x01more", "", "", "tier"),)
    heads = [b.text for b in contents(bare, only) if isinstance(b, Heading) and b.level == 1]
    assert "Role cards" not in heads
    assert "Worksheet" not in heads
    text = "\n".join(
        cell.text for table in Document(io.BytesIO(pack(bare, only, "docx"))).tables
        for row in table.rows for cell in row.cells
    )  # fmt: skip
    assert "A <title> & \ufffdmore" in text


def test_without_a_public_address_it_says_so_and_has_no_link(
    dossier: Dossier, some: tuple[Scene, ...]
) -> None:
    said = words(contents(dossier, some))
    assert wording.NO_LINKS in said
    assert "Read on" not in said


@pytest.fixture(scope="module")
def client(dossier: Dossier) -> Iterator[TestClient]:
    with served(dossier, "http://localhost") as client:
        yield client


def test_it_is_served_and_written_by_a_command(
    client: TestClient, dossier: Dossier, tmp_path: Path
) -> None:
    got = client.get("/present/pack.docx?scenes=the-grade~nowhere")
    assert got.status_code == 200
    assert got.headers["content-type"] == MEDIA
    assert got.headers["content-disposition"] == 'attachment; filename="353-0-pack.docx"'
    assert "nowhere: no such scene" in got.headers["x-dropped"]
    out = tmp_path / "p.docx"
    done = CliRunner().invoke(main, ["pack", str(out), "--scenes", "the-grade"])
    assert done.output.startswith(f"{out}: 1 scene, ")
    assert out.read_bytes() == got.content  # made at localhost: as without an address
    wrong = CliRunner().invoke(main, ["pack", str(tmp_path / "p.odt")])
    assert "its name ends in none of .docx, .pdf" in wrong.output
