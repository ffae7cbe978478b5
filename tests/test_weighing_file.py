"""A weighing as a file: written, read back, and read when it is not what it claims to be."""

import csv
import io
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.dossier import Dossier
from components.weigh import Weighing
from components.weighing_file import (
    LINK,
    MAX_DROPPED,
    MAX_FILE,
    from_file,
    to_csv,
    to_json,
)
from tests.charts.making import with_tables
from tests.weighing import clues_of, weighings

ONE: Weighing = (("", "222234"), ("us-grants", "242210x"), ("norm-civilised", "432210"))
NO_CLUE = "no such claim in this dossier"


def test_csv_says_each_judgement_in_digits_and_words(dossier: Dossier) -> None:
    rows = list(csv.reader(io.StringIO(to_csv(dossier, ONE), newline="")))
    ids = list(dossier.explanations["id"])
    assert rows[0] == ["clue", *ids, LINK, "what the clue says"]
    assert rows[1] == [
        "prior", *["2 as plausible as the others"] * 4, "3 more plausible",
        "4 far more plausible", "", "",
    ]  # fmt: skip
    assert rows[2][:-1] == [
        "us-grants", "2 as likely as not", "4 all but certain", "2 as likely as not",
        "2 as likely as not", "1 unlikely", "0 all but ruled out", "yes",
    ]  # fmt: skip
    assert rows[2][-1].startswith("A table of US grants")
    assert rows[3][-2] == "no"
    assert [len(row) for row in rows] == [len(ids) + 3] * 4


def test_json_names_the_dossier_and_each_judgement(dossier: Dossier) -> None:
    whole = json.loads(to_json(dossier, ONE))
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


def test_a_spreadsheet_may_have_written_it(dossier: Dossier) -> None:
    text = to_csv(dossier, ONE)
    rows = csv.reader(io.StringIO(text, newline=""))
    out = io.StringIO()
    csv.writer(out, delimiter=";", lineterminator="\n").writerows([*rows, [""] * 9])
    assert from_file("\ufeff" + out.getvalue(), dossier) == (ONE, ())


def test_an_even_prior_takes_no_room(dossier: Dossier) -> None:
    bare: Weighing = (("us-grants", "242210"),)
    assert from_file(to_csv(dossier, (("", "222222"), *bare)), dossier) == (bare, ())


@pytest.mark.parametrize("text", ["", "  \n", "\ufeff"])
def test_an_empty_file_is_no_weighing_and_no_fault(dossier: Dossier, text: str) -> None:
    assert from_file(text, dossier) == ((), ())


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("hello", "lacks the column clue"),
        ("clue,other\r\nus-grants,2\r\n", "lacks the column global-norm"),
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
    whole = json.loads(to_json(dossier, ONE))
    whole["clues"][0]["levels"]["us-leverage"] = levels
    weighing, dropped = from_file(json.dumps(whole), dossier)
    assert weighing == (ONE[0], ONE[2])
    assert [(d.key, d.value, d.reason) for d in dropped] == [("file", value, reason)]


def test_unknown_and_repeated_clues_are_named(dossier: Dossier) -> None:
    text = to_csv(dossier, ONE)
    row = text.splitlines(keepends=True)[3]
    strange = [row.replace("norm-civilised", name) for name in ("gone", "a~us-grants", "a.b")]
    weighing, dropped = from_file(text + row + "".join(strange), dossier)
    assert weighing == ONE
    assert sorted((d.value, d.reason) for d in dropped) == [
        ("a.b", NO_CLUE), ("a~us-grants", NO_CLUE), ("gone.432210", NO_CLUE),
        ("norm-civilised.432210", "weighed twice"),
    ]  # fmt: skip


def test_a_link_that_is_neither_yes_nor_no_is_named(dossier: Dossier) -> None:
    text = to_csv(dossier, ONE).replace(",yes,", ",perhaps,")
    weighing, dropped = from_file(text, dossier)
    assert weighing == (ONE[0], ONE[2])
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
    text = to_csv(with_tables(dossier, claims=claims), ONE)
    assert ",'=HYPERLINK(1)" in text
