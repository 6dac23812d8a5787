"""The steps of a story of one's own, each of them a form, and the view that may become another."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from zlib import crc32

from components import addresses
from components.language.texts import plain
from components.markup import Html, element
from components.opening.own.parts import Shown, area, button, form, line, section
from components.scene import Scene
from components.wording import headline
from data.languages import Translations
from data.opening.kept.steps import MOST, OwnStory, Step
from data.parameters import LONGEST as LONGEST_ADDRESS
from data.selection import Selection
from data.story import LONGEST, LONGEST_NAME, OPTION, OPTIONS

UP, DOWN = "\u2191", "\u2193"


def view_of(shown: Shown) -> Selection:
    """Return what whoever asks comes from, without what no step has: words, place, language."""
    return replace(
        shown.scene.selection.plain, data="", lang="en", theme="light", story="", step=1, answer=""
    )


def at_its_step(shown: Shown, story: OwnStory) -> Shown:
    """Return a set as it is shown to whoever comes from a step of its story: that step unfolded."""
    here = shown.scene.selection
    if shown.focus or here.story != story.number or not story.steps:
        return shown
    return replace(shown, focus=f"save-{here.step - 1}")


def keeping(shown: Shown, story: OwnStory) -> Iterator[Html]:
    """Yield the form that makes a step of the view that whoever asks comes from.

    The first step asks nothing, since a question is asked beside the picture before.
    """
    if not shown.at:
        return
    say, scene = shown.look.say, shown.scene
    text = plain(headline.summary(scene))[: LONGEST["text"]]
    words = {"title": _title(scene), "text": text}
    fields = _words(shown, words, question=bool(story.steps))
    kept = form(
        shown,
        element("p", say("own.view_hint"), class_="hint"),
        element("div", *fields, class_="fields"),
        button("keep", say("own.keep_view"), class_="primary"),
    )
    summary = element("summary", say("own.keep_view"))
    yield element("details", summary, kept, id="keeping", class_="folds own", data_of="keeping")


def _title(scene: Scene) -> str:
    """Return the headline as the title of a step: without its numbers where it is too long."""
    most = LONGEST["title"]
    whole = plain(headline.named(scene) or headline.title(scene))
    short = whole if len(whole) <= most else whole.rpartition(": ")[0] or whole
    return short if len(short) <= most else f"{short[: most - 1].rpartition(' ')[0]}…"


def telling(shown: Shown, story: OwnStory) -> Html:
    """Return the steps that there are, in their order, and what makes more of them."""
    say = shown.look.say
    content: list[str] = []
    if shown.undone or story.steps:
        content.append(element("div", *_ways(shown, story), class_="ways-on"))
    if story.steps:
        content.append(_name(shown, story))
        steps = (_item(shown, story, at, step) for at, step in enumerate(story.steps))
        content.append(element("ol", *steps, class_="steps"))
    if len(story.steps) < MOST:
        draft = button("draft", say("own.draft"), class_="opens", **_focus(shown, "draft"))
        hint = element("p", say("own.draft_hint"), class_="hint")
        content.append(form(shown, draft, hint, class_="draft"))
    return section(say("own.story"), *content)


def _ways(shown: Shown, story: OwnStory) -> Iterator[Html]:
    """Yield the ways to the story as others read it, and back to what it was."""
    say, look = shown.look.say, shown.look
    if story.steps:
        first = Selection(data=shown.name, story=story.number, lang=look.lang, theme=look.theme)
        presented = addresses.page(addresses.PRESENT, first)
        yield element("a", say("own.read"), href=addresses.atlas(first), class_="opens")
        yield element("a", say("present.open"), href=presented, class_="opens")
    if shown.undone:
        yield form(shown, button("undo", say("own.undo"), **_focus(shown, "undo")))


def _name(shown: Shown, story: OwnStory) -> Html:
    say = shown.look.say
    name = _text(story.name, shown.look.lang)
    field = line("name", say("own.story_name"), name, LONGEST_NAME)
    return form(shown, field, button("name", say("own.save"), class_="opens"), class_="named")


def _item(shown: Shown, story: OwnStory, at: int, step: Step) -> Html:
    say, number = shown.look.say, shown.look.say.number(at + 1)
    title = Translations(step["title"])[shown.look.lang]
    words = {name: _text(step.get(name, {}), shown.look.lang) for name in LONGEST}
    query = element("input", type="text", name="query", value=step["query"], **_address())
    fields = element(
        "div",
        *_words(shown, words | {"options": _answers(shown, step)}, question=at > 0),
        element("label", element("span", say("own.shows")), query, class_="wide"),
        class_="fields",
    )
    saves = [button("save", say("own.save"), class_="opens")]
    if shown.at:
        saves.append(button("reshow", say("own.reshow"), class_="opens"))
    there = f"{addresses.atlas(_at(shown, story, at))}"
    saves.append(element("a", say("own.see"), href=there, class_="try"))
    open_ = {"open": ""} if shown.focus == f"save-{at}" else {}
    summary = element("summary", element("bdi", title), **_focus(shown, f"save-{at}"))
    edited = form(shown, fields, element("p", *saves, class_="saves"), step=at)
    return element(
        "li",
        element("span", number, class_="number", aria_hidden="true"),
        element("details", summary, edited, class_="folds", data_of=_mark(step), **open_),
        form(shown, *_moves(shown, at, len(story.steps), title), step=at, class_="moves"),
    )


def _mark(step: Step) -> str:
    """Return by what a step is known again wherever it was moved, so that it stays unfolded."""
    return f"{crc32(str(step).encode()):x}"


def _moves(shown: Shown, at: int, steps: int, title: str) -> Iterator[Html]:
    """Yield what moves a step and takes it away; each says which, to whoever does not see it."""
    say = shown.look.say
    for do, sign, off in (("up", UP, at == 0), ("down", DOWN, at == steps - 1)):
        label = plain(say(f"own.{do}", title=title))
        marks = {"disabled": ""} if off else {}
        yield button(
            do,
            sign,
            class_="icon",
            aria_label=label,
            title=label,
            **marks,
            **_focus(shown, f"{do}-{at}"),
        )
    label = plain(say("own.remove", title=title))
    yield button("remove", "\u00d7", class_="icon", aria_label=label, title=label)


def _words(shown: Shown, words: Mapping[str, str], *, question: bool = False) -> Iterator[Html]:
    """Yield the fields for what is told to a picture."""
    say = shown.look.say
    yield line("title", say("own.title"), words["title"], LONGEST["title"], required="")
    yield area("text", say("own.text"), words["text"], LONGEST["text"])
    if question:
        asked = words.get("question", ""), words.get("options", "")
        yield area("question", say("own.question"), asked[0], LONGEST["question"])
        yield area("options", say("own.answers"), asked[1], OPTIONS[-1] * (OPTION + 1), 3)
    yield area("notes", say("own.notes"), words.get("notes", ""), LONGEST["notes"])


def _answers(shown: Shown, step: Step) -> str:
    """Return what may be answered to the question of a step, one answer a line."""
    return "\n".join(_text(one, shown.look.lang) for one in step.get("options", ()))


def _text(texts: Mapping[str, str], language: str) -> str:
    return Translations(texts)[language] if texts else ""


def _address() -> dict[str, str]:
    return {"dir": "ltr", "spellcheck": "false", "maxlength": str(LONGEST_ADDRESS)}


def _at(shown: Shown, story: OwnStory, at: int) -> Selection:
    return Selection(
        data=shown.name,
        story=story.number,
        step=at + 1,
        answer="1" if "question" in story.steps[at] else "",
        lang=shown.look.lang,
        theme=shown.look.theme,
    )


def _focus(shown: Shown, what: str) -> dict[str, str]:
    """Mark what shall have the focus (assets/panels/set.js gives it)."""
    return {"data_focus": ""} if shown.focus == what else {}
