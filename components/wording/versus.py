"""Two selections in words: what each side is, what was gained and lost from one to the other."""

from collections.abc import Iterator, Mapping

from dash import dcc, html
from dash.development.base_component import Component

from components import addresses
from components.language.calendar import span_in_words
from components.language.texts import Words, small
from components.scene import Scene
from components.wording import sources
from data.comparison import FATES, Change
from data.engines.ties import Tie
from data.model import CHARACTERS, classes, relation_types
from data.parameters import DATES, NOBODY

NAMED = 3  # types of relation that are named before they are counted

Children = list[Component]


def sides(scene: Scene, second: Scene) -> tuple[str, str]:
    """Name both sides of a comparison by what each has for itself."""
    return side(scene, scene.selection.varying), side(second, scene.selection.varying)


def side(scene: Scene, varying: tuple[str, ...]) -> str:
    """Name one side by some of its filters, as in the middle of a sentence."""
    say, selection = scene.say, scene.selection
    words = {
        "since": dates(scene),
        "actors": say.listing(say.name(scene.sentences.name(actor)) for actor in selection.actors)
        or say("filters.everyone"),
        "side": say(f"side.{selection.side}"),
        "types": small(kinds(say, selection.types)),
        "status": say.listing(small(say(f"status.{status}")) for status in selection.status)
        or say("versus.all_statuses"),
        "source": small(sources.kinds_asked(scene, selection.source)),
        "owner": small(sources.owners_asked(say, selection.owner)),
    }
    return " · ".join(words[name] for name in words if name in varying)


def both(scene: Scene, second: Scene) -> str:
    """Name one side against the other."""
    one, other = sides(scene, second)
    return capital(scene.say("versus.both", first=one, second=other))


def capital(text: str) -> str:
    """Return a text as it begins a sentence or a heading."""
    return text[:1].upper() + text[1:]


def dates(scene: Scene) -> str:
    """Name the dates of one side, in years where they were chosen in years."""
    asked = [day for day in (scene.selection.since, scene.selection.until) if day]
    since, until = scene.selection.window
    first, last = max(since, scene.data_set.span[0]), min(until, scene.data_set.span[1])
    if not all(day.isdigit() for day in asked) or first > last:
        return scene.sentences.dates
    return span_in_words(
        first.replace(month=1, day=1), last.replace(month=12, day=31), scene.say.language
    )


def kinds(say: Words, types: tuple[str, ...]) -> str:
    """Name some types of relations: where all of a sign or of a class are there, by its name.

    More names than a line has room for are counted.
    """
    if not types:
        return say("versus.all_kinds")
    if types == (NOBODY,):
        return say("type.none")
    names = [*_named(say, types)]
    return (
        capital(say.listing(names)) if len(names) <= NAMED else say.count("count.types", len(types))
    )


def _named(say: Words, types: tuple[str, ...]) -> Iterator[str]:
    """Yield the names of whole signs, of whole classes, and of what is left of the types."""
    left = [*types]
    for prefix, sets in (("band", bands()), ("class", classes())):
        for name, own in sets.items():
            if {*own} <= {*left}:
                yield small(say(f"{prefix}.{name}"))
                left = [code for code in left if code not in own]
    for code in left:
        yield (
            say(f"type.{code}")
            if len(types) == 1
            else say("cite.quoted", title=say(f"type.{code}"))
        )


def filtered(scene: Scene, what: str) -> str:
    """Add to a headline which types of relation it was asked for: they are no finding."""
    types = scene.selection.types
    if not types or "types" in scene.selection.varying:
        return what
    return scene.say("headline.filtered", what=what, kinds=small(kinds(scene.say, types)))


def bands() -> Mapping[str, tuple[str, ...]]:
    """Return the types of each sign, in their order."""
    return {
        character: tuple(code for code, kind in relation_types().items() if kind.sign == sign)
        for sign, character in CHARACTERS.items()
    }


def in_time(scene: Scene) -> bool:
    """Tell whether the first side comes before the second, and they differ in nothing else."""
    one, other = scene.selection.window, scene.selection.other.window
    later = one[0] <= other[0] and one[1] <= other[1] and one != other
    return later and set(scene.selection.varying) == {*DATES}


def title(scene: Scene, second: Scene, who: str) -> str:
    """Return the headline: what became of the ties, or how much of `who` is on both sides."""
    say, selection = scene.say, scene.selection
    one, other = sides(scene, second)
    if selection.chosen:
        before, after = (
            say.count("count.relations", len(drawn.results.highlighted_relations))
            for drawn in (scene, second)
        )
        who = filtered(scene, who)
        return say("versus.of_tie", who=who, first=one, before=before, second=other, after=after)
    fates = {fate: len(found) for fate, found in scene.results.comparison.items()}
    changes = shared(scene) or counted(scene, fates)
    return say("versus.title", both=filtered(scene, both(scene, second)), changes=changes)


def summary(scene: Scene, second: Scene) -> str:
    """Say how much is on either side, and how many ties are the same in both."""
    say = scene.say
    (before, was), (after, now) = (
        (len(one.results.highlighted_relations), len(one.results.highlighted))
        for one in (scene, second)
    )
    return say(
        "versus.summary",
        before=say.number(before),
        after=say.count("count.counted", after),
        was=say.number(was),
        now=say.count("count.ties", now),
        kept=say.count("count.kept", len(scene.results.highlighted_comparison["kept"])),
    )


