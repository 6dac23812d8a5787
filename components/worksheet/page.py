"""A worksheet: a page with a blank picture and questions, and another with the answers.

What a class is given has no answers in it: each is a page of its own, and so a file of its own.
Both are HTML for the printer, made of nothing but text and lines: black ink is enough.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from components import addresses
from components.drawing import qr, theme
from components.drawing.marks import GLYPHS
from components.language.calendar import day_in_words
from components.language.texts import Words
from components.markup import Html, as_written, element, joined
from components.scene import Scene
from components.wording import account, citation, filters, headline, rights, unread
from components.worksheet import ink, sketch
from components.worksheet.questions import Question, questions
from components.worksheet.sheet import Sheet
from data.selection import COMPARISONS, ONLY

PLANE = "network"  # what is not on the map of the world is drawn as this view is
SAMPLES = {  # the text of each sample, the classes of its line, and whether that is of deeds
    "sheet.friendly": ("cooperation", True),
    "sheet.hostile": ("conflict", True),
    "tie.mixed": ("mixed", True),
    "tie.demand": ("demand", False),
    "legend.deeds": ("", True),
    "legend.words": ("", False),
    "sheet.hollow": ("cooperation unsure", True),
    "sheet.arrow": ("arrow", True),
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where the page is found and what it needs: the site, its day, and addresses of assets."""

    site: str
    today: date
    styles: tuple[str, ...]
    script: str


def on_paper(scene: Scene) -> Scene:
    """Return the scene as it is asked about: what is chosen of it alone, and nothing supposed."""
    view = scene.selection.view if scene.view.geographic else PLANE
    only = ONLY[0] if scene.selection.chosen else ""
    selection = scene.selection.but(view=view, only=only, what=(), theme="light")
    return replace(scene, selection=selection)


def page(scene: Scene, at: Place, ignored: tuple[str, ...] = (), *, solved: bool = False) -> str:
    """Return the worksheet of a selection as HTML, or, if `solved`, the answers to it.

    An empty selection says why there is none. `ignored` is what could not be read of its address,
    which is said on the screen alone.
    """
    say, back = scene.say, addresses.atlas(scene.selection)
    # Of two selections that are compared the first is on paper, and its address.
    first = scene.selection.plain.but(versus=(), compare=COMPARISONS[0])
    scene = replace(scene, selection=first)
    address = addresses.atlas(scene.selection)
    sheet = Sheet(on_paper(scene))
    asked = questions(sheet)
    paper = nothing(scene)
    if asked:
        foot = footer(sheet, at, address)
        paper = answers(sheet, asked, foot) if solved else task_sheet(sheet, at, asked, foot)
    worked = [other(scene, solved=solved), button(say)] if asked else []
    codes = [element("code", part, dir="ltr") for part in unread.unread(ignored)]
    missing = unread.missing(scene, ignored)
    note = [element("p", say("note.ignored"), " ", *codes, missing)] if codes else []
    bar = element("nav", element("a", say("sheet.back"), href=back), *note, *worked, class_="bar")
    root = element(
        "html",
        head(sheet, at, "sheet.answers" if solved else "sheet.heading"),
        element("body", bar, element("main", paper)),
        lang=say.language,
        dir=say.direction,
    )
    return f"<!DOCTYPE html>\n{root}\n"


def button(say: Words) -> Html:
    """Return the button that prints, to a file too."""
    return element("button", say("sheet.print"), id="print", type="button")


def other(scene: Scene, *, solved: bool) -> Html:
    """Return the link from the worksheet to its answers, or back."""
    to = addresses.worksheet if solved else addresses.sheet_answers
    key = "sheet.heading" if solved else "sheet.answers"
    return element("a", scene.say(key), href=to(scene.selection), class_="other")


