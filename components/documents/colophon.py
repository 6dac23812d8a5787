"""What the page about the atlas draws from the project itself: data sets, codebooks, citations."""

from datetime import date

from components.documents import prose
from components.language.calendar import span_in_words
from components.language.texts import Words
from components.markup import Html, element, joined, table
from components.scene import Scene
from components.wording import citation, rights
from data.catalogue import Catalogue
from data.dataset import DataSet
from data.files.extract import Extract
from data.files.notes import stated
from data.files.tables import fields
from data.selection import Selection

PLACES = frozenset({"data-sets", "codebooks", "columns", "citations"})
CODE = ("bibtex", "csl")  # styles that programs read
LOWER = 2  # levels: a codebook's own title stands two below the title of the page


def values(scene: Scene, catalogue: Catalogue, url: str, today: date) -> dict[str, str]:
    """Return what stands in each place of the page about the atlas.

    Args:
        scene: the chosen data set, as the page opens with it.
        catalogue: all that the atlas holds.
        url: the address of that scene in the atlas.
        today: the day on which it is seen.
    """
    return {
        "data-sets": holdings(scene.say, catalogue),
        "codebooks": codebooks(scene, catalogue),
        "columns": columns(scene.say),
        "citations": citations(citation.work(scene, url, today)),
    }


def holdings(say: Words, catalogue: Catalogue) -> Html:
    """Return each data set with its size, its dates, its version, its authors and licence."""
    rows = []
    for data_set in catalogue.values():
        extract = Extract(data_set, Selection(data=data_set.name))
        numbers = (len(data_set.relations), len(data_set.actors), len(data_set.sources))
        rows.append(
            (
                say.name(data_set.titles[say.language]),
                *map(say.number, numbers),
                span_in_words(*data_set.span, say.language)
                if data_set.dated
                else say("date.undated"),
                say.digits(stated(extract, "version")) or "\u2013",
                rights.author(say, data_set),
                _licence(say, data_set),
            )
        )
    names = ("relations", "actors", "sources", "span", "version", "author", "licence")
    head = [say("page.data_set"), *(say(f"document.{name}") for name in names)]
    return table(say("document.data_sets"), head, rows, numbers={1, 2, 3})


def _licence(say: Words, data_set: DataSet) -> Html:
    """Return the licence, and where it is not known, or forbids it, what may be passed on."""
    named, said = rights.licence(say, data_set, whole=True), rights.passing_on(say, data_set)
    return joined([named, *((element("p", said, class_="hint"),) if said else ())])


def codebooks(scene: Scene, catalogue: Catalogue) -> Html:
    """Return what each codebook says, that of the chosen data set unfolded."""
    return joined(
        element(
            "details",
            element("summary", data_set.titles[scene.say.language]),
            element("div", prose.quoted(data_set.codebook, LOWER), lang="en", dir="ltr"),
            id=f"codebook-{at}",
            **({"open": ""} if data_set is scene.data_set else {}),
        )
        for at, data_set in enumerate(catalogue.values(), start=1)
        if data_set.codebook
    )


def columns(say: Words) -> Html:
    """Return every column of every table that can be taken away, folded."""
    head = [say(f"document.{name}") for name in ("column", "holds", "description")]
    return joined(
        element(
            "details",
            element("summary", element("code", f"{name}.csv", dir="ltr")),
            table(
                f"{name}.csv",
                head,
                [
                    (
                        element("code", one.name, dir="ltr"),
                        element("code", one.type, dir="ltr"),
                        element("span", one.description, lang="en", dir="ltr", class_="english"),
                    )
                    for one in known
                ],
            ),
        )
        for name, known in fields().items()
    )


def citations(cited: citation.Work) -> Html:
    """Return a reference in each style, ready to be copied."""
    say, parts = Words(cited.language), []
    for style, write in citation.STYLES.items():
        name, text = say(f"style.{style}"), write(cited)
        shown = _code(text, name) if style in CODE else element("p", text)
        parts += [element("dt", name), element("dd", shown)]
    return element("dl", *parts, class_="citations")


def _code(text: str, label: str) -> Html:
    return element(
        "pre", element("code", text), dir="ltr", tabindex="0", role="group", aria_label=label
    )
