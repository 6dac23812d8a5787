"""Forms of verbs and nouns in a language, made from the one that a dictionary has."""

import re
from collections.abc import Iterator

FINITE, PAST, PARTICIPLE, GERUND, INFINITIVE, NOUN = (
    "finite",
    "past",
    "participle",
    "gerund",
    "infinitive",
    "noun",
)
Form = tuple[str, str]  # the letters, and which form it is

# Verbs of one syllable that double their last letter; longer ones are stressed before it.
DOUBLED = re.compile(r"[^aeiou]*[aeiou][bdgklmnprt]$")
SIBILANT = re.compile(r"(?:s|x|z|ch|sh)$")


def english_verb(verb: str, irregular: dict[str, list[str]]) -> Iterator[Form]:
    """Yield the forms of an English verb.

    Of an irregular one, past and participle are given, and the third person where it is odd.
    """
    given = irregular.get(verb, [])
    yield verb, INFINITIVE
    yield given[2] if len(given) > 2 else english_plural(verb), FINITE
    stem = verb[:-1] if verb.endswith("e") and not verb.endswith(("ee", "ye", "oe")) else verb
    last = verb[-1] if DOUBLED.match(verb) or verb in DOUBLING else ""
    yield f"{verb}{last}ing" if last else f"{stem}ing", GERUND
    if given:
        yield given[0], PAST
        yield given[1], PARTICIPLE
        return
    for regular in {
        _english_past(verb, last),
        _english_past(verb, verb[-1] if BRITISH(verb) else last),
    }:
        yield regular, PAST
        yield regular, PARTICIPLE


BRITISH = re.compile(r".*[aeiou][^aeiou]e[l]$|.*[^aeiou]el$").match  # cancelled, labelled
DOUBLING = frozenset({"compel", "expel", "rebel", "control", "commit", "admit", "permit", "refer"})


def _english_past(verb: str, last: str) -> str:
    if verb.endswith("e"):
        return f"{verb}d"
    if re.search(r"[^aeiou]y$", verb):
        return f"{verb[:-1]}ied"
    return f"{verb}{last}ed"


def english_plural(word: str) -> str:
    """Return the plural of a noun, which is also the third person of a verb."""
    if re.search(r"[^aeiou]y$", word):
        return f"{word[:-1]}ies"
    return f"{word}es" if SIBILANT.search(word) or word.endswith("o") else f"{word}s"


# Endings of the third person: present, past, future and the others that reports use.
SPANISH = {
    "ar": (
        ("a an e en aba aban ara aran ase asen", FINITE),
        ("o aron", PAST),
        ("ado ada ados adas", PARTICIPLE),
        ("ando", GERUND),
    ),
    "er": (
        ("e en a an ia ian iera ieran iese iesen", FINITE),
        ("io ieron", PAST),
        ("ido ida idos idas", PARTICIPLE),
        ("iendo", GERUND),
    ),
}
FUTURE = "a an ia ian"


def spanish_verb(verb: str, irregular: dict[str, list[str]]) -> Iterator[Form]:
    """Yield the forms of a Spanish verb, without accents; irregular ones are added as they are.

    Args:
        verb: the infinitive, without accents.
        irregular: by infinitive, more forms; one that ends with "-" is a stem that takes the
            endings of the present.
    """
    yield verb, INFINITIVE
    stem, kind = verb[:-2], "ar" if verb.endswith("ar") else "er"
    for endings, form in SPANISH[kind]:
        for ending in endings.split():
            yield _spelled(stem, ending, kind), form
    for ending in FUTURE.split():
        yield verb + ending, "future"
    for more in irregular.get(verb, ()):
        if more.endswith("-"):
            for ending in SPANISH[kind][0][0].split()[:4]:
                yield _spelled(more[:-1], ending, kind), FINITE
        else:
            letters, _, form = more.partition("=")
            yield letters, form or FINITE


def _spelled(stem: str, ending: str, kind: str) -> str:
    """Return a form with the letters that keep the sound of its stem."""
    soft = ending[0] in "ei"
    if kind == "ar" and soft:
        for before, after in (("c", "qu"), ("g", "gu"), ("z", "c")):
            if stem.endswith(before):
                return f"{stem[: -len(before)]}{after}{ending}"
    if kind == "er" and not soft and stem.endswith("g"):
        return f"{stem[:-1]}j{ending}"
    if kind == "er" and not soft and stem.endswith("c"):
        return f"{stem[:-1]}zc{ending}"
    return stem + ending


def spanish_plural(word: str) -> str:
    """Return the plural of a noun, without accents."""
    if word.endswith("z"):
        return f"{word[:-1]}ces"
    return f"{word}s" if word[-1] in "aeiou" else f"{word}es"
