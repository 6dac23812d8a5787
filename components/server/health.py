"""Health: whether this process can answer all that it is there for; /healthz says that it lives."""

import os
from pathlib import Path

from flask import Flask, Response

from components.server.settings import Settings
from data.library import Library

PATH = "/readyz"


def register(server: Flask, library: Library, settings: Settings, shelf: Path) -> None:
    """Say whether there is something to show, and room for what readers open."""

    @server.get(PATH)
    def ready() -> Response:
        wrong = "" if library.catalogue else "no data set is held\n"
        if settings.receives and not _writable(shelf):
            wrong += "the folder of opened sets cannot be written\n"
        found = Response(wrong or "OK", 503 if wrong else 200, mimetype="text/plain")
        found.headers["Cache-Control"] = "no-store"
        return found


def _writable(folder: Path) -> bool:
    """Tell whether a folder can be written, or made."""
    there = next((one for one in (folder, *folder.parents) if one.exists()), folder)
    return there.is_dir() and os.access(there, os.W_OK)
