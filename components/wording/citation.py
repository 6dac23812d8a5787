"""A view as a reference: Chicago, APA, BibTeX and CSL-JSON, for whoever writes about it."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from babel.dates import format_date

from components.language.calendar import date_in_words, day_in_words, year_in_words
from components.language.texts import Words, plain
from components.scene import Scene
from components.wording import headline, sources
from components.wording.attribution import place
from components.wording.told import told
from data.dataset import DataSet
from data.dates import parse_date
from data.relation import Relation

JOINER = "\N{ZERO WIDTH NON-JOINER}"
PUBLISHER = "Entente"  # of the view: the data have authors of their own

# What LaTeX reads as commands. BibTeX counts braces even behind a backslash: they become words.
SPECIAL = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{letter: "\\" + letter for letter in "$&%#_"},
    }
)


@dataclass(frozen=True, slots=True)
class Work:
    """What is cited: a view (its headline and address) of an edition of a data set.

    `authors` are those of the data set, none where it names nobody; `version` is "" and `issued`
    None where it does not tell.
    """

    name: str
    authors: tuple[str, ...]
    title: str
    data_set: str
    version: str
    issued: date | None
    url: str
    accessed: date
    language: str


def work(scene: Scene, url: str, today: date) -> Work:
    """Return what is cited of a scene that has an address, on a day."""
    data_set = scene.data_set
    version = data_set.about.get("version")
    return Work(
        name=data_set.name,
        authors=tuple(map(_line, data_set.authors(scene.say.language))),
        title=_line(headline.named(scene) or headline.title(scene)),
        data_set=_line(data_set.titles[scene.say.language]),
        version=_line(version) if isinstance(version, str) else "",
        issued=_created(data_set),
        url=url,
        accessed=today,
        language=scene.say.language,
    )


def of_relation(scene: Scene, relation: Relation, url: str, today: date) -> Work:
    """Return what is cited of one relation: its statement, as it is coded in an edition."""
    own = relation.relation_id
    whole = work(scene, url, today)
    return replace(
        whole,
        name=f"{whole.name}-{own}",
        title=_line(f"{own}: {told(scene, relation).text}").rstrip("."),
    )


def source(scene: Scene, relation: Relation, source_id: str) -> str:
    """Name a source that a relation rests on: publisher, kind, title, date, place, address."""
    say, found = scene.say, scene.data_set.sources[source_id]
    first = source_id == relation.source_id
    parts = (
        found.publisher,
        say("cite.quoted", title=_line(found.title)),
        date_in_words(parse_date(found.date), say.language) if found.date else "",
        place(scene, relation.locator) if relation.locator and first else "",
        found.url,
    )
    isolate = say.name if say.direction == "rtl" else str
    told = [isolate(_line(part).rstrip(".")) for part in parts if part]
    kind = sources.kind(say, found)
    return ". ".join([f"{told[0]} [{kind}]" if kind else told[0], *told[1:]])


def _created(data_set: DataSet) -> date | None:
    """Return the day of an edition: a description may say anything, or nothing, about it."""
    created = data_set.about.get("created")
    try:
        return date.fromisoformat(created[:10]) if isinstance(created, str) else None
    except ValueError:
        return None


def _line(text: str) -> str:
    """Return a text on one line, without unseen marks but those that part Persian words."""
    text = plain(text)
    if not text.isprintable():
        text = "".join(c if c.isprintable() or c == JOINER else " " for c in text)
    return " ".join(text.split())


def chicago(cited: Work) -> str:
    """Return a reference in the author-date style of the Chicago Manual."""
    return _reference("cite.chicago", cited)


def apa(cited: Work) -> str:
    """Return a reference in the style of the American Psychological Association."""
    return _reference("cite.apa", cited)


def _reference(key: str, cited: Work) -> str:
    say, edition = Words(cited.language), cited.data_set
    if cited.version:
        edition = say(f"{key}_edition", title=edition, version=say.digits(cited.version))
    undated = say(f"{key}_undated")
    # What is Latin in a Persian reference keeps its own direction.
    isolate = say.name if say.direction == "rtl" else str
    return say(
        key if cited.authors else f"{key}_unsigned",
        author=say.listing(map(isolate, cited.authors)),
        year=year_in_words(cited.issued.year, say.language) if cited.issued else undated,
        title=cited.title,
        edition=edition,
        publisher=isolate(PUBLISHER),
        day=_day(cited.accessed, say.language),
        url=isolate(cited.url),
    )


def _day(day: date, language: str) -> str:
    """Say a day; both styles are American, and so are their English dates."""
    if language == "en":
        return format_date(day, "long", locale="en_US")
    return day_in_words(day, language)


def bibtex(cited: Work) -> str:
    """Return an entry for BibTeX and biblatex, in Unicode."""
    year = str(cited.issued.year) if cited.issued else ""
    say, edition = Words(cited.language), cited.data_set
    if cited.version:
        edition = say("cite.chicago_edition", title=edition, version=cited.version)
    about = _line(say("cite.note", edition=edition))
    fields = {
        # The second pair of braces keeps each as it is written: it may be no person.
        "author": " and ".join(f"{{{author.translate(SPECIAL)}}}" for author in cited.authors),
        "title": f"{{{cited.title.translate(SPECIAL)}}}",
        "year": year,
        "publisher": PUBLISHER,
        "version": cited.version.translate(SPECIAL),
        "note": about.translate(SPECIAL),
        "url": cited.url,
        "urldate": cited.accessed.isoformat(),
        "language": cited.language,
    }
    key = "-".join(filter(None, ("entente", *re.findall("[a-z0-9]+", cited.name.lower()), year)))
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@misc{{{key},", *lines, "}"])


def csl_json(cited: Work) -> str:
    """Return an item for Zotero, Pandoc and whatever else reads CSL-JSON."""
    item = {
        "id": f"entente-{cited.name}",
        "type": "dataset",
        "title": cited.title,
        "container-title": cited.data_set,
        "author": [{"literal": author} for author in cited.authors],
        "issued": _parts(cited.issued),
        "version": cited.version,
        "publisher": PUBLISHER,
        "URL": cited.url,
        "accessed": _parts(cited.accessed),
        "language": cited.language,
    }
    return json.dumps([{k: v for k, v in item.items() if v}], ensure_ascii=False, indent=2)


def _parts(day: date | None) -> dict[str, list[list[int]]]:
    return {"date-parts": [[day.year, day.month, day.day]]} if day else {}


STYLES: Mapping[str, Callable[[Work], str]] = {
    "chicago": chicago,
    "apa": apa,
    "bibtex": bibtex,
    "csl": csl_json,
}
