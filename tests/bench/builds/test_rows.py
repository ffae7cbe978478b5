"""What is said of two builds' figures."""

from __future__ import annotations

from typing import Any

from tests.bench.builds.rows import Bench, lines, medians, summed


def written(old: dict[str, float], new: dict[str, float], **said: Any) -> list[list[str]]:
    """Cells of the lines below the head."""
    text = lines(Bench("what", lambda build, *, quick: {}, **said), old, new, ["a", "b"])
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in text.splitlines()[2:]]


def test_the_median_is_of_each_figure() -> None:
    assert medians([{"x": 1, "y": 9}, {"x": 3, "y": 5}, {"x": 2, "y": 7}]) == {"x": 2, "y": 7}


def test_a_sum_is_over_what_both_have() -> None:
    old, new = summed({"x": 1, "y": 2}, {"x": 3, "z": 4}, "all")
    assert (old["all"], new["all"]) == (1, 3)


def test_a_ratio_may_be_reached_and_not_passed() -> None:
    assert written({"x": 8}, {"x": 2}, ratios={"x": 1 / 4}) == [
        ["x", "8", "2", "0.25 ×", "0.25 ×", "yes"]
    ]
    assert written({"x": 8}, {"x": 2.01}, ratios={"x": 1 / 4})[0][-1] == "no"


def test_both_a_ratio_and_a_limit_must_hold() -> None:
    said = {"ratios": {"*": 1}, "limits": {"x": 5}}
    assert written({"x": 9}, {"x": 6}, **said)[0][-2:] == ["1 ×, 5", "no"]
    assert written({"x": 9}, {"x": 5}, **said)[0][-1] == "yes"
    assert written({"y": 9}, {"y": 6}, **said)[0][-1] == "yes"


def test_what_one_build_lacks_is_a_dash_and_not_judged_by_a_ratio() -> None:
    assert written({"x": 1}, {"y": 1}, ratios={"*": 1}) == [
        ["y", "–", "1", "–", "", ""],
        ["x", "1", "–", "–", "", ""],
    ]


def test_the_sum_stands_first_and_is_judged() -> None:
    found = written({"x": 4, "y": 6}, {"x": 1, "y": 1}, total="all", ratios={"all": 1 / 5})
    assert [line[0] for line in found] == ["all", "x", "y"]
    assert found[0][-1] == "yes"
