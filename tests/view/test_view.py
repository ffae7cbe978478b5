"""The grammar of a View: one View has one string, and no string can break it."""

import string
from dataclasses import FrozenInstanceError
from datetime import date
from typing import Any
from urllib.parse import urlencode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.dossier import Dossier
from components.dossier.defaults import outcomes
from components.embed import address
from components.view.parsers import CUT, MAX_TEXT, READERS, Rejected, clean_text
from components.view.sides import OLD, PRESSURES, canonical, with_chips
from components.view.view import KINDS, STAGES, STANCES, View, view_words
from components.wording.periods import first_day, last_day, period_words

EVERYTHING = View()


def parsed(query: Any, dossier: Dossier) -> View:
    """The View of a query of which nothing is dropped."""
    view, dropped = View.parse(query, dossier)
    assert dropped == ()
    return view


# Values: what each string says, and the one string that says it.


@pytest.mark.parametrize(
    ("query", "view"),
    [
        ("", EVERYTHING),
        ("pressure=outside", View(pressure=("outside",))),
        ("pressure=outside-only", View(pressure=("outside-only",))),
        ("pressure=inside~both", View(pressure=("inside", "both"))),
        ("pressure=both~inside-only~none", View(pressure=("both", "inside-only", "none"))),
        ("time=2003-01..2004-06", View(time=("2003-01", "2004-06"))),
        ("time=2003..2003", View(time=("2003", "2003"))),
        ("time=2003-12-08..open", View(time=("2003-12-08", None))),
        ("time=..2004", View(time=(None, "2004"))),
        ("time=2003..open&sure=certainly", View(time=("2003", None), sure="certainly")),
        ("actor=duma~envoy", View(actor=("duma", "envoy"))),
        ("stage=agenda~drafting~adoption", View(stage=("agenda", "drafting", "adoption"))),
        ("kind=law~context", View(kind=("law", "context"))),
        ("stance=advances~neutral", View(stance=("advances", "neutral"))),
        ("q=three-hour%20call", View(q="three-hour call")),
        ("q=%D0%94%D1%83%D0%BC%D0%B0", View(q="Дума")),
        ("q=100%25%20%26%20a%3Db%2Bc%3F%23", View(q="100% & a=b+c?#")),
        ("q=..~:-a", View(q="..~:-a")),
        ("event=vote", View(event=("vote",))),
        ("weigh=no-shame.3", View(weigh=(("no-shame", "3"),))),
        ("weigh=.4~no-shame.0x", View(weigh=(("", "4"), ("no-shame", "0x")))),
        ("rival=no-shame.1", View(rival=(("no-shame", "1"),))),
        (
            "pressure=outside&time=2003-01..2004-06&sure=certainly&actor=envoy"
            "&stage=drafting&kind=meeting&stance=advances&q=now&event=call",
            View(
                pressure=("outside",), time=("2003-01", "2004-06"), sure="certainly",
                actor=("envoy",), stage=("drafting",), kind=("meeting",), stance=("advances",),
                q="now", event=("call",),
            ),
        ),
    ],
)  # fmt: skip
def test_a_view_and_its_string(small: Dossier, query: str, view: View) -> None:
    assert parsed(query, small) == view
    assert view.query() == query
    assert parsed(f"?{query}", small) == view
    assert parsed(view.params(), small) == view


@pytest.mark.parametrize(
    ("before", "chips", "after"),
    [
        ("", "outside", "outside"),
        ("outside", "inside outside", "inside outside"),
        ("outside-only", "inside outside", "inside-only outside-only"),
        ("outside-only", "outside none", "outside-only none"),
        ("inside outside-only", "outside", "outside-only"),
        ("inside outside", "inside outside none", ""),
        ("outside-only", "", ""),
    ],
)
def test_a_chip_is_as_narrow_as_those_before_it(before: str, chips: str, after: str) -> None:
    assert with_chips(before.split(), chips.split()) == tuple(after.split())


def test_the_example_of_the_plan_is_canonical(dossier: Dossier) -> None:
    query = (
        "pressure=outside&time=2003-01..2004-06&actor=firestone~mizulina"
        "&stage=drafting&event=duma-353-0"
    )
    view, dropped = View.parse(query, dossier)
    assert dropped == ()
    assert set(view.actor) == {"firestone", "mizulina"}
    in_order = [a for a in dossier.actors["id"] if a in ("firestone", "mizulina")]
    assert view.query() == query.replace("firestone~mizulina", "~".join(in_order))


