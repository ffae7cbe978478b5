"""A talk from first to last: keys, two windows, letters for the last row, no network."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from components.dossier import Dossier
from components.talk.chosen import without_class
from components.talk.class_weighing import after_clue
from components.talk.deck import document
from components.talk.questions import HEADING
from components.talk.scenes import authored, steps
from tests.browser.articles import fetched
from tests.browser.harness import assert_accessible

#: A talk of eight steps, for what costs the more the more is shown.
FEW = "two-fronts~crowded-months~vote-date~from-abroad~the-grade"

#: What the last row could not read, or the wall does not show.
_FAULTS = """() => {
  const now = document.querySelector(".step.now"), found = [];
  const seen = node => node.getClientRects().length
    && !node.closest(".unseen, [hidden], .speech") && node.closest(".now, #bar");
  const words = node => [...node.childNodes].some(n => n.nodeType === 3 && n.data.trim());
  for (const node of document.querySelectorAll(".now *, #bar *")) {
    if (!seen(node) || !words(node)) continue;
    const svg = node.closest("svg"), scale = svg ? svg.getScreenCTM().a : 1;
    const size = parseFloat(getComputedStyle(node).fontSize) * scale;
    const box = node.getBoundingClientRect(), name = node.textContent.trim().slice(0, 40);
    // What the class reads; whoever asks for sources or the scene's number comes nearer.
    const least = node.closest(".sources, #bar") ? 17.95 : 0.033 * innerHeight - 0.2;
    if (size < least) found.push(name + ": " + size.toFixed(1) + " px");
    const out = box.left < -0.5 || box.top < -0.5
      || box.right > innerWidth + 0.5 || box.bottom > innerHeight + 0.5;
    if (out) found.push(name + " is off the wall");
  }
  const size = name => parseFloat(getComputedStyle(now.querySelector(name)).fontSize);
  if (size("h2") < 34) found.push("title: " + size("h2"));
  for (const node of now.querySelectorAll(".frame, .slide, .stage, .caption, h2"))
    if (node.scrollHeight > node.clientHeight + 2 || node.scrollWidth > node.clientWidth + 1)
      found.push(node.className + " overflows: " + node.scrollHeight + " > " + node.clientHeight);
  const blocks = [...now.querySelectorAll(".slide > *")].filter(b => b.offsetHeight);
  blocks.forEach((a, i) => blocks.slice(i + 1).forEach(b => {
    const p = a.getBoundingClientRect(), q = b.getBoundingClientRect();
    const across = p.left < q.right - 1 && q.left < p.right - 1;
    if (across && p.top < q.bottom - 1 && q.top < p.bottom - 1)
      found.push(a.className + " on " + b.className);
  }));
  return found;
}"""

_SHOWN = """() => [...document.querySelectorAll(".step")].filter(s => s.checkVisibility()).map(s =>
  [s.dataset.scene, s.querySelector("h2").innerText, s.querySelector(".caption") !== null])"""


@pytest.fixture(scope="module", autouse=True)
def stick(app_url: str, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Address of the deck as it is carried away; its scenes are then drawn for all tests."""
    file = tmp_path_factory.mktemp("stick") / "deck.html"
    file.write_bytes(fetched(f"{app_url}/present/deck.html"))
    return file.as_uri()


