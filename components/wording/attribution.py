"""Who says so and where: the words that stand beside every statement."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from components.scene import Scene
from data.relation import Relation

Part = Component | str


def said_by(scene: Scene, relation: Relation) -> list[Part]:
    """Say who says so, and where it stands, each source as a link."""
    names = [_publisher(scene, source) for source in relation.sources]
    own = _own(scene, relation)
    links = [
        # Two of one publisher are told apart by their number.
        link(scene, source, f"{name} ({n + 1})" if name in names[:n] else "")
        for n, (source, name) in enumerate(zip(relation.sources, names, strict=True))
    ]
    named = translated(scene, relation) or relation.attributed_to
    who: Part = translated(scene, relation) or html.Bdi(named, lang="en")
    if own is not None:
        who = link(scene, relation.sources[own], named)
    return _line(scene, relation, who, [one for n, one in enumerate(links) if n != own])


def in_words(scene: Scene, relation: Relation) -> str:
    """Say the same in plain words, each publisher once."""
    own, isolated = _own(scene, relation), scene.say.name
    names = dict.fromkeys(_publisher(scene, source) for source in relation.sources)
    if own is not None:
        names.pop(_publisher(scene, relation.sources[own]))
    return "".join(
        map(
            str, _line(scene, relation, isolated(speaker(scene, relation)), [*map(isolated, names)])
        )
    )


def _line(scene: Scene, relation: Relation, who: Part, sources: Sequence[Part]) -> list[Part]:
    """Join who says so, where else it stands, and the place there."""
    say = scene.say
    before, _, after = say(f"said.{relation.status}", who="\0").partition("\0")
    parts = [before, who, after]
    if sources:
        key = "said.within" if _own(scene, relation) is None else "said.besides"
        before, _, after = say(key, sources="\0").partition("\0")
        listed = [part for one in sources for part in (say("tie.comma"), one)][1:]
        parts += [before, *listed, after]
    return [*parts, *([" · ", place(scene, relation.locator)] if relation.locator else [])]


def _own(scene: Scene, relation: Relation) -> int | None:
    """Return which of its sources speaks itself: who claims it, or where nobody is named."""
    if not relation.attributed_to:
        return 0
    named = _bare(relation.attributed_to)
    names = [_bare(_publisher(scene, source)) for source in relation.sources]
    own = (n for n, name in enumerate(names) if name == named or name.startswith(f"{named}, "))
    return next(own, None)


def _bare(name: str) -> str:
    """Return a name without what is said of it in brackets."""
    return name.partition(" (")[0].casefold()


def _publisher(scene: Scene, source_id: str) -> str:
    source = scene.data_set.sources[source_id]
    return source.publisher or source.title


def translated(scene: Scene, relation: Relation) -> str:
    """Return whom a relation is attributed to as the data set says it in the reader's language."""
    name, language = relation.attributed_to, scene.say.language
    return scene.data_set.translated("attributed_to", name, language)


def pair(scene: Scene, relation: Relation) -> str:
    """Name who acts and towards whom, or both where both do."""
    say, name = scene.say, scene.sentences.name
    key = "tie.both" if relation.mutual else "tie.one"
    return say(key, a=say.name(name(relation.actor)), b=say.name(name(relation.target)))


def speaker(scene: Scene, relation: Relation) -> str:
    """Return who says so: whoever the relation is attributed to, or the publisher."""
    named = translated(scene, relation) or relation.attributed_to
    return named or _publisher(scene, relation.source_id)


def uncounted(scene: Scene, relation: Relation) -> list[str]:
    """Say why a relation is not counted; nothing where it is."""
    if relation.counted:
        return []
    return [scene.say(f"uncounted.{relation.counted_why or 'unsaid'}")]


def place(scene: Scene, locator: str) -> str:
    """Return the place in the source, in the reader's language if the data set says how."""
    say, (unit, _, number) = scene.say, locator.rpartition(" ")
    text = scene.data_set.translated("locator", unit, say.language)
    # Not filled in by format: a text of a data set may hold anything.
    return text.replace("{n}", say.digits(number)) if text else locator


def link(scene: Scene, source_id: str, name: str = "") -> Component:
    """Return a source under its own name or another, as a link where it has an address."""
    source = scene.data_set.sources[source_id]
    if not source.url:
        return html.Cite(name or source.title, title=source.title, lang="en")
    return html.A(
        html.Bdi(name or _publisher(scene, source_id)),
        href=source.url,
        title=source.title,
        target="_blank",
        rel="noopener noreferrer external",
        lang="en",
    )