@pytest.mark.parametrize(
    ("query", "canonical"),
    [
        ("event=vote&pressure=both", "pressure=both&event=vote"),
        ("pressure=none~inside", "pressure=inside~none"),
        ("pressure=outside~inside", "pressure=inside~outside"),
        ("pressure=inside~inside", "pressure=inside"),
        ("pressure=none&pressure=inside", "pressure=inside~none"),
        # What is pushed from there alone is pushed from there.
        ("pressure=inside-only~inside", "pressure=inside"),
        ("pressure=outside~outside-only", "pressure=outside"),
        ("pressure=inside~outside-only", "pressure=inside~outside-only"),
        ("pressure=outside-only~inside-only", "pressure=inside-only~outside-only"),
        # Of events that are pushed from both sides, "inside" keeps the acts from inside only.
        ("pressure=inside~both", "pressure=inside~both"),
        # Links of before the words were one.
        ("pressure=domestic", "pressure=inside-only"),
        ("pressure=international", "pressure=outside-only"),
        ("pressure=both", "pressure=both"),
        ("pressure=none", "pressure=none"),
        ("pressure=both~international", "pressure=both~outside-only"),
        ("pressure=domestic~both", "pressure=both~inside-only"),
        ("pressure=domestic~both~international", "pressure=both~inside-only~outside-only"),
        ("pressure=domestic~international~none", "pressure=inside-only~outside-only~none"),
        ("pressure=domestic~domestic", "pressure=inside-only"),
        ("pressure=domestic~inside-only", "pressure=inside-only"),
        ("pressure=international~outside", "pressure=outside"),
        ("pressure=domestic~outside", "pressure=outside~inside-only"),
        # A choice that keeps everything is none.
        ("pressure=inside~outside~none", ""),
        ("pressure=inside-only~outside-only~both~none", ""),
        ("pressure=inside~outside~both~inside-only~outside-only~none", ""),
        ("pressure=inside~outside", "pressure=inside~outside"),
        ("actor=envoy~duma", "actor=duma~envoy"),
        ("actor=envoy&actor=duma&actor=envoy", "actor=duma~envoy"),
        ("actor=~envoy~~", "actor=envoy"),
        ("actor=%65nvoy%7Eduma", "actor=duma~envoy"),
        ("pressure=domestic~both~international~none", ""),
        ("stage=implementation~adoption~drafting~agenda", ""),
        ("stance=neutral~resists&stance=advances", ""),
        (f"kind={'~'.join(KINDS)}", ""),
        # Links of before a period without an end said so.
        ("time=2003-10..", "time=2003-10..open"),
        ("time=..", ""),
        ("time=open..2003", "time=..2003"),
        ("time=open..open", ""),
        ("time=2003..2004&time=2005..2006", "time=2005..2006"),
        ("weigh=2~no-shame.1", "weigh=.2~no-shame.1"),
        ("weigh=~no-shame.1~", "weigh=no-shame.1"),
        ("rival=no-shame.1&weigh=.1", "weigh=.1&rival=no-shame.1"),
        ("weigh=no-shame.1&weigh=no-shame.2", "weigh=no-shame.2"),
        ("sure=possibly", ""),
        ("time=2003..2003&sure=certainly&sure=possibly", "time=2003..2003"),
        ("q=what%20then?!...", "q=what%20then%3F%21"),
        ("q=..~:-", ""),
        ("sure=certainly", ""),
        ("only=actor", ""),
        ("only=actor&actor=duma", "actor=duma&only=actor"),
        ("time=..&sure=certainly", ""),
        ("q=a&q=b", "q=b"),
        ("q=++now++then+", "q=now%20then"),
        ("q=a%09b%0Ac%00d%E2%80%8Be", "q=a%20b%20c%20d%20e"),
        ("pressure=&time=&sure=&actor=&stage=&kind=&stance=&q=&event=&weigh=&rival=&outcome=", ""),
        ("&&&", ""),
        ("embed=true&embed_options=dark_theme&event=call", "event=call"),
    ],
)
def test_many_strings_one_view(small: Dossier, query: str, canonical: str) -> None:
    assert parsed(query, small).query() == canonical


