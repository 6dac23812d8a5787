"""Who vouches, in words: of what kind a source is and whose, and which kinds were asked for."""

from collections import Counter
from collections.abc import Iterable

from dash import html
from dash.development.base_component import Component

from components.language.calendar import date_in_words
from components.language.texts import Words, small
from components.scene import Scene
from components.wording import account
from data.dataset import Source
from data.dates import parse_date
from data.engines.relations import Relations
from data.model import KINDS_NAMED, OWNERS, kind_named
from data.parameters import NOBODY

OF_STATES = ("government", "court")  # nobody has to be told whose they are
NAMED = 3  # kinds that are left out, which are named in place of all that are not


def kind(say: Words, source: Source, *, named: bool = False) -> str:
    """Say of what kind a source is, and that a state owns it; nothing where nothing is known.

    `named` where its kind has been said.
    """
    parts = [say(f"source_kind.{kind_named(source.kind)}")] if source.kind and not named else []
    if source.state_owned and source.kind not in OF_STATES:
        parts.append(say("sources.owned"))
    return say("tie.comma").join(parts)


def badge(say: Words, source: Source, *, named: bool = False) -> list[Component | str]:
    """Return the same, and when it was published, as it stands beside the name of a source."""
    when = date_in_words(parse_date(source.date), say.language) if source.date else ""
    text = say("tie.comma").join(filter(None, [kind(say, source, named=named), when]))
    return [" ", html.Span(text, className="vouches")] if text else []


def shares(scene: Scene, relations: Relations) -> str:
    """Say how many sources of some relations are of each kind, and how many a state owns.

    Nothing is said where there are no two that could differ, or no kind is known.
    """
    say, known = scene.say, scene.data_set.sources
    found = [known[one] for one in account.sources(relations)]
    if len(found) < 2 or not scene.data_set.source_kinds:
        return ""
    counts = Counter(kind_named(source.kind) for source in found)
    largest_first = sorted(filter(counts.get, KINDS_NAMED), key=lambda name: -counts[name])
    each = (_share(say, f"source_kind.{name}", counts[name]) for name in largest_first)
    kinds = say("tie.comma").join(each)
    owned = sum(source.owner == OWNERS[0] for source in found)
    if not owned:
        return say("sources.shares", kinds=kinds)
    return say("sources.shares_owned", kinds=kinds, owned=_share(say, "owner.state", owned))


def _share(say: Words, key: str, number: int) -> str:
    return say("sources.share", what=small(say(key)), n=say.number(number))


def kinds_asked(scene: Scene, asked: tuple[str, ...]) -> str:
    """Name the kinds of sources that are asked for, or the few that are not."""
    say, known = scene.say, scene.data_set.source_kinds
    if not asked:
        return say("versus.all_sources")
    left = [name for name in known if name not in asked]
    if asked != (NOBODY,) and len(left) <= min(NAMED, len(asked)):
        return say("sources.but", names=_listed(say, left))
    return say("sources.of", names=_listed(say, asked))


def _listed(say: Words, kinds: Iterable[str]) -> str:
    return say.listing(say(f"source_kind.{name}") for name in kinds)


def owners_asked(say: Words, asked: tuple[str, ...]) -> str:
    """Name the owners of sources that are asked for."""
    if not asked:
        return say("versus.all_owners")
    return say("sources.of", names=say.listing(small(say(f"owner.{one}")) for one in asked))
