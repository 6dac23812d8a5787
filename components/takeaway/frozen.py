"""The frozen page: what a picture rests on, in words, for a file that needs neither server nor net.

assets/takeaway/frozen.js puts these words and the picture into one HTML file.
"""

from typing import Any

from components.language.calendar import date_in_words
from components.scene import Scene
from components.wording import sources
from components.wording.attribution import in_words, uncounted
from components.wording.told import told, translated, what_of
from data.engines.ties import Tie
from data.relation import Relation

MOST = 20_000  # statements on a page: half a kilobyte each


def page(scene: Scene) -> dict[str, Any]:
    """Return the evidence, as `ties`, and the words around it."""
    words = {name: scene.say(f"frozen.{name}") for name in ("evidence", "open", "note")}
    return {"ties": evidence(scene), **words, "translated": translated(scene)}


def evidence(scene: Scene) -> list[dict[str, Any]]:
    """Return every tie in question with all that is said of it, the busiest first.

    Returns:
        For each tie its `id`, its sentence as `words`, and its `statements`: counted or not, each
        with `id`, `kind`, `sign`, `when`, `words` and what language they are `in` if not the
        reader's, `said` (who says so, and where), `status` and `sources` (`title`, `kind` and
        `url`, of which the last two may be empty).
    """
    ordered = sorted(scene.results.highlighted, key=lambda tie: (-tie.relations, tie.tie))
    said: dict[str, list[Relation]] = {}
    for one in () if too_many(scene) else scene.results.evidence.page(0):
        said.setdefault(one.tie(scene.selection.level), []).append(one)
    return [_tie(scene, tie, said.get(tie.tie, [])) for tie in ordered]


def too_many(scene: Scene) -> bool:
    """Tell whether there is more evidence than a page holds."""
    return len(scene.results.evidence) > MOST


def _tie(scene: Scene, tie: Tie, said: list[Relation]) -> dict[str, Any]:
    return {
        "id": tie.tie,
        "words": scene.sentences.tie(tie),
        "statements": [_statement(scene, one) for one in said],
    }


def _statement(scene: Scene, relation: Relation) -> dict[str, Any]:
    say = scene.say
    said, statement = (
        [in_words(scene, relation), *uncounted(scene, relation)],
        told(scene, relation),
    )
    return {
        "id": relation.relation_id,
        "kind": what_of(scene, relation),
        "sign": relation.character,
        "when": date_in_words(relation.date, say.language),
        "words": statement.text,
        "in": dict(statement.attributes),
        "said": " · ".join(said),
        "status": relation.status,
        "sources": _sources(scene, relation),
    }


def _sources(scene: Scene, relation: Relation) -> list[dict[str, str]]:
    found = [scene.data_set.sources[source] for source in relation.sources]
    return [
        {"title": one.title, "url": one.url, "kind": sources.kind(scene.say, one)} for one in found
    ]
