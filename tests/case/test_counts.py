"""Every figure of the opening, the handout, the evidence and comparisons is a count of rows.

The texts of the generated dossiers hold no figure. So each figure that is shown is ours, stands in
one of the sentences below, and is counted here anew from the rows as they were authored.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from html import unescape
from typing import Any

import pytest
from pypdf import PdfReader

from components.charts import CHARTS
from components.dossier import Dossier
from components.dossier.read import read_csvs
from components.entity.compare.comparisons import COMPARISONS, beside
from components.talk.files import handout
from components.ui import clues, hero
from components.view import View
from tests.case.shapes import SHAPES, Row, Tables, write
from tests.case.test_shapes import wrong
from tests.charts.making import with_tables

#: What is no count: dates, the sources' years and the licence, the version, the product's name.
ELSE = re.compile(
    r"353–0|CC BY 4\.0|by/4\.0/|data version [0-9a-f]{12}|\b[A-Z][a-z]+,? (Ann )?\(?1999\)?"
    r"|\b\d{1,2} (January|February|March|April|May|June|July|August|September|October|November"
    r"|December) \d{4}\b|\b(Jan|Apr|Jul|Oct) \d{4}\b|(?<![\d.])(?:12|19)[0-9]{2}(?![\d.])"
)
COUNTS = ("yes", "no", "abstain", "not_voting", "present", "excused", "absent", "vacant")


@pytest.fixture(scope="module", params=SHAPES)
def shape(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Tables, Dossier]:
    """The rows of a generated dossier, and what is read of them."""
    tables = SHAPES[request.param]()
    folder = write(tmp_path_factory.mktemp("counts") / request.param, tables)
    return tables, read_csvs(folder)


def key_vote(tables: Tables) -> Row | None:
    """The vote that the case names, or the last of its own country."""
    named = {row["key"]: row["value"] for row in tables["case"]}.get("key-vote")
    votes = sorted(tables["votes"], key=lambda vote: vote["date"])
    return next((v for v in votes if v["id"] == named), votes[-1] if votes else None)


def unknown(vote: Row) -> int:
    """Seats of which nothing is counted; none where no source counts the seats."""
    if not vote["seats"]:
        return 0
    return int(vote["seats"]) - sum(int(vote.get(name) or 0) for name in COUNTS)


def took(vote: Row) -> str:
    """What the vote needed, as it must be said: the council's, that seats and people must reach."""
    said = str(vote.get("needed", ""))
    if "weight" not in said:
        return said
    share, of_people = (int(part.partition("%")[0]) for part in said.split("; "))
    return f"{-(-share * int(vote['seats']) // 100)} and {of_people}% of people"


