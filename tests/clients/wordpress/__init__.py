"""WordPress as Debian has it, with a database of its own in a temporary folder, on loopback."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from playwright.sync_api import BrowserContext, Page

from tests.browser.server import free_port

PACKAGES = (
    "wordpress", "wordpress-theme-twentytwentyone", "wordpress-theme-twentytwentythree",
    "mariadb-server-core", "mariadb-client-core", "php-cli", "php-mysql", "php-xml", "php-mbstring",
)  # fmt: skip
THEMES = ("twentytwentyone", "twentytwentythree")
_HERE, _DEBIAN = Path(__file__).parent, Path("/usr/share/wordpress")


@contextmanager
def running(folder: Path) -> Iterator[str]:
    """A copy of it, installed, with its database; gives its address."""
    site, log = folder / "site", (folder / "log").open("wb")
    shutil.copytree(_DEBIAN, site)  # with what Debian's links lead to
    for name in ("wp-config.php", "install.php"):
        shutil.copy(_HERE / name, site / name)
    (site / "wp-content" / "mu-plugins").mkdir()
    shutil.copy(_HERE / "of-a-test.php", site / "wp-content" / "mu-plugins")
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    # Its visitors' browsers ask for many files at once.
    env = {**os.environ, "WP_HOME": url, "PHP_CLI_SERVER_WORKERS": "4"}
    with log, ExitStack() as stack:

        def run(command: list[str], well: Callable[[], bool]) -> None:
            process = subprocess.Popen(
                command, cwd=site, env=env, stdout=log, stderr=subprocess.STDOUT,
                start_new_session=True,
            )  # fmt: skip
            stack.callback(_end, process)
            until = time.monotonic() + 60
            while not well():
                assert process.poll() is None, (folder / "log").read_text()
                assert time.monotonic() < until, f"{command[0]} does not answer"
                time.sleep(0.1)

        data = f"--datadir={site}/database"
        make = ["mariadb-install-db", "--no-defaults", data, "--skip-test-db", "--user=root"]
        make += ["--auth-root-authentication-method=normal"]
        subprocess.run(make, check=True, stdout=log, stderr=subprocess.STDOUT)
        socket = site / "database.sock"
        serve = ["/usr/sbin/mariadbd", "--no-defaults", data, "--user=root", "--skip-networking"]
        run([*serve, f"--socket={socket}", f"--pid-file={site}/database.pid"], socket.exists)
        subprocess.run(["php", "install.php"], cwd=site, env=env, check=True, stdout=log)
        run(["php", "-S", f"127.0.0.1:{port}", "-t", str(site)], lambda: _answers(url))
        yield url


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=30) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


def _end(process: subprocess.Popen[bytes]) -> None:
    """End it and those that it started: PHP's workers outlive it."""
    if process.poll() is None:
        os.killpg(process.pid, 15)
        process.wait(30)


def log_in(context: BrowserContext, url: str) -> None:
    """As the author."""
    page = context.new_page()
    page.goto(f"{url}/wp-login.php")
    page.fill("#user_login", "author")
    page.fill("#user_pass", "author")
    page.click("#wp-submit")
    page.wait_for_url("**/wp-admin/**")
    page.close()


def _copy(page: Page, text: str) -> None:
    page.evaluate("text => navigator.clipboard.writeText(text)", text)


def write_in_blocks(page: Page, url: str, address: str) -> str:
    """Write and publish a post in the block editor; its address."""
    page.goto(f"{url}/wp-admin/post-new.php")
    _copy(page, address)
    title = page.locator(".editor-post-title")
    title.wait_for(timeout=90_000)
    page.evaluate(
        "wp.data.select('core/edit-post').isFeatureActive('welcomeGuide') && "
        "wp.data.dispatch('core/edit-post').toggleFeature('welcomeGuide')"
    )
    title.click()
    for words in ("Written in blocks", "Words before."):
        page.keyboard.type(words)
        page.keyboard.press("Enter")
    page.keyboard.press("Control+v")
    page.locator(".wp-block-embed iframe").wait_for(timeout=60_000)
    page.evaluate(
        "wp.data.dispatch('core/editor').editPost({status: 'publish'});"
        "wp.data.dispatch('core/editor').savePost()"
    )
    page.wait_for_function("wp.data.select('core/editor').isCurrentPostPublished()")
    return str(page.evaluate("wp.data.select('core/editor').getCurrentPost().link"))


def write_in_classic(page: Page, url: str, address: str) -> str:
    """Write and publish a post in the classic editor; its address."""
    page.context.add_cookies([{"name": "editor", "value": "classic", "url": url}])
    page.goto(f"{url}/wp-admin/post-new.php")
    _copy(page, address)
    page.wait_for_function("window.tinymce?.activeEditor?.initialized")
    page.fill("#title", "Written in the classic editor")
    page.frame_locator("#content_ifr").locator("body#tinymce").click()
    page.keyboard.type("Words before.")
    page.keyboard.press("Enter")
    page.keyboard.press("Control+v")
    page.frame_locator("#content_ifr").locator(".wpview iframe").wait_for(timeout=60_000)
    page.click("#publish")
    page.locator("#message a").first.wait_for(timeout=60_000)
    return str(page.locator("#message a").first.get_attribute("href"))
