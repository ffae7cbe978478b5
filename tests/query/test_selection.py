"""What a View selects: exact values on small tables, laws on the real dossier, three engines."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import lru_cache, reduce
from operator import or_
from pathlib import Path
from typing import Any

import duckdb
import narwhals as nw
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.dossier import Dossier
from components.dossier.load import to_frame
from components.query.boomerang import BOOMERANG
from components.query.cited import citations_of, disagreements, short_source, source_line
from components.query.filtering import filter_acts, filter_events
from components.query.search.holding import events_holding
from components.query.selection import select
from components.view.sides import PRESSURES, canonical
from components.view.view import KINDS, STAGES, STANCES, View
from tests.charts.making import with_tables

PARQUET = Path(__file__).parents[2] / "data/russia-2003/parquet"
TABLES = ("events", "roles", "pressures", "actors")


def events_of(dossier: Dossier, view: View) -> list[str]:
    return list(select(dossier, view).events["id"])


def added(frame: pd.DataFrame, *rows: Mapping[str, Any]) -> pd.DataFrame:
    """The frame with rows more, each a change of its first row."""
    first = frame.iloc[[0]]
    return pd.concat([frame, *(first.assign(**row) for row in rows)], ignore_index=True)


# Every filter, on two events: "call" (October 2003, from outside) and "vote" (from inside).


@pytest.mark.parametrize(
    ("view", "ids"),
    [
        (View(), ["call", "vote"]),
        (View(pressure=("outside",)), ["call"]),
        (View(pressure=("outside-only",)), ["call"]),
        (View(pressure=("inside",)), ["vote"]),
        (View(pressure=("inside-only",)), ["vote"]),
        (View(pressure=("inside", "outside")), ["call", "vote"]),
        (View(pressure=("both", "none")), []),
        (View(stage=("drafting",)), ["call"]),
        (View(stage=("adoption", "agenda")), ["vote"]),
        (View(kind=("vote",)), ["vote"]),
        (View(kind=("meeting", "law")), ["call"]),
        (View(stance=("advances",)), ["call", "vote"]),
        (View(stance=("resists", "neutral")), []),
        (View(actor=("duma",), only="actor"), ["call", "vote"]),
        (View(actor=("envoy",), only="actor"), ["call"]),
        (View(actor=("duma", "envoy"), only="actor"), ["call", "vote"]),
        (View(pressure=("inside",), kind=("meeting",)), []),
        (View(pressure=("inside",), actor=("envoy",), only="actor"), []),
        (View(actor=("envoy",)), ["call", "vote"]),
        (View(event=("vote",)), ["call", "vote"]),
    ],
)
def test_each_filter(small: Dossier, view: View, ids: list[str]) -> None:
    assert events_of(small, view) == ids


@pytest.mark.parametrize(
    ("q", "ids"),
    [
        ("TWICE", ["call"]),  # title
        ("the", ["call", "vote"]),
        ('"now"', ["call"]),  # summary
        ("nobody was", ["vote"]),  # annotation
        ("Envoy", ["call"]),  # the name of one who takes part
        ("state duma", ["call", "vote"]),
        ("государственная ДУМА", ["call", "vote"]),  # the name in its own script
        ("дум", ["call", "vote"]),
        ("somebody", []),  # an actor's description is not searched
        ("domestic", []),
        ("twice envoy", ["call"]),  # words of several places, in any order
        ("envoy nobody", []),
        ("twcie", ["call"]),  # a typo, where nothing is spelled so
        (".", ["call", "vote"]),
        (".*", []),
        ("c.ll", []),
        ("call|vote", []),
        ("[", []),
        ("(", []),
        ("\\w", []),
        ("^", []),
    ],
)
def test_text_is_looked_for_word_by_word(small: Dossier, q: str, ids: list[str]) -> None:
    assert events_of(small, View(q=q)) == ids


@pytest.mark.parametrize(
    "q", ["a+b", "(c)", "[d]", "100%", ".*", "\\w", "^$", "{2}", "?", "|", "_"]
)
def test_signs_with_a_meaning_elsewhere_are_plain_text(small: Dossier, q: str) -> None:
    title = "a+b (c) [d] 100% .* \\w ^$ {2} ? | _"
    made = with_tables(small, events=added(small.events, {"id": "signs", "title": title}))
    assert events_of(made, View(q=q)) == ["signs"]


def test_who_only_presses_or_is_pressed_takes_part(small: Dossier) -> None:
    made = with_tables(
        small,
        actors=added(
            small.actors,
            {"id": "ally", "name": "An ally", "short": "Ally", "name_native": "Союзник"},
            {"id": "bystander", "name": "A bystander", "short": "Bystander", "name_native": None},
        ),
        pressures=added(
            small.pressures,
            {"id": "ally-presses", "event_id": "vote", "from_actor": "ally", "to_actor": "envoy"},
        ),
    )
    assert events_of(made, View(actor=("ally",), only="actor")) == ["vote"]
    assert events_of(made, View(actor=("envoy",), only="actor")) == ["call", "vote"]
    assert events_of(made, View(q="союзник")) == ["vote"]
    assert events_of(made, View(actor=("bystander",), only="actor")) == []
    assert events_of(made, View(q="bystander")) == []

    # Of an actor's events all parts are in view, of the pressures only the actor's own.
    found = select(made, View(actor=("ally",), only="actor"))
    assert list(found.pressures["id"]) == ["ally-presses"]
    assert list(found.roles["actor_id"]) == ["duma"]
    assert list(found.actors["id"]) == ["duma", "envoy", "ally"]
    assert list(select(made, View(actor=("duma",), only="actor")).pressures["id"]) == [
        "call-presses"
    ]


# Dates: what certainly and what possibly falls in a period.

DATES: dict[str, tuple[date | None, date | None]] = {
    "day": (date(2003, 10, 5), date(2003, 10, 5)),
    "month": (date(2003, 10, 1), date(2003, 10, 31)),
    "span": (date(2002, 1, 1), date(2004, 12, 31)),
    "until": (None, date(2003, 12, 8)),
    "since": (date(2002, 6, 1), None),
    "unknown": (None, None),
}


def dated(small: Dossier) -> dict[str, pa.Table]:
    """Arrow tables of one event for each kind of date, as a parquet file would hold them."""
    first = small.events.iloc[0].to_dict()
    rows = [
        {
            **first,
            "id": name,
            "date_from": low,
            "date_to": high,
            "annotation": None,
            "pressure_reason": None,
        }
        for name, (low, high) in DATES.items()
    ]
    schema = pq.read_schema(PARQUET / "events.parquet").remove_metadata()
    rest = {t: pq.read_table(PARQUET / f"{t}.parquet").slice(0, 0) for t in TABLES[1:]}
    return {"events": pa.Table.from_pylist(rows, schema), **rest}


Engine = Callable[[dict[str, pa.Table]], dict[str, Any]]

ENGINES: dict[str, Engine] = {
    "pandas": lambda tables: {t: nw.from_native(to_frame(x)).lazy() for t, x in tables.items()},
    "pyarrow": lambda tables: {t: nw.from_native(x).lazy() for t, x in tables.items()},
    "duckdb": lambda tables: {
        t: nw.from_native(duckdb.from_arrow(x)) for t, x in tables.items()
    },
}  # fmt: skip


def found(frames: dict[str, Any], view: View, holding: Sequence[str] = ()) -> dict[str, bool]:
    """Id -> certain, of the events that an engine keeps; ``holding`` hold the View's text."""
    events, roles, pressures, _ = (frames[t] for t in TABLES)
    kept = filter_events(events, roles, pressures, view, holding).collect()
    ids = kept["id"].to_list()
    assert len(set(ids)) == len(ids)
    return dict(zip(ids, kept["certain"].to_list(), strict=True))


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("time", "certain", "merely_possible"),
    [
        ((None, None), ["day", "month", "span", "until", "since", "unknown"], []),
        (("2003-10", "2003-10"), ["day", "month"], ["span", "until", "since", "unknown"]),
        (("2003-10-05", "2003-10-05"), ["day"], ["month", "span", "until", "since", "unknown"]),
        (("2003-10-06", "2003-10-31"), [], ["month", "span", "until", "since", "unknown"]),
        (("2003-11", "2003-11"), [], ["span", "until", "since", "unknown"]),
        (("2002", "2004"), ["day", "month", "span"], ["until", "since", "unknown"]),
        ((None, "2003-12-08"), ["day", "month", "until"], ["span", "since", "unknown"]),
        ((None, "2003-12-07"), ["day", "month"], ["span", "until", "since", "unknown"]),
        ((None, "2002-05"), [], ["span", "until", "unknown"]),
        ((None, "2001"), [], ["until", "unknown"]),
        (("2002-06", None), ["day", "month", "since"], ["span", "until", "unknown"]),
        (("2002-07", None), ["day", "month"], ["span", "until", "since", "unknown"]),
        (("2003-12-08", None), [], ["span", "until", "since", "unknown"]),
        (("2003-12-09", None), [], ["span", "since", "unknown"]),
        (("2005", None), [], ["since", "unknown"]),
    ],
)
def test_certainly_and_possibly_in_a_period(
    small: Dossier,
    engine: str,
    time: tuple[str | None, str | None],
    certain: list[str],
    merely_possible: list[str],
) -> None:
    frames = ENGINES[engine](dated(small))
    expected = dict.fromkeys(certain, True) | dict.fromkeys(merely_possible, False)
    assert found(frames, View(time=time)) == expected
    assert found(frames, View(time=time, sure="certainly")) == dict.fromkeys(certain, True)


