"""The picture in words, for those who cannot see it: written from the data, ready to paste."""

from components.language.texts import plain
from components.scene import Scene
from components.wording import filters, headline
from data.engines.ties import Tie


def alt_text(scene: Scene) -> str:
    """Describe a picture in two to four sentences: what it is of, what stands out, how sure it is.

    Every number is counted from the relations and ties that are drawn.
    """
    if scene.paired:
        sentences = [_compared(scene), _in_force(scene)]
    elif scene.results.highlighted:
        striking = scene.view.told or _strongest
        sentences = [_subject(scene), striking(scene), _certainty(scene), _in_force(scene)]
        if scene.camps.supposed:
            sentences.insert(0, f"{scene.say('what.thought')} {scene.say('what.not_reported')}")
    else:
        why = "" if scene.results.ties else scene.say("empty.why")
        sentences = [_subject(scene), why, _in_force(scene)]
    text = " ".join(filter(None, sentences))
    # A Persian sentence needs the marks that hold numbers and foreign names in their place.
    return text if scene.say.direction == "rtl" else plain(text)


def _subject(scene: Scene) -> str:
    """Say what kind of picture it is, of what, between which dates, and how much is in it."""
    say, found = scene.say, headline.numbers(scene)
    return say(
        "alt.subject",
        picture=say(f"view.{scene.selection.view}"),
        title=say.name(scene.data_set.titles[say.language]),
        dates=headline.dates(scene),
        counted=say.count("count.counted", found["counted"]),
        ties=say.count("count.ties", found["ties"]),
        nodes=headline.nodes(scene),
    )


def _compared(scene: Scene) -> str:
    """Say what two selections are set against each other, and what differs."""
    say = scene.say
    return say(
        "alt.compared",
        picture=say(f"view.{scene.selection.view}"),
        title=say.name(scene.data_set.titles[say.language]),
        changes=headline.title(scene),
        sides=headline.summary(scene),
    )


def _strongest(scene: Scene) -> str:
    """Name the ties at both ends of the scale, as far as there are such."""
    found = {
        name: min(ties, key=lambda tie: (-abs(tie.alignment), -tie.relations, tie.tie))
        for name in ("cooperation", "conflict")
        if (ties := [tie for tie in scene.results.highlighted if tie.character == name])
    }
    said = {name: _tie(scene, tie) for name, tie in found.items()}
    return scene.say(f"alt.strongest_{'_'.join(said)}", **said) if said else ""


def _tie(scene: Scene, tie: Tie) -> str:
    say = scene.say
    one, other = (say.name(scene.sentences.name(end)) for end in (tie.a, tie.b))
    return say(
        "alt.tie",
        pair=say("tie.and", a=one, b=other),
        relations=say.count("count.relations", tie.relations),
        alignment=say.number(tie.alignment, 2, signed=True),
    )


def _certainty(scene: Scene) -> str:
    """Say how many of the counted relations nobody reports as fact."""
    statuses = scene.results.highlighted_relations.tally("status")
    unsure = sum(statuses.values()) - statuses.get("reported", 0)
    return scene.say.count("count.unsure", unsure) if unsure else scene.say("alt.sure")


def _in_force(scene: Scene) -> str:
    """Name the filters, and what is highlighted, with how much stands back behind it."""
    (named, chosen), rest = filters.in_force(scene), headline.rest(scene)
    chosen = f"{chosen} ({rest})" if chosen and rest else chosen
    said = {name: text for name, text in (("filters", named), ("chosen", chosen)) if text}
    return scene.say(f"alt.{'_'.join(said)}", **said) if said else ""
