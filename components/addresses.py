"""Every path and link of the site: pages, documents, data files, stylesheets and scripts."""

from dataclasses import replace
from functools import lru_cache
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import quote, urlsplit

from dash import Dash
from flask import current_app, has_app_context, has_request_context, request

from data.address.writing import SAFE, write
from data.files import names
from data.selection import Selection

# Where each page is served, without the base path.
EMBED = "/embed"
PRESENT = "/present"
WORKSHEET = "/worksheet"
SHEET_ANSWERS = "/worksheet/answers"
EVIDENCE = "/evidence"
ANSWERS = "/answers/"  # what a script of the page asks for, with the same query as the page
FIND = "/find/"  # what the search of the page asks
OPEN = "/open"  # where a table is opened, where that can be done
READ = "/read"  # where a text is read, where tables are opened
RECEIVES = "TABLES_ARE_TAKEN"  # the setting of the app that says whether
BACK = "back"  # the parameter of a document that says what it leads back to
PROJECT = "/project"  # a whole set as one file, which opens again as it was
ANYTHING = "\0"  # no thing is called so
QR = "/qr"  # the squares of a QR code, which a script draws


def here(selection: Selection) -> str:
    """Return a link within the page that is open: the same page with another selection."""
    return "?" + write(selection)


def choosing(selection: Selection, thing: str) -> str:
    """Return the same with one thing chosen: in the hundreds of a page only that is another."""
    if thing in selection.chosen:
        return here(selection.choosing(thing))
    before, after = _around(selection)
    return f"{before}{quote(thing, safe=SAFE)}{after}"


@lru_cache(maxsize=64)
def _around(selection: Selection) -> tuple[str, str]:
    """Return what stands before and after the thing that is chosen, whatever that is."""
    before, named, after = here(selection.choosing(ANYTHING)).partition(f"tie={quote(ANYTHING)}")
    return before + named.removesuffix(quote(ANYTHING)), after


def base() -> str:
    """Return the base path below which the site is asked for, such as /entente, or nothing."""
    return request.script_root if has_request_context() else ""


def site() -> str:
    """Return where the site is asked for, with its base path: `https://example.org/entente`."""
    return request.host_url.rstrip("/") + base()


def host() -> str:
    """Return the name by which the reader calls the site."""
    return request.host


def is_loopback(host: str) -> bool:
    """Tell whether a name or an address means the machine itself."""
    name = host.strip("[]").lower()
    if name == "localhost":
        return True
    try:
        return ip_address(name).is_loopback
    except ValueError:
        return False


def is_of_one_machine(address: str) -> bool:
    """Tell whether a web address leads nowhere from any other machine, as localhost does."""
    parts = urlsplit(address)
    host = (parts.hostname or "").rstrip(".")
    # Every name below localhost is the machine itself (RFC 6761), and so is the empty address.
    alone = host.endswith(".localhost") or host in ("0.0.0.0", "::")
    return parts.scheme == "file" or alone or is_loopback(host)


def whole(selection: Selection) -> str:
    """Return the address of a selection in the atlas as it is typed elsewhere, host included.

    What the reader wrote on a picture of it is not typed again.
    """
    return request.host_url.rstrip("/") + atlas(selection.plain)


def page(path: str, selection: Selection) -> str:
    """Return the address of a page of the site, showing a selection."""
    query = write(selection)
    return base() + (f"{path}?{query}" if query else path)


def opening(selection: Selection) -> str:
    """Return where a table is opened, in the language and the theme of a selection.

    Where no table is taken it is nothing.
    """
    return _taken_at(OPEN, selection)


def reading(selection: Selection) -> str:
    """Return where a text is read, in the language and the theme of a selection.

    Where no text is taken it is nothing.
    """
    return _taken_at(READ, selection)


def _taken_at(path: str, selection: Selection) -> str:
    if not has_app_context() or not current_app.config.get(RECEIVES):
        return ""
    return page(path, Selection(lang=selection.lang, theme=selection.theme))


def atlas(selection: Selection) -> str:
    """Return the address of a selection in the atlas, without the server's name."""
    return page("/", selection)


def embed(selection: Selection) -> str:
    """Return the address of a selection for another page's frame."""
    return page(EMBED, selection)


def worksheet(selection: Selection) -> str:
    """Return the address of a selection on paper, without its ties."""
    return page(WORKSHEET, selection)


def sheet_answers(selection: Selection) -> str:
    """Return the address of the answers to a worksheet."""
    return page(SHEET_ANSWERS, selection)


def evidence(selection: Selection) -> str:
    """Return the address of all that is said of what is chosen, on paper."""
    return page(EVIDENCE, selection)


def document(
    name: str, selection: Selection, anchor: str = "", back: Selection | None = None
) -> str:
    """Return the address of a document in the language and the theme of a selection.

    `back` is the selection that the document leads back to, where that says more.
    """
    address = page(f"/{name}", selection)
    query = write(whence(back)) if back else ""
    if query and query != write(whence(selection)):
        address += f"{'&' if '?' in address else '?'}{BACK}={quote(query, safe='')}"
    return address + (f"#{anchor}" if anchor else "")


def whence(selection: Selection) -> Selection:
    """Return what of a selection a document leads back to, whatever its language and theme."""
    return replace(selection.plain, lang=Selection().lang, theme=Selection().theme)


def data_file(data_set: str, selection: Selection, resource: str, form: str) -> names.Link:
    """Return where a file of a selection is, and the name it is saved under."""
    link = names.link(data_set, selection, resource, form)
    return replace(link, href=base() + link.href)


def project(data_set: str) -> str:
    """Return where a whole set is had as one file."""
    return f"{base()}{PROJECT}?data={quote(data_set)}"


def own_set(name: str) -> str:
    """Return the path of the page of a set that was opened."""
    return f"{OPEN}/set/{quote(name)}"


def asset(name: str) -> str:
    """Return the address of a file in assets/."""
    return f"{base()}/assets/{name}"


def kept(selection: Selection) -> Selection:
    """Return what of a selection the documents keep: language, theme, data set, and claims."""
    status = selection.status if selection.status == ("reported",) else ()
    known = (selection.data, selection.lang, selection.theme)
    return Selection(data=known[0], lang=known[1], theme=known[2], status=status)


def stamped(app: Dash, name: str) -> str:
    """Return the address of an asset with its age, so that a browser may keep it for long."""
    path = Path(app.config.assets_folder) / name
    return f"{app.get_asset_url(name)}?m={path.stat().st_mtime:.0f}"