@pytest.mark.parametrize("engine", ENGINES)
def test_every_engine_can_find_nothing(small: Dossier, engine: str) -> None:
    frames = ENGINES[engine](dated(small))
    for view in (
        View(actor=("duma",), only="actor"),
        View(q="no such words"),
        View(pressure=("both",)),
    ):
        assert found(frames, view) == {}
    held = list(DATES)[:2]
    assert found(frames, View(q="TWICE"), held) == dict.fromkeys(held, True)


# Which side pushed: an event's code, and the side of each act.

#: Event -> its code and the sides of its acts; a code that is not their union has its reason.
PUSHED: dict[str, tuple[str, tuple[str, ...]]] = {
    "d": ("domestic", ("domestic",)),
    "i": ("international", ("international", "international")),
    "b": ("both", ("domestic", "international")),
    "n": ("none", ()),
    # Coded otherwise than their acts: from outside, none, and both.
    "i-with-d": ("international", ("domestic", "international")),
    "n-with-i": ("none", ("international",)),
    "b-with-d": ("both", ("domestic",)),
}
#: Words -> events that they keep, and acts: of each event, the sides of those kept.
KEPT: dict[tuple[str, ...], tuple[str, str]] = {
    (): (
        "d i b n i-with-d n-with-i b-with-d",
        "d/d i/i i/i b/d b/i i-with-d/d i-with-d/i n-with-i/i b-with-d/d",
    ),
    ("inside",): ("d b b-with-d", "d/d b/d i-with-d/d b-with-d/d"),
    ("outside",): ("i b i-with-d b-with-d", "i/i i/i b/i i-with-d/i n-with-i/i"),
    ("both",): ("b b-with-d", "b/d b/i b-with-d/d"),
    ("inside-only",): ("d", "d/d"),
    ("outside-only",): ("i i-with-d", "i/i i/i i-with-d/d i-with-d/i"),
    ("none",): ("n n-with-i", "n-with-i/i"),
    ("inside", "outside"): (
        "d i b i-with-d b-with-d",
        "d/d i/i i/i b/d b/i i-with-d/d i-with-d/i n-with-i/i b-with-d/d",
    ),
    ("inside", "both"): ("d b b-with-d", "d/d b/d b/i i-with-d/d b-with-d/d"),
    ("inside", "outside-only"): (
        "d i b i-with-d b-with-d", "d/d i/i i/i b/d i-with-d/d i-with-d/i b-with-d/d",
    ),
    ("both", "inside-only"): ("d b b-with-d", "d/d b/d b/i b-with-d/d"),
}  # fmt: skip


