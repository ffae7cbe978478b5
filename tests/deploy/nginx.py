"""nginx as deploy/ has it, with addresses and a certificate of a test's own."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.browser.server import ROOT

TEMPLATE = ROOT / "deploy" / "nginx.conf.template"
NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
OPENSSL = shutil.which("openssl")


def filled(folder: Path, **values: str) -> Path:
    """A whole configuration in a folder, made of the template."""
    body = TEMPLATE.read_text(encoding="utf-8")
    for name, value in values.items():
        body = body.replace(f"${{{name}}}", value)
    left = re.findall(r"\$\{[A-Z]+\}", body.partition("\nmap")[2])
    assert left == []
    (folder / "charts.conf").write_text(body)
    # Its workers would be nobody's, who may not write into a test's folder.
    user = "user root;" if hasattr(os, "getuid") and os.getuid() == 0 else ""
    whole = f"""\
{user}
daemon off;
pid {folder}/pid;
error_log {folder}/error.log;
events {{ worker_connections 512; }}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/charts.conf;
}}
"""
    (folder / "nginx.conf").write_text(whole)
    return folder / "nginx.conf"


def certificate(folder: Path, host: str) -> None:
    """A self-signed certificate, named as the template wants it."""
    assert OPENSSL
    command = [OPENSSL, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"]
    kind = "IP" if host[0].isdigit() else "DNS"
    command += ["-subj", f"/CN={host}", "-addext", f"subjectAltName={kind}:{host}"]
    command += ["-keyout", str(folder / "privkey.pem"), "-out", str(folder / "fullchain.pem")]
    subprocess.run(command, check=True, capture_output=True)


@contextmanager
def running(config: Path) -> Iterator[None]:
    """Run it, and end it."""
    assert NGINX
    process = subprocess.Popen([NGINX, "-c", str(config), "-p", str(config.parent)])
    try:
        time.sleep(0.5)
        assert process.poll() is None, (config.parent / "error.log").read_text()
        yield
    finally:
        process.terminate()
        process.wait(10)
