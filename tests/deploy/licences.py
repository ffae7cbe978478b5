"""Under what each library of the app is given, as it says itself: ``make licences``."""

from __future__ import annotations

import re
from importlib.metadata import PackageNotFoundError, metadata

from packaging.utils import canonicalize_name

from tests.browser.server import ROOT

PAGE = ROOT / "docs" / "licences.md"
_HEAD = """\
# Licences

Ours: code MIT ([LICENSE](../LICENSE)), data CC BY 4.0 ([data/LICENSE](../data/LICENSE)). Faces:
SIL Open Font License 1.1, beside their files. Plotly's bundle: MIT, beside it.

Each library that `requirements.lock` pins, with what it says of itself. `make licences` writes this
list; `make sbom` writes the same with versions and hashes, as CycloneDX.

| library | licence |
|---|---|
"""
#: What only says that there is a licence, or is the whole text of one.
_SHORT = 60


def pinned() -> list[str]:
    """Names of all that the app's lock file pins."""
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    return sorted({canonicalize_name(n) for n in re.findall(r"^([\w.-]+)==", lock, re.MULTILINE)})


def licence(name: str) -> str | None:
    """What a library says of its licence; None where it is not installed on this system."""
    try:
        said = metadata(name)
    except PackageNotFoundError:
        return None
    classes = [c.rpartition(" :: ")[2] for c in said.get_all("Classifier", []) if "License ::" in c]
    known = [said[key] for key in ("License-Expression", "License") if key in said]
    own = next((text.strip() for text in known if text), "")
    short = own if own and len(own) < _SHORT and "\n" not in own else ""
    return short or "; ".join(classes) or "see its files"


def page() -> str:
    """The whole page; what is not installed here keeps the line that it had."""
    old = dict(re.findall(r"^\| ([\w.-]+) \| (.+) \|$", text(), re.MULTILINE))
    rows = [(name, licence(name) or old.get(name, "only on other systems")) for name in pinned()]
    return _HEAD + "".join(f"| {name} | {said} |\n" for name, said in rows)


def text() -> str:
    """The page as it lies there; "" if it does not."""
    return PAGE.read_text(encoding="utf-8") if PAGE.is_file() else ""


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