def pushed(small: Dossier, **codes: tuple[str, tuple[str, ...]]) -> Dossier:
    """A dossier of events pushed from these sides, each act by the envoy on the Duma."""
    codes = codes or PUSHED
    event, act = small.events.iloc[0].to_dict(), small.pressures.iloc[0].to_dict()
    events = [{**event, "id": name, "pressure": code} for name, (code, _) in codes.items()]
    acts = [
        {**act, "id": f"{name}/{side[0]}{n or ''}", "event_id": name, "side": side}
        for name, (_, sides) in codes.items()
        for n, side in enumerate(sides)
    ]
    columns = list(small.pressures.columns)
    return with_tables(
        small, events=pd.DataFrame(events), pressures=pd.DataFrame(acts, columns=columns),
        roles=small.roles.iloc[:0],
    )  # fmt: skip


def acts_found(frames: dict[str, Any], view: View, holding: Sequence[str] = ()) -> list[str]:
    """Acts that an engine keeps, as the first letter of their side behind their event."""
    events, roles, pressures, _ = (frames[t] for t in TABLES)
    passing = filter_events(events, roles, pressures, view.replace(pressure=()), holding)
    kept = filter_acts(pressures, passing, view).collect()
    pairs = zip(kept["event_id"].to_list(), kept["side"].to_list(), strict=True)
    return sorted(f"{event}/{side[0]}" for event, side in pairs)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("words", KEPT, ids="~".join)
