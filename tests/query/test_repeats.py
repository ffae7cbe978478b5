"""Clues of one sentence: which they are, and which one a clue repeats."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.dossier import Dossier
from components.query.repeats import repeated, same_cut
from tests.analysis.weighings import joined, rivals


@pytest.mark.parametrize(
    ("repeats", "expected"),
    [
        ({}, {}),
        ({"c2": "c1"}, {"c1": ("c2",), "c2": ("c1",)}),
        # Over two steps, whichever way they are written.
        ({"c2": "c1", "c3": "c2"}, {"c1": ("c2", "c3"), "c2": ("c1", "c3"), "c3": ("c1", "c2")}),
        ({"c1": "c3", "c2": "c3"}, {"c1": ("c2", "c3"), "c2": ("c1", "c3"), "c3": ("c1", "c2")}),
        ({"c1": "c2", "c2": "c1"}, {"c1": ("c2",), "c2": ("c1",)}),
        ({"c2": "c1", "c4": "c3"}, {"c1": ("c2",), "c2": ("c1",), "c3": ("c4",), "c4": ("c3",)}),
        # A clue that the dossier does not have joins nothing.
        ({"c1": "gone"}, {}),
    ],
)
def test_clues_are_joined_over_any_number_of_steps(
    dossier: Dossier, repeats: dict[str, str], expected: dict[str, tuple[str, ...]]
) -> None:
    assert same_cut(joined(rivals(dossier, 2, 4), repeats)) == expected


@pytest.mark.parametrize(
    ("claim", "before", "found"),
    [
        ("c3", ["c2", "c1"], "c2"), ("c3", ["c4", "c1"], "c1"), ("c1", ["c3"], "c3"),
        ("c3", ["c4"], ""), ("c4", ["c1", "c2", "c3"], ""), ("c3", [], ""), ("c3", ["c3"], ""),
    ],
)  # fmt: skip
def test_a_clue_repeats_the_first_of_its_family_before_it(
    dossier: Dossier, claim: str, before: list[str], found: str
) -> None:
    made = joined(rivals(dossier, 2, 4), {"c2": "c1", "c3": "c2"})
    assert repeated(made, claim, before) == found


@settings(max_examples=40)
@given(data=st.data())
def test_to_be_of_one_sentence_goes_both_ways_and_on(dossier: Dossier, data: st.DataObject) -> None:
    names = [f"c{k}" for k in range(1, 9)]
    some = st.dictionaries(st.sampled_from(names), st.sampled_from(names), max_size=8)
    repeats = data.draw(some)
    found = same_cut(joined(rivals(dossier, 2, 8), repeats))
    for claim, others in found.items():
        assert claim not in others
        for other in others:
            assert {claim, *others} == {other, *found[other]}
    for claim, other in repeats.items():
        assert claim == other or other in found[claim]
