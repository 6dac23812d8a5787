"""What is not passed on: files, embeds and frozen pages of sets whose makers do not allow it."""

from dash import html
from flask import Flask, abort, request

from components import addresses
from components.language.texts import Words
from components.wording import rights
from data.dataset import DataSet
from data.files.names import FOLDER
from data.library import Library


def register(server: Flask, library: Library) -> None:
    """Answer 403, with the reason, where such a set would be passed on."""

    @server.before_request
    def refuse() -> None:
        if request.path == addresses.EMBED or f"{request.path}/".startswith(FOLDER):
            catalogue = library.catalogue
            query = request.query_string.decode(errors="replace")
            selection, _ = catalogue.parse(query)
            hold_passable(catalogue.of(selection).data_set, selection.lang)


def hold_passable(data_set: DataSet, language: str) -> None:
    """Abort with 403 where a data set must not be passed on."""
    if data_set.rights.is_withheld:
        abort(403, Words(language)("rights.withheld"))


def reason(say: Words, data_set: DataSet) -> list[html.P]:
    """Return why a data set is not passed on, or that nobody knows whether it may be."""
    said = rights.passing_on(say, data_set)
    return [html.P(said, className="hint withheld")] if said else []
