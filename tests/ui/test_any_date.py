"""No period takes a page down, and no reader sees what went wrong inside."""

import pytest
from streamlit.testing.v1 import AppTest

from tests.ui.reader import Reader


@pytest.mark.parametrize("path", ["", "timeline", "pressure"])
@pytest.mark.parametrize("time", ["1000..", "0203-10..2004", "0001..9999", "0001..", "..9999"])
def test_a_mistyped_period_is_drawn_and_said(path: str, time: str) -> None:
    reader = Reader("timeline", f"time={time}")
    reader.go(path, f"time={time}")
    assert f"time={time}" in reader.url


def broken() -> None:
    raise ValueError("/secret/place: the inside of the app")


def test_what_goes_wrong_inside_is_not_shown() -> None:
    (shown,) = AppTest.from_function(broken).run().exception
    said = f"{shown.message} {shown.proto.type} {list(shown.stack_trace)}"
    assert not [word for word in ("secret", "inside", "ValueError", "File") if word in said]
