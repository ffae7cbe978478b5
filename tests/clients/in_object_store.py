"""An exported site on an object store: moto in S3's place, filled by the site's own script."""

from __future__ import annotations

import json
import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from components.dossier import Dossier
from components.embed.site.export import Options, export
from components.embed.site.hosting import FILES
from components.view import View
from tests.browser.server import free_port
from tests.clients.conftest import Seen
from tests.clients.packages import pypi
from tests.embed.sites import Stub
from tests.embed.test_export import some

CLIENT = "moto, awscli"
PYPI = {"moto[s3,server]": "5.2.5", "awscli": "1.46.3"}

#: Options of aws, which the script hands on: readers come without a name.
_PUBLIC = ("--acl", "public-read")


@pytest.fixture(scope="module")
def version() -> str:
    return ", ".join(PYPI.values())


@pytest.fixture(scope="module")
def tools() -> Path:
    """Folder of the programs."""
    return pypi(PYPI).parent


@pytest.fixture(scope="module")
def store(tools: Path) -> Iterator[str]:
    """Address of an empty store."""
    port = free_port()
    command = [str(tools / "moto_server"), "-H", "127.0.0.1", "-p", str(port)]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
        url = f"http://127.0.0.1:{port}"
        for _ in range(300):
            with suppress(URLError), urlopen(f"{url}/moto-api/data.json"):
                break
            time.sleep(0.2)
        yield url
        process.terminate()


def test_a_site_under_a_prefix(
    tools: Path, store: str, dossier: Dossier, tmp_path: Path, seen: Seen
) -> None:
    """The site's s3.sh fills a bucket: every file is there, whole, with the type that it needs"""
    site = tmp_path / "site"
    with some():
        export(dossier, site, Options(views=(View(),)), renderers=[Stub()])
    env = os.environ | {
        "PATH": os.pathsep.join([str(tools), *os.get_exec_path()]),
        "AWS_DEFAULT_REGION": "us-east-1", "AWS_EC2_METADATA_DISABLED": "true",
        "AWS_ACCESS_KEY_ID": "a", "AWS_SECRET_ACCESS_KEY": "b",
    }  # fmt: skip
    there = ["--endpoint-url", store]
    for command in (
        ["aws", "s3", "mb", "s3://paper", *there],
        ["sh", str(site / "s3.sh"), "s3://paper/charts", "--only-show-errors", *_PUBLIC, *there],
    ):
        done = subprocess.run(command, env=env, capture_output=True, text=True, timeout=300)
        assert done.returncode == 0, done.stderr[-600:]
    index = json.loads((site / "index.json").read_text(encoding="utf-8"))
    # What tells servers of other kinds their types stays at home.
    listed = [f for f in (*index["files"], *index["others"]) if f["path"] not in FILES]
    for file in listed:
        with urlopen(f"{store}/paper/charts/{file['path']}") as answer:
            body, kind = answer.read(), answer.headers["Content-Type"]
        assert body == (site / file["path"]).read_bytes(), file["path"]
        assert kind == file["media_type"], file["path"]
    seen(f"{len(listed)} files, each with its bytes and type")
