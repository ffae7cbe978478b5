"""What is said of a rank: at each change of it, and of the whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Any, TypeAlias

from components.charts.chart import Frame, case_of
from components.dossier import Dossier
from components.dossier.defaults import steps as steps_by_data
from components.query.records import rows_of
from components.wording.counting import counted, listing, spelled

#: Value -> name of each step, the best first: a rank is drawn at equal steps.
Steps: TypeAlias = Mapping[float, str]
#: What gives the rank where the case has no words for it.
REPORT = "yearly report"


def notes_on(
    points: list[dict[str, Any]], landmarks: list[dict[str, Any]], steps: Steps
) -> list[dict[str, Any]]:
    """Words at the first report and at every change of rank."""
    law = landmarks[0]["day"] if landmarks else None
    found: list[dict[str, Any]] = []
    held: set[float] = set()
    for i, point in enumerate(points):
        before = points[i - 1]["value"] if i else None
        if point["value"] == before:
            continue
        text = _change(point, before, held, law, steps)
        held.add(point["value"])
        # Beside a landmark the words start right of its rule; the screen leads them back.
        near = [m["x"] for m in landmarks if -0.2 < m["x"] - point["x"] < 1.2]
        x = max([point["x"], *near]) + (0.2 if near else 0.0)
        found.append(
            {"layer": "note", "id": point["id"], "kind": "measure", "year": point["year"],
             "x": x, "pin": point["x"], "value": point["value"], "label": text, "tip": point["tip"],
             "says": point["says"], "doubt": "", "faded": point["faded"]}
        )  # fmt: skip
    return found


def titled(label: str, reason: str) -> str:
    """A step, with why if its source says."""
    return f"{label}. Reason given: {reason}" if reason else label


def year_runs(years: list[int]) -> list[str]:
    """Rising years with those in a row joined: ``2004–2013``, ``2024``."""
    runs: list[list[int]] = []
    for year in years:
        if runs and year == runs[-1][-1] + 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return [f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs]


def _change(
    point: dict[str, Any],
    before: float | None,
    held: set[float],
    law: date | None,
    steps: Steps,
) -> str:
    name = steps.get(point["value"], point["label"])
    when = f"{point['day']:%B %Y}" if point["dated"] else str(point["year"])
    if before is None:
        return f"{when}: first report, {name}"
    if point["label"] != name and point["label"].startswith(steps.get(before, name)):
        verb = point["label"]  # part of the step before it: nothing was raised or lowered
    elif point["value"] in held:
        verb = f"back to {name}"
    else:
        verb = f"{'raised' if point['value'] < before else 'lowered'} to {name}"
    return f"{when}: {verb}{_since(point['day'], law)}"


def _since(day: date, law: date | None) -> str:
    """Say how far from the law a change came, if within two years."""
    if law is None or abs((day - law).days) > 730:
        return ""
    months = round(abs((day - law).days) / 30.44)
    unit = "month" if months == 1 else "months"
    return f", {spelled(months)} {unit} {'before' if day < law else 'after'} the law"


def steps_of(frame: Frame) -> Steps:
    """The steps of the rank that a frame holds."""
    found: Steps = frame.attrs.get("steps", {})
    return found


def shows(dossier: Dossier) -> str:
    """Which rank it is, and how its steps are to be read."""
    case, best = dossier.case, next(iter(steps_by_data(dossier).values()), "the best")
    return case.fill(
        f"{{Home}}'s {{rank}} in the {case.text('rank.report', REPORT)}, "
        f"{best} at the top. {case.text('rank.note')} The step changes on the day the report came "
        "out. † marks years that sources qualify."
    ).replace("  ", " ")


def counts_of(dossier: Dossier, frame: Frame) -> str:
    """How many reports put the country on each step, the most first; for a headline."""
    counts = Counter(point.label for point in layers(frame)[0])
    runs = [f"{name} in {many}" for name, many in counts.most_common()]
    if not runs:
        return dossier.case.fill("{Home}’s {rank}, year by year")
    reports = counted(counts.total(), "yearly report")
    return dossier.case.fill(f"{{Home}}’s {{rank}} in {reports}: ") + listing(runs)


def spells(frame: Frame) -> list[tuple[str, int, int]]:
    """Runs of years on one step: label, first year, last year."""
    runs: list[tuple[str, int, int]] = []
    for point in layers(frame)[0]:
        if runs and runs[-1][0] == point.label:
            runs[-1] = (point.label, runs[-1][1], point.year)
        else:
            runs.append((point.label, point.year, point.year))
    return runs


def describe(frame: Frame) -> str:
    """Alt text: the spells, the changes around the law, what is in view and what is in doubt."""
    points, _, notes = layers(frame)
    case = case_of(frame)
    if not points:
        return case.fill("Nothing is in view: this dossier has no {rank} of {home}.")
    runs = [f"{n} {a}" if a == b else f"{n} {a}–{b}" for n, a, b in spells(frame)]
    text = case.fill("{Home}'s {rank} in ") + (
        f"{counted(len(points), case.text('rank.report', REPORT))}, "
        f"{points[0].year} to {points[-1].year}: {listing(runs, most=12)}."
    )
    text += f" {note}" if (note := case.text("rank.note")) else ""
    text += "".join(f" {note.label}." for note in notes if "the law" in note.label)
    shown = sum(not point.faded for point in points)
    if shown < len(points):
        text += f" {counted(shown, 'report')} of {len(points)} in the chosen period."
    doubted = year_runs([point.year for point in points if point.doubt])
    if doubted:
        text += f" Marked † because sources qualify them: {listing(doubted)}."
    return text


def layers(frame: Frame) -> tuple[list[Any], list[Any], list[Any]]:
    """Points, landmark laws and notes of a frame."""
    rows = rows_of(frame)
    points, laws, notes = (
        [row for row in rows if row.layer == name] for name in ("point", "landmark", "note")
    )
    return points, laws, notes
