"""The address of an embed: what is kept, what is named, and that one wish has one string."""

from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.dossier import Dossier
from components.embed.address import EmbedRequest, parse
from components.embed.options import EFFECT, FORMATS, LANGUAGES, EmbedOptions
from components.view import View


def asked(small: Dossier, query: str, form: str = "html") -> tuple[EmbedRequest, list[str]]:
    ask, dropped = parse(small, "timeline", form, query)
    return ask, [str(d) for d in dropped]


def test_an_empty_query_is_all_defaults(small: Dossier) -> None:
    assert asked(small, "") == (
        EmbedRequest("small", "timeline", "html", View(), EmbedOptions()),
        [],
    )
    assert asked(small, "")[0].path() == "/embed/small/timeline.html"


def test_view_and_flags_are_read_from_one_string(small: Dossier) -> None:
    query = "?theme=dark&time=2003-10..2004-04&title=off&event=vote&plain&v=0123456789ab"
    ask, dropped = asked(small, query)
    assert ask.view == View(time=("2003-10", "2004-04"), event=("vote",))
    assert ask.flags == EmbedOptions(theme="dark", title=False, plain=True, v="0123456789ab")
    assert dropped == []
    assert ask.path() == (
        "/embed/small/timeline.html?time=2003-10..2004-04&event=vote"
        "&theme=dark&plain&title=off&v=0123456789ab"
    )


@pytest.mark.parametrize(
    ("query", "form", "named"),
    [
        ("theme=sepia", "html", "theme=sepia: auto, light or dark"),
        ("plain=perhaps", "html", "plain=perhaps: on or off"),
        ("lang=ru", "html", "lang=ru: only in en so far"),
        ("v=latest", "html", "v=latest: not a version of the data"),
        ("width=99", "png", "width=99: set to 240: from 240 to 2000"),
        ("width=4000", "svg", "width=4000: set to 2000: from 240 to 2000"),
        ("width=6e2", "svg", "width=6e2: a whole number from 240 to 2000"),
        ("scale=9", "png", "scale=9: set to 3: from 1 to 3"),
        ("scale=٣", "png", "scale=٣: a whole number from 1 to 3"),
        ("scale=2", "svg", "scale=2: has no effect on svg"),
        ("width=800", "html", "width=800: has no effect on html"),
        ("theme=dark", "csv", "theme=dark: has no effect on csv"),
        ("actor=nobody", "html", "actor=nobody: no such actor in this dossier"),
        ("colour=red", "html", "colour=red: no such filter"),
    ],
)
def test_what_is_not_understood_is_named(small: Dossier, query: str, form: str, named: str) -> None:
    assert asked(small, query, form)[1] == [named]


def test_sizes_are_clamped(small: Dossier) -> None:
    assert asked(small, "width=1&scale=0", "png")[0].flags == EmbedOptions(width=240, scale=1)
    assert asked(small, "width=999999999&scale=3", "png")[0].flags == EmbedOptions(
        width=2000, scale=3
    )


def test_a_picture_in_light_has_one_address(small: Dossier) -> None:
    assert asked(small, "theme=light", "svg")[0].query() == ""
    assert asked(small, "theme=light", "html")[0].query() == "theme=light"


def test_keys_of_those_who_frame_it_are_passed_over(small: Dossier) -> None:
    query = "childId=a&initialWidth=640&parentUrl=https%3A%2F%2Fexample.org&embed=true"
    assert asked(small, query) == (EmbedRequest("small", "timeline", "html"), [])


def test_too_many_keys_are_named_and_nothing_raises(small: Dossier) -> None:
    ask, dropped = asked(small, "&".join(f"k{i}=1" for i in range(200)))
    assert ask == EmbedRequest("small", "timeline", "html")
    assert len(dropped) == 1


def test_an_unknown_format_is_refused(small: Dossier) -> None:
    with pytest.raises(ValueError, match="no such format: gif; there are html, svg"):
        parse(small, "timeline", "gif", "")


def test_another_format_keeps_only_what_it_heeds(small: Dossier) -> None:
    ask = asked(small, "theme=dark&static&event=vote")[0]
    assert ask.replace(format="png", width=1200).path() == (
        "/embed/small/timeline.png?event=vote&theme=dark&width=1200"
    )
    assert ask.replace(format="csv").path() == "/embed/small/timeline.csv?event=vote"


def test_every_flag_has_an_effect_somewhere() -> None:
    assert set(EFFECT) == set(FORMATS)
    assert set().union(*EFFECT.values()) == set(vars(EmbedOptions()))


flags = st.builds(
    EmbedOptions,
    theme=st.sampled_from(["auto", "light", "dark"]),
    plain=st.booleans(),
    transparent=st.booleans(),
    title=st.booleans(),
    static=st.booleans(),
    lang=st.sampled_from(LANGUAGES),
    width=st.integers(240, 2000),
    scale=st.integers(1, 3),
    v=st.none() | st.text("0123456789abcdef", min_size=12, max_size=12),
)


@given(flags=flags, form=st.sampled_from(FORMATS))
def test_what_is_written_is_read_again(small: Dossier, flags: EmbedOptions, form: str) -> None:
    view = View(time=("2003", None), q="a & b=c~d", event=("call",))
    ask = EmbedRequest("small", "timeline", "html", view).replace(format=form, **vars(flags))
    again, dropped = parse(small, "timeline", form, ask.query())
    assert (again, dropped) == (ask, ())
    assert again.query() == ask.query()


@given(query=st.text(max_size=200), form=st.sampled_from(FORMATS))
def test_any_text_is_read_and_settles_at_once(small: Dossier, query: str, form: str) -> None:
    ask, _ = parse(small, "timeline", form, query)
    again, dropped = parse(small, "timeline", form, ask.query())
    assert (again, dropped) == (ask, ())


@given(
    pairs=st.lists(
        st.tuples(
            st.sampled_from([*vars(EmbedOptions()), "time", "q", "event"]), st.text(max_size=20)
        ),
        max_size=8,
    )
)
def test_what_is_left_out_was_asked_for(small: Dossier, pairs: list[tuple[str, str]]) -> None:
    from urllib.parse import urlencode

    query = urlencode(pairs)
    ask, dropped = parse(small, "timeline", "png", query)
    given_keys = {key for key, _ in parse_qsl(query, keep_blank_values=True)}
    assert {d.key for d in dropped} <= given_keys
    assert 240 <= ask.flags.width <= 2000
    assert 1 <= ask.flags.scale <= 3
