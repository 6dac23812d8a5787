"""Real proxies before the real atlas, as deploy/ has them.

On this machine only, with a name of its own, a certificate of a day, and other ports.
"""

import gzip
import os
import socket
import ssl
import subprocess
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from getpass import getuser
from http.client import HTTPConnection
from pathlib import Path

from tests.deploy.install import find

DEPLOY = Path(__file__).parents[2] / "deploy"
NAME = "atlas.example.org"
HERE = "127.0.0.1"
SOON = 60  # seconds; the machine may be busy
CUT_OFF = 18  # how curl ends where an answer does before its announced length
NGINX = """
daemon off;
user {user};
pid {folder}/pid;
error_log {folder}/errors;
events {{}}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/site;
}}
"""
CADDY = """{{
	admin off
	local_certs
	skip_install_trust
	default_bind {here}
	http_port {plain}
	https_port {tls}
}}
"""


@dataclass(frozen=True)
class Answer:
    """What came of a request."""

    status: int
    headers: list[tuple[str, str]]
    body: bytes

    def all(self, name):
        """Return every header of a name."""
        return [value for known, value in self.headers if known.lower() == name.lower()]

    @property
    def text(self):
        packed = self.all("Content-Encoding") == ["gzip"]
        return (gzip.decompress(self.body) if packed else self.body).decode()


@dataclass(frozen=True)
class Proxy:
    """A proxy that runs, and whom it is asked as."""

    plain: int
    tls: int
    base: str = ""

    def ask(self, path, method="GET", body=None, *, secure=True, **headers):
        """Return what a browser gets that calls the site by its name."""
        there = socket.create_connection((HERE, self.tls if secure else self.plain), SOON)
        if secure:
            trusting = ssl.create_default_context()
            trusting.check_hostname, trusting.verify_mode = False, ssl.CERT_NONE
            there = trusting.wrap_socket(there, server_hostname=NAME)
        connection = HTTPConnection(NAME)
        connection.sock = there
        try:
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request(method, self.base + path, body, named)
            found = connection.getresponse()
            return Answer(found.status, found.getheaders(), found.read())
        finally:
            connection.close()

    def send_form(self, path, field, file, **headers):
        """Return what a browser gets that sends a file: status, and where that leads."""
        site = f"https://{NAME}:{self.tls}"
        named = [f"-H{name}: {value}" for name, value in headers.items()]
        there = ("--resolve", f"{NAME}:{self.tls}:{HERE}", *named, "-F", f"{field}=@{file}")
        told = ("-sk", "-o", os.devnull, "-w", "%{http_code} %{redirect_url}")
        command = (find("curl"), *told, *there, site + self.base + path)
        ran = subprocess.run(command, check=False, capture_output=True, text=True)
        # A proxy may hang up on who is still sending what was refused: the page is cut then.
        assert ran.returncode in (0, CUT_OFF), (ran.returncode, ran.stderr)
        status, _, leads = ran.stdout.partition(" ")
        return int(status), leads.removeprefix(site)


def free_ports(number):
    """Return ports that nobody listens on."""
    held = [socket.create_server((HERE, 0)) for _ in range(number)]
    ports = [one.getsockname()[1] for one in held]
    for one in held:
        one.close()
    return ports


def nginx(folder, atlas, plain, tls, base):
    """Write the configuration of nginx, and return its command."""
    key = [f"{folder}/{name}" for name in ("atlas.pem", "atlas.key")]
    made = ("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1")
    subject = ("-subj", f"/CN={NAME}", "-out", key[0], "-keyout", key[1])
    subprocess.run([*made, *subject], check=True, capture_output=True)
    site = (DEPLOY / "nginx.conf").read_text(encoding="utf-8")
    for told, here in (
        ("listen 80;", f"listen {HERE}:{plain};"),
        ("listen 443 ssl;", f"listen {HERE}:{tls} ssl;"),
        ("/etc/ssl", str(folder)),
        ("127.0.0.1:8050", f"{HERE}:{atlas}"),
        ("location / {", f"location {base}/ {{"),
    ):
        assert told in site
        site = site.replace(told, here)
    (folder / "site").write_text(site, encoding="utf-8")
    whole = NGINX.format(folder=folder, user=getuser())
    (folder / "nginx.conf").write_text(whole, encoding="utf-8")
    return [find("nginx"), "-e", f"{folder}/errors", "-c", f"{folder}/nginx.conf"], {}


def caddy(folder, atlas, plain, tls, base):
    """Write the configuration of Caddy, and return its command and its environment."""
    site = (DEPLOY / "Caddyfile").read_text(encoding="utf-8")
    passes = "\treverse_proxy {$ATLAS"
    assert passes in site
    site = site.replace(passes, f"\treverse_proxy {base}/* {{$ATLAS")
    whole = CADDY.format(here=HERE, plain=plain, tls=tls) + site
    (folder / "Caddyfile").write_text(whole, encoding="utf-8")
    command = [
        find("caddy"),
        "run",
        "--adapter",
        "caddyfile",
        "--config",
        str(folder / "Caddyfile"),
    ]
    home = {"XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder), "HOME": str(folder)}
    return command, {"SITE": NAME, "ATLAS": f"{HERE}:{atlas}", **home}


@contextmanager
def running(kind, folder, atlas, base=""):
    """Run a proxy before an atlas that listens on a port, until it is not needed any more."""
    plain, tls = free_ports(2)
    command, environment = kind(folder, atlas, plain, tls, base)
    process = subprocess.Popen(
        command, env={**os.environ, **environment}, stderr=subprocess.DEVNULL
    )
    proxy = Proxy(plain, tls, base)
    try:
        end = time.monotonic() + SOON
        while not is_there(proxy):
            assert process.poll() is None
            assert time.monotonic() < end
        yield proxy
    finally:
        process.terminate()
        process.wait(SOON)


def is_there(proxy):
    """Tell whether a proxy answers."""
    with suppress(OSError):
        return proxy.ask("/healthz").status == 200
    return False
