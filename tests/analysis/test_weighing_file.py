"""A weighing as a file: written, read back, and read when it is not what it claims to be."""

import csv
import io
import json
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.analysis.weighing import Weighing
from components.analysis.weighing_file import (
    LINK,
    MAX_DROPPED,
    MAX_FILE,
    from_file,
    to_csv,
    to_json,
)
from components.dossier import Dossier
from tests.analysis.weighings import clues_of, full, weighings
from tests.charts.making import with_tables

NO_CLUE = "no such claim in this dossier"
NO_ANSWER = "no such explanation in this dossier"


def one(dossier: Dossier) -> Weighing:
    """A weighing of two clues, from a prior that is not even."""
    said = (("", "222234"), ("us-grants", "242210x"), ("norm-civilised", "432210"))
    return full(dossier, said)


def later(dossier: Dossier) -> Dossier:
    """The first three explanations, and a fourth that was added a year after them."""
    said = dossier.explanations.head(4).assign(added=["2026-11-24"] * 3 + ["2027-11-24"])
    claims = dossier.claims[dossier.claims["explanation_id"].isin(said["id"])]
    return with_tables(dossier, explanations=said.reset_index(drop=True), claims=claims)


def test_csv_says_each_judgement_in_digits_and_words(dossier: Dossier) -> None:
    rows = list(csv.reader(io.StringIO(to_csv(dossier, one(dossier)), newline="")))
    ids = list(dossier.explanations["id"])
    assert rows[0] == ["clue", *ids, LINK, "what the clue says"]
    more = len(ids) - 6
    assert rows[1] == [
        "prior", *["2 as plausible as the others"] * 4, "3 more plausible",
        "4 far more plausible", *["2 as plausible as the others"] * more, "", "",
    ]  # fmt: skip
    assert rows[2][:-1] == [
        "us-grants", "2 as likely as not", "4 all but certain", "2 as likely as not",
        "2 as likely as not", "1 unlikely", "0 all but ruled out", *["2 as likely as not"] * more,
        "yes",
    ]  # fmt: skip
    assert rows[2][-1].startswith("A table of US grants")
    assert rows[3][-2] == "no"
    assert [len(row) for row in rows] == [len(ids) + 3] * 4


def test_json_names_the_dossier_and_each_judgement(dossier: Dossier) -> None:
    whole = json.loads(to_json(dossier, one(dossier)))
    assert (whole["format"], whole["dossier"]) == ("353-0 weighing", "russia-2003")
    assert whole["version"] == dossier.version
    assert whole["prior"]["us-leverage"] == 4
    first, second = whole["clues"]
    assert (first["clue"], first["repeats"]) == ("us-grants", True)
    assert first["levels"]["local-activists"] == 4
    assert first["words"]["us-leverage"] == "all but ruled out"
    assert (second["clue"], second["repeats"]) == ("norm-civilised", False)


@settings(max_examples=40)
@given(data=st.data())
def test_what_is_saved_is_what_is_read(dossier: Dossier, data: st.DataObject) -> None:
    weighing = data.draw(weighings(dossier))
    assert from_file(to_csv(dossier, weighing), dossier) == (weighing, ())
    assert from_file(to_json(dossier, weighing), dossier) == (weighing, ())


@pytest.mark.parametrize("end", ["\n", "\r"])
def test_a_spreadsheet_may_have_written_it(dossier: Dossier, end: str) -> None:
    text = to_csv(dossier, one(dossier))
    rows = csv.reader(io.StringIO(text, newline=""))
    out = io.StringIO()
    csv.writer(out, delimiter=";", lineterminator=end).writerows([*rows, [""] * 9])
    assert from_file("\ufeff" + out.getvalue(), dossier) == (one(dossier), ())


def test_an_even_prior_takes_no_room(dossier: Dossier) -> None:
    bare = full(dossier, (("us-grants", "242210"),))
    even = full(dossier, (("", "222222"), *bare))
    assert from_file(to_csv(dossier, even), dossier) == (bare, ())


