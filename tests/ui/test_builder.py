"""The Embed page's codes: measured in the pool in which the routes have their charts drawn."""

import io
import re

import pytest
from PIL import Image

from components.dossier import Dossier
from components.embed import jobs
from components.embed.address import EmbedRequest
from components.embed.heights import USUAL
from components.embed.snippets import narrow_png
from components.serving.pool import Busy
from components.ui import cache
from tests.ui.reader import Reader

CHART = "w-embed-chart"


def code(reader: Reader, kind: str) -> str:
    reader.at.segmented_control(key="w-embed-code").set_value(kind)
    reader.run()
    return str(reader.at.code[0].value)


def test_codes_keep_room_and_say_what_the_picture_shows(dossier: Dossier) -> None:
    reader = Reader("embed-builder")
    reader.at.selectbox(key=CHART).set_value("tier")
    frame, image = code(reader, "iframe"), code(reader, "image")
    ask = EmbedRequest(dossier.name, "tier", "html")
    known = jobs.submit(cache.pool, dossier, ask, base_url="").result(1).heights
    assert known
    assert f'height="{max(known.at(640), known.at(680))}"' in frame
    assert "Russia" in re.findall(r'alt="([^"]{80,})"', image)[0]
    said = [tuple(map(int, s)) for s in re.findall(r'width="(\d+)" height="(\d+)"', image)]
    for size, png in zip(said, (narrow_png(ask), ask.replace(format="png")), strict=True):
        drawn = jobs.submit(cache.pool, dossier, png, base_url="").result(30)
        with Image.open(io.BytesIO(drawn.body)) as picture:
            assert size == pytest.approx([side / 2 for side in picture.size], abs=1)


def test_codes_are_there_while_all_are_busy(monkeypatch: pytest.MonkeyPatch) -> None:
    def busy(*_: object, **__: object) -> None:
        raise Busy

    monkeypatch.setattr(cache.pool, "submit", busy)
    reader = Reader("embed-builder")
    assert f'height="{USUAL.at(640)}"' in code(reader, "iframe")


def test_own_words_stand_in_the_codes() -> None:
    reader = Reader("embed-builder")
    reader.at.text_input(key="w-embed-headline").set_value("Who & when")
    reader.at.text_input(key="w-embed-alt").set_value("A line that rises")
    assert 'title="Who &amp; when"' in code(reader, "iframe")
    assert "headline=Who%20%26%20when" in code(reader, "link")
    assert 'alt="A line that rises"' in code(reader, "image")
