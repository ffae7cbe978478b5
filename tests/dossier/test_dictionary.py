"""The data dictionary and the columns it is made of."""

from components.dossier.cells import PATTERNS
from components.dossier.columns import column, columns
from components.dossier.dictionary import dictionary
from components.dossier.schema import TABLES
from components.dossier.settings import SETTINGS


def test_a_column_carries_the_limits_of_its_model() -> None:
    year = column("sources", "year")
    assert (year.kind, year.required, year.minimum, year.maximum) == ("integer", False, 1, 2999)
    assert column("provisions", "max_years").maximum == 25
    assert column("events", "short").max_length == 40
    assert column("actors", "unnamed").kind == "boolean"
    assert column("votes", "result").enum == ("passed", "rejected")


def test_derived_columns_come_last_and_are_not_authored() -> None:
    assert [c.name for c in columns("events") if c.derived] == [
        "date_from",
        "date_to",
        "date_words",
    ]
    assert [c.name for c in columns("votes")][-3:] == ["date_from", "date_to", "date_words"]
    assert not any(c.derived for c in columns("events", derived=False))


def test_every_pattern_is_put_into_words() -> None:
    patterns = {c.pattern for table in TABLES for c in columns(table) if c.pattern}
    assert patterns == set(PATTERNS)


def test_the_dictionary_has_every_column_once_in_a_sound_table() -> None:
    tables, _, settings = dictionary().partition("The settings of `case`:\n")
    keys = [line.split("`")[1] for line in settings.splitlines() if line.startswith("| `")]
    assert keys == [setting.key for setting in SETTINGS]
    sections = tables.split("### ")[1:]
    assert [section.partition("\n")[0] for section in sections] == list(TABLES)
    for table, section in zip(TABLES, sections, strict=True):
        rows = [line for line in section.splitlines() if line.startswith("| `")]
        assert [row.split("`")[1] for row in rows] == [c.name for c in columns(table)]
        assert all(row.count(" | ") == 2 for row in rows)


def test_a_line_of_the_dictionary() -> None:
    lines = dictionary().splitlines()
    assert (
        "The part an actor played in an event. Key: `event_id`, `actor_id`, `role`. Its CSV may "
        "have a column `source`: `id @ where; id @ where`; left out, those of its `event_id`."
    ) in lines
    assert "| `event_id` | string | The event. An id of events. |" in lines
    assert "| `year` | integer | Year. From 1 to 2999. |" in lines
    assert "| `result` | string | Outcome. One of: `passed`, `rejected`. |" in lines
    assert "| `date_words` | string, derived | The date in words. |" in lines
    assert (
        "| `abstain` | integer, may be empty | Abstentions; empty if no source says. 0 or more. |"
        in lines
    )
