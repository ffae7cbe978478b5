"""Outcomes to which routes of influence are drawn; a View names one by its event."""

from __future__ import annotations

OUTCOMES = {
    "presidential-bill": "The president’s bill is sent in",
    "revised-bill": "The bill is sharpened",
    "duma-353-0": "The vote, 353–0",
    "protocol-ratified": "The protocol is ratified",
    "witness-law": "Witnesses get protection",
    "confiscation-2006": "Confiscation comes back",
}
#: The one that a View stands for as long as it names none.
DEFAULT = "duma-353-0"
