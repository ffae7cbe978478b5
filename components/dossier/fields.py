"""What all tables share: the types of their cells, and what a model says of its rows."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from . import dates

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Own = Annotated[str, StringConstraints(pattern=r"^[^~;&|]{1,40}$")]
Key = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+([.-][a-z0-9]+)*$")]
References = Annotated[
    str, StringConstraints(pattern=r"^[a-z]+:[a-z0-9/-]+(; [a-z]+:[a-z0-9/-]+)*$")
]
Text = Annotated[str, StringConstraints(min_length=1)]
#: One thing that a vote took; of several, all.
_TOOK = (
    r"([1-9][0-9]*( of weight)?|([1-9]/[1-9]|[1-9][0-9]?(\.[0-9]+)?%) of "
    r"(seats|votes|present|weight|weight cast))"
)
NEEDED = rf"^{_TOOK}(; {_TOOK})*$"
Needed = Annotated[str, StringConstraints(pattern=NEEDED)]
Short = Annotated[str, StringConstraints(min_length=1, max_length=40)]
Country = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
Count = Annotated[int, Field(ge=0)]
Weight = Annotated[float, Field(ge=0)]
Years = Annotated[float, Field(ge=0, le=25)]
Edtf = Annotated[str, AfterValidator(dates.checked)]
IsoDate = Annotated[
    str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}$"), AfterValidator(dates.checked)
]
ReadDay = Annotated[
    str, StringConstraints(pattern=r"^\d{4}-\d{2}(-\d{2})?$"), AfterValidator(dates.checked)
]
Address = Annotated[str, StringConstraints(pattern=r"^https?://[^\s/]+\.[^\s/]+(/\S*)?$")]
DATED = {
    "date_from": "First day on which it can have happened; empty if open",
    "date_to": "Last day on which it can have happened; empty if open",
    "date_words": "The date in words",
}


class Row(BaseModel):
    """One row of a table.

    ``KEY`` names the columns that identify it, ``REFS`` the table that a column points into,
    ``DERIVED`` the columns that the build adds, ``ORDER`` the columns by which the build sorts
    (the key if empty). ``CITED``: its rows can have citations, and each needs one unless it is
    ``UNSOURCED``: a step of ours that states nothing of its own. ``INHERITS``: the column that
    names what a row without citations of its own rests on. ``NEEDED``: the table cannot be empty.
    ``RARE``: columns that a workbook's CSV has only where one of them is filled.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    KEY: ClassVar[tuple[str, ...]] = ("id",)
    REFS: ClassVar[dict[str, str]] = {}
    DERIVED: ClassVar[dict[str, str]] = {}
    ORDER: ClassVar[tuple[str, ...]] = ()
    CITED: ClassVar[bool] = True
    UNSOURCED: ClassVar[bool] = False
    RARE: ClassVar[tuple[str, ...]] = ()
    INHERITS: ClassVar[str] = ""
    NEEDED: ClassVar[bool] = False
