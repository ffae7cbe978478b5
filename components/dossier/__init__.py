"""Load, check and build dossiers: folders of coded facts and their sources.

Loading needs pyarrow and pandas only; the schema and the checks are imported by the tools that
use them, so that the app starts without them.
"""

from .load import Dossier, DossierError, load

__all__ = ["Dossier", "DossierError", "load"]
