"""A lesson with a presenter's page and two phones, from the first key to the last."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Dialog, Page, Route, expect

from components.charts.shared.weighed import among
from components.ui import cache
from tests.browser.harness import Record, assert_accessible, wait_until

MANY = len(cache.dossier().explanations)
#: Percent of one judged all but certain, beside others as likely as not.
LIKELY = 97 / (0.97 + 0.5 * (MANY - 1))
PHONE = {"width": 390, "height": 844}


def box(page: Page, selector: str) -> dict[str, float]:
    found: dict[str, float] = page.locator(selector).evaluate(
        "node => { const { y, height } = node.getBoundingClientRect(); return { y, height } }"
    )
    return found


def drawn(*phones: Page) -> None:
    """Wait for the charts of phones: the server's log tells of those that nobody waits for."""
    for phone in phones:
        expect(phone.locator("#chart iframe[data-heard]")).to_be_attached()


def test_a_lesson(app_url: str, new_page: Callable[..., Page], records: dict[Page, Record]) -> None:
    talk = new_page(width=1024, height=768)
    talk.set_default_timeout(60_000)  # all the drawings, made for the first time
    talk.goto(f"{app_url}/present?scenes=the-grade~two-fronts~boomerang~our-answer")
    talk.keyboard.press("r")
    code = talk.locator(".room-code").inner_text()
    assert len(code) == 6
    expect(talk.locator(".room-qr")).to_be_visible()
    assert_accessible(talk)

    # One phone types the code, by keyboard alone; the other comes by the QR code's address.
    typed, scanned = (new_page(**PHONE, fresh=True) for _ in range(2))
    typed.goto(f"{app_url}/join")
    assert_accessible(typed)
    typed.locator("#code").focus()
    typed.keyboard.type("zzzzzz")
    typed.keyboard.press("Enter")
    expect(typed.locator("#wrong")).to_contain_text("No room has this code")
    records[typed].forgive("404")
    typed.keyboard.press("Control+a")
    typed.keyboard.type(code.lower())
    typed.keyboard.press("Enter")
    expect(typed.locator("h1#title")).to_have_text("The grade that could fall")
    scanned.goto(f"{app_url}/join/{code}")
    expect(talk.locator(".room-count")).to_have_text("2 students")
    door = talk.locator(".room-door")
    expect(door).to_contain_text("From 1 network: 2")
    door.get_by_role("button", name="Lock the door").click()
    late = new_page(**PHONE, fresh=True)
    late.goto(f"{app_url}/join/{code}")
    expect(late.locator("#note")).to_contain_text("The door is locked")
    expect(late.locator("h1#title")).to_have_text("The grade that could fall")
    drawn(late)
    late.goto("about:blank")
    records[late].forgive("423")
    expect(door.get_by_role("button", name="Unlock the door")).to_be_focused()
    assert_accessible(talk)
    talk.keyboard.press("j")
    expect(talk.locator(".room-board")).to_be_hidden()

    # The class follows (how soon: `python -m tests.bench.room`).
    talk.keyboard.press("ArrowRight")
    for phone in (typed, scanned):
        expect(phone.locator("#form legend")).to_have_text("Who pushed here?")
    assert_accessible(typed)

    for _ in range(12):
        if typed.evaluate("document.activeElement.name") == "side":
            break
        typed.keyboard.press("Tab")
    typed.keyboard.press("Space")
    typed.keyboard.press("ArrowDown")
    typed.keyboard.press("Enter")
    expect(typed.locator("#sent")).to_contain_text("Answer sent")
    scanned.locator("label", has_text="From outside Russia").click()
    scanned.locator("#send").click()
    expect(scanned.locator("#send")).to_have_text("Answer sent ✓")
    scanned.locator("label", has_text="I cannot tell").click()
    scanned.locator("#send").click()
    expect(scanned.locator("#sent")).to_contain_text("Answer sent")
    expect(talk.locator(".now .answers")).to_have_text("2 answers of 2 students")
    typed.reload()
    expect(typed.locator("#side-both")).to_be_checked()

    # The result of the first vote waits for the second; the presenter's own window has it.
    with talk.expect_popup() as opened:
        talk.keyboard.press("p")
    desk = opened.value
    expect(desk.locator("#lead")).to_contain_text(f"Room {code}")
    desk.keyboard.press("ArrowRight")
    expect(talk.locator(".now .answers")).to_contain_text("The first vote is closed: 2 answers")
    expect(desk.locator("#lead")).to_contain_text("Discuss: they disagree.")
    expect(desk.locator("#lead .sum")).to_have_text(["0", "1", "0", "1"])
    expect(talk.locator(".answers .sum")).to_have_count(0)
    assert not [url for url in records[talk].requests if url.endswith(("/lead", "/results"))]
    expect(typed.locator("#ask")).to_contain_text("The first vote is closed")
    assert_accessible(desk)
    talk.keyboard.press("ArrowRight")
    expect(typed.locator("#ask")).to_contain_text("a neighbour who answered otherwise")
    expect(talk.locator(".now .answers")).to_contain_text(re.compile(r"otherwise\. [12]:\d\d"))
    assert_accessible(typed)
    talk.keyboard.press("ArrowRight")
    expect(typed.locator("#side-both")).to_be_checked()
    typed.locator("#send").press("Enter")
    scanned.locator("label", has_text="From both sides").click()
    scanned.locator("#send").click()
    expect(talk.locator(".now .answers")).to_have_text("Second vote: 2 answers of 2 students")
    talk.keyboard.press("ArrowRight")
    expect(talk.locator(".now .answers .side").nth(1).locator(".sum")).to_have_text(
        ["0", "2", "0", "0"]
    )
    expect(talk.locator(".now .flow tbody tr").nth(3).locator("td")).to_have_text(
        ["·", "1", "·", "·"]
    )
    expect(typed.locator("tr.both .you")).to_be_visible()
    assert_accessible(talk)
    # The answers have the stage to themselves, and then the chart has.
    expect(talk.locator(".now .truth")).to_be_hidden()
    talk.keyboard.press("ArrowRight")
    expect(talk.locator(".now .answers")).to_be_hidden()
    expect(talk.locator(".now .truth")).to_be_visible()
    strip, chart = (box(talk, f".now {part}") for part in (".strip", "figure svg"))
    assert chart["y"] + chart["height"] <= strip["y"] + 1
    assert strip["height"] < 0.1 * chart["height"]
    assert_accessible(talk)
    drawn(typed, scanned)
    talk.keyboard.press("ArrowRight")
    talk.keyboard.press("ArrowLeft")
    expect(talk.locator(".now .strip")).to_be_visible()
    desk.close()
    expect(typed.locator(".truth")).to_have_text("Coded here: Pushed from both sides at once")
    assert_accessible(typed)

    # Look around, come back after a refresh to where one was, and then to the class.
    scanned.get_by_role("button", name="Look around").click()
    scanned.get_by_role("button", name="Earlier").click()
    expect(scanned.locator("h1#title")).to_have_text("The grade that could fall")
    scanned.reload()
    expect(scanned.locator("#where")).to_have_text("Looking around: scene 1")
    talk.keyboard.press("ArrowRight")
    expect(scanned.locator("#class")).to_have_text("The class is being asked something.")
    scanned.get_by_role("button", name="Back to the class").click()
    for row in range(MANY):
        scanned.locator(f"#row{row}-{4 if row == 0 else 2}").press("Space")
    scanned.locator("#send").press("Enter")
    expect(scanned.locator("#sent")).to_contain_text("Answer sent")

    # The presenter's page comes back to its room, and leads on.
    talk.reload()
    expect(talk.locator(".room-line")).to_contain_text(f"Room {code} · 2 students, 1 answered")
    expect(talk.locator(".now")).to_have_attribute("data-scene", "boomerang")
    talk.keyboard.press("v")
    expect(talk.locator(".now .levels")).to_be_visible()
    drawn(typed, scanned)
    expect(scanned.locator(".weighed")).to_have_count(0)  # not before the wall
    talk.keyboard.press("ArrowRight")
    for page in (talk.locator(".now"), scanned):
        expect(page.locator(".weighed .sum").first).to_have_text(f"14 → {LIKELY:.0f} %")
    assert_accessible(talk)
    assert_accessible(scanned)
    talk.keyboard.press("End")
    expect(talk.locator(".now .posterior .sum").first).to_contain_text(f"{LIKELY:.0f} %")
    expect(scanned.locator(".posterior .ring")).to_have_count(MANY)
    for page in (talk.locator(".now"), scanned):
        expect(page.locator(".posterior caption strong")).to_have_text(among(MANY))
    assert_accessible(talk)
    assert_accessible(scanned)

    talk.keyboard.press("j")
    with talk.expect_download() as saved:
        talk.get_by_role("button", name="CSV").click()
    with saved.value.path().open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert sorted((row["first"], row["second"]) for row in rows[:2]) == [
        ("both", "both"),
        ("unsure", "both"),
    ]
    assert len(rows) == 2 + MANY
    with talk.expect_download() as saved:
        talk.get_by_role("button", name="Save the results (XLSX)").click()
    book = load_workbook(io.BytesIO(saved.value.path().read_bytes()))
    assert book["Answers"].max_row == 1 + len(rows)
    talk.get_by_role("button", name="Close the room").click()
    talk.get_by_role("button", name="Close and delete").click()
    for phone in (typed, scanned):
        expect(phone.locator("h1#closed")).to_be_focused()
        records[phone].forgive("404")
    assert_accessible(typed)
    typed.goto(f"{app_url}/join/{code}")
    expect(typed.locator("#wrong")).to_contain_text("No room has this code")
    records[typed].forgive("404")


@dataclass
class Led:
    """A room that is led without a page."""

    page: Page
    code: str
    key: str

    @property
    def link(self) -> str:
        """Fragment of the presenter's link."""
        return f"#lead-{self.code}-{self.key}"

    def ask(self, method: str, path: str, body: object = None) -> dict[str, Any]:
        found: dict[str, Any] = self.page.evaluate(
            """async ([method, path, key, body]) => {
                const json = { "Content-Type": "application/json" };
                const headers = { Authorization: `Bearer ${key}`, ...json };
                const text = body === null ? undefined : JSON.stringify(body);
                return (await fetch(path, { method, headers, body: text })).json();
            }""",
            [method, f"/rooms/{self.code}/{path}", self.key, body],
        )
        return found


@pytest.fixture
def led(app_url: str, new_page: Callable[..., Page]) -> Led:
    page = new_page()
    page.goto(f"{app_url}/join")
    opened = page.evaluate(
        """async () => (await fetch("/rooms", { method: "POST",
            body: '{"scenes": "two-fronts~the-grade"}',
            headers: { "Content-Type": "application/json" } })).json()"""
    )
    return Led(page, opened["code"], opened["key"])


def test_a_phone_in_a_dead_spot(
    app_url: str, new_page: Callable[..., Page], records: dict[Page, Record], led: Led
) -> None:
    phone = new_page(**PHONE, fresh=True)
    phone.goto(f"{app_url}/join/{led.code}")
    phone.locator("label", has_text="From both sides").click()
    phone.context.set_offline(True)
    phone.locator("#send").click()
    expect(phone.locator("#sent")).to_contain_text("Kept on this phone")
    phone.context.set_offline(False)
    expect(phone.locator("#sent")).to_contain_text("Answer sent")
    records[phone].forgive("ERR_INTERNET_DISCONNECTED|ERR_NETWORK_CHANGED")
    said = led.ask("GET", "results")["answers"]
    assert [(one["scene"], one["answer"]) for one in said] == [("two-fronts", "both")]
    # A chart that fails, or that a busy server refuses, is asked for again.
    asked: list[str] = []

    def fail(route: Route) -> None:
        asked.append(route.request.url)
        if len(asked) == 1:
            route.fulfill(status=503, body="Too many charts are being drawn")
        elif len(asked) == 2:
            route.abort()
        else:
            route.continue_()

    phone.route("**/embed/**", fail)
    led.ask("PUT", "step", {"step": 1})
    expect(phone.locator("#chart iframe[data-heard]")).to_be_visible()
    assert len(asked) > 2
    records[phone].forgive("ERR_FAILED|postMessage|503")
    led.ask("POST", "close", {})
    expect(phone.locator("h1#closed")).to_be_visible()
    records[phone].forgive("404")