def test_what_each_word_keeps(small: Dossier, engine: str, words: tuple[str, ...]) -> None:
    made = pushed(small)
    texts = ["id", "title", "summary", "annotation", "short", "kind", "stage", "pressure", "stance"]
    schema = pa.schema(
        [*((t, pa.string()) for t in texts), ("date_from", pa.date32()), ("date_to", pa.date32())]
    )
    rows = [{**e, "date_from": None, "date_to": None, "annotation": None}
            for e in made.events.to_dict("records")]  # fmt: skip
    frames = ENGINES[engine](
        {
            "events": pa.Table.from_pylist([{c: e[c] for c in schema.names} for e in rows], schema),
            "roles": pa.Table.from_pandas(made.roles, preserve_index=False),
            "pressures": pa.Table.from_pandas(made.pressures, preserve_index=False),
            "actors": pa.Table.from_pandas(small.actors[["id", "name"]], preserve_index=False),
        }
    )
    events, acts = (text.split() for text in KEPT[words])
    view = View(pressure=words)
    assert list(found(frames, view)) == events
    assert acts_found(frames, view) == sorted(acts)
    chosen = select(made, view)
    assert list(chosen.events["id"]) == events
    assert sorted(i.rstrip("0123456789") for i in chosen.pressures["id"]) == sorted(acts)


@given(words=st.sets(st.sampled_from(PRESSURES)))
def test_words_that_are_left_out_keep_nothing_more(small: Dossier, words: set[str]) -> None:
    # Of events that are coded as their acts are.
    made = pushed(small, **{name: PUSHED[name] for name in ("d", "i", "b", "n")})
    one = [select(made, View(pressure=(word,))) for word in words] or [select(made, View())]
    together = select(made, View(pressure=canonical(words)))
    assert set(together.events["id"]) == {e for s in one for e in s.events["id"]}
    assert set(together.pressures["id"]) == {a for s in one for a in s.pressures["id"]}
    assert set(canonical(words)) <= words
    assert canonical(canonical(words)) == canonical(words)


def test_an_act_whose_event_is_coded_otherwise_brings_its_event_along(small: Dossier) -> None:
    made = pushed(small)
    abroad = select(made, View(pressure=("outside",), event=("n-with-i",)))
    assert "n-with-i" not in set(abroad.events["id"])
    assert list(abroad.occasions["id"]) == ["i", "b", "i-with-d", "n-with-i", "b-with-d"]
    assert list(abroad.occasions["selected"]) == [False, False, False, True, False]
    assert list(abroad.actors["id"]) == ["duma", "envoy"]
    only = select(made, View(pressure=("outside-only",)))
    assert only.occasions is only.events
    assert select(made, View()).occasions is select(made, View()).events
    # Other filters hold for its event too.
    assert list(select(made, View(pressure=("outside",), kind=("law",))).pressures["id"]) == []


