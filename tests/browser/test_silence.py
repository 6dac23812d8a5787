"""The page talks to nobody else and complains of nothing.

That is asserted at the end of every visit: see `visit` in conftest.py. The article is walked
through every view, language and theme in test_accessibility.py; here is what no other visit covers.
"""

from contextlib import suppress

import pytest
from playwright.sync_api import TimeoutError

from tests.browser.visit import VIEWS


@pytest.mark.parametrize(("language", "theme"), [("es", "light"), ("fa", "dark")])
def test_the_larger_data_set_is_quiet(visit, language, theme):
    address = f"?data=chronology&level=actors&lang={language}&theme={theme}&view="
    reader = visit(address + VIEWS[0])
    for view in VIEWS[1:]:
        reader.follow(address + view)


def test_a_long_stay_is_quiet(visit):
    """Chromium complains of what was fetched ahead and not used, some seconds after loading."""
    reader = visit("?view=network")
    with suppress(TimeoutError):
        reader.page.wait_for_event("console", timeout=6_000)