def test_a_network_that_lets_no_stream_through(
    app_url: str, new_page: Callable[..., Page], records: dict[Page, Record], led: Led
) -> None:
    refused, held = (new_page(**PHONE, fresh=True) for _ in range(2))
    refused.route("**/events", lambda route: route.fulfill(status=403))
    held.route("**/events", lambda route: None)
    for phone in (refused, held):
        phone.goto(f"{app_url}/join/{led.code}")
        expect(phone.locator("#form legend")).to_have_text("Who pushed here?")
    for phone in (refused, held):
        phone.locator("label", has_text="From both sides").click()
        phone.locator("#send").click()
        expect(phone.locator("#sent")).to_contain_text("Answer sent")
    # Who leads has the answers with the key that tells them, and not with the next poll: its clock
    # stands still.
    desk = new_page(**PHONE, fresh=True)
    desk.route("**/events", lambda route: None)
    desk.clock.install()
    desk.goto(f"{app_url}/present{led.link}")
    expect(desk.locator("#lead")).to_contain_text("2 answers of 2 students")
    desk.clock.pause_at(desk.evaluate("Date.now() + 1"))
    desk.keyboard.press("v")
    expect(desk.locator(".now.answered .answers .sum")).to_have_text(["0", "2", "0", "0"])
    led.ask("PUT", "step", {"step": 2})
    for phone in (refused, held):
        expect(phone.locator("h1#title")).to_have_text("The grade that could fall")
        expect(phone.locator("#where")).to_have_text("Scene 2 of 2")  # as on the wall
        assert phone.locator("#note").inner_text() == ""
    led.ask("POST", "close", {})
    for phone in (refused, held):
        expect(phone.locator("h1#closed")).to_be_visible()
        records[phone].forgive("403|404")