def test_actors_follow_the_acts_of_the_side_that_is_asked(small: Dossier) -> None:
    made = pushed(small, b=("both", ("domestic", "international")))
    acts = made.pressures.assign(
        from_actor=["duma", "envoy"], to_actor=["duma", "envoy"]
    )  # fmt: skip
    made = with_tables(made, pressures=acts)
    for word, actors in (("inside", ["duma"]), ("outside", ["envoy"]), ("both", ["duma", "envoy"])):
        assert list(select(made, View(pressure=(word,))).actors["id"]) == actors
    # Whoever has a part in an event in view is in view, whichever side pushed in it.
    part = {"event_id": "b", "actor_id": "duma", "role": "decider"}
    made = with_tables(made, roles=pd.DataFrame([part]))
    assert list(select(made, View(pressure=("outside",))).actors["id"]) == ["duma", "envoy"]


#: Acts of pressure from abroad that may fall in October to December 2003: the sixteen that were
#: there when the question was first asked, and one found since.
SIXTEEN = {
    "un-awareness-rights-defenders", "un-awareness-government", "norm-on-duma",
    "consensus-legitimates-us", "consensus-frees-putin", "civilised-standing",
    "outside-pressure-speeds-law", "evangelicals-to-washington", "washington-answers-evangelicals",
    "signatories-on-putin", "director-on-duma", "sweden-exports-film", "firestone-frames",
    "firestone-warns-paleev", "firestone-at-meeting", "us-keeps-on",
}  # fmt: skip
FROM_ABROAD = len(SIXTEEN) + 1
ASKED = View(pressure=("outside",), time=("2003-10", "2003-12"))


def from_abroad(dossier: Dossier) -> list[str]:
    """Ids of those acts, straight from the tables."""
    days = dossier.events.set_index("id")[["date_from", "date_to"]]
    when = dossier.pressures.join(days, on="event_id")
    before = when["date_to"] < pd.Timestamp(2003, 10, 1)
    after = when["date_from"] > pd.Timestamp(2003, 12, 31)
    return list(when.loc[(when["side"] == "international") & ~before & ~after, "id"])


def test_all_acts_from_abroad_that_may_fall_in_a_period(
    dossier: Dossier, engines: dict[str, dict[str, Any]]
) -> None:
    expected = from_abroad(dossier)
    assert len(SIXTEEN) == 16
    assert set(expected) >= SIXTEEN
    assert len(expected) == FROM_ABROAD
    assert list(select(dossier, ASKED).pressures["id"]) == expected
    for name, frames in engines.items():
        events, roles, pressures, _ = (frames[t] for t in TABLES)
        passing = filter_events(events, roles, pressures, ASKED.replace(pressure=()))
        kept = filter_acts(pressures, passing, ASKED).collect()
        assert sorted(kept["id"].to_list()) == sorted(expected), name


def test_every_act_is_from_inside_or_from_outside(dossier: Dossier) -> None:
    sides = [select(dossier, View(pressure=(word,))).pressures for word in ("inside", "outside")]
    assert [set(acts["side"]) for acts in sides] == [{"domestic"}, {"international"}]
    assert sum(map(len, sides)) == len(dossier.pressures)


# What follows from the events in view.


def test_all_else_follows_from_the_events(small: Dossier) -> None:
    vote = select(small, View(kind=("vote",)))
    assert list(vote.events["id"]) == ["vote"]
    assert vote.roles[["event_id", "actor_id"]].to_numpy().tolist() == [["vote", "duma"]]
    assert list(vote.pressures["id"]) == []
    assert list(vote.actors["id"]) == ["duma"]
    assert list(vote.votes["id"]) == ["duma-vote"]
    assert list(vote.provisions["id"]) == ["crime"]
    assert list(vote.claims["id"]) == []

    call = select(small, View(kind=("meeting",)))
    assert sorted(call.roles["actor_id"]) == ["duma", "envoy"]
    assert list(call.pressures["id"]) == ["call-presses"]
    assert list(call.votes["id"]) == ["house-vote"]
    assert list(call.provisions["id"]) == ["shelter"]

    whole = {"events": 2, "roles": 3, "pressures": 1, "actors": 2, "votes": 2, "provisions": 2,
             "claims": 1}  # fmt: skip
    assert vote.total == call.total == whole
    assert vote.view == View(kind=("vote",))


