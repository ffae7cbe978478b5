"""The app at an https address, a Chromium, and the table of what was seen."""

from __future__ import annotations

import ssl
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.browser import chromium
from tests.browser.articles import fetched
from tests.browser.server import Server, free_port
from tests.clients.table import Row, lines
from tests.deploy.nginx import OPENSSL, certificate

Seen = Callable[[str], None]


@dataclass(frozen=True)
class Charts:
    """Where the app is seen, and the certificate that its visitors must believe."""

    url: str
    certificate: Path

    def embed(self, chart: str, query: str = "") -> str:
        """Address of a chart's document."""
        return f"{self.url}/embed/russia-2003/{chart}.html{query and '?' + query}"

    def get(self, path: str) -> bytes:
        """What stands at a path; a busy server is asked again."""
        trusted = ssl.create_default_context(cafile=self.certificate)
        return fetched(self.url + path, context=trusted)


@pytest.fixture(scope="session")
def charts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Charts]:
    """The running app; content systems make a frame of an https address only."""
    if not OPENSSL:
        pytest.skip("needs openssl")
    folder: Path = tmp_path_factory.mktemp("tls")
    certificate(folder, "127.0.0.1")
    port = free_port()
    url = f"https://127.0.0.1:{port}"
    server = Server(port=port, tls=folder, env={"PUBLIC_URL": url})
    server.start()
    yield Charts(url, folder / "fullchain.pem")
    server.stop()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium."""
    path = chromium.find()
    if not path:
        pytest.skip("needs Chromium: run `python -m tests.browser.chromium`")
    with chromium.opened(path) as browser:
        yield browser


@pytest.fixture
def seen(version: str, record_property: Callable[[str, Any], None]) -> Seen:
    """Puts into the table what was seen of the module's client."""
    record_property("version", version)
    return lambda text: record_property("seen", text)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: Any) -> Any:
    report = yield
    assert isinstance(item, pytest.Function)
    if report.when == "call" or (report.when == "setup" and not report.passed):
        said = dict(item.user_properties)
        words = (item.function.__doc__ or item.name).splitlines()[0]
        if hasattr(item, "callspec"):
            words += f" [{item.callspec.id}]"
        if report.skipped:
            seen = f"not run: {report.longrepr[2].removeprefix('Skipped: ')}"
        elif report.failed:
            seen = f"FAILED: {(str(call.excinfo.value).splitlines() or ['no words'])[0]}"
        else:
            seen = str(said.get("seen", ""))
        client = str(said.get("client", item.module.CLIENT))
        version = str(said.get("version", "not to be had" if report.skipped else ""))
        item.config.stash[_ROWS].append(Row(client, version, words, seen))
    return report


_ROWS = pytest.StashKey[list[Row]]()


def pytest_configure(config: pytest.Config) -> None:
    config.stash[_ROWS] = []


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    terminalreporter.section("other people's software")
    rows = config.stash[_ROWS]
    for line in lines(rows):
        terminalreporter.write_line(line)