def by_weight(tables: Tables, vote: Row) -> str:
    """Shares of the weight of a vote, each cut after a tenth of a per cent; "" without weights."""
    by = {"yes": Decimal(0), "no": Decimal(0), "abstain": Decimal(0)}
    for bloc in tables["ballots"]:
        side = next((name for name in by if bloc.get(name) not in (None, "0")), None)
        if bloc["vote_id"] == vote["id"] and "weight" in bloc and side:
            by[side] += Decimal(bloc["weight"])
    whole, words = sum(by.values()), ("for", "against", "abstained")
    cut = {n: (1000 * n // whole / 10).normalize() for n in by.values()} if whole else {}
    said = [f"{cut[n]}% {word}" for n, word in zip(by.values(), words, strict=True) if n]
    return f"By people: {', '.join(said)}" if said else ""


def of_vote(tables: Tables) -> Iterator[str]:
    """The figures of the vote on the law."""
    vote = key_vote(tables)
    if vote is None or not vote["yes"]:
        return
    yield f"{vote['yes']} votes for, {vote['no']} against"
    if "needed" in vote:
        yield f"rejected, {took(vote)} needed"
    elif vote["result"] == "rejected":
        yield "rejected"
    if gap := unknown(vote):
        yield f"{gap} of {vote['seats']} seats, of which no source that we read says anything"


def lasted(first: date, last: date) -> str:
    """How long it was, in days or in the years and months that had ended."""
    if (last - first).days < 730:
        return f"{(last - first).days} days"
    ended = [n for n in range(1, 12 * 100) if _later(first, n) <= (last.year, last.month, last.day)]
    years, months = divmod(ended[-1], 12)
    said = [f"{n} {noun}{'s' * (n != 1)}" for n, noun in ((years, "year"), (months, "month")) if n]
    return " and ".join(said)


def _later(day: date, months: int) -> tuple[int, int, int]:
    years, month = divmod(day.month - 1 + months, 12)
    return day.year + years, month + 1, day.day


def of_rows(tables: Tables) -> Iterator[str]:
    """What is counted of all rows; no actor in these dossiers is a norm."""
    days = [date.fromisoformat(e["date"]) for e in tables["events"] if e["landmark"] == "true"]
    if len(days) > 1:
        yield lasted(min(days), max(days))
    acts = len(tables["pressures"])
    yield (
        f"{len(tables['events'])} events, {len(tables['events'])} of them dated to the day, "
        f"{len(tables['actors'])} actors and {acts} act{'s' * (acts != 1)} of pressure coded"
    )


def left(text: str, said: Iterator[str]) -> list[str]:
    """Figures that stand in none of these sentences, each of which is said."""
    for words in dict.fromkeys(said):
        assert words in text
        text = text.replace(words, "")
    return re.findall(r"\d+", ELSE.sub("", text))


def plain(html: Any) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", str(html))).split())


def test_every_figure_of_the_opening_is_counted(shape: tuple[Tables, Dossier]) -> None:
    tables, dossier = shape
    figures = "; ".join(" ".join(figure) for figure in hero.figures(dossier))
    assert left(figures, iter([*of_vote(tables), *of_rows(tables)])) == []
    vote = key_vote(tables)
    acts = len(tables["pressures"])
    counts = (
        f"{len(tables['events'])} events and {acts} act{'s' * (acts != 1)} of pressure, coded from "
        f"{len(tables['sources'])} sources."
    )
    score = [f"{vote['yes']}–{vote['no']}"] if vote and vote["yes"] else []
    assert left(plain(hero.opening(dossier)), iter([*score, counts])) == []


def of_landmarks(tables: Tables, text: str) -> Iterator[str]:
    """What the handout counts: events in its lanes, votes of landmarks, and what it leaves out."""
    sides = [event["pressure"] for event in tables["events"]]
    lanes = [f"{sides.count(side)} event{'s' * (sides.count(side) != 1)}" for side in set(sides)]
    yield from (lane for lane in lanes if lane in text)  # a low lane has no room for its count
    # Many events are bars: the highest is counted, and landmarks are named with their days.
    if bar := re.search(r"A bar counts the events of a month: at most (\d+), \w+ \d{4}\.", text):
        bars = Counter((event["pressure"], event["date"][:7]) for event in tables["events"])
        assert int(bar[1]) == max(bars.values())
        yield bar[0]
        for event in tables["events"]:
            day = date.fromisoformat(event["date"])
            named = f"{event['title'].rstrip('.')}, {day.day} {day:%b %Y}"
            yield from [named] * (named in text)
    marks = [event["id"] for event in tables["events"] if event["landmark"] == "true"]
    shown = [mark for mark in marks if f"What {mark.removeprefix('event-')} did. " in text]
    if more := re.search(r"And (\d+) more\.", text):
        assert int(more[1]) == len(marks) - len(shown)
        yield more[0]
        marks = shown
    for vote in tables["votes"]:
        alone = sum(v["event_id"] == vote["event_id"] for v in tables["votes"]) == 1
        where = "" if alone else f" in the {vote['chamber']}"
        if vote["event_id"] not in marks:
            continue
        if vote["result"] == "rejected":
            needed = f", {took(vote)} needed" if "needed" in vote else ""
            yield f"{vote['chamber']}: {vote['yes']}–{vote['no']}, rejected{needed}."
        if shares := by_weight(tables, vote):
            yield f"{shares}."
        if vote["yes"] and (gap := unknown(vote)):
            yield f"Of {gap} of the {vote['seats']} seats{where} no source read says anything."


def test_every_figure_of_the_handout_is_counted(shape: tuple[Tables, Dossier]) -> None:
    tables, dossier = shape
    pages = PdfReader(io.BytesIO(handout.handout(dossier))).pages
    assert len(pages) == 2
    text = " ".join(" ".join(page.extract_text().split()) for page in pages)
    assert wrong(text) == []
    figures = left(text, of_landmarks(tables, text))
    # The numbers of the questions are those of a list: one for each scene that asks.
    asking = sum(bool(s.get("ask_event") or s.get("ask_claim")) for s in tables["scenes"])
    assert sorted(figures) == [str(n) for n in range(1, len(figures) + 1)]
    assert len(figures) <= asking


def of_clues(tables: Tables) -> Iterator[str]:
    """What the evidence counts: clues by answer, side and test; each here has one source."""
    clues, answers = tables["claims"], tables["explanations"]
    if not clues:
        return
    yield f"{len(clues)} clues on {len(answers)} explanations."
    yield f"{len(clues)} clues on {len(answers)} answers, {len(clues)} of them resting on one"
    for answer in answers:
        sides = Counter(c["direction"] for c in clues if c["explanation_id"] == answer["id"])
        yield f"{answer['short']}: {sides['for']} for, {sides['against']} against"
    yield f"By kind of test: {len(clues)} straw in the wind. {len(clues)} rest on one source alone."


def test_every_figure_of_the_evidence_is_counted(shape: tuple[Tables, Dossier]) -> None:
    tables, dossier = shape
    chart = CHARTS["evidence"]
    frame = chart.prepare(dossier, View())
    assert left(f"{chart.describe(frame)} {chart.finding(frame)}", of_clues(tables)) == []
    for answer in tables["explanations"]:
        about = [c for c in tables["claims"] if c["explanation_id"] == answer["id"]]
        events = len({c["event_id"] for c in about if c["event_id"]})
        card = plain(clues.answer_card(dossier, answer["id"]))
        said = [f"speak of {events} event{'s' * (events != 1)}, lit"] if events else []
        assert wrong(card) == []
        assert left(card, iter(said)) == []
    for clue in tables["claims"]:
        assert left(plain(clues.clue_card(dossier, clue["id"])), iter(())) == []


def share(part: int, whole: int) -> str:
    """A share in whole per cents; none of these is nearly none or nearly all."""
    return f"{100 * part / whole:.0f}%"


def of_compared(tables: Tables) -> dict[str, list[str]]:
    """What each comparison counts of a case: figures in the order in which they are said."""
    acts, asked, vote = tables["pressures"], tables["demands"], key_vote(tables)
    outside = sum(act["side"] == "international" for act in acts)
    found = {
        "pressure": [f"{outside} of {len(acts)} act{'s' * (len(acts) != 1)} of pressure from "
                     f"outside ({share(outside, len(acts))})."] if acts else [],
    }  # fmt: skip
    if asked:
        fates = Counter(demand["fate"] for demand in asked)
        found["demands"] = [f"{fates['enacted']} of {len(asked)} demand enacted "
                            f"({share(fates['enacted'], len(asked))})"]  # fmt: skip
        if dropped := fates["dropped"]:
            found["demands"].append(f"{dropped} dropped ({share(dropped, len(asked))})")
    if vote and vote["yes"]:
        counts = (int(vote[name]) for name in COUNTS if vote.get(name))
        whole = int(vote["seats"] or sum(counts))
        words = {"yes": "for", "no": "against", "abstain": "abstained",
                 "present": "present, not voting", "excused": "absent with leave",
                 "absent": "absent", "vacant": "vacant", "not_voting": "not voting"}  # fmt: skip
        said = {word: int(vote[name]) for name, word in words.items() if vote.get(name)}
        said |= {"unknown": unknown(vote)} if unknown(vote) else {}
        found["votes"] = [f"{n} {word} ({share(n, whole)})" for word, n in said.items() if n]
        found["votes"] += [f", of {whole} {'seats' if vote['seats'] else 'votes counted'}"]
        found["votes"] += filter(None, [by_weight(tables, vote)])
    return found


def test_every_figure_of_a_comparison_is_counted(shape: tuple[Tables, Dossier]) -> None:
    tables, dossier = shape
    expected = of_compared(tables)
    for name in ("votes", "pressure", "demands"):
        rows = beside(COMPARISONS[name], (dossier,))
        assert [bool(row.found) for row in rows] == ([True] if expected.get(name) else [])
        for row in rows:
            assert row.found
            assert wrong(row.found.words) == []
            assert left(row.found.words, iter(expected[name])) == []


@pytest.mark.parametrize(("read", "words"), [
    (["whole"], "the only one was read whole."),
    (["excerpt"], "the only one was not read whole, only"),
    (["whole", "excerpt", "excerpt"], "1 of all 3 was read whole, the others in excerpts"),
    (["whole", "whole", "not read"], "2 of all 3 were read whole, the other in excerpts or only as "
     "another quotes it."),
    (["whole", "whole"], "2 of all 2 were read whole."),
    (["excerpt", "excerpt"], "of all 2 none was read whole"),
])  # fmt: skip
def test_the_foot_counts_what_was_read(small: Dossier, read: list[str], words: str) -> None:
    sources = small.sources.head(1).loc[small.sources.index[:1].repeat(len(read))].assign(read=read)
    assert f"public sources: {words}" in plain(hero.footer(with_tables(small, sources=sources)))