def test_the_outcome_of_the_routes_is_part_of_a_view(dossier: Dossier) -> None:
    view = parsed("event=tip-2002&outcome=witness-law", dossier)
    assert (view.outcome, view.event) == ("witness-law", ("tip-2002",))
    assert view.query() == "event=tip-2002&outcome=witness-law"
    assert parsed("outcome=duma-353-0", dossier) == EVERYTHING
    other, dropped = View.parse("outcome=tip-2002", dossier)
    assert other == EVERYTHING
    assert [str(d) for d in dropped] == ["outcome=tip-2002: no routes are drawn to it"]


def test_all_actors_or_all_events_are_still_a_choice(small: Dossier) -> None:
    # An event may have no actor at all, so that naming every actor is a filter.
    assert parsed("actor=envoy~duma", small).actor == ("duma", "envoy")
    assert parsed("event=call~vote", small).event == tuple(small.events["id"])


def test_a_mapping_says_the_same_as_a_string(small: Dossier) -> None:
    view = View(pressure=("inside-only",), actor=("envoy",), q="a&b=c%20", event=("call",))
    assert parsed({"pressure": ["domestic"], "actor": "envoy", "q": "a&b=c%20",
                   "event": ["call"]}, small) == view  # fmt: skip
    assert parsed({"actor": ["duma", "envoy"]}, small) == View(actor=("duma", "envoy"))
    assert parsed({}, small) == EVERYTHING


# What is dropped is named.


@pytest.mark.parametrize(
    ("query", "left", "dropped"),
    [
        ("colour=red", "", [("colour", "red", "no such filter")]),
        ("Pressure=both", "", [("Pressure", "both", "no such filter")]),
        ("=x", "", [("", "x", "no such filter")]),
        ("pressure=both~abroad", "pressure=both",
         [("pressure", "abroad", "no such pressure in this dossier")]),
        ("pressure=domestic~transnational", "pressure=inside-only",
         [("pressure", "transnational", "no such pressure in this dossier")]),
        ("pressure=both-only~none-only", "",
         [("pressure", "both-only", "no such pressure in this dossier"),
          ("pressure", "none-only", "no such pressure in this dossier")]),
        ("pressure=BOTH", "", [("pressure", "BOTH", "no such pressure in this dossier")]),
        ("actor=putin~duma~lenin", "actor=duma",
         [("actor", "putin", "no such actor in this dossier"),
          ("actor", "lenin", "no such actor in this dossier")]),
        ("stage=x", "", [("stage", "x", "no such stage in this dossier")]),
        ("kind=x", "", [("kind", "x", "no such kind in this dossier")]),
        ("stance=x", "", [("stance", "x", "no such stance in this dossier")]),
        ("event=x&event=call", "event=call", [("event", "x", "no such event in this dossier")]),
        ("time=soon", "", [("time", "soon", "not a period such as 2003-01..2004-06")]),
        ("time=2003-13", "", [("time", "2003-13", "not a period such as 2003-01..2004-06")]),
        ("time=2003-02-30..", "",
         [("time", "2003-02-30..", "not a period such as 2003-01..2004-06")]),
        ("time=..2003-02-30", "",
         [("time", "..2003-02-30", "not a period such as 2003-01..2004-06")]),
        ("time=0000", "", [("time", "0000", "not a period such as 2003-01..2004-06")]),
        ("time=03..04", "", [("time", "03..04", "not a period such as 2003-01..2004-06")]),
        ("time=2003...2004", "",
         [("time", "2003...2004", "not a period such as 2003-01..2004-06")]),
        ("time=2001..2002..2003", "",
         [("time", "2001..2002..2003", "not a period such as 2003-01..2004-06")]),
        ("time=2003%0A..", "", [("time", "2003�..", "not a period such as 2003-01..2004-06")]),
        ("time=%D9%A2%D9%A0%D9%A0%D9%A3", "",
         [("time", "٢٠٠٣", "not a period such as 2003-01..2004-06")]),
        ("time=2004..2003", "", [("time", "2004..2003", "the period ends before it begins")]),
        ("time=2003-12-09..2003-12-08", "",
         [("time", "2003-12-09..2003-12-08", "the period ends before it begins")]),
        ("time=2003..2003&time=never", "time=2003..2003",
         [("time", "never", "not a period such as 2003-01..2004-06")]),
        ("weigh=shame.1~no-shame.2", "weigh=no-shame.2",
         [("weigh", "shame.1", "no such claim in this dossier")]),
        ("weigh=no-shame.5", "", [("weigh", "no-shame.5", "needs 1 digit from 0 to 4")]),
        ("weigh=no-shame.12", "", [("weigh", "no-shame.12", "needs 1 digit from 0 to 4")]),
        ("weigh=no-shame~.1", "weigh=.1", [("weigh", "no-shame", "needs 1 digit from 0 to 4")]),
        ("weigh=.1x", "", [("weigh", ".1x", "needs 1 digit from 0 to 4")]),
        ("rival=no-shame.1~no-shame.2", "rival=no-shame.1",
         [("rival", "no-shame.2", "weighed twice")]),
        ("weigh=no-shame.1&weigh=shame.1", "weigh=no-shame.1",
         [("weigh", "shame.1", "no such claim in this dossier")]),
        ("sure=maybe", "", [("sure", "maybe", "must be possibly or certainly")]),
        ("event=call%00", "", [("event", "call�", "no such event in this dossier")]),
    ],
)  # fmt: skip
def test_what_is_dropped_is_named(
    small: Dossier, query: str, left: str, dropped: list[tuple[str, str, str]]
) -> None:
    view, found = View.parse(query, small)
    assert view.query() == left
    assert found == tuple(Rejected(*d) for d in dropped)


