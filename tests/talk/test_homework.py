"""The lesson to work through alone: no answer is told before it is asked, nothing is loaded."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from click.testing import CliRunner

from components.dossier import Dossier
from components.present.__main__ import main
from components.talk.coded import coded
from components.talk.homework import homework, veil
from components.talk.questions import question
from components.talk.scenes import Scene, authored, link
from components.theme import DARK
from components.wording.cleaning import clean
from tests.talk.client import served

OWN = Scene(
    "own-1", "A title that tells", "A caption that tells", "", "tier", "",
    ask_kind="choice", ask_text="What came next? 因", ask_options="The law\nNo law",
)  # fmt: skip


SEVERAL = Scene(
    "own-2", "T", "", "", "tier", "", ask_kind="several", ask_text="Which?", ask_options="*A\nB\n*C"
)


@pytest.fixture(scope="module")
def made(dossier: Dossier) -> str:
    return homework(dossier, (*authored(dossier), OWN))


def plain(html: str) -> str:
    return " ".join(unescape(html).split())


def test_every_question_is_asked_and_none_answered_before(made: str, dossier: Dossier) -> None:
    asking = [s for s in (*authored(dossier), OWN) if s.asks]
    open_part = plain(made)
    assert made.count("<form ") == len(asking) > 5
    for scene in asking:
        asked, answer = question(dossier, scene), coded(dossier, scene)
        assert asked
        assert plain(str(clean(asked.text))) in open_part
        hidden = [scene.title, scene.caption, *(answer[2:4] if answer else ())]
        for text in filter(None, hidden):
            assert plain(text) not in open_part
            assert plain(text) in plain(veil(made))
        if answer and answer.value:
            assert "data-value" not in open_part


def test_each_scene_is_told_with_how_it_is_coded_and_who_says_so(
    made: str, dossier: Dossier
) -> None:
    held = [
        veil(text) for text in re.findall(r"<script type=\"text/plain\">(.*?)</script>", made, re.S)
    ]
    scenes = [s for s in (*authored(dossier), OWN) if s.asks]
    told = [text for text in held if "id=mine" in text]
    assert len(told) == len(scenes)
    for scene, text in zip(scenes, told, strict=True):
        answer = coded(dossier, scene)
        assert ("id=coded" in text) == bool(answer)
        if answer:
            assert plain(answer.says) in plain(text)
        assert text.count("<svg") == 2


def test_of_several_answers_boxes_are_ticked(dossier: Dossier) -> None:
    made = homework(dossier, (SEVERAL,))
    assert made.count("type=checkbox name=said") == 3
    assert "One or more can be chosen." in made
    assert ">Right<" not in made
    assert "<dt>Right<dd>A; C" in veil(made)


@pytest.mark.parametrize("text", ["Закон о торговле", "<p>353–0</p> 因為 🙂 ½", ""])
def test_what_is_veiled_twice_is_as_it_was(text: str) -> None:
    assert veil(veil(text)) == text
    assert not text or veil(text) != text


def test_it_is_dark_where_its_reader_is(made: str) -> None:
    assert made.startswith("<!doctype html><html lang=en data-theme=auto ")
    dark = re.search(r"prefers-color-scheme:dark\)\{:root\[data-theme=auto\]\{([^}]*)\}", made)
    assert dark
    assert f"--paper:{DARK.paper};" in dark[1]


def test_it_asks_for_nothing_and_runs_nothing_else(made: str) -> None:
    assert "default-src 'none'; script-src 'sha256-" in made
    assert not re.search(r"(src|href)=", made)


def test_hostile_words_stay_words(dossier: Dossier) -> None:
    bad = "</script><img src=x onerror=alert(1)>"
    made = homework(dossier, (Scene("x", bad, bad, bad, "tier", ask_kind="open", ask_text=bad),))
    assert "<img" not in made
    assert "<img" not in veil(made)
    assert made.count("</script>") == 2


def test_it_is_served_to_open_and_to_keep(dossier: Dossier) -> None:
    few = link((*authored(dossier)[:2], OWN), dossier)
    with served(dossier) as client:
        opened = client.get("/present/homework", params={"scenes": few})
        kept = client.get("/present/homework.html", params={"scenes": few})
    assert opened.text == kept.text
    assert opened.text.count("<form ") == 1
    assert "script-src 'sha256-" in opened.headers["Content-Security-Policy"]
    assert "Content-Disposition" not in opened.headers
    assert kept.headers["Content-Disposition"] == 'attachment; filename="353-0-homework.html"'
    assert 'href="http://testserver"' in opened.text


def test_the_command_writes_it(tmp_path: Path) -> None:
    out = tmp_path / "home.html"
    done = CliRunner().invoke(main, ["homework", str(out), "--scenes", "the-call"])
    assert done.exit_code == 0, done.output
    assert out.read_text(encoding="utf-8").count("<form ") == 1
    assert done.output.startswith(f"{out}: 1 scene, ")
