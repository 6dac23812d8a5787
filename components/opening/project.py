"""A whole set as one file, which opens again as it was: NAME.entente.zip at /project."""

import io
import tempfile
from threading import BoundedSemaphore

from flask import Flask, Response, abort, request, send_file

from components import addresses
from components.opening.origin import is_here
from components.server.errors import language
from components.takeaway.withheld import hold_passable
from data.catalogue import Holding
from data.library import Library
from data.opening.kept.project import called, pack

AT_ONCE = 2  # files: to pack a large one takes seconds
IN_MEMORY = 8_000_000  # bytes of a file that need not be sent from the disk


def register(server: Flask, library: Library, *, here: bool) -> None:
    """Answer with the file of any set.

    `here` says that whoever asks works at this machine: what lies on it already is not passed on,
    so they have the file of a set that may not be, too.
    """
    turns = BoundedSemaphore(AT_ONCE)

    @server.get(addresses.PROJECT)
    def project() -> Response:
        catalogue = library.catalogue
        name = request.args.get("data", "") or catalogue.default
        holding = catalogue.holdings.get(name)
        if holding is None or holding.folder is None:
            abort(404, f"There is no such set to be had as a file: {name[:60]}")
        if not (here and is_here()):
            hold_passable(holding.data_set, language())
        if holding.edition in request.if_none_match:
            return _tagged(Response(status=304), holding)
        with turns:
            return _tagged(_packed(holding), holding)


def _packed(holding: Holding) -> Response:
    assert holding.folder is not None
    file = tempfile.TemporaryFile()  # noqa: SIM115  # whoever sends it closes it
    try:
        pack(holding.folder, file)
    except BaseException:  # the folder is gone, or changed under our hands
        file.close()
        raise
    small = file.tell() <= IN_MEMORY
    file.seek(0)
    if small:
        with file:
            content = io.BytesIO(file.read())
    return send_file(
        content if small else file,
        mimetype="application/zip",
        as_attachment=True,
        download_name=called(holding.folder),
        max_age=0,
    )


def _tagged(answer: Response, holding: Holding) -> Response:
    answer.set_etag(holding.edition)
    answer.headers["Cache-Control"] = "no-cache"
    return answer
