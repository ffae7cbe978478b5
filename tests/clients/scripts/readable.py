"""``python readable.py FILE``: what readability-lxml keeps of an article."""

import json
import sys
from pathlib import Path

from readability import Document

if __name__ == "__main__":
    print(json.dumps(Document(Path(sys.argv[1]).read_text(encoding="utf-8")).summary()))
