"""Proxies: whose word counts on how a reader came here, and what stands before every path."""

from collections.abc import Callable, Iterable
from ipaddress import ip_address
from typing import Any

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix
from werkzeug.utils import redirect

from components.server.settings import Network, Settings

Environment = dict[str, Any]
Application = Callable[[Environment, Any], Iterable[bytes]]


def register(server: Flask, settings: Settings) -> None:
    """Have a server mind the allowed hosts, the trusted proxies and the base path."""
    server.config["TRUSTED_HOSTS"] = list(settings.allowed_hosts) or None
    application = _trusting(_below(server.wsgi_app, settings.base_path), settings)
    server.wsgi_app = application  # type: ignore[method-assign, assignment]  # as Flask documents it


def _trusting(application: Application, settings: Settings) -> Application:
    """Return an application that is told of X-Forwarded-* only what trusted proxies say."""
    count = settings.proxy_count
    told = ProxyFix(application, x_for=count, x_proto=count, x_host=count)

    def answer(environment: Environment, start: Any) -> Iterable[bytes]:
        trusted = is_trusted(environment.get("REMOTE_ADDR", ""), settings.trusted_proxies)
        return (told if trusted else application)(environment, start)

    return answer


def is_trusted(address: str, networks: Iterable[Network]) -> bool:
    """Tell whether an address is in one of some networks."""
    try:
        found = ip_address(address)
    except ValueError:  # a socket file has no address
        return False
    return any(found in network for network in networks)


def _below(application: Application, base_path: str) -> Application:
    """Return an application whose addresses begin with a base path.

    A proxy may leave the base path in the paths that it passes on, or take it away.
    """
    if not base_path:
        return application

    def answer(environment: Environment, start: Any) -> Iterable[bytes]:
        path = environment.get("PATH_INFO", "")
        if path == base_path:
            query = environment.get("QUERY_STRING", "")
            home = f"{base_path}/" + (f"?{query}" if query else "")
            return redirect(home, 308)(environment, start)
        environment["SCRIPT_NAME"] = base_path
        if path.startswith(f"{base_path}/"):
            environment["PATH_INFO"] = path.removeprefix(base_path)
        return application(environment, start)

    return answer
