"""Lists to choose from, as the form of an opened file has them."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from components.language.texts import Words, plain
from components.markup import Html, element, joined
from data.finding import fold
from data.former_states import former_states
from data.states import states

Choices = Iterable[tuple[str, str]]  # values, and what each is called


def options(choices: Choices, chosen: str = "") -> Html:
    """Return the items of a list."""
    return joined(
        element("option", text, value=value, **({"selected": ""} if value == chosen else {}))
        for value, text in choices
    )


def group(label: str, items: Html) -> Html:
    """Return items under a heading."""
    return element("optgroup", items, label=label)


def select(name: str, label: str, items: Html, **marks: str) -> Html:
    """Return a list that is called by what is beside it, or by nothing that is seen."""
    return element("select", items, name=name, aria_label=plain(label), **marks)


def labelled(name: str, label: str, items: Html) -> Html:
    """Return a list with what it is about above it."""
    return element("label", element("span", label), element("select", items, name=name))


@cache
def states_of(language: str) -> Html:
    """Return every state, and every former one, by name."""
    say = Words(language)
    return joined(
        group(say(key), options(_by_name({one: known[one].names[language] for one in known})))
        for key, known in (("open.states", states()), ("open.former", former_states()))
    )


def called(say: Words, actor: str) -> str:
    """Return the name of a state, or of a former one."""
    known = states().get(actor) or former_states().get(actor)
    return known.names[say.language] if known else actor


def _by_name(names: Mapping[str, str]) -> Sequence[tuple[str, str]]:
    return sorted(names.items(), key=lambda one: fold(one[1]))
