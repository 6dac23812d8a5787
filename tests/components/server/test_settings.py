"""Settings: what the command line and the environment say, and what is wrong with them."""

from dataclasses import fields
from ipaddress import ip_network
from pathlib import Path

import pytest

import app
from components.server.command import read
from components.server.settings import HELP, READERS, Settings


@pytest.mark.parametrize(
    ("arguments", "environment", "wanted"),
    [
        ([], {}, Settings()),
        (["--port", "0"], {"PORT": "9000"}, Settings(port=0)),
        ([], {"PORT": "9000", "HOST": "::1"}, Settings(host="::1", port=9000)),
        (["--base-path", "/entente/"], {}, Settings(base_path="/entente")),
        (["--base-path", "/"], {}, Settings()),
        (["--data-folders", "data, docs"], {}, Settings(data_folders=(Path("data"), Path("docs")))),
        ([], {"OPENS_WITH": "europe"}, Settings(opens_with="europe")),
        ([], {"BASE_PATH": "/a/b.c"}, Settings(base_path="/a/b.c")),
        (
            ["--allowed-hosts", "example.org, .example.net,[::1]"],
            {},
            Settings(allowed_hosts=("example.org", ".example.net", "[::1]")),
        ),
        ([], {"ALLOWED_HOSTS": ""}, Settings()),
        (
            ["--trusted-proxies", "127.0.0.1,10.0.0.0/8", "--proxy-count", "2"],
            {},
            Settings(
                trusted_proxies=(ip_network("127.0.0.1"), ip_network("10.0.0.0/8")), proxy_count=2
            ),
        ),
    ],
)
def test_settings_are_read(arguments, environment, wanted):
    assert read(arguments, environment) == wanted


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--port", "99999"], "--port: '99999' is no number from 0 to 65535"),
        (["--port", "-1"], "--port: '-1' is no number from 0 to 65535"),
        (["--port", "many"], "--port: 'many' is no number from 0 to 65535"),
        (["--base-path", "entente"], "'entente' is no path such as /entente"),
        (["--base-path", "/a//b"], "'/a//b' is no path"),
        (["--base-path", '/"><script>'], "is no path"),
        (["--allowed-hosts", "a b"], "'a b' is no name of a host; wanted is a list"),
        (["--allowed-hosts", "example.org:80"], "without ports"),
        (["--trusted-proxies", "10.0.0.1/8"], "has host bits set; wanted is a list such as"),
        (["--trusted-proxies", "proxy"], "does not appear to be an IPv4 or IPv6 network"),
        (["--data-folders", "data,nowhere"], "'nowhere' is no folder; wanted is a list of folders"),
        (["--proxy-count", "0"], "'0' is no number from 1 to 9"),
        (["--banana"], "unrecognized arguments: --banana"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(arguments, said, capsys):
    with pytest.raises(SystemExit) as stopped:
        read(arguments, {})
    assert stopped.value.code == 2
    told = capsys.readouterr().err
    assert said in told
    assert told.count("\n") == 1


def test_a_variable_is_held_to_the_same(capsys):
    with pytest.raises(SystemExit) as stopped:
        read([], {"PORT": "x"})
    assert stopped.value.code == 2
    assert "'x' is no number" in capsys.readouterr().err


def test_every_setting_is_read_explained_and_documented():
    guide = (app.ROOT / "docs" / "serving.md").read_text(encoding="utf-8")
    names = [field.name for field in fields(Settings)]
    assert list(READERS) == list(HELP) == names
    for name in names:
        assert f"`--{name.replace('_', '-')}`" in guide
        assert f"`{name.upper()}`" in guide