def test_nothing_in_view(small: Dossier) -> None:
    nothing = select(small, View(q="no such words"))
    for table, total in nothing.total.items():
        frame = getattr(nothing, table)
        assert len(frame) == 0
        assert set(getattr(small, table).columns) <= set(frame.columns)
        assert total == len(getattr(small, table))


def test_claims_on_no_event_are_kept_while_no_filter_is_on(small: Dossier) -> None:
    made = with_tables(small, claims=added(small.claims, {"id": "on-call", "event_id": "call"}))
    assert list(select(made, View()).claims["id"]) == ["no-shame", "on-call"]
    assert list(select(made, View(event=("vote",))).claims["id"]) == ["no-shame", "on-call"]
    assert list(select(made, View(stage=("drafting",))).claims["id"]) == ["on-call"]
    assert list(select(made, View(stance=("advances",))).claims["id"]) == ["on-call"]
    assert list(select(made, View(kind=("vote",))).claims["id"]) == []


def test_a_selected_event_is_marked_and_filters_nothing(small: Dossier) -> None:
    assert list(select(small, View(event=("vote",))).events["selected"]) == [False, True]
    assert list(select(small, View()).events["selected"]) == [False, False]


ARENAS = ("society", "home-state", "foreign-state", "intergovernmental", "transnational")


def test_each_act_has_its_leg_of_the_boomerang(small: Dossier) -> None:
    legs = {
        "society": [0, 0, 1, 1, 1],
        "home-state": [0, 0, 0, 0, 0],
        "foreign-state": [0, 3, 0, 0, 0],
        "intergovernmental": [0, 3, 2, 0, 0],
        "transnational": [0, 3, 2, 2, 0],
    }
    pairs = [(start, end) for start in ARENAS for end in ARENAS]
    first = small.pressures.iloc[[0]]
    made = with_tables(
        small,
        actors=pd.concat(
            [small.actors.iloc[[0]].assign(id=a, arena=a) for a in ARENAS], ignore_index=True
        ),
        roles=small.roles.iloc[:0],
        pressures=pd.concat(
            [first.assign(id=f"{a}-{b}", from_actor=a, to_actor=b) for a, b in pairs],
            ignore_index=True,
        ),
    )
    pressures = select(made, View()).pressures
    assert list(zip(pressures["from_arena"], pressures["to_arena"], strict=True)) == pairs
    assert list(pressures["leg"]) == [leg for start in ARENAS for leg in legs[start]]
    assert set(BOOMERANG.values()) == {1, 2, 3}


def test_a_selection_is_made_once_and_leaves_the_dossier_alone(small: Dossier) -> None:
    before = {name: frame.copy(deep=True) for name, frame in small.tables.items()}
    view = View(q="the", event=("vote",))
    assert select(small, view) is select(small, View(q="the", event=("vote",)))
    select(small, View())
    for name, frame in small.tables.items():
        pd.testing.assert_frame_equal(frame, before[name])


# Laws, on the real dossier.

WORDS = ("the", "Putin", "путин", "ГОСУДАРСТВЕННАЯ", "law", "353", ".", "(", "U.S.", "zzz", "é")


@lru_cache  # built once: a strategy costs more than what it draws
def one_filter(dossier: Dossier) -> st.SearchStrategy[dict[str, Any]]:
    """A change that turns one filter on."""

    def some(key: str, known: tuple[str, ...]) -> st.SearchStrategy[dict[str, Any]]:
        chosen = st.sets(st.sampled_from(known), min_size=1, max_size=3)
        return chosen.map(lambda c: {key: tuple(v for v in known if v in c)})

    periods = st.dates(date(1999, 1, 1), date(2026, 12, 31)).map(str)
    ends = st.tuples(periods, st.sampled_from([4, 7, 10])).map(lambda p: p[0][: p[1]])
    return st.one_of(
        some("pressure", PRESSURES),
        some("stage", STAGES),
        some("kind", KINDS),
        some("stance", STANCES),
        some("actor", tuple(dossier.actors["id"])),
        st.sampled_from(WORDS).map(lambda q: {"q": q}),
        ends.map(lambda low: {"time": (low, None)}),
        ends.map(lambda high: {"time": (None, high)}),
        st.tuples(ends, ends).map(lambda span: {"time": tuple(sorted(span))}),
    )


