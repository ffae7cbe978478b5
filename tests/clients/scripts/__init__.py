"""Runs a small program beside a client's packages, and reads the JSON that it prints."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

from tests.clients.conftest import Charts

_HERE = Path(__file__).parent


def node(script: str, packages: Path, charts: Charts, *args: str) -> Any:
    """By node, with npm's packages in a folder."""
    env = {
        "NODE_PATH": str(packages / "node_modules"),
        "NODE_EXTRA_CA_CERTS": str(charts.certificate),
    }
    return _said(["node", str(_HERE / script), *args], env)


def python(script: str, interpreter: Path, charts: Charts, *args: str) -> Any:
    """By a Python with PyPI's packages."""
    env = dict.fromkeys(
        ("SSL_CERT_FILE", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"), str(charts.certificate)
    )
    return _said([str(interpreter), str(_HERE / script), *args], env)


def _said(command: list[str], env: dict[str, str]) -> Any:
    done = subprocess.run(
        command, env={**os.environ, **env}, capture_output=True, text=True, timeout=150
    )
    assert done.returncode == 0, (done.stderr or done.stdout)[-600:]
    return json.loads(done.stdout.splitlines()[-1])  # before it, what they log
