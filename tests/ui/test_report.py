"""“Report an error”: an address that is set, filled with the row and what the reader sees."""

from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest

from components.dossier import Dossier
from components.ui import report
from components.ui.linked.marks import marks
from tests.ui.reader import Reader

MAIL = "mailto:desk@example.org?subject=Error%20in%20{row}&body={link}"
SITE = "https://example.org/report?row={row}&link={link}#form"


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """Lets a test set the address; the one of the process is read anew before and after."""
    report.address.cache_clear()
    yield monkeypatch
    report.address.cache_clear()


@pytest.mark.parametrize(
    "good",
    ["", "  ", MAIL, SITE, "mailto:a@b.example", "https://example.org", "https://[::1]/x?{row}"],
)
def test_addresses_that_are_taken(good: str) -> None:
    assert report.checked(good) == good.strip()


@pytest.mark.parametrize(
    ("bad", "why"),
    [
        ("http://example.org/report", "neither a mailto: nor an https:"),
        ("javascript:alert(1)", "neither"),
        ("desk@example.org", "neither"),
        ("mailto:", "names no mailbox"),
        ("mailto:desk", "names no mailbox"),
        ("https:///report", "names no server"),
        ("https://[bad/report", "is no address"),
        ("https://example.org/{id}", "no other placeholders"),
        ("https://example.org/{row", "no other placeholders"),
        ("https://example.org/a b", "holds a space"),
        ("https://example.org/'onclick=", "a quote"),
        ("https://example.org/\nx", "holds a space"),
    ],
)
def test_addresses_that_are_refused_say_why(bad: str, why: str) -> None:
    with pytest.raises(report.ReportAddressError) as refused:
        report.checked(bad)
    said = str(refused.value)
    assert said.startswith("REPORT_URL=")
    assert why in said
    assert "write mailto:desk@example.org" in said


def test_placeholders_are_filled_percent_encoded() -> None:
    link = "https://app.example/timeline?event=a&q=b c#{row}"
    filled = report.filled(SITE, "roles/a/b é", link)
    assert parse_qs(urlsplit(filled).query) == {"row": ["roles/a/b é"], "link": [link]}
    assert urlsplit(filled).fragment == "form"
    assert report.filled("https://example.org/", "events/a", link) == "https://example.org/"


def test_no_card_offers_it_where_no_address_is_set(
    told: pytest.MonkeyPatch, dossier: Dossier
) -> None:
    told.delenv(report.NAME, raising=False)
    held = marks(dossier)["cards"]
    assert not any("Report an error" in card for kind in held.values() for card in kind.values())


def test_each_card_offers_it_for_its_own_row(told: pytest.MonkeyPatch, dossier: Dossier) -> None:
    told.setenv(report.NAME, SITE)
    held = marks(dossier)["cards"]
    for kind, table in (("event", "events"), ("actor", "actors")):
        for row, card in held[kind].items():
            assert card.count(">Report an error</a>") == 1
            # The browser puts the address of what it shows in the link's place.
            assert f"row={table}%2F{row}&amp;link=%7Blink%7D#form'" in card


def test_the_card_of_a_clue_offers_it_too(told: pytest.MonkeyPatch) -> None:
    told.setenv(report.NAME, MAIL)
    reader = Reader("evidence")
    reader.at.session_state["w-clue"] = "ent-one-call"
    html = reader.run().html
    assert "href='mailto:desk@example.org?subject=Error%20in%20claims%2Fent-one-call&amp;" in html


def test_a_bad_address_keeps_the_server_from_starting(told: pytest.MonkeyPatch) -> None:
    told.setenv(report.NAME, "ftp://example.org")
    with pytest.raises(report.ReportAddressError):
        report.address()
