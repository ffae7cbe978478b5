"""Puts pip into the environment that runs this, where there is no ensurepip to do it.

A pip wheel can run from the archive and so installs itself. Only the standard library is used.
The index is PyPI, or PIP_INDEX_URL.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
import urllib.request
from hashlib import sha256
from pathlib import Path
from urllib.parse import urljoin

INDEX = os.environ.get("PIP_INDEX_URL", "https://pypi.org/simple").rstrip("/") + "/pip/"
FINAL = re.compile(r"^pip-(\d+(?:\.\d+)*)-py3-none-any\.whl$")


def newest(files: list[dict]) -> dict:
    """The wheel of the highest final release, among the files of a PEP 691 answer."""
    wheels = [f for f in files if FINAL.match(f["filename"]) and not f.get("yanked")]
    if not wheels:
        raise SystemExit(f"seed_pip: no pip wheel at {INDEX}")
    return max(wheels, key=lambda f: [int(n) for n in FINAL.match(f["filename"])[1].split(".")])


def main() -> None:
    """Fetch the wheel, check its hash, let it install itself."""
    ask = urllib.request.Request(INDEX, headers={"Accept": "application/vnd.pypi.simple.v1+json"})
    with urllib.request.urlopen(ask, timeout=60) as answer:
        wheel = newest(json.load(answer)["files"])
    with urllib.request.urlopen(urljoin(INDEX, wheel["url"]), timeout=120) as answer:
        data = answer.read()
    if sha256(data).hexdigest() != wheel["hashes"]["sha256"]:
        raise SystemExit("seed_pip: the wheel is not what the index says it is")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, wheel["filename"])
        path.write_bytes(data)
        subprocess.run([sys.executable, f"{path}/pip", "install", "--no-index", path], check=True)


if __name__ == "__main__":
    main()