ALONE = "read as {} alone; if the link went on from there, it was cut off"


@pytest.mark.parametrize(
    ("query", "left", "key", "value", "reason"),
    [
        # What is left of "2004-05..", which was how a period without an end was written.
        ("time=2004-05", "time=2004-05..2004-05", "time", "2004-05", ALONE.format("May 2004")),
        ("time=2004", "time=2004..2004", "time", "2004", ALONE.format("2004")),
        ("time=2004-05-06", "time=2004-05-06..2004-05-06", "time", "2004-05-06",
         ALONE.format("6 May 2004")),
        ("time=2004-05.", "", "time", "2004-05.", CUT),
        ("time=2004-05..o", "", "time", "2004-05..o", CUT),
        ("time=2004-05..ope", "", "time", "2004-05..ope", CUT),
        ("time=2003-10..2004-", "", "time", "2003-10..2004-", CUT),
        ("time=2003-10..200", "", "time", "2003-10..200", CUT),
        ("time=..20", "", "time", "..20", CUT),
        ("time=2003-", "", "time", "2003-", CUT),
        ("actor=duma~env", "actor=duma", "actor", "env", CUT),
        ("actor=env~duma", "actor=duma", "actor", "env", "no such actor in this dossier"),
        ("event=cal", "", "event", "cal", CUT),
        ("pressure=outside-", "", "pressure", "outside-", CUT),
        ("event=call&sta", "event=call", "sta", "", CUT),
        ("event=call&=", "event=call", "", "", "no such filter"),
        ("weigh=no-shame", "", "weigh", "no-shame", CUT),
        ("weigh=no-sh", "", "weigh", "no-sh", CUT),
        ("weigh=no-shame.", "", "weigh", "no-shame.", CUT),
    ],
)  # fmt: skip
def test_a_link_that_was_cut_is_said_to_be(
    small: Dossier, query: str, left: str, key: str, value: str, reason: str
) -> None:
    view, dropped = View.parse(query, small)
    assert view.query() == left
    assert dropped == (Rejected(key, value, reason),)


def test_a_period_may_end_within_the_year_it_begins_in(small: Dossier) -> None:
    # "2003" as an end is the last day of 2003, though it sorts before "2003-05" as text.
    assert parsed("time=2003-05..2003", small).period == (date(2003, 5, 1), date(2003, 12, 31))


def test_a_long_text_is_cut_and_said_to_be(small: Dossier) -> None:
    view, dropped = View.parse({"q": "x" * 99 + " yz"}, small)
    assert view.q == "x" * 99
    assert dropped == (
        Rejected("q", "x" * 59 + "…", f"search text is cut to {MAX_TEXT} characters"),
    )
    assert parsed({"q": "ж" * 100}, small).q == "ж" * 100