@pytest.mark.parametrize("text", ["", "  \n", "\ufeff"])
def test_an_empty_file_is_no_weighing_and_no_fault(dossier: Dossier, text: str) -> None:
    assert from_file(text, dossier) == ((), ())


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("hello", "lacks the column clue"),
        ("clue\r\nus-grants\r\n", "lacks the column global-norm"),
        ("\x00\x01", "lacks the column clue"),
        ("{", "is no valid JSON"),
        ("[" * 100_000, "is no valid JSON"),
        ("[1, 2]", "holds no weighing"),
        ("{}", "holds no weighing"),
        ('{"clues": 3}', "holds no weighing"),
        ('{"clues": [3]}', "is no clue"),
        ('{"clues": [{"clue": ""}]}', "is no clue"),
        ('{"clues": [{"clue": ["us-grants"]}]}', "is no clue"),
        ('{"clues": [{"clue": "us-grants"}]}', "needs one judgement for each explanation"),
        ('{"prior": {"us-leverage": 4}}', "needs one judgement for each explanation"),
        ('{"prior": [2, 2, 2, 2, 2, 2]}', "needs one judgement for each explanation"),
        ("a" * (MAX_FILE + 1), f"longer than {MAX_FILE} characters"),
        ('clue,"' + "x" * 200_000, "is no valid CSV"),
    ],
)
def test_a_file_that_is_none_of_ours_is_refused_with_the_reason(
    dossier: Dossier, text: str, reason: str
) -> None:
    weighing, dropped = from_file(text, dossier)
    assert weighing == ()
    assert [d.reason for d in dropped] == [reason]
    assert len(str(dropped[0])) < 250


@pytest.mark.parametrize(
    ("levels", "value", "reason"),
    [
        (5, "us-grants: 5", "a judgement is a digit from 0 to 4"),
        (-1, "us-grants: -1", "a judgement is a digit from 0 to 4"),
        (True, "us-grants: True", "a judgement is a digit from 0 to 4"),
        (2.5, "us-grants: 2.5", "a judgement is a digit from 0 to 4"),
        (None, "us-grants: NoneType", "a judgement is a digit from 0 to 4"),
        ([[2]], "us-grants: list", "a judgement is a digit from 0 to 4"),
        ("", "us-grants: ", "a judgement is a digit from 0 to 4"),
        ("²", "us-grants: ²", "a judgement is a digit from 0 to 4"),
        ("22", "us-grants: 22", "a judgement is a digit from 0 to 4"),
    ],
)
def test_one_bad_judgement_costs_its_row_only(
    dossier: Dossier, levels: object, value: str, reason: str
) -> None:
    whole = json.loads(to_json(dossier, one(dossier)))
    whole["clues"][0]["levels"]["us-leverage"] = levels
    weighing, dropped = from_file(json.dumps(whole), dossier)
    assert weighing == one(dossier)[::2]
    assert [(d.key, d.value, d.reason) for d in dropped] == [("file", value, reason)]


def test_unknown_and_repeated_clues_are_named(dossier: Dossier) -> None:
    text = to_csv(dossier, one(dossier))
    row = text.splitlines(keepends=True)[3]
    strange = [row.replace("norm-civilised", name) for name in ("gone", "a~us-grants", "a.b")]
    weighing, dropped = from_file(text + row + "".join(strange), dossier)
    digits = dict(one(dossier))["norm-civilised"]
    assert weighing == one(dossier)
    assert sorted((d.value, d.reason) for d in dropped) == [
        ("a.b", NO_CLUE), ("a~us-grants", NO_CLUE), (f"gone.{digits}", NO_CLUE),
        (f"norm-civilised.{digits}", "weighed twice"),
    ]  # fmt: skip


def test_a_link_that_is_neither_yes_nor_no_is_named(dossier: Dossier) -> None:
    text = to_csv(dossier, one(dossier)).replace(",yes,", ",perhaps,")
    weighing, dropped = from_file(text, dossier)
    assert weighing == one(dossier)[::2]
    assert dropped[0].value == "us-grants: perhaps"


def test_complaints_come_to_an_end(dossier: Dossier) -> None:
    text = json.dumps({"clues": [1] * 500})
    assert len(from_file(text, dossier)[1]) == MAX_DROPPED


@given(text=st.text())
def test_no_text_raises(dossier: Dossier, text: str) -> None:
    weighing, dropped = from_file(text, dossier)
    assert weighing == ()
    assert bool(dropped) == bool(text.removeprefix("\ufeff").strip())


