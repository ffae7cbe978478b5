"""The files of a deployment say the same, name what is there, and are what their readers read."""

from __future__ import annotations

import configparser
import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
import yaml

from components.classroom.tables import engine_for
from components.serving.public_url import checked, trusted
from tests.browser.server import ROOT
from tests.deploy import licences
from tests.deploy.nginx import NGINX, OPENSSL, TEMPLATE, certificate, filled


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def instructions() -> list[tuple[str, str]]:
    """Each instruction of the Dockerfile with its words."""
    lines = re.sub(r"\\\n\s*", "", read("Dockerfile")).splitlines()
    said = [line.partition(" ") for line in lines if line and not line.startswith("#")]
    return [(name, words.strip()) for name, _, words in said]


def of(name: str) -> list[str]:
    return [words for found, words in instructions() if found == name]


def test_every_file_is_copied_to_a_folder_that_is_named() -> None:
    """Rule DL3045 of hadolint: what a relative address means is said by the stage itself."""
    named = False
    for name, words in instructions():
        named = name == "WORKDIR" or (named and name != "FROM")
        if name in ("COPY", "ADD"):
            assert named or words.split()[-1].startswith("/"), words


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(read("compose.yaml"))
    return found


def unit() -> configparser.ConfigParser:
    found = configparser.ConfigParser(interpolation=None, strict=False)
    found.optionxform = str  # type: ignore[assignment,method-assign]
    found.read_string(read("deploy/charts.service"))
    return found


def test_the_container_has_a_python_that_is_tested() -> None:
    (image,) = {words.split()[0] for words in of("FROM")}
    version = re.fullmatch(r"python:(3\.\d+)-slim-bookworm", image)
    assert version
    matrix = yaml.safe_load(read(".github/workflows/test.yml"))["jobs"]["test"]["strategy"]
    assert version[1] in {job["python"] for job in matrix["matrix"]["include"]}


def test_the_container_holds_what_the_app_is_made_of() -> None:
    kept = [line[1:] for line in read(".dockerignore").splitlines() if line.startswith("!")]
    assert [name for name in kept if not (ROOT / name).exists()] == []
    assert {"app.py", "components", "pages", "data", ".streamlit", "requirements.lock"} <= set(kept)
    assert read(".dockerignore").startswith("*\n")
    for words in of("COPY"):
        *sources, _ = [part for part in words.split() if not part.startswith("--")]
        for source in sources:
            assert source in kept or source == "." or words.startswith("--from=libraries")
    (pip,) = [words for words in of("RUN") if "pip install" in words]
    assert "--require-hashes -r requirements.lock" in pip
    assert of("USER") == ["charts"]
    assert [name for name, _ in instructions()].index("USER") < [
        name for name, _ in instructions()
    ].index("CMD")


def test_all_start_the_app_alike(compose: dict[str, Any]) -> None:
    command = json.loads(of("CMD")[0])
    started = unit()["Service"]["ExecStart"].split()
    assert started[0] == f"{unit()['Service']['WorkingDirectory']}/.venv/bin/python"
    assert command[0] == "python"
    assert [a for a in command[1:] if "address" not in a] == [
        a for a in started[1:] if "address" not in a
    ]
    assert "--server.address=127.0.0.1" in started  # the proxy alone reaches it
    (port,) = of("EXPOSE")
    assert f"--server.port={port}" in command
    health = of("HEALTHCHECK")[0]
    assert f"127.0.0.1:{port}/health" in health
    assert compose["services"]["proxy"]["environment"]["APP"] == f"app:{port}"
    assert (ROOT / command[4]).is_file()


def test_compose_names_what_is_there(compose: dict[str, Any]) -> None:
    services = compose["services"]
    assert services.keys() == {"app", "db", "proxy"}
    for service in services.values():
        assert ("build" in service) != ("image" in service)
        if "image" in service:
            assert re.fullmatch(r"[a-z]+:\d+(\.\d+)?-bookworm", service["image"])
        for volume in service.get("volumes", []):
            source = volume.partition(":")[0]
            there = source in compose["volumes"] or (ROOT / source).exists()
            assert there or source == "./deploy/tls"  # the operator's
        assert set(service["networks"]) <= compose["networks"].keys()
        assert set(service.get("depends_on", [])) <= services.keys()
    head = read("compose.yaml").partition("services:")[0]
    wanted = set(re.findall(r"\$\{([A-Z_]+):\?", read("compose.yaml")))
    assert wanted == {"PUBLIC_URL", "POSTGRES_PASSWORD"}
    assert all(f"#   {name}=" in head for name in wanted)
    assert "deploy/tls" in head
    assert "deploy/tls/" in read(".gitignore").splitlines()


