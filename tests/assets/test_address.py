"""The scripts' own part in the address: its cases are worked out here and run by node."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.assets.cases import FILE, cases, text_of

HERE = Path(__file__).parent


def test_the_cases_are_those_that_the_server_gives():
    assert FILE.read_text(encoding="utf-8") == text_of(cases()), "python -m tests.assets.cases"


@pytest.mark.skipif(not shutil.which("node"), reason="node is not installed")
def test_the_scripts_read_and_write_addresses_as_the_server_does():
    run = subprocess.run(["node", "--test", str(HERE)], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout
