"""What is said of a set, its file, and how it goes: parts of the page that a set has."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from components import addresses
from components.markup import Html, element
from components.opening.frame import Look, owned
from components.scene import Scene
from data.opening.told import LINE, LONGEST, TITLE, Told, said_of
from data.selection import Selection

PART = "part"  # the field that says that the page is asked for by the atlas, which has a frame


@dataclass(frozen=True, slots=True)
class Shown:
    """A set as its page shows it.

    `at` is the query of the view that whoever asks comes from; `said` is what was done, and what
    was in the way of it, if anything; `focus` names what shall have the focus then. `allowed` says
    whether they may change the set, `undone` whether its story can be put back.
    """

    look: Look
    scene: Scene
    at: str = ""
    said: str = ""
    wrong: str = ""
    focus: str = ""
    allowed: bool = True
    undone: bool = False

    @property
    def name(self) -> str:
        """What addresses call the set."""
        return self.scene.data_set.name

    @property
    def path(self) -> str:
        """Where its page is."""
        return addresses.own_set(self.name)

    def told(self) -> Told:
        """Return what is said of it, in the reader's language."""
        return said_of(self.scene.data_set.about, self.look.lang)


def form(shown: Shown, *content: str, step: int | None = None, **marks: str) -> Html:
    """Return a form that changes the set, or a step of its story."""
    look = shown.look
    hidden = {"lang": look.lang, "theme": look.theme, "at": shown.at}
    if step is not None:
        hidden["step"] = str(step)
    return element(
        "form",
        *(element("input", type="hidden", name=key, value=text) for key, text in hidden.items()),
        *owned(look),
        *content,
        method="post",
        action=addresses.base() + shown.path,
        **marks,
    )


def button(do: str, word: str, **marks: str) -> Html:
    """Return a button that does something."""
    return element("button", word, type="submit", name="do", value=do, **marks)


def line(name: str, label: str, value: str, most: int, **marks: str) -> Html:
    """Return a field of one line."""
    given = {"type": "text", "dir": "auto", "maxlength": str(most), **marks}
    field = element("input", name=name, value=value, **given)
    return element("label", element("span", label), field)


def area(name: str, label: str, value: str, most: int, rows: int = 2) -> Html:
    """Return a field of several lines."""
    marks = {"rows": str(rows), "dir": "auto", "maxlength": str(most)}
    return element(
        "label",
        element("span", label),
        element("textarea", value, name=name, **marks),
        class_="wide",
    )


def notices(shown: Shown) -> Iterator[Html]:
    """Yield what was done last, with the way back, and what was in the way."""
    if shown.wrong:
        yield element("p", shown.wrong, class_="problem", role="alert")
    if shown.said:
        yield element("p", shown.said, class_="done", role="status")


def about(shown: Shown) -> Html:
    """Return the fields for what the set is called, and whose it is."""
    say, told = shown.look.say, shown.told()
    fields = element(
        "div",
        line("title", say("open.set_title"), told.title, TITLE, required=""),
        area("description", say("open.description"), told.description, LONGEST, 3),
        line("author", say("open.author"), told.author, LINE),
        line("licence", say("open.licence"), told.licence, LINE),
        class_="fields",
    )
    unknown = () if told.licence else (_hint(say("open.licence_unknown")),)
    return section(say("own.about"), form(shown, fields, *unknown, button("tell", say("own.save"))))


def kept(shown: Shown) -> Html:
    """Return the file of the set, and how the set goes."""
    say, rights = shown.look.say, shown.scene.data_set.rights
    here = shown.look.kept_here
    withheld = rights.is_withheld
    file = element(
        "a", say("own.project"), href=addresses.project(shown.name), class_="opens", download=""
    )
    parts: list[Html] = []
    if here or not withheld:
        parts.append(element("p", file))
    parts.append(_hint(say("download.project_help")))
    if withheld:
        parts.append(_hint(say("own.for_yourself") if here else say("rights.withheld")))
    if shown.allowed:
        parts.append(
            element(
                "details",
                element("summary", say("own.delete")),
                _hint(say("own.delete_hint")),
                form(shown, button("delete", say("own.delete_now"), class_="danger")),
                class_="folds",
                data_of="delete",
            )
        )
    return section(say("own.keep"), *parts)


def section(heading: str, *content: str, **marks: str) -> Html:
    """Return a part under its heading."""
    return element("section", element("h2", heading), *content, class_="own", **marks)


def _hint(text: str) -> Html:
    return element("p", text, class_="hint")


def gone(shown_look: Look, name: str, title: str, said: str) -> Html:
    """Return what is left of a set that was deleted: the way back."""
    say = shown_look.say
    hidden = {"lang": shown_look.lang, "theme": shown_look.theme}
    back = element(
        "form",
        *(element("input", type="hidden", name=key, value=text) for key, text in hidden.items()),
        *owned(shown_look),
        element("p", say("own.deleted", title=say.name(title)), class_="done", role="status"),
        _hint(said),
        button("restore", say("own.undo"), class_="opens"),
        method="post",
        action=addresses.base() + addresses.own_set(name),
        data_gone="",
    )
    return section(say("own.keep"), back)


def recent(look: Look, sets: Iterable[tuple[str, str, str]]) -> Iterator[Html]:
    """Yield a list of the sets of this machine: each by its name, its title and its day."""
    say = look.say
    rows = [
        element(
            "li",
            element("a", element("bdi", title), href=addresses.atlas(_of(look, name))),
            element("span", day, class_="hint"),
            element("a", say("own.open"), href=look.at(addresses.own_set(name))),
        )
        for name, title, day in sets
    ]
    if rows:
        yield element(
            "section",
            element("h2", say("own.recent")),
            element("p", say("own.recent_hint"), class_="hint"),
            element("ul", *rows),
            class_="recent",
        )


def _of(look: Look, name: str) -> Selection:
    return Selection(data=name, lang=look.lang, theme=look.theme)
