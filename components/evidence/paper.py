"""The evidence as a page for the printer, or for a PDF: all that is said of what is chosen.

It is HTML of nothing but text, whole and in the order of the panel, with every address written out.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from components import addresses
from components.drawing import theme
from components.evidence import jumps
from components.evidence.lists import Shown, lists
from components.language.calendar import date_in_words
from components.markup import Html, as_written, element
from components.scene import Scene
from components.wording import account, agreement, citation, filters, headline, sources
from components.wording.attribution import in_words, pair, uncounted
from components.wording.told import told, translated, what_of
from data.listing import year_of
from data.relation import Relation
from data.selection import COMPARISONS

MOST = 2_000  # relations on a page; some 200 sheets of paper


@dataclass(frozen=True, slots=True)
class Place:
    """Where the page is found and what it needs: the site, its day, and addresses of assets."""

    site: str
    today: date
    styles: tuple[str, ...]
    script: str


def page(scene: Scene, at: Place) -> str:
    """Return the evidence of a selection as HTML; of two that are compared that of the first."""
    if scene.selection.versus:
        first = scene.selection.but(versus=(), compare=COMPARISONS[0])
        scene = replace(scene, selection=first)
    (shown,) = lists(scene)
    say = scene.say
    main = element("main", *heading(shown), *years(shown), footer(scene, at))
    root = element(
        "html",
        head(scene, at),
        element("body", bar(scene), main),
        lang=say.language,
        dir=say.direction,
    )
    return f"<!DOCTYPE html>\n{root}\n"


def head(scene: Scene, at: Place) -> Html:
    """Return title, stylesheets and script."""
    return element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("title", f"{scene.say('evidence.heading')}: {headline.title(scene)} – Entente"),
        element("link", rel="icon", href=addresses.asset("favicon.ico")),
        element("style", Html(theme.stylesheet())),
        *(element("link", rel="stylesheet", href=style) for style in at.styles),
        element("script", src=at.script, defer=""),
    )


def bar(scene: Scene) -> Html:
    """Return the way back and the button that prints, which are not on paper."""
    back = element("a", scene.say("sheet.back"), href=addresses.atlas(scene.selection))
    button = element("button", scene.say("export.pdf"), id="print", type="button")
    return element("nav", back, button, class_="bar")


def heading(shown: Shown) -> Iterable[Html]:
    """Return what the page is of, under which filters, and what that amounts to."""
    scene, titles = shown.scene, shown.scene.data_set.titles
    language = scene.say.language
    yield element("p", titles[language], class_="eyebrow", **as_written(titles, language))
    yield element("h1", headline.title(scene))
    found, _ = filters.in_force(scene)
    amount = account.of(scene, shown.listed.relations)
    vouching = sources.shares(scene, shown.listed.relations)
    under = scene.say("alt.filters", filters=found) if found else ""
    for text in (amount, vouching, under, translated(scene)):
        if text:
            yield element("p", text, class_="account")


def years(shown: Shown) -> Iterable[Html]:
    """Return every relation under its year, and how many there is no room for."""
    rows = shown.listed.window(0, MOST)
    for year, own in groupby(rows, key=year_of):
        items = [statement(shown.scene, one) for one in own]
        name = jumps.named(shown, year, 1)
        yield element("section", element("h2", name), element("ol", *items))
    rest = len(shown.listed) - len(rows)
    if rest:
        yield element("p", shown.say.count("count.more_in_file", rest), class_="account")
    if not rows:
        yield element("p", shown.say("evidence.none"))


def statement(scene: Scene, relation: Relation) -> Html:
    """Return one relation: date, type, the statement, who says so, and every source."""
    say = scene.say
    when = date_in_words(relation.date, say.language)
    said = [in_words(scene, relation), *agreement.own(scene, relation), *uncounted(scene, relation)]
    read_in = [
        element("p", citation.source(scene, relation, one), class_="source", dir="auto")
        for one in relation.sources
    ]
    what = " · ".join([pair(scene, relation), what_of(scene, relation)])
    kind = element("b", when), " · ", what, " · "
    statement, remark = told(scene, relation), told(scene, relation, "note")
    note = element("span", remark.text, **remark.attributes)
    return element(
        "li",
        element("p", *kind, element("span", f"#{relation.relation_id}", class_="id", dir="ltr")),
        element("p", statement.text, class_="statement", **statement.attributes),
        element("p", " · ".join(said), class_=f"said {relation.status}"),
        *read_in,
        *([element("p", f"{say('relation.note')}: ", note)] if remark.text else []),
        id=relation.relation_id,
        class_=relation.character,
    )


def footer(scene: Scene, at: Place) -> Html:
    """Return how the page is cited, with its address."""
    cited = citation.work(scene, at.site + addresses.atlas(scene.selection), at.today)
    return element("p", citation.chicago(cited), class_="cited", dir="auto")
