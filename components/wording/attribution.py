"""Who says so and where: the words that stand beside every statement."""

from collections.abc import Callable, Sequence

from dash import html
from dash.development.base_component import Component

from components.scene import Scene
from components.wording import sources
from data.dataset import Source
from data.relation import Relation

ADVOCACY = "advocacy"  # a kind of source that is told in the words, not only beside its name
Part = Component | str


def said_by(scene: Scene, relation: Relation) -> list[Part]:
    """Say who says so, and where it stands, each source as a link with its kind."""
    names = [_publisher(scene, source) for source in relation.sources]
    own = _own(scene, relation)
    links = [
        # Two of one publisher are told apart by their number.
        [
            link(scene, source, f"{name} ({n + 1})" if name in names[:n] else ""),
            *sources.badge(scene.say, scene.data_set.sources[source]),
        ]
        for n, (source, name) in enumerate(zip(relation.sources, names, strict=True))
    ]
    named = translated(scene, relation) or relation.attributed_to
    who: list[Part] = [translated(scene, relation) or html.Bdi(named, lang="en")]
    if own is not None:
        who = _speaking(scene, relation.sources[own], named)
    return _line(scene, relation, who, [one for n, one in enumerate(links) if n != own])


def _speaking(scene: Scene, source_id: str, name: str) -> list[Part]:
    """Return a source that says so itself; an advocate of a cause is told as one in the words."""
    say, source = scene.say, scene.data_set.sources[source_id]
    named, key = link(scene, source_id, name), _advocating(source)
    if not key:
        return [named, *sources.badge(say, source)]
    before, _, after = say(key, who="\0").partition("\0")
    return [before, named, after, *sources.badge(say, source, named=True)]


def in_words(scene: Scene, relation: Relation) -> str:
    """Say the same in plain words, each publisher once."""
    own, isolated = _own(scene, relation), scene.say.name
    names = dict.fromkeys(_publisher(scene, source) for source in relation.sources)
    if own is not None:
        names.pop(_publisher(scene, relation.sources[own]))
    who = speaker(scene, relation, isolated)
    return "".join(map(str, _line(scene, relation, [who], [[isolated(one)] for one in names])))


def _line(
    scene: Scene, relation: Relation, who: Sequence[Part], others: Sequence[Sequence[Part]]
) -> list[Part]:
    """Join who says so, where else it stands, and the place there."""
    say = scene.say
    before, _, after = say(f"said.{relation.status}", who="\0").partition("\0")
    parts = [before, *who, after]
    if others:
        key = "said.within" if _own(scene, relation) is None else "said.besides"
        before, _, after = say(key, sources="\0").partition("\0")
        listed = [part for one in others for part in (say("tie.comma"), *one)][1:]
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
    return source.publisher or scene.data_set.source_title(source_id, scene.say.language)


def translated(scene: Scene, relation: Relation) -> str:
    """Return whom a relation is attributed to as the data set says it in the reader's language."""
    name, language = relation.attributed_to, scene.say.language
    return scene.data_set.translated("attributed_to", name, language)


def pair(scene: Scene, relation: Relation) -> str:
    """Name who acts and towards whom, or both where both do."""
    say, name = scene.say, scene.sentences.name
    key = "tie.both" if relation.mutual else "tie.one"
    return say(key, a=say.name(name(relation.actor)), b=say.name(name(relation.target)))


def speaker(scene: Scene, relation: Relation, isolate: Callable[[str], str] = str) -> str:
    """Return who says so: whoever the relation is attributed to, or the publisher.

    Of an advocate of a cause it is said that it is one. `isolate` keeps the direction of a name.
    """
    named = translated(scene, relation) or relation.attributed_to
    who, own = isolate(named or _publisher(scene, relation.source_id)), _own(scene, relation)
    key = "" if own is None else _advocating(scene.data_set.sources[relation.sources[own]])
    return scene.say(key, who=who) if key else who


def _advocating(source: Source) -> str:
    """Return the text that says that a source is an advocate of a cause; nothing where it is none.

    Where brackets tell more of the publisher, who speaks may be somebody whom the page copies.
    """
    if source.kind != ADVOCACY:
        return ""
    return "said.advocacy_page" if "(" in source.publisher else "said.advocacy"


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
    title = scene.data_set.source_title(source_id, scene.say.language)
    if not source.url:
        # What has a name in the reader's language is not told as English.
        own = {} if title != source.title else {"lang": "en"}
        return html.Cite(name or source.publisher or title, title=title, **own)
    return html.A(
        html.Bdi(name or _publisher(scene, source_id)),
        href=source.url,
        title=title,
        target="_blank",
        rel="noopener noreferrer external",
        lang="en",
    )
