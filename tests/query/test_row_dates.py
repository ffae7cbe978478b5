"""When what a row tells was."""

import pytest

from components.dossier import Dossier
from components.query.row_dates import NO_DATE, dated

ROWS = {
    ("events", "law-signed"): ("2003-12-08", "2003-12-08", "2003-12-08"),
    ("actors", "law-signed"): ("2003-12-08", "2003-12-08", "2003-12-08"),
    ("measures", "russia-tier/2003"): ("2003", "2003-01-01", "2003-12-31"),
    ("actors", "firestone"): NO_DATE,
    ("claims", "nothing"): NO_DATE,
    ("actors", ""): NO_DATE,
}


@pytest.mark.parametrize(("table", "row"), ROWS)
def test_a_row_has_its_own_date_or_that_of_its_event(
    dossier: Dossier, table: str, row: str
) -> None:
    assert dated(dossier, table, row) == ROWS[table, row]


def test_an_act_has_the_date_of_its_event(dossier: Dossier) -> None:
    acts, events = dossier.pressures, dossier.events.set_index("id")
    for act in acts[acts["event_id"].notna()].itertuples():
        assert dated(dossier, "pressures", act.id)[0] == events.at[act.event_id, "date"]


def test_several_events_have_the_interval_that_holds_them(dossier: Dossier) -> None:
    events = dossier.events
    known = events[events["date_from"].notna() & events["date_to"].notna()].head(3)
    first, last = (
        day.date().isoformat() for day in (known["date_from"].min(), known["date_to"].max())
    )
    asked = " ".join(known["id"])
    assert dated(dossier, "actors", asked) == (f"{first}/{last}", first, last)
    late = events[events["date_from"].isna() & events["date_to"].notna()]["id"].iloc[0]
    date, none, _ = dated(dossier, "actors", f"{asked} {late}")
    assert (date[:3], none) == ("../", "")
