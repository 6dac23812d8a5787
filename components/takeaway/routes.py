"""The data behind a picture: files at stable addresses, with the same query as the page."""

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from flask import Flask, Response, abort, request

from components import addresses
from components.language.texts import Words
from data.catalogue import Catalogue, Holding
from data.files.asked import Unreadable, parameters, read
from data.files.extract import MOST, Extract
from data.files.names import FOLDER, FORMATS, MEDIA_TYPES, SIGNED, filename
from data.files.package import to_json
from data.files.write import write
from data.library import Library
from data.parameters import PRESENTATION
from data.selection import Selection

NOTHING = "selection: found no relation, wanted at least one, without which there is no data set."
TOO_MANY = (
    f"selection: found more than {MOST} relations, wanted at most so many in one file: "
    "ask for them in parts, such as from=2005&to=2005; ties.csv has any number."
)
KEPT = 48  # answers kept; the largest has less than half a megabyte


@dataclass(frozen=True, slots=True)
class File:
    """The bytes of an answer with what tells them from any other."""

    content: bytes
    tag: str


def register(server: Flask, library: Library) -> None:
    """Answer at /data/: a catalogue, and each resource in each of its formats."""
    file_of = making(library)

    @library.remembers(1)
    def listed(catalogue: Catalogue) -> File:
        return _file(to_json(_contents(catalogue.seen_from(""))))

    @server.get(FOLDER.rstrip("/"))
    @server.get(FOLDER)
    def data_catalogue() -> Response:
        return _answer(listed(library.catalogue), MEDIA_TYPES["json"])

    @server.get(f"{FOLDER}<path:name>")
    def data_file(name: str) -> Response:
        resource, _, form = name.partition(".")
        if form not in FORMATS.get(resource, ()):
            abort(404, f"No such file here. There are {', '.join(_every_file())}.")
        catalogue = library.catalogue  # once: the next may lack what this one has
        selection = asked(catalogue)
        holding = catalogue.of(selection)
        extract = Extract(holding.data_set, selection)
        if not extract.makes(resource, form):
            abort(400, TOO_MANY if extract.too_many else NOTHING)
        site = addresses.site() if form in SIGNED else ""
        answer = _answer(file_of(holding, resource, form, selection, site), MEDIA_TYPES[form])
        saved_as = filename(holding.data_set.name, selection, resource, form)
        answer.headers["Content-Disposition"] = f'attachment; filename="{saved_as}"'
        return answer

    server.after_request(share)


def making(library: Library) -> Callable[[Holding, str, str, Selection, str], File]:
    """Return what makes a resource of a selection in a format, and remembers the last of them."""

    @library.remembers(KEPT)
    def made(holding: Holding, resource: str, form: str, selection: Selection, site: str) -> File:
        extract = Extract(holding.data_set, selection, site)
        layout = holding.layouts[selection.level]
        return _file(write(extract, layout, Words(selection.lang), resource, form))

    return made


def asked(catalogue: Catalogue) -> Selection:
    """Return the selection that the request asks for, or end it with 400 and what is wrong."""
    try:
        return read(request.query_string.decode("utf-8", "replace"), catalogue)
    except Unreadable as problem:
        abort(400, str(problem))


def share(response: Response) -> Response:
    """Let notebooks in a browser read the data: they are public, no reader is known here."""
    ours = f"{request.path}/".startswith(FOLDER)
    if ours and request.method in ("GET", "HEAD"):
        response.headers["Access-Control-Allow-Origin"] = "*"
        response.headers["Access-Control-Expose-Headers"] = "Content-Disposition, ETag"
        response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


def _file(content: bytes) -> File:
    return File(content, sha256(content).hexdigest()[:32])


def _answer(file: File, media_type: str) -> Response:
    """Return a file, or only that it has not changed for whoever has it already."""
    answer = Response(file.content, content_type=media_type)
    answer.set_etag(file.tag)
    answer.headers["Cache-Control"] = "no-cache"  # keep it, but ask whether it has changed
    answer.make_conditional(request)
    return answer


def _every_file() -> list[str]:
    return [f"{resource}.{form}" for resource, forms in FORMATS.items() for form in forms]


def _contents(catalogue: Catalogue) -> dict[str, Any]:
    """Return what there is: data sets, files, and what an address may ask for."""
    folder = addresses.base() + FOLDER
    return {
        "data_sets": {
            name: {
                "title": data_set.titles["en"],
                "version": data_set.about.get("version"),
                "authors": list(data_set.rights.authors),
                "licenses": [one.title for one in data_set.rights.licences],
            }
            for name, data_set in catalogue.items()
        },
        "opens_with": catalogue.default,
        "resources": {
            resource: {form: f"{folder}{resource}.{form}" for form in forms}
            for resource, forms in FORMATS.items()
        },
        "parameters": parameters(catalogue),
        "without_influence": list(PRESENTATION),
    }
