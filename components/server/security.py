"""Security: the headers of every answer, and what is refused before it does harm."""

from collections.abc import Iterable
from typing import Any

from dash import Dash
from flask import Flask, Response, abort, g, redirect, request

from components import addresses
from components.accepted import Accepted
from components.server import validation

LARGEST_BODY = 64_000  # bytes; a callback of this page needs about two thousand
CALLBACK = "/_dash-update-component"
ANY_PATH = "/<path:path>"  # Dash's rule that shows the page, whatever is asked for
PAGES = (addresses.EMBED, addresses.PRESENT)  # where the page is shown beside /
# Of the grid only the community edition is used, and only its licence is ours to pass on.
WITHHELD = "/async-enterprise."
ANYWHERE = (
    "* file:"  # an article is tried as a file before it is published: of that "*" does not speak
)
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}


def register(app: Dash, accepted: Accepted) -> None:
    """Give every answer its headers, and refuse requests that the page cannot have sent."""
    server: Flask = app.server
    server.config["MAX_CONTENT_LENGTH"] = LARGEST_BODY
    validation.hold_complete(app.callback_map, accepted)

    @server.before_request
    def refuse() -> Any:
        if request.path == CALLBACK and request.method == "POST":
            g.asked = validation.check(request.get_data(cache=True), app.callback_map, accepted)
        if WITHHELD in request.path:
            abort(404, "This file is not part of the atlas.")
        return _elsewhere()

    _stamp(server, app.csp_hashes())


def _elsewhere() -> Response | None:
    """Return the way to a page whose address has a slash too many, or abort where there is none."""
    if not request.url_rule or request.url_rule.rule != ANY_PATH or request.path in PAGES:
        return None
    path = request.path.rstrip("/")
    if path not in PAGES:
        abort(404, "There is no such page.")
    query = request.query_string.decode(errors="replace")
    return redirect(addresses.base() + path + (f"?{query}" if query else ""))  # type: ignore[return-value]


def _stamp(server: Flask, hashes: Iterable[str]) -> None:
    """Have every answer carry its headers; only the embed may be framed."""
    policies = {by: content_security_policy(hashes, by) for by in ("'none'", ANYWHERE)}
    sending = content_security_policy(hashes, sent_to="'self'")

    @server.after_request
    def stamp(response: Response) -> Response:
        framed = request.path == addresses.EMBED and response.status_code == 200
        opening = f"{request.path}/".startswith((f"{addresses.OPEN}/", f"{addresses.READ}/"))
        headers = {**HEADERS, **({"Referrer-Policy": "same-origin"} if opening else {})}
        response.headers.update(headers)  # a form would not say whose it is without a referrer
        policy = sending if opening else policies[ANYWHERE if framed else "'none'"]
        response.headers["Content-Security-Policy"] = policy
        if framed:
            del response.headers["X-Frame-Options"]
        return response


def content_security_policy(
    hashes: Iterable[str] = (), framed_by: str = "'none'", sent_to: str = "'none'"
) -> str:
    """Return the policy: nothing from elsewhere, no script but ours and those with a hash."""
    scripts = " ".join(["'self'", *(f"'{value.strip(chr(39))}'" for value in hashes)])
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {scripts}",
            "connect-src 'self'",
            "img-src 'self' data: blob:",
            "style-src 'self' 'unsafe-inline'",  # Plotly and Mantine write styles of their own
            "font-src 'self'",
            "worker-src 'self' blob:",
            "manifest-src 'self'",
            "base-uri 'none'",
            f"form-action {sent_to}",
            f"frame-ancestors {framed_by}",
            "object-src 'none'",
        )
    )


def refusal_headers() -> tuple[tuple[str, str], ...]:
    """Return the headers of what the server refuses before the atlas sees it."""
    policy = {"Content-Security-Policy": content_security_policy()}
    return tuple((HEADERS | policy).items())