def test_what_is_dropped_is_shown_in_short(small: Dossier) -> None:
    _, (dropped,) = View.parse({"k" * 99: "v" * 60}, small)
    assert (dropped.key, dropped.value) == ("k" * 59 + "…", "v" * 60)
    assert str(Rejected("actor", "lenin", "no such actor")) == "actor=lenin: no such actor"


def test_too_many_fields_are_dropped_together(small: Dossier) -> None:
    view, dropped = View.parse("&".join(["event=call"] * 101), small)
    assert view == EVERYTHING
    assert len(dropped) == 1
    assert dropped[0].value.startswith("event=call&event=call")
    assert parsed("&".join(["event=call"] * 100), small) == View(event=("call",))


# Any View, any junk.


def texts(alphabet: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.text(alphabet, max_size=130).map(clean_text)


def periods() -> st.SearchStrategy[str]:
    days = st.dates(date(1990, 1, 1), date(2030, 12, 31)).map(str)
    return st.tuples(days, st.sampled_from([4, 7, 10])).map(lambda p: p[0][: p[1]])


def spans() -> st.SearchStrategy[tuple[str | None, str | None]]:
    def forward(span: tuple[str | None, str | None]) -> bool:
        low, high = span
        return not low or not high or first_day(low) <= last_day(high)

    return st.tuples(st.none() | periods(), st.none() | periods()).filter(forward)


@st.composite
def valid_views(draw: st.DrawFn, dossier: Dossier) -> View:
    """Any View that a parse can give: lists in order and never whole, texts clean."""

    def some(known: tuple[str, ...], *, whole: bool) -> tuple[str, ...]:
        chosen = draw(st.sets(st.sampled_from(known)))
        if not whole and len(chosen) == len(known):
            return ()
        return tuple(v for v in known if v in chosen)

    def weighing() -> tuple[tuple[str, str], ...]:
        many = len(dossier.explanations)
        digits = st.text("01234", min_size=many, max_size=many)
        clues = draw(st.lists(st.sampled_from(["", *dossier.claims["id"]]), unique=True))
        linked = st.sampled_from(["", "x"])
        return tuple((c, draw(digits) + (draw(linked) if c else "")) for c in clues)

    return View(
        pressure=canonical(draw(st.sets(st.sampled_from(PRESSURES)))),
        time=draw(spans()),
        sure=draw(st.sampled_from(["possibly", "certainly"])),
        actor=some(tuple(dossier.actors["id"]), whole=True),
        only=draw(st.sampled_from(["", "actor"])),
        stage=some(STAGES, whole=False),
        kind=some(KINDS, whole=False),
        stance=some(STANCES, whole=False),
        q=draw(texts(st.characters() | st.sampled_from("&=?#%+~. Жё́İ\u200b\0"))),
        event=some(tuple(dossier.events["id"]), whole=True),
        weigh=weighing(),
        rival=weighing(),
        outcome=draw(st.sampled_from(["", "presidential-bill", "witness-law"])),
    )


@given(data=st.data())
def test_every_view_comes_back_from_its_string(dossier: Dossier, data: st.DataObject) -> None:
    view = data.draw(valid_views(dossier))
    assert View.parse(view.query(), dossier) == (view, ())
    assert View.parse("?" + view.query(), dossier) == (view, ())
    assert View.parse(view.params(), dossier) == (view, ())
    assert View.parse({k: [v] for k, v in view.params().items()}, dossier) == (view, ())


@given(data=st.data())
def test_the_case_of_a_view_is_known_by_its_address_and_another_is_named(
    dossier: Dossier, data: st.DataObject
) -> None:
    view, name = data.draw(valid_views(dossier)), dossier.name
    parts = [*filter(None, view.query().split("&"))]
    at = data.draw(st.integers(0, len(parts)))

    def asked(case: str) -> str:
        return "&".join([*parts[:at], f"case={case}", *parts[at:]])

    assert View.parse(asked(name), dossier) == (view, ())
    other = data.draw(st.sampled_from(["uk-1807", "", name[:-1], f"{name}~{name}", "CASE"]))
    found, (dropped,) = View.parse(asked(other), dossier)
    assert (found, dropped.key, dropped.value) == (view, "case", other)
    assert dropped.reason.startswith(f"this is about {name}; ")
    ask, notes = address.parse(dossier, "votes", "html", asked(name))
    assert (ask.view, notes, ask.query()) == (view, (), view.query())


@given(data=st.data())
def test_a_string_is_ascii_and_grows_with_what_is_asked(
    dossier: Dossier, data: st.DataObject
) -> None:
    query = data.draw(valid_views(dossier)).query()
    assert set(query) <= set(string.ascii_letters + string.digits + "-._~:%&=")
    assert "=&" not in query
    assert not query.endswith("=")


#: What chats, mail programs and Markdown leave outside of a link at its end (the last six are cut
#: from links by GitHub's).
LEFT_OUTSIDE = ".,;:!?)'\"]}>|-~_*"


@given(data=st.data())
def test_no_program_that_makes_links_cuts_its_end(dossier: Dossier, data: st.DataObject) -> None:
    view = data.draw(valid_views(dossier))
    # As we write it, and as the address bar has it.
    for query in (view.query(), urlencode(view.params())):
        assert query == query.rstrip(LEFT_OUTSIDE)


@given(data=st.data())
def test_a_link_cut_within_a_word_is_noticed(dossier: Dossier, data: st.DataObject) -> None:
    # A search may be for any words, digits of a weighing may be of before an answer was added, and
    # a shorter name may be another's beginning.
    view = data.draw(valid_views(dossier)).replace(q="", weigh=(), rival=())
    query = view.query()
    left = query[: data.draw(st.integers(0, len(query)))]
    found, dropped = View.parse(left, dossier)
    if dropped or not left:
        return
    last = left.rpartition("&")[2].partition("=")[2].rpartition("~")[2]
    words = {*dossier.actors["id"], *dossier.events["id"], *PRESSURES, *STAGES, *KINDS, *STANCES}
    words |= {"certainly", *outcomes(dossier), ""}
    whole = last in words or found.query() == query or ".." in last
    assert whole, f"{left} is not said to be cut"


def junk() -> st.SearchStrategy[str]:
    """Text near the grammar and far from it, lone surrogates and broken escapes included."""
    keys = [*READERS, "embed"]
    words = [
        *PRESSURES, *OLD, *STAGES, *STANCES, "law", "duma", "envoy", "vote", "call", "certainly",
        "2003", "no-shame", ".3", "x", "2003-10", "-31", "9999", "0000", "..", "~", "&", "=", "?",
        ";", "%", "%00", "%ff", "%zz", "+", "#", "\0", "\n", "\ud800", "٢٠٠٣", "²", "Ж", "\u2028",
        "\u202e", "x" * 70,
    ]  # fmt: skip
    near = st.lists(st.sampled_from([*(f"{k}=" for k in keys), *words]), max_size=20).map("".join)
    anything = st.text(st.characters(exclude_categories=[]))
    raw = st.binary(max_size=60)
    return st.one_of(
        near, anything, raw.map(lambda b: b.decode("latin-1")),
        raw.map(lambda b: "q=" + "".join(f"%{c:02X}" for c in b)),
        st.tuples(st.sampled_from(keys), near | anything).map("=".join),
    )  # fmt: skip


def is_sound(view: View, dropped: tuple[Rejected, ...], dossier: Dossier) -> None:
    assert View.parse(view.query(), dossier) == (view, ())
    assert view.query().isascii()
    assert len(view.period) == 2
    assert isinstance(view_words(view, dossier), str)
    for part in dropped:
        assert len(part.key) <= 60
        assert len(part.value) <= 60
        assert part.reason
        str(part).encode()  # no lone surrogate may reach the page


@settings(max_examples=300)
@given(query=junk())
def test_no_string_breaks_it_and_a_second_reading_changes_nothing(
    small: Dossier, query: str
) -> None:
    is_sound(*View.parse(query, small), small)


@given(query=st.dictionaries(junk(), junk() | st.lists(junk(), max_size=3), max_size=4))
def test_no_mapping_breaks_it(small: Dossier, query: dict[str, str | list[str]]) -> None:
    is_sound(*View.parse(query, small), small)


# The View itself.


def test_a_view_is_frozen_and_hashable() -> None:
    view = View(actor=("duma",))
    assert view.replace(q="x") == View(actor=("duma",), q="x")
    assert {view: 1}[View(actor=("duma",))] == 1
    with pytest.raises(FrozenInstanceError):
        view.q = "x"  # type: ignore[misc]


def test_filters_are_the_view_without_its_selection() -> None:
    marked = View(q="x", event=("call",), weigh=(("", "1"),), rival=(("no-shame", "1"),))
    marked = marked.replace(outcome="witness-law")
    assert marked.filters == View(q="x")


# Periods.


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        ("2003", (2003, 1, 1), (2003, 12, 31)),
        ("2003-10", (2003, 10, 1), (2003, 10, 31)),
        ("2004-02", (2004, 2, 1), (2004, 2, 29)),
        ("2003-02", (2003, 2, 1), (2003, 2, 28)),
        ("2003-12-08", (2003, 12, 8), (2003, 12, 8)),
        ("0001", (1, 1, 1), (1, 12, 31)),
        ("9999-12", (9999, 12, 1), (9999, 12, 31)),
    ],
)
def test_first_and_last_day(period: str, first: tuple[int, ...], last: tuple[int, ...]) -> None:
    assert first_day(period) == date(*first)
    assert last_day(period) == date(*last)