@lru_cache
def few_filters(dossier: Dossier) -> st.SearchStrategy[View]:
    """A View with up to three filters on: more would leave nothing to compare."""
    sure = st.sampled_from(["possibly", "certainly"]).map(lambda s: {"sure": s, "only": "actor"})
    changes = st.lists(one_filter(dossier), max_size=3)
    return st.tuples(sure, changes).map(lambda p: View(**reduce(or_, p[1], p[0])))


@settings(max_examples=60)
@given(data=st.data())
def test_a_filter_more_never_adds_an_event(dossier: Dossier, data: st.DataObject) -> None:
    view = data.draw(few_filters(dossier))
    change = data.draw(one_filter(dossier))
    off = {"time": (None, None), "q": ""}
    (key,) = change
    without, with_it = (
        view.replace(**part, only="actor") for part in ({key: off.get(key, ())}, change)
    )
    assert set(events_of(dossier, with_it)) <= set(events_of(dossier, without))


@settings(max_examples=60)
@given(data=st.data())
def test_what_is_certain_is_possible(dossier: Dossier, data: st.DataObject) -> None:
    view = data.draw(few_filters(dossier))
    certainly = select(dossier, view.replace(sure="certainly")).events
    possibly = select(dossier, view.replace(sure="possibly")).events
    assert list(certainly["id"]) == list(possibly.loc[possibly["certain"], "id"])
    assert certainly["certain"].all()


@settings(max_examples=60)
@given(data=st.data())
def test_all_in_view_hangs_on_events_in_view(dossier: Dossier, data: st.DataObject) -> None:
    view = data.draw(few_filters(dossier))
    chosen = select(dossier, view)
    ids = set(chosen.events["id"])
    for table in ("roles", "votes", "provisions"):
        assert set(getattr(chosen, table)["event_id"]) <= ids, table
    passing = select(dossier, view.replace(pressure=())).events["id"]
    assert set(chosen.pressures["event_id"]) <= set(passing)
    assert set(chosen.occasions["id"]) == ids | set(chosen.pressures["event_id"])
    if view.filters != View():
        assert set(chosen.claims["event_id"]) <= ids
    active = {*chosen.roles["actor_id"], *chosen.pressures["from_actor"],
              *chosen.pressures["to_actor"]}  # fmt: skip
    assert set(chosen.actors["id"]) == active
    order = list(dossier.events["id"])
    assert list(chosen.events["id"]) == sorted(ids, key=order.index)
    if view.only:
        acts = dossier.pressures
        by_or_upon = acts["from_actor"].isin(view.actor) | acts["to_actor"].isin(view.actor)
        with_them = {*chosen.roles.loc[chosen.roles["actor_id"].isin(view.actor), "event_id"],
                     *(ids & set(acts.loc[by_or_upon, "event_id"]))}  # fmt: skip
        assert ids == with_them


@pytest.fixture(scope="module")
def engines() -> dict[str, dict[str, Any]]:
    """The committed parquet as each engine sees it; DuckDB reads the files itself."""
    tables = {t: pq.read_table(PARQUET / f"{t}.parquet") for t in TABLES}
    lazily = {t: nw.from_native(duckdb.read_parquet(str(PARQUET / f"{t}.parquet"))) for t in TABLES}
    return {n: ENGINES[n](tables) for n in ("pandas", "pyarrow")} | {"duckdb": lazily}


