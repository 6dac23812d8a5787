"""Who is in which camp, in words: what the picture of the camps shows by place."""

from dash import html
from dash.development.base_component import Component

from components.scene import Scene

NAMED = 12  # of a camp, the busiest first, before the others are asked for


def of(scene: Scene) -> list[Component]:
    """Return a paragraph for each camp, that of the data set's own perspective first.

    Who could stand in the other one as well is said to be in neither, but apart.
    """
    say, anchor = scene.say, scene.data_set.perspective
    camps = sorted(scene.camps.frustration.camps, key=lambda camp: anchor not in camp)
    named = anchor in camps[0] and anchor not in scene.camps.switchers.nodes
    first = "balance.camp_of" if named else "years.one_camp"
    name = say.name(scene.sentences.name(anchor)) if named else ""
    found: list[Component] = []
    either = scene.camps.switchers.nodes | {anchor}
    for key, camp in zip((first, "years.other_camp"), camps, strict=True):
        # Nodes come with the busiest first.
        members = [node for node in scene.results.nodes if node in camp and node not in either]
        if members:
            found.append(_camp(scene, key, members, name))
    said = elsewhere(scene)
    return [*found, *([html.Div(html.P(said), className="camp")] if said else [])]


def elsewhere(scene: Scene) -> str:
    """Name those who could stand on the other side as well; nothing where there are none."""
    say, nodes = scene.say, sorted(scene.camps.switchers.nodes)
    names = say.listing(say.name(scene.sentences.name(node)) for node in nodes)
    return say("balance.several", names=names) if nodes else ""


def _camp(scene: Scene, key: str, members: list[str], anchor: str) -> html.Div:
    """Return who is in a camp: the first by name, and all others one click away."""
    say = scene.say
    names = [say.name(scene.sentences.name(node)) for node in members]
    shown, more = names[:NAMED], names[NAMED:]
    others = [say.count("count.others", len(more))] if more else []
    said = html.P(say(key, anchor=anchor, names=say.listing([*shown, *others])))
    if not more:
        return html.Div(said, className="camp")
    rest = html.Details([html.Summary(say("balance.name_others")), html.P(say.listing(more))])
    return html.Div([said, rest], className="camp")