@pytest.mark.parametrize("period", ["2003-13", "2003-00", "2003-02-29", "0000", "2003-10-32"])
def test_what_is_no_day_raises(period: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        first_day(period)
    with pytest.raises(ValueError, match=r"."):
        last_day(period)


def test_period_of_a_view() -> None:
    assert View().period == (None, None)
    assert View(time=("2003-10", None)).period == (date(2003, 10, 1), None)
    assert View(time=(None, "2003-10")).period == (None, date(2003, 10, 31))


@pytest.mark.parametrize(
    ("period", "words"),
    [
        ("2003", "2003"),
        ("2003-10", "October 2003"),
        ("2003-12-08", "8 December 2003"),
        ("0999-01", "January 999"),
    ],
)
def test_period_in_words(period: str, words: str) -> None:
    assert period_words(period) == words


# Words.


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("", ""),
        ("event=call", ""),
        ("pressure=inside", "pushed from inside, alone or together"),
        ("pressure=outside", "pushed from outside, alone or together"),
        ("pressure=inside~outside", "pushed from inside or from outside, alone or together"),
        ("pressure=both", "pushed from both sides at once"),
        ("pressure=inside-only", "pushed only from inside"),
        ("pressure=outside-only", "pushed only from outside"),
        ("pressure=none", "no push coded"),
        ("pressure=outside~none", "pushed from outside, alone or together, or no push coded"),
        ("pressure=outside~inside-only",
         "pushed from outside, alone or together, or only from inside"),
        ("pressure=domestic~both~none",
         "pushed from both sides at once or only from inside or no push coded"),
        ("time=2003-01..2004-06", "January 2003 to June 2004"),
        ("time=2003-10..2003-10", "October 2003"),
        ("time=2003..", "from 2003"),
        ("time=..2003-12-08", "until 8 December 2003"),
        ("time=2003..2003&sure=certainly", "2003 · only events certainly in the period"),
        ("actor=duma~envoy", "following State Duma or An envoy"),
        ("actor=duma~envoy&only=actor", "only with State Duma or An envoy"),
        ("stage=agenda~drafting", "stage: agenda or drafting"),
        ("kind=law~context", "kind: law or context"),
        ("stance=resists", "stance: resists"),
        ("q=Дума", "text: “Дума”"),
        ("pressure=both&time=2003..2004&sure=certainly&actor=duma&stage=adoption&kind=vote"
         "&stance=advances&q=law&event=call",
         "pushed from both sides at once · 2003 to 2004 · only events certainly in the period · "
         "following State Duma · stage: adoption · kind: vote · stance: advances · text: “law”"),
    ],
)  # fmt: skip
def test_view_in_words(small: Dossier, query: str, words: str) -> None:
    assert view_words(parsed(query, small), small) == words


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("  a  b ", "a b"),
        ("a\tb\nc\0d", "a b c d"),
        ("\u202ea\u200bb", "a b"),
        ("\ud800", ""),
        ("Дума", "Дума"),
        ("x" * 99 + " y", "x" * 99),
    ],
)
def test_clean_text(text: str, clean: str) -> None:
    assert clean_text(text) == clean


@given(text=st.text(st.characters(exclude_categories=[]), max_size=150))
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    once = clean_text(text)
    assert clean_text(once) == once
    assert len(once) <= MAX_TEXT
