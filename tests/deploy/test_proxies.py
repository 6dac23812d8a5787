"""Behind real proxies, configured as deploy/ has them: TLS, a path, large files, embeds, faults."""

import os
import re
import signal

import psutil  # type: ignore[import-untyped]  # its types are a package of their own
import pytest

from tests.benchmarks.crowd import started
from tests.conftest import answer_path
from tests.deploy.proxies import NAME, caddy, nginx, running

SETTINGS = ("--workers", "2", "--trusted-proxies", "127.0.0.1", "--allowed-hosts", NAME)
UPLOADS = ("--uploads", "on", "--upload-size", "25")
MEGABYTE = 1_000_000


WAYS = {"nginx": (nginx, ""), "caddy": (caddy, ""), "nginx, a part of a site": (nginx, "/entente")}


@pytest.fixture(scope="module", params=[*WAYS.values()], ids=[*WAYS])
def site(request, tmp_path_factory):
    kind, base = request.param
    folder = tmp_path_factory.mktemp("proxy")
    more = ("--base-path", base) if base else ()
    with (
        started(*SETTINGS, *UPLOADS, *more, ENTENTE_HOME=str(folder)) as (port, process),
        running(kind, folder, port, base) as proxy,
    ):
        yield proxy, process


@pytest.fixture
def proxy(site):
    return site[0]


def test_links_say_how_the_reader_came_and_headers_come_once(proxy):
    answer = proxy.ask("/")
    assert f'og:url" content="https://{NAME}{proxy.base}/' in answer.text
    for name in ("Content-Security-Policy", "X-Content-Type-Options", "Strict-Transport-Security"):
        assert len(answer.all(name)) == 1
    assert not answer.all("X-Powered-By")


def test_without_tls_the_way_leads_to_it(proxy):
    answer = proxy.ask("/?lang=fa", secure=False)
    assert answer.status in (301, 308)
    assert answer.all("Location") == [f"https://{NAME}{proxy.base}/?lang=fa"]


@pytest.mark.parametrize("path", ["/about", "/assets/app.css", answer_path("?view=map")])
def test_what_is_sent_is_compressed_once(proxy, path):
    plain, packed = proxy.ask(path), proxy.ask(path, Accept_Encoding="gzip, br;q=0.1")
    assert plain.all("Content-Encoding") == []
    assert packed.all("Content-Encoding") == ["gzip"]
    assert packed.text == plain.text
    assert "Accept-Encoding" in ",".join(packed.all("Vary"))


def test_what_a_page_loads_is_there(proxy):
    page = proxy.ask("/").text
    links = {*re.findall(r'(?:src|href)="(/[^"#]*)"', page)}
    assert len(links) > 10
    for link in links:
        assert link.startswith(f"{proxy.base}/")
        assert proxy.ask(link.removeprefix(proxy.base)).status == 200, link


@pytest.fixture
def table(tmp_path):
    def write(size):
        row = b"2019-01-01,IRN,VEN,AID,help\n"
        rows = tmp_path / "rows.csv"
        rows.write_bytes(b"date,actor,target,type,label\n" + row * (size // len(row)))
        return rows

    return write


def test_a_large_table_is_taken_and_one_that_is_too_large_is_told(proxy, table):
    own = f"https://{NAME}:{proxy.tls}"
    status, leads = proxy.send_form("/open", "file", table(20 * MEGABYTE), Origin=own)
    assert status == 303
    assert leads.startswith(f"{proxy.base}/open/")
    assert proxy.send_form("/open", "file", table(30 * MEGABYTE), Origin=own) == (413, "")
    assert proxy.ask("/healthz").status == 200


@pytest.mark.parametrize("origin", ["https://evil.example", f"http://{NAME}", "null"])
def test_a_table_of_another_site_is_refused(proxy, table, origin):
    assert proxy.send_form("/open", "file", table(1000), Origin=origin)[0] == 403


def test_only_the_embed_may_be_framed(proxy):
    embed, page = proxy.ask("/embed"), proxy.ask("/")
    assert "frame-ancestors *" in embed.all("Content-Security-Policy")[0]
    assert embed.all("X-Frame-Options") == []
    assert "frame-ancestors 'none'" in page.all("Content-Security-Policy")[0]
    assert page.all("X-Frame-Options") == ["DENY"]


def test_what_is_counted_stays_inside(proxy):
    assert proxy.ask("/metrics").status == 404


def test_a_worker_that_dies_is_noticed_by_nobody(site):
    proxy, process = site
    os.kill(psutil.Process(process.pid).children()[0].pid, signal.SIGKILL)
    for number in range(30):
        assert proxy.ask(answer_path(f"?from={1980 + number}")).status == 200
