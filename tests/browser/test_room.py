"""A lesson with a presenter's page and two phones, from the first key to the last."""

from __future__ import annotations

import csv
from collections.abc import Callable

from playwright.sync_api import Page, expect

from components.charts.shared.weighed import among
from components.dossier import load
from tests.browser.harness import Record, assert_accessible
from tests.browser.server import ROOT

MANY = len(load(ROOT / "data/russia-2003").explanations)
#: Percent of one judged all but certain, beside others as likely as not.
LIKELY = 97 / (0.97 + 0.5 * (MANY - 1))
PHONE = {"width": 390, "height": 844}


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

    talk.keyboard.press("ArrowRight")
    expect(talk.locator(".now .answers .sum")).to_have_text(["0", "1", "0", "1"])
    expect(typed.locator("tr.both .you")).to_be_visible()
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
    talk.keyboard.press("End")
    expect(talk.locator(".now .posterior .sum").first).to_contain_text(f"{LIKELY:.0f} %")
    expect(scanned.locator(".posterior .ring")).to_have_count(MANY)
    for page in (talk.locator(".now"), scanned):
        expect(page.locator(".posterior caption strong")).to_have_text(among(MANY))
    assert_accessible(talk)
    assert_accessible(scanned)

    talk.keyboard.press("j")
    with talk.expect_download() as saved:
        talk.get_by_role("button", name="Save the results").click()
    with saved.value.path().open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert sorted(row["answer"] for row in rows[:2]) == ["both", "unsure"]
    assert len(rows) == 2 + MANY
    talk.get_by_role("button", name="Close the room").click()
    talk.get_by_role("button", name="Close and delete").click()
    for phone in (typed, scanned):
        expect(phone.locator("h1#closed")).to_be_focused()
        records[phone].forgive("404")
    assert_accessible(typed)
    typed.goto(f"{app_url}/join/{code}")
    expect(typed.locator("#wrong")).to_contain_text("No room has this code")
    records[typed].forgive("404")


def test_a_phone_in_a_dead_spot(
    app_url: str, new_page: Callable[..., Page], records: dict[Page, Record]
) -> None:
    lead = new_page()
    lead.goto(f"{app_url}/join")
    opened = lead.evaluate(
        """async () => (await fetch("/rooms", { method: "POST", body: '{"scenes": "two-fronts"}',
            headers: { "Content-Type": "application/json" } })).json()"""
    )
    phone = new_page(**PHONE, fresh=True)
    phone.goto(f"{app_url}/join/{opened['code']}")
    phone.locator("label", has_text="From both sides").click()
    phone.context.set_offline(True)
    phone.locator("#send").click()
    expect(phone.locator("#sent")).to_contain_text("Kept on this phone")
    phone.context.set_offline(False)
    expect(phone.locator("#sent")).to_contain_text("Answer sent")
    records[phone].forgive("ERR_INTERNET_DISCONNECTED|ERR_NETWORK_CHANGED")
    path, key = f"/rooms/{opened['code']}", f"Bearer {opened['key']}"
    said = lead.evaluate(
        """async ([path, key]) => {
            const headers = { Authorization: key };
            const found = await (await fetch(`${path}/results`, { headers })).json();
            await fetch(`${path}/close`, { method: "POST", headers });
            return found.answers;
        }""",
        [path, key],
    )
    assert said == [{"student": 1, "scene": "two-fronts", "answer": "both"}]
    expect(phone.locator("h1#closed")).to_be_visible()
    records[phone].forgive("404")
