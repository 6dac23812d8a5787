"""Validation: what a request to a callback may say, held against what the page keeps."""

import json
from collections.abc import Mapping
from typing import Any

from flask import abort

from components.accepted import Accepted

DEEPEST = 20  # levels of a body; a callback of this page needs about five


def hold_complete(callbacks: Mapping[str, Any], accepted: Accepted) -> None:
    """Raise a LookupError that names each property which a callback reads and nothing tests."""
    read = {
        f"{end['id']}.{end['property']}": output
        for output, callback in callbacks.items()
        if "callback" in callback
        for end in (*callback["inputs"], *callback["state"])
    }
    missing = [f"{name} (read for {read[name]})" for name in sorted(read.keys() - accepted.keys())]
    if missing:
        raise LookupError(f"no entry in ACCEPTED says what may stand in {', '.join(missing)}")


def check(body: bytes, callbacks: Mapping[str, Any], accepted: Accepted) -> dict[str, Any]:
    """Return what a request body asks, or abort with 400 unless a callback can answer it."""
    asked = _json_object(body)
    output = asked.get("output")
    if not isinstance(output, str) or "callback" not in callbacks.get(output, {}):
        abort(400, "'output' must name a callback of this page.")
    if not isinstance(asked.get("outputs"), dict) or ".".join(_end(asked["outputs"])) != output:
        abort(400, f"'outputs' must be {output}.")
    for kind in ("inputs", "state"):
        _check_ends(kind, asked.get(kind), callbacks[output][kind], accepted)
    changed = asked.get("changedPropIds", [])
    if not isinstance(changed, list) or not all(isinstance(name, str) for name in changed):
        abort(400, "'changedPropIds' must be a list of texts.")
    return asked


def _check_ends(kind: str, found: Any, ends: Any, accepted: Accepted) -> None:
    """Abort with 400 unless inputs or states are those of a callback, with values they can have."""
    wanted = [(end["id"], end["property"]) for end in ends]
    if not isinstance(found, list) or [_end(end) for end in found] != wanted:
        abort(400, f"'{kind}' must be {', '.join(map('.'.join, wanted))}.")
    for name, end in zip(map(".".join, wanted), found, strict=True):
        if not accepted[name](end.get("value")):
            abort(400, f"'{name}' must hold what the page keeps there.")


def _json_object(body: bytes) -> dict[str, Any]:
    """Return a request body as an object, or abort with 400."""
    try:
        asked = json.loads(body)
    except (ValueError, RecursionError):
        abort(400, "The request body must be JSON.")
    if not isinstance(asked, dict):
        abort(400, "The request body must be a JSON object.")
    if _is_deeper(asked, DEEPEST):
        abort(400, "The request body is nested too deeply.")
    return asked


def _is_deeper(value: Any, levels: int) -> bool:
    """Tell whether lists and objects are nested in more levels than so many."""
    level = [value]
    while level and levels >= 0:
        inner = (one.values() if isinstance(one, dict) else one for one in level)
        level = [part for one in inner for part in one if isinstance(part, (dict, list))]
        levels -= 1
    return bool(level)


def _end(found: Any) -> tuple[str, str]:
    """Return id and property of one end of a callback, or what cannot be one."""
    end = (found.get("id"), found.get("property")) if isinstance(found, dict) else (None, None)
    return (end[0], end[1]) if isinstance(end[0], str) and isinstance(end[1], str) else ("", "")