def head(sheet: Sheet, at: Place, key: str) -> Html:
    """Return stylesheet, script and title: a browser names the file after it that it prints to."""
    scene = sheet.scene
    title = f"{scene.say(key)}: {scene.data_set.titles[scene.say.language]}"
    return element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("title", f"{title} – Entente"),
        element("link", rel="icon", href=addresses.asset("favicon.ico")),
        element("style", Html(theme.stylesheet())),
        *(element("link", rel="stylesheet", href=style) for style in at.styles),
        element("script", src=at.script, defer=""),
    )


def nothing(scene: Scene) -> Html:
    """Return why there is no worksheet, and the way to another selection."""
    say = scene.say
    why = "sheet.empty" if scene.results.highlighted else "empty.why"
    everything = addresses.atlas(scene.selection.cleared)
    return element(
        "section",
        element("h1", headline.title(scene)),
        element("p", say(why)),
        element("p", element("a", say("filters.clear"), href=everything)),
        class_="nothing",
    )


def task_sheet(sheet: Sheet, at: Place, asked: Sequence[Question], notes: Html) -> Html:
    """Return the page of questions, with a picture to draw into."""
    scene, say = sheet.scene, sheet.scene.say
    drawn = sketch.sketch(scene, sheet.nodes, sheet.ties)
    picture, names = say(f"view.{scene.selection.view}"), sheet.names(sheet.nodes)
    blank = say("sheet.blank", picture=picture, names=names)
    return element(
        "section",
        title(sheet, "sheet.heading", fields(sheet)),
        figure(sheet, ink.svg(drawn, blank, ties=False), task(sheet, at)),
        element("ol", *(question(sheet, n, one) for n, one in enumerate(asked, 1))),
        notes,
        class_="sheet",
    )


def answers(sheet: Sheet, asked: Sequence[Question], notes: Html) -> Html:
    """Return the page of answers, with the picture as it should be drawn."""
    say = sheet.scene.say
    drawn = sketch.sketch(sheet.scene, sheet.nodes, sheet.ties)
    full = say("sheet.full", ties=say.count("count.ties", len(sheet.ties)))
    return element(
        "section",
        title(sheet, "sheet.answers"),
        figure(sheet, ink.svg(drawn, full, ties=True)),
        element("ol", *(answer(sheet, n, one) for n, one in enumerate(asked, 1))),
        notes,
        class_="sheet key",
    )


def title(sheet: Sheet, key: str, *rest: Html) -> Html:
    """Return the name of the page, of the data set and of what is selected of it."""
    scene, titles, language = sheet.scene, sheet.scene.data_set.titles, sheet.scene.say.language
    dates = [headline.dates(scene)] if not scene.selection.since + scene.selection.until else []
    named = filter(None, reversed(filters.in_force(scene)))
    return element(
        "div",
        element("p", scene.say(key), class_="eyebrow"),
        element("h1", titles[language], **as_written(titles, language)),
        element("p", " · ".join([*dates, *named]), class_="chosen"),
        *rest,
        class_="title",
    )


def fields(sheet: Sheet) -> Html:
    """Return the lines for the name of the pupil and for the date."""
    blanks = [
        element("p", sheet.scene.say(f"sheet.{name}"), class_=f"field {name}")
        for name in ("name", "date")
    ]
    return element("div", *blanks, class_="fields")


def task(sheet: Sheet, at: Place) -> str:
    """Say where the answers are found, and of whom the picture is.

    No pupil is sent to an address that only the teacher can open.
    """
    say, shown, everyone = sheet.scene.say, len(sheet.nodes), len(sheet.scene.results.nodes)
    where = say("sheet.task_here" if addresses.is_of_one_machine(at.site) else "sheet.task")
    if shown == everyone:
        return where
    only = sheet.nodes == sheet.scene.results.nodes[:shown]
    key = "sheet.busiest" if only else "sheet.asked_for"
    busiest = say(key, n=say.number(shown), all=say.number(everyone))
    return f"{busiest} {where}"


