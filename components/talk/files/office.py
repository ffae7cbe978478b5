"""Files of office programs: the same bytes for the same content, whenever they are made."""

from __future__ import annotations

import io
import re
from zipfile import ZipFile

from components.dossier.files import archive as packed

#: When a file was made says nothing of what it holds.
_DATED = re.compile(rb"<dcterms:(created|modified)[^>]*>[^<]*</dcterms:\1>")


def settled(archive: bytes) -> bytes:
    """Write an Office file anew without the time of its making, nor that of the files in it."""
    files = {}
    with ZipFile(io.BytesIO(archive)) as old:
        for name in old.namelist():
            body = old.read(name)
            if name.endswith(".xlsx"):
                body = settled(body)
            elif name == "docProps/core.xml":
                body = _DATED.sub(b"", body)
            files[name] = body
    return packed(files)
