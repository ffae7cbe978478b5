"""The search: what finds what, in which order, and what hostile text does to it."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.dossier import Dossier
from components.query.search.asking import asked
from components.query.search.entries import index
from components.query.search.finding import KINDS, search
from components.query.search.holding import events_holding
from components.query.search.index import Entry, Index
from components.query.search.letters import heard, one_typo, words, written
from components.query.search.quoting import quotation

TEXTS = Index(
    [
        Entry("event", "made", "The labour law is made", text="Елена Мизулина wrote it."),
        Entry("event", "kept", "The law is kept", text="By Dostoevsky, at a centre, in hope."),
        Entry("vote", "count", "Chamber: the bill", names="353–0"),
        Entry("vote", "other", "Chamber: another bill", names="35–30"),
        Entry("clause", "rule", "Art. 127.1 of 162-FZ", text="Trafficking in persons."),
        Entry("source", "café", "Le café, naïve countries", beside="A Protocol on trafficking"),
    ]
)


def ids(text: str, within: Index = TEXTS) -> list[str]:
    return [hit.entry.id for hit in within.find(asked(text), few=1)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("law labour", ["made"]),
        ("LAWS labor", ["made"]),
        ("law", ["kept", "made"]),  # a larger part of the shorter title
        ("Mizulina", ["made"]),
        ("мизулина елена", ["made"]),
        ("Mizulna", ["made"]),
        ("Мизулинаа", ["made"]),
        ("Достоевский", ["kept"]),
        ("Dostoyevsky", ["kept"]),
        ("center", ["kept"]),
        ("353", ["count"]),
        ("353-0", ["count"]),
        ("353–0", ["count"]),
        ("353 0", ["count"]),
        ("35", ["other"]),  # a number is matched whole
        ("127.1", ["rule"]),
        ("127", ["rule"]),
        ("162-FZ", ["rule"]),
        ("№ 162-ФЗ", ["rule"]),
        ("1-127", []),  # a number with a sign in it stays as it is
        ("cafe NAIVE", ["café"]),
        ("country", ["café"]),
        ('"trafficking in"', ["rule"]),
        ('"in trafficking"', []),
        ("«trafficking in» persons", ["rule"]),
        ("afficki", ["rule", "café"]),
        ("traficking", ["rule", "café"]),  # a letter doubled or not
        ("hoop", []),  # heard as short as the beginning of a longer word
        ("taw", []),  # too short to have a typo
        ("law nowhere", []),
        ("", []),
        ("—", []),
    ],
)
def test_what_finds_what(text: str, expected: list[str]) -> None:
    assert ids(text) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("мизулина", "mizulina"), ("ельцин", "yeltsin"), ("хрущёв", "khrushchev"),
        ("путин", "putin"), ("достоевский", "dostoyevsky"), ("александр", "alexandr"),
        ("organisation", "organization"), ("criminalised", "criminalized"), ("offence", "offense"),
        ("programme", "program"), ("theatre", "theater"), ("neighbours", "neighbor"),
        ("witnesses", "witness"), ("countries", "country"), ("labelled", "labeled"),
    ],
)  # fmt: skip
def test_what_is_heard_alike(one: str, other: str) -> None:
    assert heard(written(one)) == heard(written(other))


@pytest.mark.parametrize(("one", "other"), [("353", "35"), ("draft", "craft"), ("duma", "dumas")])
def test_numbers_and_other_words_stay_apart(one: str, other: str) -> None:
    assert (heard(one) == heard(other)) == (other == "dumas")


LETTERS = st.text("abcdй", max_size=6)


@given(LETTERS, LETTERS)
def test_a_typo_is_one_step(one: str, other: str) -> None:
    def steps(word: str) -> set[str]:
        cuts = [(word[:i], word[i:]) for i in range(len(word) + 1)]
        return {
            *(a + b[1:] for a, b in cuts if b),
            *(a + c + b[1:] for a, b in cuts if b for c in "abcdй"),
            *(a + c + b for a, b in cuts for c in "abcdй"),
            *(a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1),
            word,
        }

    assert one_typo(one, other) == one_typo(other, one) == (other in steps(one))


def titled(dossier: Dossier) -> list[Entry]:
    return [e for e in index(dossier).entries if len(e.title) <= 90]


def rank(dossier: Dossier, entry: Entry, text: str) -> int:
    """Place among the results of its own kind."""
    found = [hit.entry for hit in search(dossier, text, entry.kind).hits]
    assert entry in found, text
    return found.index(entry)


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_the_words_of_a_title_in_any_order_find_it(dossier: Dossier, data: st.DataObject) -> None:
    entry = data.draw(st.sampled_from(titled(dossier)))
    told = data.draw(st.permutations([w.written for w in words(entry.title)][:16]))
    assert rank(dossier, entry, " ".join(told)) < 10


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_one_typo_still_finds_it(dossier: Dossier, data: st.DataObject) -> None:
    entry = data.draw(st.sampled_from(titled(dossier)))
    told = [w.written for w in words(entry.title)][:16]
    long = [i for i, w in enumerate(told) if len(w) >= 5 and w.isalpha()]
    if not long:
        return
    at = data.draw(st.sampled_from(long))
    word, place = told[at], data.draw(st.integers(0, len(told[at]) - 2))
    told[at] = data.draw(
        st.sampled_from(
            [
                word[:place] + "q" + word[place + 1 :],
                word[:place] + "q" + word[place:],
                word[:place] + word[place + 1] + word[place] + word[place + 2 :],
            ]
        )
    )
    rank(dossier, entry, " ".join(told))


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=400))
def test_any_text_is_answered(dossier: Dossier, text: str) -> None:
    found = search(dossier, text)
    assert len(found.text) <= 100
    assert set(found.counts) <= set(KINDS)
    assert sum(found.counts.values()) == len(found.hits)
    assert bool(found.hits) <= (found.nearest == ())
    for hit in found.hits[:3]:
        told = quotation(hit.entry.text, hit.matched)
        assert len("".join(piece.text for piece in told)) <= 260


@pytest.mark.parametrize(
    "text", ["\0", "a" * 10_000, "\ud800", "ﷺ" * 100, '"' * 99, "((((", "e\u0301" * 99, "я-1 " * 50]
)
def test_hostile_text_is_bounded(dossier: Dossier, text: str) -> None:
    assert len(asked(text).words) <= 16
    search(dossier, text)
    events_holding(dossier, text)


def test_a_kind_is_kept_and_all_are_counted(dossier: Dossier) -> None:
    found, votes = search(dossier, "353"), search(dossier, "353", "vote")
    assert found.counts == votes.counts
    assert [h.entry.id for h in votes.hits] == ["duma-353-0"]
    assert {h.entry.id for h in search(dossier, "353", "source").hits} >= {"johnson-2009"}
    assert search(dossier, "353", "no such kind") == found


def test_where_nothing_holds_all_the_nearest_are_offered(dossier: Dossier) -> None:
    found = search(dossier, "Mizulina xyzzy")
    assert found.hits == ()
    assert found.nearest[0].entry.id == "mizulina"
    assert search(dossier, "xyzzy").nearest == ()


@pytest.mark.parametrize("text", ["Duma law", "law Duma", "human trafficking", "Елена"])
def test_the_filter_takes_words_and_not_a_run_of_letters(dossier: Dossier, text: str) -> None:
    assert len(events_holding(dossier, text)) >= 2
    turned = " ".join(reversed(text.split()))
    assert events_holding(dossier, turned) == events_holding(dossier, text)


def test_a_quotation_begins_before_the_first_match() -> None:
    text = "word " * 100 + "needle " + "word " * 100
    told = quotation(text, {"needle"})
    assert [piece.text for piece in told if piece.matched] == ["needle"]
    assert told[0].text.startswith("… ")
    assert told[-1].text.endswith(" …")
    assert "".join(p.text for p in quotation("a short one", {"short"})) == "a short one"


def test_a_slip_is_forgiven_among_ten_thousand_rows() -> None:
    random = Random(7)
    syllables = [a + b for a in "bdfglmnprst" for b in "aeiou"]
    vocabulary = ["".join(random.choices(syllables, k=random.randint(2, 4))) for _ in range(9000)]
    made = [
        Entry("event", str(i), " ".join(random.choices(vocabulary, k=6)),
              text=" ".join(random.choices(vocabulary, k=30)))
        for i in range(10_000)
    ]  # fmt: skip
    some = made[4321].title
    found = Index(made).find(asked(f"{some}x"))
    assert found[0].entry.id == "4321"
