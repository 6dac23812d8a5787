"""Serve an atlas whose every text was written to do harm; for test_hostile_data.py only.

The loader accepts most of them, and here it is passed by: what is drawn has to hold by itself. Only
the addresses of sources are such as it would accept, as a link is not a text.
"""

import argparse
import sys
from dataclasses import replace
from itertools import cycle
from pathlib import Path

import waitress

sys.path.insert(0, str(Path(__file__).parents[2]))

from app import create_app  # the line above makes it known
from data.dataset import DataSet
from data.engines.memory import InMemory
from data.languages import LANGUAGES
from data.library import Library
from tests.landed import LANDED

MARK = "pwned"
HARM = (
    f"<img src=x onerror=\"document.title='{MARK}'\">",
    f"<script>document.title='{MARK}'</script>",
    f"<a href=\"javascript:document.title='{MARK}'\">Peru</a>",
    f"</style></script><svg onload=document.title='{MARK}'>",
    "\u202egnihtyna\u202c \u2066\u200f mixed \u2069",
    "%{customdata} %{x} <b>bold</b><br>new line<extra>{{7*7}}</extra> &lt;i&gt;",
    "[Chile](javascript:alert(1)) ${1+1} #{2+2} \\u003cimg src=x onerror=alert(1)\\u003e",
    "a'b\"c`d\\e;--" + "x" * 300,
)
URLS = ("https://example.org/'onmouseover='alert(1)", "http://example.org/#{{7*7}}`javascript:")


def poisoned(data_set: DataSet) -> DataSet:
    """Return a data set with harm in the names, the words and the addresses."""
    harm, urls = cycle(HARM), cycle(URLS)
    actors = {
        key: replace(
            actor,
            role=next(harm),
            names=dict.fromkeys(LANGUAGES, next(harm)),
            short_names=dict.fromkeys(LANGUAGES, next(harm)),
        )
        for key, actor in data_set.actors.items()
    }
    sources = {
        key: replace(source, title=next(harm), publisher=next(harm), url=next(urls))
        for key, source in data_set.sources.items()
    }
    texts = ("statement", "note", "attributed_to", "locator", "label")
    relations = InMemory(
        replace(relation, **dict(zip(texts, harm, strict=False)))  # type: ignore[arg-type]
        for relation in data_set.relations
    )
    titles = {language: next(harm) for language in data_set.titles}
    return replace(data_set, actors=actors, sources=sources, relations=relations, titles=titles)


def main() -> None:
    """Serve the poisoned atlas until interrupted."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, required=True)
    port = parser.parse_args().port
    library = Library.of(*map(poisoned, LANDED.values()))
    waitress.serve(create_app(library).server, host="127.0.0.1", port=port)


if __name__ == "__main__":
    main()
