"""Heights by width: in numbers, and as CSS that chooses by the column."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.serving.frame_heights import Heights


def computed(css: str, width: float) -> float:
    """What a browser makes of a height, in a container of some width."""
    python = css.replace("100cqw", str(width)).replace("px", "").replace("calc", "")
    assert re.fullmatch(r"[\d\s().,+*-]+", re.sub("clamp|min", "", python)), css
    known = {"clamp": lambda low, value, top: max(low, min(value, top)), "min": min}
    return float(eval(python, {"__builtins__": {}}, known))


steps = st.lists(
    st.tuples(st.integers(240, 1600), st.integers(120, 6000)), min_size=1, max_size=14,
    unique_by=lambda step: step[0],
).map(lambda found: tuple(sorted(found)))  # fmt: skip


@given(steps, st.integers(200, 1700))
def test_css_gives_the_room_of_every_width(found: tuple[tuple[int, int], ...], width: int) -> None:
    tall = Heights(found)
    spare = computed(tall.css(), width) - tall.at(width)
    assert -2 <= spare <= 8


def test_a_jump_is_made_at_its_width() -> None:
    css = Heights(((240, 900), (499, 1200), (500, 400), (920, 400))).css()
    assert [round(computed(css, w)) for w in (100, 240, 499, 499.9, 500, 2000)] == [
        900, 900, 1200, 1200, 400, 400,
    ]  # fmt: skip


@pytest.mark.parametrize(("most", "seen"), [(0, 1200), (1200, 1200), (300, 300)])
def test_a_limit_is_kept(most: int, seen: int) -> None:
    css = Heights(((240, 200), (640, 1200))).css(most=most)
    assert computed(css, 640) == seen
    assert css.startswith("min(300px,") == (most == 300)
