"""Digits of a weighing: which numbers of them are right, and what an older address means now."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.analysis.weighing import Weighing, posterior
from components.dossier import Dossier
from components.dossier.read import read_csvs
from components.view import View
from components.view.digits import fill, widths
from tests.analysis.weighings import rivals, weighings
from tests.charts.making import with_tables
from tests.dossier.small import write

#: Six answers of one day, and a seventh of a later one.
SEVEN = [24] * 6 + [27]
#: Written when there were six.
OLD: Weighing = (("", "222234"), ("c1", "012344"), ("c2", "432210x"))


@pytest.mark.parametrize(
    ("added", "expected"),
    [
        ([1], (1,)), ([1, 1, 1], (3,)), ([1, 1, 2], (2, 3)), ([1, 2, 3], (1, 2, 3)),
        ([1, 1, 2, 2, 2, 9], (2, 5, 6)), (SEVEN, (6, 7)),
        # A place that an earlier day was given after a later one has no day of its own.
        ([1, 3, 2], (1, 3)),
    ],
)  # fmt: skip
def test_as_many_digits_as_there_were_answers_after_each_day(
    dossier: Dossier, added: list[int], expected: tuple[int, ...]
) -> None:
    assert widths(rivals(dossier, len(added), added=added)) == expected


def test_no_answers_have_no_digits(dossier: Dossier) -> None:
    none = with_tables(dossier, explanations=dossier.explanations.iloc[:0])
    assert widths(none) == ()
    _, dropped = View.parse("weigh=.", none)
    assert [d.reason for d in dropped] == ["this dossier has no answers to weigh"]


@pytest.mark.parametrize(
    ("digits", "filled"),
    [
        ("012344", "0123442"), ("0123443", "0123443"), ("01234", None), ("01234432", None),
        ("", None), ("01234x", None), ("०१२३४४", None), ("012345", None),
    ],
)  # fmt: skip
def test_a_digit_that_is_missing_is_neutral(digits: str, filled: str | None) -> None:
    assert fill(digits, (6, 7)) == filled


def test_an_old_link_gives_the_same_judgements_and_a_neutral_seventh(dossier: Dossier) -> None:
    now = rivals(dossier, 7, added=SEVEN)
    view, dropped = View.parse(View(weigh=OLD).query(), now)
    assert dropped == ()
    assert view.weigh == (("", "2222342"), ("c1", "0123442"), ("c2", "4322102x"))
    assert view.query() == "weigh=.2222342~c1.0123442~c2.4322102x"
    # Prior times clue times root of the linked clue, by hand.
    weights = [
        1 * 0.03 * 0.97**0.5, 1 * 0.2 * 0.8**0.5, 1 * 0.5 * 0.5**0.5, 1 * 0.8 * 0.5**0.5,
        3 * 0.97 * 0.2**0.5, 10 * 0.97 * 0.03**0.5, 1 * 0.5 * 0.5**0.5,
    ]  # fmt: skip
    expected = [w / sum(weights) for w in weights]
    assert posterior(now, view.weigh)["posterior"].tolist() == pytest.approx(expected, abs=1e-15)
    # Among the six it says what it said.
    before = posterior(rivals(dossier, 6), OLD)["posterior"].tolist()
    six = [w / sum(weights[:6]) for w in weights[:6]]
    assert before == pytest.approx(six, abs=1e-15)


@pytest.mark.parametrize(
    ("added", "levels", "reason"),
    [
        (SEVEN, "01234", "needs 6 or 7 digits from 0 to 4"),
        (SEVEN, "01234432", "needs 6 or 7 digits from 0 to 4"),
        (SEVEN, "012345", "needs 6 or 7 digits from 0 to 4"),
        ([1, 2, 2, 3], "23", "needs 1, 3 or 4 digits from 0 to 4"),
        ([1, 1], "2", "needs 2 digits from 0 to 4"),
    ],
)  # fmt: skip
def test_any_other_number_is_dropped_with_the_right_ones(
    dossier: Dossier, added: list[int], levels: str, reason: str
) -> None:
    made = rivals(dossier, len(added), added=added)
    for key in ("weigh", "rival"):
        for clue in ("", "c1"):
            view, dropped = View.parse(f"{key}={clue}.{levels}", made)
            assert view == View()
            assert [(d.key, d.value, d.reason) for d in dropped] == [
                (key, f"{clue}.{levels}", reason)
            ]


@settings(max_examples=30)
@given(data=st.data())
def test_whenever_it_was_written_a_weighing_keeps_its_meaning(
    dossier: Dossier, data: st.DataObject
) -> None:
    days = data.draw(st.lists(st.integers(1, 5), min_size=2, max_size=9).map(sorted))
    now = rivals(dossier, len(days), 3, added=days)
    then = data.draw(st.sampled_from(sorted(set(days))))
    many = sum(day <= then for day in days)
    before = rivals(dossier, many, 3, added=days[:many])
    weigh = data.draw(weighings(before))
    view, dropped = View.parse(View(weigh=weigh).query(), now)
    assert dropped == ()
    for (clue, old), (same, new) in zip(weigh, view.weigh, strict=True):
        assert same == clue
        link = "x" * old.endswith("x")
        assert new == old.removesuffix("x") + "2" * (len(days) - many) + link
    # Read again, it is what it is.
    assert View.parse(view.query(), now) == (view, ())
    # The odds of the answers that there were are what they were.
    old = posterior(before, weigh)["posterior"].to_numpy()
    new = posterior(now, view.weigh)["posterior"].to_numpy()[:many]
    assert new / new.sum() == pytest.approx(old, abs=1e-12)


@settings(max_examples=30)
@given(data=st.data())
def test_another_name_of_an_answer_changes_nothing(dossier: Dossier, data: st.DataObject) -> None:
    made = rivals(dossier, 4, 3, added=[1, 1, 2, 3])
    names = data.draw(st.permutations(["w", "x", "y", "z"]))
    other = with_tables(made, explanations=made.explanations.assign(id=names, title=names))
    weigh = data.draw(weighings(made))
    query = View(weigh=weigh, rival=weigh).query()
    assert View.parse(query, other) == View.parse(query, made)
    assert (posterior(other, weigh)["posterior"] == posterior(made, weigh)["posterior"]).all()


@settings(max_examples=10)
@given(order=st.permutations(range(7)))
def test_the_order_of_rows_in_the_file_changes_nothing(
    tmp_path_factory: pytest.TempPathFactory, order: list[int]
) -> None:
    folder = tmp_path_factory.mktemp("order") / "small"
    write(folder)
    head = "id,title,short,summary,place,added,verdict"
    rows = [
        f"{name},Mainly {name},{name},It was {name}.,{k + 1},2026-11-{24 + 3 * (k > 5)},"
        for k, name in enumerate("zyxwvut")
    ]
    text = "\n".join([head, *(rows[k] for k in order)]) + "\n"
    (folder / "explanations.csv").write_text(text, encoding="utf-8")
    made = read_csvs(folder)
    assert widths(made) == (6, 7)
    view, dropped = View.parse("weigh=.444444~no-shame.012344", made)
    assert (view.weigh, dropped) == ((("", "4444442"), ("no-shame", "0123442")), ())
    table = posterior(made, view.weigh)
    assert table["id"].tolist() == list("zyxwvut")
    weights = [0.3, 2, 5, 8, 9.7, 9.7, 0.5]
    assert table["posterior"].tolist() == pytest.approx([w / sum(weights) for w in weights])