def figure(sheet: Sheet, drawing: Html, note: str = "") -> Html:
    """Return a drawing, how its lines are read, and a note."""
    say = sheet.scene.say
    signs = [
        element("li", sample(kind, deeds=deeds), say(key)) for key, (kind, deeds) in SAMPLES.items()
    ]
    if not all(sheet.scene.data_set.is_state(node) for node in sheet.nodes):
        signs.append(element("li", element("b", "◇", aria_hidden="true"), say("sheet.other")))
    key = element("ul", *signs, class_="signs")
    notes = [element("p", note)] if note else []
    return element("figure", drawing, element("figcaption", key, *notes))


def sample(kind: str, *, deeds: bool) -> Html:
    """Return a short line of a type of relation, with its sign or its arrow."""
    parts = [element("path", d="M1 7H35", class_=f"tie {kind}", **ink.stroke(2, deeds))]
    if kind == "arrow":
        parts.append(element("path", d="M35 7L27 3.4V10.6Z", class_="head"))
    elif kind:
        parts.append(element("circle", cx="18", cy="7", r="6", class_=f"sign {kind}"))
        glyph = GLYPHS[kind.partition(" ")[0]]
        parts.append(element("text", glyph, x="18", y="7", class_=f"glyph {kind}"))
    return element(
        "svg",
        *parts,
        viewBox="0 0 36 14",
        width="36",
        height="14",
        direction="ltr",
        aria_hidden="true",
    )


def question(sheet: Sheet, number: int, one: Question) -> Html:
    """Return a question with a line to write on for each of its answers."""
    blanks = [element("span", class_="blank") for _ in range(one.lines)]
    return element(
        "li",
        element("b", sheet.scene.say.number(number), class_="number"),
        element("p", one.text),
        element("div", *blanks, class_="blanks", style=f"--lines:{one.lines}", aria_hidden="true"),
        data_kind=one.kind,
    )


def answer(sheet: Sheet, number: int, one: Question) -> Html:
    """Return an answer."""
    return element(
        "li",
        element("b", sheet.scene.say.number(number), class_="number"),
        *(element("p", line) for line in one.answer),
        data_kind=one.kind,
    )


def footer(sheet: Sheet, at: Place, address: str) -> Html:
    """Return the address of the view, the data and their source, and whose work this is.

    An address that only this computer can open is of no use on paper.
    """
    scene, say = sheet.scene, sheet.scene.say
    cited = citation.work(scene, at.site + address, at.today)
    named = {"title": say.name(cited.data_set), "source": account.named_source(scene)}
    if cited.version and cited.issued:
        day = day_in_words(cited.issued, say.language)
        data = say("sheet.source_line", version=say.digits(cited.version), day=day, **named)
    else:
        data = say("sheet.source_undated", **named)
    made = day_in_words(at.today, say.language)
    author, licence = rights.author(say, scene.data_set), rights.licence(say, scene.data_set)
    licence = licence.replace(" ", "\N{NO-BREAK SPACE}")  # never cut at the end of a line
    lines = [data, say("sheet.credit", author=author, licence=licence, day=made)]
    if scene.view.geographic:
        lines.append(say("export.borders"))
    address = element("p", element("bdi", cited.url, dir="ltr"), class_="address")
    where = [] if addresses.is_of_one_machine(cited.url) else [address]
    told = element("div", *where, element("p", joined([" · ".join(lines)])))
    return element("div", scanned(scene, cited.url), told, class_="notes")


def scanned(scene: Scene, address: str) -> Html:
    """Return the address as a QR code, or the sentence why there is none."""
    if addresses.is_of_one_machine(address):
        return element("p", scene.say("sheet.alone"), class_="unscanned")
    found = qr.code(address)
    if found is None:
        return element("p", scene.say("qr.too_long"), class_="unscanned")
    return element(
        "svg",
        element("path", d=found.path),
        viewBox=f"0 0 {found.squares} {found.squares}",
        class_="qr",
        style=f"--squares:{found.squares}",
        role="img",
        aria_label=scene.say("qr.label"),
    )
