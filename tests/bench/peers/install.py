"""What the peers need, installed once into a cache folder, never into the project."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

HERE = Path(__file__).parent
PACKAGES = {"@observablehq/plot": "0.6.17", "esbuild": "0.25.5"}


def cache() -> Path:
    """Where it is kept; PEERS_CACHE names another folder."""
    base = os.environ.get("PEERS_CACHE") or Path.home() / ".cache" / "353-0-peers"
    return Path(base)


def environment() -> Path:
    """The Python of a virtual environment that holds the pinned peers.

    Raises
    ------
    RuntimeError
        If it cannot be installed.
    """
    wanted = (HERE / "requirements.txt").read_bytes()
    folder = cache() / f"venv-{hashlib.sha256(wanted).hexdigest()[:10]}"
    python = folder / "bin" / "python"
    if not (folder / "done").exists():
        _run([sys.executable, "-m", "venv", "--clear", str(folder)])
        _run([str(python), "-m", "pip", "install", "-q", "-r", str(HERE / "requirements.txt")])
        (folder / "done").write_text("")
    return python


def bundle(site: Path) -> None:
    """The page of Observable Plot as plain files in ``site``.

    Raises
    ------
    RuntimeError
        If there is no npm, or it fails.
    """
    if not shutil.which("npm"):
        raise RuntimeError("Observable Plot needs npm")
    wanted = json.dumps(PACKAGES, sort_keys=True)
    folder = cache() / f"npm-{hashlib.sha256(wanted.encode()).hexdigest()[:10]}"
    if not (folder / "done").exists():
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "package.json").write_text('{"private": true}')
        names = [f"{name}@{version}" for name, version in PACKAGES.items()]
        _run(["npm", "install", "--no-audit", "--no-fund", *names], folder)
        (folder / "done").write_text("")
    shutil.copy(HERE / "plot" / "page.js", folder)
    shutil.copy(HERE / "plot" / "index.html", site)
    command = [str(folder / "node_modules/.bin/esbuild"), "page.js", "--bundle", "--minify"]
    _run([*command, "--format=esm", f"--outfile={site / 'page.js'}"], folder)


def _run(command: Sequence[str], cwd: Path | None = None) -> None:
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"{' '.join(command[:4])} failed:\n{done.stderr[-1500:]}")