def holds(scene: Scene) -> str:
    """Say how many relations and ties are on one side."""
    say = scene.say
    parts = (
        say.count("count.counted", len(scene.results.highlighted_relations)),
        say.count("count.ties", len(scene.results.highlighted)),
    )
    return say("tie.comma").join(parts)


def shared(scene: Scene) -> str:
    """Say how many have ties with both of two who are compared; nothing where it is not these."""
    partners = scene.results.partners
    if partners is None:
        return ""
    differing = sum(change.fate == "changed" for change in partners.values())
    said = [scene.say.count("count.partners", len(partners))]
    said += [scene.say.count("count.differing", differing)] if partners else []
    return scene.say("tie.comma").join(said)


def counted(scene: Scene, counts: Mapping[str, int]) -> str:
    """Say how many ties were gained, lost and changed."""
    fates = [f for f in ("gained", "lost", "changed") if counts[f] or worth_saying(scene, f)]
    return scene.say("tie.comma").join(count(scene, fate, counts[fate]) for fate in fates)


def worth_saying(scene: Scene, fate: str) -> bool:
    """Tell whether a fate is worth a word though no tie has it.

    Sides of different kinds of relations have few ties that could be of another sign in each.
    """
    return fate != "changed" or "types" not in scene.selection.varying


def count(scene: Scene, fate: str, number: int) -> str:
    """Say how many ties have one fate; only what comes later can be gained or lost."""
    if in_time(scene) or fate not in ("gained", "lost"):
        return scene.say.count(f"count.{fate}", number)
    return scene.say.count("count.in_second" if fate == "gained" else "count.in_first", number)


def sentence(scene: Scene, change: Change) -> str:
    """Say what a tie was and what it is."""
    say, tie, fate = scene.say, change.tie, change.fate
    one, other = (say.name(scene.sentences.name(end)) for end in (tie.a, tie.b))
    named = (
        scene.sentences.pair(tie) if fate in ("gained", "lost") else say("tie.and", a=one, b=other)
    )
    was, now = (_made(scene, end) if end else "" for end in (change.before, change.after))
    manner = "then" if in_time(scene) else "beside"
    key = {"gained": "gained", "lost": "lost"}.get(fate, "both")
    said = {"gained": {"after": now}, "lost": {"before": was}}
    return say(f"{manner}.{key}", pair=named, **said.get(fate, {"before": was, "after": now}))


def _made(scene: Scene, tie: Tie) -> str:
    """Say what a tie is made of: with its alignment where both signs are, which decides which."""
    made = scene.sentences.made(tie)
    if not (tie.cooperation and tie.conflict):
        return made
    alignment = scene.say.number(tie.alignment, 2, signed=True)
    return scene.say("tie.comma").join([made, scene.say("tie.aligned", alignment=alignment)])


def overview(scene: Scene, second: Scene) -> Children:
    """Say what is compared, and what it means that a tie is gained."""
    say = scene.say
    return [
        html.P(say("compare.heading"), className="eyebrow"),
        html.H3(both(scene, second)),
        html.P(say("versus.about"), className="hint"),
    ]


def listing(scene: Scene) -> Children:
    """Return what became of every tie, a sentence each; what was kept is one click away."""
    whole = html.P(scene.say("versus.whole"), className="hint")
    parts: Children = [whole] if scene.results.dimmed else []
    parts += _partners(scene)
    for fate in FATES:
        changes = scene.results.comparison[fate]
        if not changes and not worth_saying(scene, fate):
            continue
        heading = count(scene, fate, len(changes))
        links = html.Ul(
            [html.Li(_link(scene, change)) for change in changes], className="ties", id=fate
        )
        if fate == "kept" and changes:
            parts.append(html.Details([html.Summary(heading), links], className="list-heading"))
        else:
            parts.append(html.H3(heading, className="list-heading"))
            parts += [links] if changes else []
    return [html.Div(parts, id="ties")]


def _partners(scene: Scene) -> Children:
    """Return how each stands with both of two who are compared, a sentence each."""
    if not scene.results.partners:
        return []
    items = [html.Li(_partner(scene, *one)) for one in scene.results.partners.items()]
    heading = html.H3(shared(scene), className="list-heading")
    return [heading, html.Ul(items, className="ties", id="partners")]


def _partner(scene: Scene, node: str, change: Change) -> Component:
    """Return the sentence on one who has ties with both, which chooses these two."""
    say, both = scene.say, (*scene.selection.actors, *scene.selection.other.actors)
    pair, one, other = (say.name(scene.sentences.name(name)) for name in (node, *both))
    ends = [end for end in (change.before, change.after) if end]
    before, after = (_made(scene, end) for end in ends)
    return dcc.Link(
        say("beside.partner", pair=pair, one=one, other=other, before=before, after=after),
        href=addresses.here(scene.selection.choosing(*(end.tie for end in ends))),
        className=f"tie {change.tie.character} {change.fate}",
    )


def _link(scene: Scene, change: Change) -> Component:
    tie = change.tie
    chosen = " chosen" if tie.tie in scene.selection.chosen else ""
    return dcc.Link(
        sentence(scene, change),
        href=addresses.here(scene.selection.choosing(tie.tie)),
        className=f"tie {tie.character} {change.fate}{chosen}",
    )