@given(
    whole=st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(
            st.sampled_from(["prior", "clues", "clue", "levels", "repeats", "us-leverage"]), inner
        ),
        max_leaves=12,
    )
)  # fmt: skip
def test_no_json_raises(dossier: Dossier, whole: object) -> None:
    weighing, dropped = from_file(json.dumps(whole), dossier)
    assert weighing == ()
    assert dropped


@settings(max_examples=40)
@given(data=st.data())
def test_a_damaged_file_keeps_only_what_a_view_may_hold(
    dossier: Dossier, data: st.DataObject
) -> None:
    weighing = data.draw(weighings(dossier))
    text = to_csv(dossier, weighing)
    at = data.draw(st.integers(0, len(text)))
    broken = text[:at] + data.draw(st.text(max_size=5)) + text[at + data.draw(st.integers(0, 9)) :]
    found, _ = from_file(broken, dossier)
    assert set(clues_of(found)) <= set(dossier.claims["id"])
    for clue, levels in found:
        assert set(levels.removesuffix("x" if clue else "")) <= set("01234")


def test_a_statement_cannot_run_in_a_spreadsheet(dossier: Dossier) -> None:
    claims = dossier.claims.copy()
    claims.loc[claims["id"] == "us-grants", "statement"] = "=HYPERLINK(1)"
    text = to_csv(with_tables(dossier, claims=claims), one(dossier))
    assert ",'=HYPERLINK(1)" in text


# Files of a dossier that has changed since.


@pytest.mark.parametrize("written", [to_csv, to_json])
def test_a_file_from_before_an_answer_was_added_is_neutral_on_it(
    dossier: Dossier, written: Callable[[Dossier, Weighing], str]
) -> None:
    now = later(dossier)
    before = with_tables(now, explanations=now.explanations.head(3))
    old: Weighing = (("", "234"), ("norm-civilised", "410x"))
    text = written(before, old)
    assert from_file(text, now) == ((("", "2342"), ("norm-civilised", "4102x")), ())
    # What was there from the first is still asked for.
    rest = with_tables(now, explanations=now.explanations.drop(index=1).reset_index(drop=True))
    weighing, dropped = from_file(written(rest, (("norm-civilised", "410"),)), now)
    assert weighing == ()
    assert {d.reason for d in dropped} <= {
        "lacks the column local-activists", "needs one judgement for each explanation",
    }  # fmt: skip
    assert dropped


@settings(max_examples=40)
@given(data=st.data())
def test_a_file_is_read_by_name_whatever_the_order_of_its_columns(
    dossier: Dossier, data: st.DataObject
) -> None:
    weighing = data.draw(weighings(dossier))
    rows = list(csv.reader(io.StringIO(to_csv(dossier, weighing), newline="")))
    order = data.draw(st.permutations(range(len(rows[0]))))
    out = io.StringIO()
    csv.writer(out).writerows([row[k] for k in order] for row in rows)
    assert from_file(out.getvalue(), dossier) == (weighing, ())


def test_columns_of_no_answer_are_named_and_the_rest_is_read(dossier: Dossier) -> None:
    rows = list(csv.reader(io.StringIO(to_csv(dossier, one(dossier)), newline="")))
    out = io.StringIO()
    csv.writer(out).writerows([[*rows[0], "gone"], *([*row, "2"] for row in rows[1:])])
    weighing, dropped = from_file(out.getvalue(), dossier)
    assert weighing == one(dossier)
    assert [(d.value, d.reason) for d in dropped] == [("gone", NO_ANSWER)]
    whole = json.loads(to_json(dossier, one(dossier)))
    for levels in (whole["prior"], *(clue["levels"] for clue in whole["clues"])):
        levels["gone"] = 3
    weighing, dropped = from_file(json.dumps(whole), dossier)
    assert weighing == one(dossier)
    assert [(d.value, d.reason) for d in dropped] == [("gone", NO_ANSWER)]


def test_the_column_of_a_renamed_answer_is_named_beside_the_one_it_lacks(dossier: Dossier) -> None:
    text = to_csv(dossier, one(dossier)).replace("clue,global-norm,", "clue,world-norm,")
    weighing, dropped = from_file(text, dossier)
    assert weighing == ()
    assert [d.reason for d in dropped] == ["lacks the column global-norm", NO_ANSWER]
    assert dropped[1].value == "world-norm"