@pytest.fixture(scope="module")
def short(app_url: str, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Address of a deck of the few."""
    file = tmp_path_factory.mktemp("short") / "deck.html"
    file.write_bytes(fetched(f"{app_url}/present/deck.html?scenes={FEW}"))
    return file.as_uri()


def at(page: Page) -> int:
    """Step in view; the bar says its scene."""
    step, scene, last = page.evaluate(
        "[deck.step + 1, ...[deck.steps[deck.step], deck.steps.at(-1)].map(s => s.dataset.number)]"
    )
    assert page.locator("#place").inner_text() == f"Scene {scene} of {last}"
    assert page.url.rpartition("#")[2].removeprefix("notes-") == str(step)
    return int(step)


def until(page: Page, step: int) -> None:
    """Wait until the other window has brought the page to a step."""
    page.wait_for_function("n => deck.step === n - 1", arg=step)
    assert at(page) == step


def second_window(page: Page) -> Page:
    with page.context.expect_page() as opened:
        page.keyboard.press("p")
    notes = opened.value
    notes.wait_for_function("() => window.deck")
    return notes


def test_from_first_to_last_for_the_last_row(
    new_page: Callable[..., Page], app_url: str, dossier: Dossier
) -> None:
    page = new_page(width=1024, height=768)
    page.goto(f"{app_url}/present")
    scenes = authored(dossier)
    found = {}
    for n, step in enumerate(steps(scenes), 1):
        assert at(page) == n
        scene = scenes[step.scene]
        assert page.evaluate(_SHOWN) == [
            [scene.id, HEADING if step.asking else scene.title, not step.asking]
        ]
        if faults := page.evaluate(_FAULTS):
            found[scene.id, step.asking] = faults
        if n == 3:
            assert_accessible(page)
        page.keyboard.press(("ArrowRight", " ", "PageDown")[n % 3])
    assert found == {}
    last = len(steps(scenes))
    assert at(page) == last  # the last key found nothing more
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("PageUp")
    assert at(page) == last - 2
    page.reload()
    assert at(page) == last - 2
    page.keyboard.press("Home")
    assert at(page) == 1
    page.keyboard.press("End")
    assert at(page) == last
    page.keyboard.press("1")
    page.keyboard.press("2")
    assert page.locator("#typed").inner_text() == "12"
    page.keyboard.press("Enter")
    first = [step.scene for step in steps(scenes)].index(11) + 1
    assert (at(page), page.locator("#typed").inner_text()) == (first, "")
    assert page.locator("#said").inner_text().startswith(f"Scene 12 of {len(scenes)}: ")
    page.mouse.click(1020, 300)
    page.mouse.click(4, 300)
    page.mouse.click(4, 300)
    page.keyboard.press(" ")  # the edge that was clicked does not take the key
    assert at(page) == first


def test_a_wide_wall_can_be_read_too(new_page: Callable[..., Page], stick: str) -> None:
    page = new_page(width=1280, height=720)
    page.goto(stick)
    found = {}
    for n in range(page.evaluate("deck.steps.length")):
        page.evaluate("n => deck.go(n)", n)
        if faults := page.evaluate(_FAULTS):
            found[n + 1] = faults
    assert found == {}


def test_two_windows_are_one_talk(new_page: Callable[..., Page], app_url: str) -> None:
    page = new_page(width=1024, height=768, fresh=True)
    page.goto(f"{app_url}/present?scenes={FEW}#4")
    notes = second_window(page)
    until(notes, 4)
    assert notes.locator(".step.now .speech p").first.inner_text().startswith("Zoom in on")
    assert notes.locator(".step.next h2").inner_text() == "Which day was the vote?"
    assert notes.locator("#elapsed").inner_text() in ("0:00", "0:01", "0:02")
    assert_accessible(notes)
    page.keyboard.press("ArrowRight")
    until(notes, 5)
    notes.keyboard.press("PageDown")
    until(page, 6)
    page.reload()  # the first window is loaded anew, and is found again
    until(page, 6)
    notes.keyboard.press("ArrowLeft")
    until(page, 5)
    began = notes.evaluate("history.state.began")
    notes.reload()
    until(notes, 5)
    assert notes.evaluate("history.state.began") == began
    page.wait_for_timeout(1100)  # the second window says every second that it is there
    page.keyboard.press("b")
    notes.wait_for_selector("#desk .dim", state="visible")
    assert page.screenshot() != notes.screenshot()
    assert_accessible(page)
    notes.keyboard.press("b")
    page.wait_for_function("() => !document.documentElement.matches('.black')")
    notes.locator("#reset").click()
    assert notes.locator("#elapsed").inner_text() == "0:00"
    assert notes.evaluate("history.state.began") > began
    notes.close()
    page.keyboard.press("ArrowRight")
    assert at(page) == 6


def test_a_stranger_cannot_move_the_talk(new_page: Callable[..., Page], stick: str) -> None:
    page = new_page()
    page.goto(stick)
    page.evaluate(
        """() => new Promise(done => {
          addEventListener("message", () => setTimeout(done, 50), { once: true });
          postMessage({ deck: 7, black: true }, "*");
        })"""
    )
    assert at(page) == 1
    assert not page.locator("html.black").count()


def test_a_deck_plays_from_a_stick(
    new_page: Callable[..., Page], stick: str, records: dict[Page, Any]
) -> None:
    page = new_page(width=1024, height=768, fresh=True)
    page.context.set_offline(True)
    page.goto(stick)
    for n in range(2, page.evaluate("deck.steps.length") + 1):
        page.keyboard.press("ArrowRight")
        assert at(page) == n
    page.keyboard.press("7")
    page.keyboard.press("Enter")
    seventh = at(page)
    notes = second_window(page)
    until(notes, seventh)
    notes.keyboard.press("ArrowLeft")
    until(page, seventh - 1)
    page.keyboard.press("ArrowRight")
    until(notes, seventh)
    notes.close()
    page.keyboard.press("e")  # there is nothing to explore with
    assert page.locator("iframe").count() == 0
    page.keyboard.press("t")
    assert page.evaluate("getComputedStyle(document.body.parentNode).colorScheme") == "dark"
    assert [url for url in records[page].requests if not url.startswith("file:")] == []
    assert records[page].requests == [stick]


def test_hands_move_the_weighing_with_no_room(
    new_page: Callable[..., Page], dossier: Dossier, tmp_path: Path
) -> None:
    known = {scene.id: scene for scene in authored(dossier)}
    scenes = [known["one-clue"], known["boomerang"]]
    (tmp_path / "deck.html").write_text(document(dossier, scenes), encoding="utf-8")
    page = new_page(width=1024, height=768)
    page.goto((tmp_path / "deck.html").as_uri())
    many = len(dossier.explanations)
    counts = {
        "one-clue": [[1, 0, 2, 0, 5], [0, 4, 0, 4, 0], *[[0, 1, 6, 0, 0]] * (many - 2)],
        "boomerang": [[0, 0, 0, 0, 3], [3, 0, 0, 0, 0], *[[0, 1, 1, 1, 0]] * (many - 2)],
    }
    for asked, scene in ((0, "one-clue"), (2, "boomerang")):
        page.keyboard.press("h")
        assert_accessible(page)
        for row, times in enumerate(counts[scene]):
            for i, n in enumerate(times):
                page.locator(f"dialog [name='{row} {i}']").fill(str(n))
        page.keyboard.press("Enter")
        expect(page.locator(".now .answers")).to_have_text(
            f"{8 if asked == 0 else 3} hands counted"
        )
        page.keyboard.press("ArrowRight")
        expect(page.locator(".now .levels td[style]").first).to_be_visible()
        expect(page.locator(".now .weighed")).to_be_hidden()
        page.keyboard.press("ArrowRight")
        expect(page.locator(".now .levels")).to_be_hidden()
        raised = {name: {1: said} for name, said in counts.items()}
        found = after_clue(dossier, scenes[: 1 if asked == 0 else 2], {}, raised)
        assert found
        whole = ["before", "after", "coded"]
        drawn = page.locator(".now .weighed tbody tr").evaluate_all(
            "rows => rows.map(row => [...row.querySelectorAll('.sum')].map(c => c.innerText))"
        )
        assert [[int(n) for n in re.findall(r"\d+", " ".join(cells))] for cells in drawn] == [
            [round(100 * row[name]) for name in whole] for row in found["rows"]
        ]
        assert page.evaluate(_FAULTS) == []
        assert_accessible(page)
        page.keyboard.press("ArrowRight")
        expect(page.locator(".now figure")).to_be_visible()
        expect(page.locator(".now .strip")).to_be_visible()
        page.keyboard.press("a")
        expect(page.locator(".now .levels")).to_be_visible()
        page.keyboard.press("a")
        notes = second_window(page)
        expect(notes.locator(".now .weighed")).to_be_visible()
        notes.close()
        page.reload()
        expect(page.locator(".now .weighed")).to_be_attached()
        page.evaluate("deck.go(2)")

    # After two votes the weighing has the stage to itself as well.
    page.evaluate(_TWICE, "answers")
    expect(page.locator(".now .levels")).to_have_count(2)
    expect(page.locator(".now .letters")).to_be_visible()
    page.evaluate(_TWICE, "weighing")
    expect(page.locator(".now .votes > :visible")).to_have_count(1)
    weighed, stage = (page.locator(f".now {of}").bounding_box() for of in (".weighed", ".answers"))
    assert weighed
    assert stage
    assert weighed["width"] > 0.9 * stage["width"]


#: A part of the answers, as if they had been given twice.
_TWICE = """part => {
  const { scene } = deck.steps[3].dataset, counts = deck.shared[scene];
  deck.go(3);
  deck.turn(part);
  hands353.draw(deck.steps[3], {
    question: JSON.parse(document.querySelector(`[data-scene=${scene}]`).dataset.question),
    revealed: { n: 3, counts, first: { n: 3, counts }, flow: counts.map(() => [[3]]) },
    weighed: { clues: 1, among: "Among all", rows: counts.map((_, i) =>
      ({ id: `${i}`, short: `${i}`, before: 0.1, after: 0.2, coded: 0.3 })) },
  });
}"""


def test_a_spotlight_and_a_pen(new_page: Callable[..., Page], short: str) -> None:
    page = new_page(width=1024, height=768, fresh=True, has_touch=True)
    page.goto(short)
    light, ink = page.locator("#spot"), page.locator("#ink polyline")
    where = """() => ["--x", "--y", "--r"].map(name =>
        Math.round(parseFloat(document.getElementById("spot").style.getPropertyValue(name))))"""
    page.keyboard.press("l")
    expect(light).to_be_visible()
    expect(page.get_by_role("button", name="Spotlight", pressed=True)).to_be_visible()
    expect(page.locator("#said")).to_contain_text("Spotlight on")
    page.mouse.move(256, 192)
    frame = page.locator(".now .frame").bounding_box()
    assert frame
    r = 0.18 * min(frame["width"], frame["height"])
    assert page.evaluate(where) == pytest.approx([256, 192, r], abs=1)
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Shift+ArrowUp")
    page.keyboard.press("-")
    right, up = 256 + 0.02 * frame["width"], 192 - 0.02 * frame["height"]
    assert page.evaluate(where) == pytest.approx([right, up, r * 12 / 18], abs=1)
    assert at(page) == 1  # it moved the light, not the talk
    assert_accessible(page)
    page.emulate_media(media="print")
    expect(light).to_be_hidden()
    page.emulate_media(media="screen")

    # The pen takes the spotlight's place; strokes belong to their scene.
    page.get_by_role("button", name="Pen").click()
    expect(light).to_be_hidden()
    for to in (400, 600):
        page.mouse.move(300, 300)
        page.mouse.down()
        page.mouse.move(to, 400)
        page.mouse.up()
    expect(ink).to_have_count(2)
    x, y = (float(n) for n in str(ink.first.get_attribute("points")).split(" ")[0].split(","))
    drawn = x * frame["width"] + frame["x"], y * frame["height"] + frame["y"]
    assert drawn == pytest.approx((300, 300), abs=1)
    page.touchscreen.tap(500, 500)
    expect(ink).to_have_count(3)
    assert page.locator("#tip").is_hidden()
    assert at(page) == 1
    page.keyboard.press("z")
    expect(ink).to_have_count(2)
    page.keyboard.press("ArrowRight")
    expect(ink).to_have_count(0)
    page.keyboard.press("ArrowLeft")
    expect(ink).to_have_count(2)
    page.set_viewport_size({"width": 1280, "height": 720})  # what is drawn stays on the scene
    wide = page.locator(".now .frame").bounding_box()
    assert page.locator("#ink").bounding_box() == wide
    assert_accessible(page)
    page.emulate_media(media="print")
    expect(page.locator("#ink")).to_be_hidden()
    page.emulate_media(media="screen")
    page.get_by_role("button", name="Clear").click()
    expect(ink).to_have_count(0)
    expect(page.locator("#said")).to_have_text("All strokes of this scene are gone.")
    page.keyboard.press("Escape")
    expect(page.locator("[aria-pressed=true]")).to_have_count(0)

    # What is pointed at in one window is pointed at in the other.
    notes = second_window(page)
    notes.keyboard.press("d")
    expect(page.get_by_role("button", name="Pen", pressed=True)).to_be_visible()
    small = notes.locator(".now .frame").bounding_box()
    assert small
    notes.mouse.click(small["x"] + small["width"] / 2, small["y"] + small["height"] / 4)
    expect(ink).to_have_attribute("points", "0.5000,0.2500 0.5000,0.2500")
    notes.keyboard.press("l")
    expect(light).to_be_visible()
    notes.keyboard.press("Escape")
    expect(light).to_be_hidden()
    notes.close()
    page.reload()
    expect(ink).to_have_count(0)
    page.keyboard.press("?")
    expect(page.locator("#help dt", has_text=re.compile("^[LD]$"))).to_have_text(["L", "D"])


_PLACE = """() => {
  const of = name => [...document.querySelectorAll(".now svg [aria-labelledby]")].find(mark =>
    document.getElementById(mark.getAttribute("aria-labelledby"))?.dataset.id === name);
  const { left, right, top, bottom } = of("duma-353-0").getBoundingClientRect();
  return [(left + right) / 2, (top + bottom) / 2];
}"""


def test_what_stays_moves_and_stillness_is_respected(
    new_page: Callable[..., Page], short: str
) -> None:
    page = new_page(width=1024, height=768)
    page.goto(short + "#4")
    page.emulate_media(reduced_motion="no-preference")
    old = page.evaluate(_PLACE)
    # Where the mark stands in the first picture after the key, and when all has come to rest.
    first, last, took = page.evaluate(
        f"""() => new Promise(done => {{
          const where = {_PLACE}, began = performance.now();
          deck.go(4);
          const first = where();
          Promise.all(document.getAnimations().map(a => a.finished)).then(() =>
            done([first, where(), performance.now() - began]));
        }})"""
    )
    assert first == pytest.approx(old, abs=1.5)
    assert abs(last[0] - old[0]) + abs(last[1] - old[1]) > 40
    assert took < 1500
    assert page.locator(".old").count() == 0
    page.emulate_media(reduced_motion="reduce")
    assert page.evaluate("() => { deck.go(3); return document.getAnimations().length }") == 0
    assert page.evaluate(_PLACE) == pytest.approx(old, abs=0.5)


def test_marks_say_who_says_so_without_taking_the_keys(
    new_page: Callable[..., Page], short: str
) -> None:
    page = new_page(width=1024, height=768)
    page.goto(short + "#5")
    tip = page.locator("#tip")
    page.keyboard.press("Tab")
    page.wait_for_selector("#tip", state="visible")
    assert "Source: " in tip.inner_text()
    before = tip.inner_text()
    page.keyboard.press("ArrowRight")
    assert (at(page), tip.inner_text() != before) == (5, True)
    page.keyboard.press("Escape")
    assert not tip.is_visible()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowLeft")
    assert at(page) == 5
    x, y = page.evaluate(_PLACE)
    page.mouse.move(x + 12, y)
    assert tip.inner_text().startswith("The Duma")
    box = tip.bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["y"] >= 0
    page.mouse.move(30, 740)
    assert not tip.is_visible()


def test_all_scenes_at_once_help_and_fingers(new_page: Callable[..., Page], short: str) -> None:
    page = new_page(width=1024, height=768, has_touch=True)
    page.goto(short)
    page.keyboard.press("t")  # in the dark
    page.keyboard.press("o")
    assert page.locator(".step").evaluate_all("all => all.every(s => s.offsetHeight > 100)")
    assert page.locator(".step h2 a").evaluate_all(
        "all => all.map(a => getComputedStyle(a, '::before').content)"
    ) == [f'"{n}. "' for n in (1, 1, 2, 2, 3, 4, 4, 5)]
    assert_accessible(page)
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")  # rows of four
    page.keyboard.press("Enter")
    assert (at(page), page.locator("html.grid").count()) == (6, 0)
    page.keyboard.press("?")
    assert page.locator("dialog[open]").inner_text().count("\n") > 15
    page.keyboard.press("?")
    assert_accessible(page)
    page.keyboard.press("s")
    assert page.locator(".now .speech").is_visible()
    page.keyboard.press("f")
    page.wait_for_function("() => document.fullscreenElement")
    page.keyboard.press("f")
    page.wait_for_function("() => !document.fullscreenElement")
    for x, step in ((-200, 7), (200, 6), (-20, 6)):
        page.evaluate(
            """([x]) => {
              const touch = x => new Touch({
                identifier: 1, target: document.body, clientX: 500 + x, clientY: 300 });
              const tell = (type, t) => dispatchEvent(new TouchEvent(type, {
                touches: type === "touchstart" ? [t] : [], changedTouches: [t] }));
              tell("touchstart", touch(0));
              tell("touchend", touch(x));
            }""",
            [x],
        )  # fmt: skip
        assert at(page) == step


def test_the_explorer_opens_over_a_scene(new_page: Callable[..., Page], app_url: str) -> None:
    page = new_page()
    page.goto(f"{app_url}/present?scenes={FEW}#5")
    page.keyboard.press("e")
    frame = page.frame_locator("#explore iframe")
    frame.locator("h1").first.click()
    inner = page.frames[1]
    assert inner.url == f"{app_url}/timeline?time=2003-10..2003-12&kind=law~vote~bill"
    page.keyboard.press("ArrowRight")
    page.wait_for_selector("#explore", state="hidden")
    assert (at(page), page.locator("iframe").count()) == (5, 0)
    page.keyboard.press("ArrowRight")
    assert at(page) == 6


def test_without_scripts_and_on_paper(
    new_page: Callable[..., Page], stick: str, dossier: Dossier
) -> None:
    page = new_page(width=390, java_script_enabled=False)
    page.goto(stick)
    # A file has no class whose weighing it could show.
    shown = [authored(dossier)[n] for n in without_class(dossier, authored(dossier))]
    many, held = len(shown), len(steps(tuple(shown)))
    for name, count in (
        (".step", held), (".caption", many), (".show svg", many), (".speech", held),
    ):  # fmt: skip
        visible = page.locator(name).all()
        assert [one.is_visible() for one in visible] == [True] * count, name
    assert not page.locator("#bar").is_visible()
    talk = new_page()
    talk.goto(stick + "#5")
    for size, lying in (("A4", False), ("A4", True), ("A5", False)):
        sheets = PdfReader(BytesIO(talk.pdf(format=size, landscape=lying))).pages
        wide, high = (float(side) for side in sheets[0].mediabox[2:])
        assert (len(sheets), wide > high) == (many, lying), size