def test_compose_sets_what_the_app_reads(compose: dict[str, Any]) -> None:
    set_there = compose["services"]["app"]["environment"]
    told = read("docs/deployment.md")
    assert [name for name in set_there if f"| `{name}` |" not in told] == []
    (subnet,) = [net["subnet"] for net in compose["networks"]["inside"]["ipam"]["config"]]
    assert trusted(set_there["FORWARDED_ALLOW_IPS"]) == [subnet]
    url = re.sub(r"\$\{[^}]*\}", "secret", set_there["ROOMS_URL"])
    engine = engine_for(url)
    assert (engine.dialect.name, engine.url.host) == ("postgresql", "db")
    own = compose["services"]["db"]["environment"]
    assert engine.url == sa.make_url(
        f"postgresql+psycopg://{own['POSTGRES_USER']}:secret@db/{own['POSTGRES_DB']}"
    )
    example = re.findall(r"#   PUBLIC_URL=(\S+)", read("compose.yaml"))[0]
    prefix = re.findall(r"#   PREFIX=(\S+)", read("compose.yaml"))[0]
    assert checked(example).endswith(prefix)


def test_the_proxy_is_told_all_that_its_template_asks(compose: dict[str, Any]) -> None:
    asked = set(re.findall(r"\$\{([A-Z]+)\}", TEMPLATE.read_text(encoding="utf-8")))
    given = compose["services"]["proxy"]["environment"]
    assert asked == given.keys()
    ports = [port.partition(":")[2] for port in compose["services"]["proxy"]["ports"]]
    assert ports == [given["HTTP"], given["HTTPS"]]


def test_the_unit_keeps_what_rooms_need() -> None:
    service = unit()["Service"]
    assert service["StateDirectory"] == "charts"
    assert re.search(r"^Environment=HOME=/var/lib/charts ", read("deploy/charts.service"), re.M)
    # V8, which makes pictures of drawings, writes the code that it runs.
    assert "MemoryDenyWriteExecute" not in service
    assert unit()["Install"]["WantedBy"] == "multi-user.target"


@pytest.mark.skipif(not (NGINX and OPENSSL), reason="there is no nginx, or no openssl")
@pytest.mark.parametrize("prefix", ["", "/charts"])
def test_nginx_reads_it(tmp_path: Path, prefix: str) -> None:
    certificate(tmp_path, "charts.test")
    values = {"APP": "127.0.0.1:8501", "PREFIX": prefix, "TLS": str(tmp_path), "HTTP": "8080",
              "CACHE": str(tmp_path / "cache"), "HTTPS": "8443"}  # fmt: skip
    config = filled(tmp_path, **values)
    command = [str(NGINX), "-t", "-c", str(config), "-p", str(tmp_path)]
    ran = subprocess.run(command, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr
    assert "[warn]" not in ran.stderr


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="there is no systemd")
def test_systemd_reads_it(tmp_path: Path) -> None:
    text = read("deploy/charts.service").replace("/opt/charts/.venv/bin/python", "/bin/true")
    (tmp_path / "charts.service").write_text(text)
    command = ["systemd-analyze", "verify", str(tmp_path / "charts.service")]
    ran = subprocess.run(command, capture_output=True, text=True)
    own = [line for line in ran.stderr.splitlines() if "charts.service" in line]
    assert own == []


def test_every_library_has_its_licence_listed() -> None:
    listed = dict(re.findall(r"^\| ([\w.-]+) \| (.+) \|$", licences.text(), re.MULTILINE))
    del listed["library"]
    assert sorted(listed) == licences.pinned(), "run: make licences"
    unsaid = [name for name in listed if listed[name] == "see its files"]
    assert unsaid == []
    assert listed["psycopg"] == licences.licence("psycopg") == "LGPL-3.0-only"
    assert licences.licence("no-such-library") is None
