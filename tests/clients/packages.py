"""Installs clients: packages of Debian, and into ``.clients`` those of npm and PyPI, pinned."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

from tests.browser.server import ROOT

HERE = ROOT / ".clients"
_PATIENCE = 900


def debian(*names: str) -> str:
    """Have Debian's packages; the version of the first."""
    if not all(map(_version, names)):
        root = [] if os.geteuid() == 0 else ["sudo", "-n"]
        if not shutil.which("apt-get") or (root and not shutil.which("sudo")):
            pytest.skip(f"needs Debian's packages {' '.join(names)}")
        command = [*root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "install", "-y"]
        command += ["-q", "--no-install-recommends", "-o", "DPkg::Lock::Timeout=300", *names]
        _run(command, f"apt-get could not install {' '.join(names)}")
    version = _version(names[0])
    return version.rpartition(":")[2].partition("-")[0]


def _version(name: str) -> str:
    if not shutil.which("dpkg-query"):
        return ""
    command = ["dpkg-query", "--show", "--showformat", "${db:Status-Status} ${Version}", name]
    done = subprocess.run(command, capture_output=True, text=True)
    status, _, version = done.stdout.partition(" ")
    return version if status == "installed" else ""


def npm(versions: dict[str, str]) -> Path:
    """Have npm's packages, by name; the folder whose ``node_modules`` hold them."""
    if not (shutil.which("npm") and shutil.which("node")):
        pytest.skip("needs node and npm")
    folder = HERE / "npm" / next(iter(versions)).replace("/", "_")
    wanted = json.dumps({"private": True, "dependencies": versions}, indent=1)
    filled = folder / "filled.json"
    if not filled.is_file() or filled.read_text() != wanted:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "package.json").write_text(wanted)
        command = ["npm", "install", "--prefix", str(folder), "--ignore-scripts", "--no-audit"]
        _run([*command, "--no-fund", "--loglevel=error"], f"npm could not install {versions}")
        filled.write_text(wanted)
    return folder


def packed(name: str, version: str, *files: str) -> Path:
    """Files of one of npm's packages, without what it depends on; the folder of the package."""
    if not shutil.which("npm"):
        pytest.skip("needs npm")
    folder = HERE / "packed" / f"{name}-{version}"
    if not all((folder / "package" / file).is_file() for file in files):
        folder.mkdir(parents=True, exist_ok=True)
        command = ["npm", "pack", f"{name}@{version}", "--silent", "--pack-destination"]
        _run([*command, str(folder)], f"npm could not fetch {name} {version}")
        (archive,) = folder.glob("*.tgz")
        with tarfile.open(archive) as packed:
            for file in files:
                packed.extract(f"package/{file}", folder, filter="data")
        archive.unlink()
    return folder / "package"


def pypi(versions: dict[str, str]) -> Path:
    """Have PyPI's packages in an environment of their own; its Python."""
    named = [f"{name}=={version}" for name, version in versions.items()]
    folder = HERE / "pypi" / "_".join(versions)
    python, filled = folder / "bin" / "python", folder / "filled.txt"
    if not filled.is_file() or filled.read_text() != "\n".join(named):
        _run([sys.executable, "-m", "venv", "--without-pip", str(folder)], "no environment")
        command = [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet"]
        _run([*command, *named], f"pip could not install {' '.join(named)}")
        filled.write_text("\n".join(named))
    return python


def _run(command: list[str], failed: str) -> None:
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=_PATIENCE
        )
    except subprocess.TimeoutExpired:
        pytest.skip(f"{failed}: no answer in {_PATIENCE} s")
    if done.returncode:
        said = (done.stderr or done.stdout).strip().splitlines() or ["it says nothing"]
        pytest.skip(f"{failed}: {next((x for x in said if 'rror' in x), said[-1])}")
