"""Without a server: what lets the page be installed, and keep what it has once loaded."""

import json
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from dash import Dash
from flask import Flask, Response

from components.drawing.theme import THEMES
from components.server import loading
from data.library import Library

KEPT = ("assets/**/*", "data/**/*", "components/**/*.py", "*.py", "requirements.txt")


def register(app: Dash, root: Path, library: Library) -> None:
    """Serve the manifest and the worker, stamped with the edition of everything else."""
    server: Flask = app.server
    described = json.dumps(manifest(app.config.requests_pathname_prefix), ensure_ascii=False)
    worker = (root / "assets" / loading.WORKER).read_text(encoding="utf-8")
    program = edition(root)  # opened sets come and go, and workers need not have the same ones

    @server.get("/manifest.webmanifest")
    def manifest_file() -> Response:
        return Response(described, mimetype="application/manifest+json")

    @server.get("/worker.js")
    def worker_file() -> Response:
        now = sha256(f"{program} {library.catalogue.seen_from('').edition}".encode()).hexdigest()[
            :16
        ]
        return Response(worker.replace("{edition}", now), mimetype="text/javascript")


def manifest(base: str) -> dict[str, Any]:
    """Return what a browser needs to know to install the page, below the path `base`."""
    paper = THEMES["light"].paper
    return {
        "name": "Entente: an atlas of state alignments",
        "short_name": "Entente",
        "description": "Who stands with whom, who says so and when.",
        "id": base,
        "start_url": base,
        "scope": base,
        "display": "standalone",
        "background_color": paper,
        "theme_color": paper,
        "icons": [
            {
                "src": f"{base}assets/icon-{size}.png",
                "sizes": f"{size}x{size}",
                "type": "image/png",
            }
            for size in (192, 512)
        ],
    }


def edition(root: Path) -> str:
    """Return a mark that changes with any file that a page is made of."""
    digest = sha256()
    for path in _files(root):
        digest.update(path.relative_to(root).as_posix().encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def _files(root: Path) -> Iterator[Path]:
    for pattern in KEPT:
        yield from (
            path
            for path in sorted(root.glob(pattern))
            if path.is_file() and "__pycache__" not in path.parts
        )
