"""A reader's weighing as a file: CSV for spreadsheets, JSON for programs, and either read back.

A file holds words next to the digits that a View holds, so that a class can read what was judged.
Reading trusts nothing: what the dossier does not know, or what is no judgement, is named and left
out, and the rest is kept. A file written before an explanation was added is neutral on it.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from components.analysis.weighing import PRIOR, SCALE, Weighing, judgements, prior_levels, write
from components.dossier import Dossier
from components.view import View
from components.view.digits import NEUTRAL, widths
from components.view.parsers import Rejected, drop

#: Longest file that is read, in characters: some fifty times a file with every clue.
MAX_FILE = 1_000_000
#: Most complaints that are listed; beyond them a file is simply not one of ours.
MAX_DROPPED = 20

FORMAT = "353-0 weighing"
PRIOR_ROW = "prior"
LINK = "repeats an earlier clue"
SAYS = "what the clue says"

_DIGIT = re.compile(r"[0-4]")
_YES, _NO = ("yes", "true", "1", "x"), ("", "no", "false", "0")


def to_csv(dossier: Dossier, weighing: Weighing) -> str:
    """Write a weighing as a table: the prior, then a clue a row in the order of weighing.

    Returns
    -------
    str
        Columns ``clue``, one an explanation with a digit from 0 to 4 and its word ("3 likely"),
        ``repeats an earlier clue`` and ``what the clue says``. Lines end in CRLF (RFC 4180).
    """
    ids = list(dossier.explanations["id"])
    said = dict(zip(dossier.claims["id"], dossier.claims["statement"], strict=True))
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(["clue", *ids, LINK, SAYS])
    levels = prior_levels(weighing, len(ids))
    writer.writerow([PRIOR_ROW, *(f"{n} {PRIOR[n][0]}" for n in levels), "", ""])
    for clue in judgements(weighing):
        words = (f"{n} {SCALE[n][0]}" for n in clue.levels)
        link = "yes" if clue.linked else "no"
        writer.writerow([clue.claim, *words, link, _harmless(said.get(clue.claim, ""))])
    return out.getvalue()


def to_json(dossier: Dossier, weighing: Weighing) -> str:
    """Write a weighing as JSON: ``format``, ``dossier``, ``version``, ``prior`` and ``clues``."""
    ids = list(dossier.explanations["id"])
    levels = prior_levels(weighing, len(ids))
    clues = [
        {
            "clue": c.claim,
            "levels": dict(zip(ids, c.levels, strict=True)),
            "words": {i: SCALE[n][0] for i, n in zip(ids, c.levels, strict=True)},
            "repeats": c.linked,
        }
        for c in judgements(weighing)
    ]
    whole = {
        "format": FORMAT, "dossier": dossier.name, "version": dossier.version,
        "prior": dict(zip(ids, levels, strict=True)), "clues": clues,
    }  # fmt: skip
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def from_file(text: str, dossier: Dossier) -> tuple[Weighing, tuple[Rejected, ...]]:
    """Read a weighing from the text of a CSV or JSON file, whichever it is.

    Parameters
    ----------
    text : str
        The file's text; anything.
    dossier : Dossier
        Whose claims and explanations may be named.

    Returns
    -------
    tuple of (str, str)
        The weighing, as a View holds it; empty if nothing could be read.
    tuple of Rejected
        What was left out, and why; at most ``MAX_DROPPED``. Nothing raises.
    """
    if len(text) > MAX_FILE:
        return (), (drop("file", text[:60], f"longer than {MAX_FILE} characters"),)
    text = text.removeprefix("\ufeff")
    if not text.strip():
        return (), ()
    dropped: list[Rejected] = []
    if text.lstrip()[:1] in ("{", "["):
        rows = _json_rows(text, dossier, dropped)
    else:
        rows = _csv_rows(text, dossier, dropped)
    # The URL's own reader decides what is known and what stands there twice.
    found: list[str] = []
    for clue, levels in rows:
        if "~" in clue or "." in clue:
            dropped.append(drop("file", clue, "no such claim in this dossier"))
        else:
            found.append(f"{clue}.{levels}")
    view, more = View.parse({"weigh": "~".join(found)}, dossier)
    dropped += [Rejected("file", d.value, d.reason) for d in more]
    if not view.weigh and not dropped:
        dropped.append(drop("file", text, "holds no weighing"))
    prior = prior_levels(view.weigh, len(dossier.explanations))
    return write(prior, judgements(view.weigh)), tuple(dropped[:MAX_DROPPED])


def _answers(dossier: Dossier) -> dict[str, bool]:
    """Ids of the explanations, and whether a file must have a judgement of each.

    Those that were there from the first must be judged; a file may be older than the others.
    """
    ids, first = list(dossier.explanations["id"]), min(widths(dossier), default=0)
    return {str(id_): place < first for place, id_ in enumerate(ids)}


def _json_rows(text: str, dossier: Dossier, dropped: list[Rejected]) -> Iterable[tuple[str, str]]:
    answers = _answers(dossier)
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError):
        dropped.append(drop("file", text, "is no valid JSON"))
        return []
    if not isinstance(whole, dict) or not isinstance(whole.get("clues", []), list):
        dropped.append(drop("file", text, "holds no weighing"))
        return []
    rows: list[tuple[str, str]] = []
    if "prior" in whole:
        rows += _judged("", whole["prior"], False, answers, dropped)
    for item in whole.get("clues", []):
        if not isinstance(item, dict) or not isinstance(item.get("clue"), str) or not item["clue"]:
            dropped.append(drop("file", _shown(item), "is no clue"))
        else:
            link = item.get("repeats", False)
            rows += _judged(item["clue"], item.get("levels"), link, answers, dropped)
    said = [whole.get("prior"), *(i.get("levels") for i in whole.get("clues", []) if _maps(i))]
    dropped += _strange((name for levels in said if _maps(levels) for name in levels), answers)
    return rows


def _csv_rows(text: str, dossier: Dossier, dropped: list[Rejected]) -> Iterable[tuple[str, str]]:
    answers = _answers(dossier)
    first = text.partition("\n")[0]
    # Spreadsheets write semicolons where a comma is the decimal point.
    mark = max(",;\t", key=first.count)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=mark, strict=True)
    rows: list[tuple[str, str]] = []
    try:
        if reader.fieldnames is None:
            return []
        heads = list(reader.fieldnames)
        needed = ("clue", *(i for i, must in answers.items() if must))
        if missing := [n for n in needed if n not in heads]:
            dropped.append(drop("file", first, f"lacks the column {missing[0]}"))
        if "clue" in heads:
            own = ("clue", LINK, SAYS, "")
            dropped += _strange((n.strip() for n in heads if n.strip() not in own), answers)
        if missing:
            return []
        for line in reader:
            clue = (line["clue"] or "").strip()
            cells = {i: (line[i] or "").strip() for i in answers if i in heads}
            if not clue and not any(cells.values()):
                continue
            if not clue:
                dropped.append(drop("file", " ".join(cells.values()), "is no clue"))
                continue
            name = "" if clue == PRIOR_ROW else clue
            rows += _judged(name, cells, line.get(LINK) or "", answers, dropped)
    except csv.Error:
        dropped.append(drop("file", first, "is no valid CSV"))
    return rows


def _maps(value: Any) -> bool:
    return isinstance(value, Mapping)


def _strange(names: Iterable[str], answers: Mapping[str, bool]) -> list[Rejected]:
    """A complaint for each name that is no explanation's."""
    reason = "no such explanation in this dossier"
    return [drop("file", name, reason) for name in dict.fromkeys(names) if name not in answers]


