"""What a PDF says to those who do not see it: its structure, and words for each figure."""

from __future__ import annotations

import re
from html import unescape

import pytest

from components.charts import CHARTS
from components.dossier import Dossier
from components.embed import wording
from components.embed.address import parse
from components.embed.render import render
from components.graphic.writers import pdf
from components.talk.files import blocks_pdf
from components.talk.files.blocks import Block, Heading, Points, Table, Text
from components.talk.files.cards import cards
from components.talk.files.sheet import Sheet, bound
from components.talk.scenes import authored
from tests.talk.structure import structure


def drawn(dossier: Dossier, form: str) -> bytes:
    return render(dossier, parse(dossier, "tier", form, "")[0]).body


def test_a_chart_is_a_figure_with_its_alt_text(dossier: Dossier) -> None:
    svg = drawn(dossier, "svg").decode()
    said = re.search(r"<desc[^>]*>(.*?)</desc>", svg, re.DOTALL)
    assert said
    title = CHARTS["tier"].heading(dossier).title
    found = structure(drawn(dossier, "pdf"), title=wording.cut(title))
    (figure,) = found.inner
    assert (figure.kind, figure.alt, figure.own) == ("Figure", unescape(said[1]), 1)


def test_without_a_description_the_title_is_read_out() -> None:
    box = '<rect width="9" height="9"/>'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">{box}</svg>'
    (figure,) = structure(pdf.from_svg(svg, title="A box", lang="en"), title="A box").inner
    assert figure.alt == "A box"


def test_cards_say_which_answer_they_are(dossier: Dossier) -> None:
    made = cards(dossier, authored(dossier), base_url="https://x.example", code="ABCDEF")
    found = structure(made, title=f"{dossier.title}: answer cards")
    *answers, code = [figure.alt for figure in found.all("Figure")]
    assert answers[0] == "Answer A, with a shape of its own"
    assert code == "QR code of https://x.example/join/ABCDEF"


@pytest.mark.parametrize("rows", [1, 80], ids=["a page", "pages"])
def test_a_table_keeps_its_rows_and_cells_over_pages(rows: int) -> None:
    blocks: list[Block] = [
        Heading("Rows", 0), Text("Said once."), Points(("One", "Two")),
        Table(("Name", "Note"), tuple((f"Row {n}", "" if n % 2 else "A note") for n in range(rows)),
              (0.5, 0.5)),
    ]  # fmt: skip
    found = structure(blocks_pdf.written(blocks, "Rows"), title="Rows")
    assert [one.kind for one in found.inner] == ["H1", "P", "L", "Table"]
    *_, points, table = found.inner
    assert [[one.kind for one in item.inner] for item in points.inner] == [["Lbl", "LBody"]] * 2
    cells = [[cell.kind for cell in row.inner] for row in table.inner]
    assert cells == [["TH", "TH"], *[["TD", "TD"]] * rows]


def test_a_line_that_is_drawn_has_its_place_in_what_is_read() -> None:
    sheet = Sheet(most=100)
    sheet.write("Plain", 10)
    sheet.write("漢字", 10)
    made = structure(bound([sheet], "Signs"), title="Signs")
    assert [(one.kind, one.own) for one in made.inner] == [("P", 1), ("P", 1)]