@settings(max_examples=80)
@given(data=st.data())
def test_every_engine_gives_the_same(
    dossier: Dossier, engines: dict[str, dict[str, Any]], data: st.DataObject
) -> None:
    view = data.draw(few_filters(dossier))
    holding = events_holding(dossier, view.q) if view.q else ()
    here = {name: found(frames, view, holding) for name, frames in engines.items()}
    chosen = select(dossier, view)
    events = chosen.events
    assert here["pandas"] == dict(zip(events["id"], events["certain"], strict=True))
    assert here["pyarrow"] == here["pandas"]
    assert here["duckdb"] == here["pandas"]
    if not view.actor:  # of whom only the acts by or upon them are in view
        acts = zip(chosen.pressures["event_id"], chosen.pressures["side"], strict=True)
        kept = sorted(f"{event}/{side[0]}" for event, side in acts)
        assert [acts_found(frames, view, holding) for frames in engines.values()] == [kept] * 3


# Who says so.


def test_citations_of_a_row_conflicts_first(small: Dossier) -> None:
    cited = citations_of(small, "events", "vote")
    assert cited[["relation", "source_id", "source_title", "locator", "value"]].fillna(
        ""
    ).to_numpy().tolist() == [
        ["conflicts", "record", "Запись", "p. 2", "2003-11-21"],
        ["supports", "book-2009", "A book", "P1", ""],
    ]
    assert len(citations_of(small, "events")) == 3
    assert len(citations_of(small, "events", "no-such-event")) == 0


def test_disagreements_of_some_tables_or_of_all(small: Dossier) -> None:
    assert list(disagreements(small)["row_id"]) == ["vote"]
    assert list(disagreements(small, tables=("events", "actors"))["row_id"]) == ["vote"]
    assert len(disagreements(small, tables=("actors",))) == 0


def test_source_line_names_who_supports_each_once(small: Dossier) -> None:
    assert source_line(small, "events", "vote") == "Doe 2009 (paragraph 1)"
    assert source_line(small, "measures", "tier/2002") == "“Запись”, undated (page 1)"
    assert source_line(small, "events", "no-such-event") == ""
    first = small.citations.iloc[0].to_dict()
    row: dict[str, Any] = {**first, "table": "events", "row_id": "x", "relation": "qualifies"}
    lines = [
        {**row, "locator": "P1", "relation": "supports"},
        {**row, "locator": "P2", "relation": "supports"},
        {**row, "locator": "P1", "relation": "supports", "column": "date"},
        {**row, "locator": "P3"},
    ]
    made = with_tables(small, citations=pd.DataFrame(lines))
    assert source_line(made, "events", "x") == "Doe 2009 (paragraph 1); Doe 2009 (paragraph 2)"
    qualified = with_tables(small, citations=pd.DataFrame(lines[3:]))
    assert source_line(qualified, "events", "x") == "Doe 2009 (paragraph 3)"


@pytest.mark.parametrize(
    ("authors", "year", "words"),
    [
        ("Johnson, Janet Elise", 2009, "Johnson 2009"),
        ("Doe, Ann; Roe, Bo", 2004, "Doe and Roe 2004"),
        ("Doe, Ann; Roe, Bo; Poe, Cy", 2004, "Doe et al. 2004"),
        ("US State Department", 2003, "US State Department 2003"),
        ("Doe, Ann; ", None, "Doe, undated"),
        (None, 2003, "“A title”, 2003"),
        (float("nan"), None, "“A title”, undated"),
        (" ; ", pd.NA, "“A title”, undated"),
    ],
)
def test_short_name_of_a_source(authors: Any, year: Any, words: str) -> None:
    assert short_source(_source(authors, year, "A title")) == words


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Bill on “things”, 18 March 2003", "“Bill on ‘things’, 18 March 2003”"),
        ("word " * 30, f"“{'word ' * 12}…”, 2003"),
        ("w" * 99, f"“{'w' * 60} …”, 2003"),
    ],
)
def test_a_title_that_stands_for_its_author_is_short_and_says_the_year_once(
    title: str, words: str
) -> None:
    assert short_source(_source(None, 2003, title)) == words


def _source(authors: Any, year: Any, title: str) -> Any:
    said = {"source_authors": authors, "source_year": year, "source_title": title}
    return pd.Series(said, dtype=object)