def _judged(
    clue: str, levels: Any, linked: Any, answers: Mapping[str, bool], dropped: list[Rejected]
) -> list[tuple[str, str]]:
    """One row as ``(claim, digits)``, or a complaint and nothing."""
    shown = clue or PRIOR_ROW
    if not _maps(levels) or any(must and i not in levels for i, must in answers.items()):
        dropped.append(drop("file", shown, "needs one judgement for each explanation"))
        return []
    digits = [_digit(levels.get(i, NEUTRAL)) for i in answers]
    if "" in digits:
        wrong = _shown(levels[list(answers)[digits.index("")]])
        dropped.append(drop("file", f"{shown}: {wrong}", "a judgement is a digit from 0 to 4"))
        return []
    said = _shown(linked).strip().lower()
    if said not in (*_YES, *_NO):
        dropped.append(drop("file", f"{shown}: {_shown(linked)}", f"“{LINK}” is yes or no"))
        return []
    return [(clue, "".join(digits) + ("x" if clue and said in _YES else ""))]


def _digit(value: Any) -> str:
    """The digit of ``3``, ``"3"`` or ``"3 likely"``; "" for anything else."""
    if isinstance(value, bool):
        return ""
    head = next(iter(_shown(value).split(maxsplit=1)), "")
    return head if _DIGIT.fullmatch(head) else ""


def _shown(value: Any) -> str:
    """A value in words; what is nested is not written out, for it may be without end."""
    return str(value) if isinstance(value, str | int | float) else type(value).__name__


def _harmless(text: str) -> str:
    """Text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text
