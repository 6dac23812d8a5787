"""The frozen page: what a picture rests on, in words, for a file that needs neither server nor net.

assets/takeaway/frozen.js puts these words and the picture into one HTML file.
"""

from typing import Any

from components.language.calendar import date_in_words
from components.scene import Scene
from components.wording.attribution import place, speaker
from data.dates import parse_date
from data.ties import Tie


def page(scene: Scene) -> dict[str, Any]:
    """Return the evidence, as `ties`, and the words around it."""
    words = {name: scene.say(f"frozen.{name}") for name in ("evidence", "open", "note")}
    return {"ties": evidence(scene), **words}


def evidence(scene: Scene) -> list[dict[str, Any]]:
    """Return every tie in question with all that is said of it, the busiest first.

    Returns:
        For each tie its `id`, its sentence as `words`, and its `statements`: counted or not, each
        with `kind`, `sign`, `when`, `words`, `said` (who says so, and where), `status` and
        `sources` (`title` and `url`, which may be empty).
    """
    level = f"tie_{scene.selection.level}"
    said = dict(list(scene.results.relations.groupby(level)))
    ordered = sorted(scene.results.lit, key=lambda tie: (-tie.relations, tie.tie))
    return [_tie(scene, tie, said[tie.tie]) for tie in ordered]


def _tie(scene: Scene, tie: Tie, relations: Any) -> dict[str, Any]:
    rows = relations.sort_values(["earliest", "relation_id"], kind="stable").itertuples()
    return {
        "id": tie.tie,
        "words": scene.sentences.tie(tie),
        "statements": [_statement(scene, row) for row in rows],
    }


def _statement(scene: Scene, row: Any) -> dict[str, Any]:
    say, sources = scene.say, scene.data_set.sources
    said = [say(f"said.{row.status}", who=say.name(speaker(scene, row)))]
    if row.locator:
        said.append(place(say, row.locator))
    if not row.counted:
        said.append(say("relation.uncounted"))
    return {
        "kind": say(f"type.{row.type}"),
        "sign": {1: "cooperation", 0: "demand", -1: "conflict"}[row.sign],
        "when": date_in_words(parse_date(row.date), say.language),
        "words": row.statement,
        "said": " · ".join(said),
        "status": row.status,
        "sources": [
            {"title": sources[source].title, "url": sources[source].url}
            for source in (row.source_id, row.second_source_id)
            if source
        ],
    }
