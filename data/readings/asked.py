"""What a process that reads a stranger's text is asked, and what it answers: see `apart`."""

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from data.coder.articles import Article, NoText
from data.coder.suggesting import suggest
from data.coder.suggestion import CODER, VERSION, Reading
from data.opening.apart import FAULT, TOO_MUCH
from data.opening.asked import limit
from data.readings import grounded
from data.readings.endpoint import Endpoint
from data.readings.files import article_in
from data.readings.kept import ABOUT, READING, TEXT
from data.readings.stored import as_json

READ, MADE = "read", "made"


def answer(asked: Mapping[str, Any]) -> dict[str, Any]:
    """Read a text, suggest its relations, write both down, and return how many there are."""
    try:
        return _read(asked)
    except NoText as problem:
        return {"what": problem.what, "said": str(problem)}
    except MemoryError:
        return {"what": TOO_MUCH, "said": ""}
    except Exception as problem:  # a fault of ours: the page says that it is one, the log which
        return {"what": FAULT, "said": type(problem).__name__}


def _read(asked: Mapping[str, Any]) -> dict[str, Any]:
    article, told = article_in(Path(asked["path"])), asked["told"]
    reading = suggest(article.text, date=told["date"] or None, language=told["language"])
    about: dict[str, Any] = {
        "title": told["title"] or article.title or asked["name"],
        "outlet": told["outlet"],
        "date": reading.date,
        "language": reading.language,
        "coder": f"{CODER} {VERSION}",
    }
    if asked["coder"]:
        endpoint = Endpoint(**asked["coder"])
        reading, pieces, answered = grounded.asked(endpoint, reading)
        about["asked"] = {
            "coder": endpoint.called,
            "host": endpoint.host,
            "pieces": pieces,
            "answered": answered,
        }
    _write(Path(asked["beside"]) / MADE, article, reading, about)
    return {"suggestions": len(reading.suggestions)}


def _write(folder: Path, article: Article, reading: Reading, about: Mapping[str, Any]) -> None:
    folder.mkdir()
    (folder / TEXT).write_bytes(article.text.encode("utf-8", "surrogatepass"))
    for name, found in ((READING, as_json(reading)), (ABOUT, about)):
        text = json.dumps(found, ensure_ascii=True)
        (folder / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    question = json.load(sys.stdin)
    limit(*question["limits"])
    said = {"of": READ, "found": answer(question)}
    print(json.dumps(said), flush=True)  # noqa: T201  # whoever asked listens
