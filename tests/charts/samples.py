"""Rows of the newer tables as they may come: figures of enforcement, and demands."""

from __future__ import annotations

from typing import Any

import pandas as pd

from components.dossier import Dossier
from components.dossier.dates import bounds, words
from tests.charts.making import with_tables

#: Figures that contradict each other, bounds, sums over years, parts of the country, and gaps.
FIGURES = (
    ("2004-a", "2004", "registered", "trafficking", "cases", 17, "exactly", None),
    ("2004-b", "2004", "registered", "slave labour", "cases", 8, "exactly", None),
    ("2004", "2004", "registered", "both articles", "cases", 25, "exactly", None),
    ("to-2005", "2003-12/2005-09", "registered", "both articles", "cases", 23, "exactly", None),
    ("to-2007", "2003-12/2007-10", "registered", "both articles", "cases", 350, "at least", None),
    ("2008-place", "2008", "registered", "both articles", "cases", 8, "exactly", "Moscow"),
    ("2009-place", "2009", "registered", "both articles", "cases", 17, "exactly", "Moscow"),
    ("2016", "2016", "registered", "both articles", "cases", 23, "about", None),
    ("2018", "2018", "registered", "trafficking", "cases", 24, "exactly", None),
    ("2018-solved", "2018", "solved", "trafficking", "cases", 18, "exactly", None),
    ("2018-people", "2018", "prosecuted", "trafficking", "people", 27, "exactly", None),
    ("court", "2003-12/2007-10", "brought to court", "both articles", "cases", 10, "exactly", None),
    ("people-2005", "2003-12/2005-09", "convicted", "both articles", "people", 7, "at least", None),
    ("people-2010", "2010", "convicted", "both articles", "people", 31, "exactly", None),
    ("people-2010-b", "2010", "convicted", "both articles", "people", 11, "at most", None),
)  # fmt: skip

_FIELDS = ("id", "date", "step", "offence", "unit", "value", "bound", "place")


def dated(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows with what a build derives from their dates."""
    found = [bounds(date) for date in rows["date"]]
    return rows.assign(
        date_from=pd.to_datetime(pd.Series([low for low, _ in found], dtype="object")),
        date_to=pd.to_datetime(pd.Series([high for _, high in found], dtype="object")),
        date_words=[words(date) for date in rows["date"]],
    )


def cited(dossier: Dossier, table: str, ids: list[str], **also: str) -> pd.DataFrame:
    """Citations of a dossier, and one that supports each of the new rows."""
    sources = list(dossier.sources["id"])
    rows = [
        {"table": table, "row_id": row, "column": None, "source_id": sources[k % len(sources)],
         "locator": f"p. {k + 1}", "relation": "supports", "value": None, "note": None, **also}
        for k, row in enumerate(ids)
    ]  # fmt: skip
    kept = dossier.citations[dossier.citations["table"] != table]
    return pd.concat([kept, pd.DataFrame(rows, columns=kept.columns)], ignore_index=True)


def with_figures(dossier: Dossier, rows: Any = FIGURES) -> Dossier:
    """A dossier with these figures of enforcement, each cited."""
    frame = pd.DataFrame(list(rows), columns=_FIELDS).astype({"value": "int64"})
    return with_tables(
        dossier, enforcement=dated(frame), citations=cited(dossier, "enforcement", [*frame["id"]])
    )


#: Demands of every camp and fate: with an event and without, answered by a clause and by none.
DEMANDS = (
    ("crime", "2002-11", "", "activists", "A", "B", "Make trafficking a crime", "enacted",
     "law-trafficking", "stated"),
    ("care", "2003-02", "draft-march-2003", "activists", "A", "B", "Shelters paid by the state",
     "dropped", "", "stated"),
    ("status", "2003-02", "draft-march-2003", "activists", "A", "B", "A legal status for victims",
     "dropped", "", "stated"),
    ("spared", "2003-02", "", "activists", "C", "B", "No punishment of victims", "later",
     "later-release", "stated"),
    ("teach", "2003-02", "draft-march-2003", "activists", "C", "", "Public education", "dropped",
     "", "self-claimed"),
    ("men", "2003-03", "", "activists", "C", "B", "Cover men who are made to work", "enacted",
     "law-men-as-labourers", "inferred"),
    ("firmer", "2003-10/2003-12", "firestone-call", "foreign government", "D", "E",
     "Longer terms than the bill had", "enacted", "law-aggravating", "alleged"),
    ("slave", "2003", "", "foreign government", "D", "B", "Slave labour a crime of its own",
     "enacted", "law-slave-labour", "stated"),
    ("witness", "2003", "us-visit-march-2004", "foreign government", "D", "B",
     "A law to protect witnesses", "later", "later-witness-law", "stated"),
    ("aid", "2002", "", "foreign government", "D", "B", "A plan for victims' care", "unknown", "",
     "stated"),
    ("punish", "2000-12", "", "treaty", "F", "B", "Punish trafficking", "enacted",
     "law-trafficking", "stated"),
    ("define", "2000-12", "", "treaty", "F", "B", "The protocol's definition", "softened",
     "law-any-exploitation", "stated"),
    ("help", "2000-12", "", "treaty", "F", "B", "Consider helping victims", "dropped", "",
     "stated"),
    ("code", "2003-10-27?", "presidential-bill", "executive", "E", "B", "Change the Code only",
     "enacted", "law-trafficking", "stated"),
    ("terms", "2003-10-27?", "presidential-bill", "executive", "E", "B", "Terms of up to 15 years",
     "enacted", "law-127-1-part-3", "stated"),
    ("letter", "2003-10", "", "allies abroad", "G", "E", "Pass the law this year", "enacted",
     "law-trafficking", "stated"),
    ("legal", "2002-11", "", "opponents", "H", "B", "Keep selling sex out of the law", "softened",
     "law-prostitution", "alleged"),
    ("weaker", "2003-03", "", "opponents", "H", "B", "A weaker bill", "dropped", "", "inferred"),
)  # fmt: skip
_ROLES = {
    "A": "angel-coalition", "B": "duma", "C": "local-activists", "D": "us-government",
    "E": "putin", "F": "united-nations", "G": "letter-signatories", "H": "legalisation-advocates",
    "": None,
}  # fmt: skip


def with_demands(dossier: Dossier, rows: Any = DEMANDS) -> Dossier:
    """The shipped dossier with these demands, each cited."""
    frame = pd.DataFrame(
        [
            {"id": i, "date": date, "event_id": event or None, "camp": camp,
             "from_actor": _ROLES.get(asked, asked), "to_actor": _ROLES.get(of, of),
             "title": title, "short": title[:40], "summary": f"{title}.", "fate": fate,
             "provision_id": clause or None, "assertion": assertion}
            for i, date, event, camp, asked, of, title, fate, clause, assertion in rows
        ],
        columns=list(dossier.demands.columns[:12]),
    )  # fmt: skip
    return with_tables(
        dossier, demands=dated(frame), citations=cited(dossier, "demands", [*frame["id"]])
    )


def full(dossier: Dossier) -> Dossier:
    """The shipped dossier with both tables filled."""
    return with_demands(with_figures(dossier))