def test_a_room_is_not_lost_with_its_page(
    app_url: str, new_page: Callable[..., Page], records: dict[Page, Record], led: Led
) -> None:
    """The presenter's link leads from a phone; R leads again in another tab; closing one warns."""
    device = new_page(**PHONE, fresh=True)
    device.goto(f"{app_url}/present{led.link}")  # goes on to the room's own list
    expect(device.locator("#lead")).to_contain_text(f"Room {led.code}")
    assert_accessible(device)
    assert led.key not in device.url
    assert not any(led.key in url.partition("#")[0] for url in records[device].requests)
    wall = device.context.new_page()
    wall.goto(f"{app_url}/present?scenes=the-grade~two-fronts")
    expect(wall.locator(".room-line")).to_have_text(f"Lead room {led.code} again (R)")
    wall.keyboard.press("r")
    expect(wall.locator(".room-line")).to_contain_text(f"Room {led.code}")
    # The room has the new list, and so has the other device, at the same scene.
    expect(device).to_have_url(re.compile("the-grade(~|%7E)two-fronts"))
    expect(device.locator("#lead")).to_contain_text(f"Room {led.code}")
    for page in (wall, device):
        expect(page.locator(".now")).to_have_attribute("data-scene", "two-fronts")
    device.keyboard.press("h")
    device.locator(".room-hands input").nth(1).fill("12")
    device.keyboard.press("Enter")
    expect(wall.locator(".now .answers")).to_have_text("12 answers")
    device.get_by_role("button", name="Tell the answers").click()
    expect(wall.locator(".now .answers .sum")).to_have_text(["0", "12", "0", "0"])
    wall.keyboard.press("ArrowRight")
    expect(device.locator("[data-part=chart] .now .strip")).to_be_attached()
    warned: list[str] = []

    def stay(dialog: Dialog) -> None:
        warned.append(dialog.type)
        dialog.dismiss()

    wall.on("dialog", stay)
    wall.close(run_before_unload=True)
    expect(device.locator("#lead")).to_be_visible()
    wait_until(device, lambda: bool(warned))
    assert warned == ["beforeunload"]
    led.ask("POST", "close", {})
    expect(device.locator("#lead")).to_be_hidden()
    for page in (device, wall):
        expect(page.locator(".room-line")).to_have_text("Open a class room (R)")
    records[device].forgive("404")


@pytest.mark.parametrize("size", [(844, 390), (320, 568)], ids=["lying", "small"])
def test_answers_are_in_sight_on_short_screens(
    app_url: str, new_page: Callable[..., Page], records: dict[Page, Record], led: Led,
    size: tuple[int, int],
) -> None:  # fmt: skip
    phone = new_page(width=size[0], height=size[1], fresh=True)
    phone.add_init_script(_OLD_AND_STRICT)
    phone.goto(f"{app_url}/join/{led.code}")
    expect(phone.locator("#unkept")).to_be_attached()
    expect(phone.locator("#unkept")).to_contain_text("This browser keeps nothing")
    expect(phone.locator("#form label")).to_have_count(4)
    phone.evaluate("() => document.fonts.ready.then(() => null)")
    seen = phone.evaluate(
        """() => [...document.querySelectorAll("#form label, #send")].map((node) => {
            const { left, right, top, bottom } = node.getBoundingClientRect();
            const at = (y) => node.contains(document.elementFromPoint((left + right) / 2, y))
                || node.control?.contains(document.elementFromPoint((left + right) / 2, y));
            return at(top + 3) && at(bottom - 3);
        })"""
    )
    assert seen == [True] * 5
    # Nothing is chosen yet: said so, though :has is not known here.
    phone.locator("#send").click()
    expect(phone.locator("#sent")).to_have_text("Choose one first.")
    phone.locator("label", has_text="From both sides").click()
    phone.locator("#send").click()
    expect(phone.locator("#sent")).to_contain_text("Answer sent")
    led.ask("POST", "close", {})
    expect(phone.locator("h1#closed")).to_be_visible()
    records[phone].forgive("404")


#: A browser that keeps nothing, and is too old for :has.
_OLD_AND_STRICT = """
Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };
for (const of of [Document, Element]) for (const name of ["querySelector", "querySelectorAll"]) {
  const native = of.prototype[name];
  of.prototype[name] = function (selector) {
    if (selector.includes(":has(")) throw new DOMException("no such selector", "SyntaxError");
    return native.call(this, selector);
  };
}
"""
