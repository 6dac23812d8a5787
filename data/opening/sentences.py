"""What a relation of an opened table says in a sentence, and in a few words, in four languages."""

from collections.abc import Mapping
from functools import cache

from data.languages import ENGLISH, FOLDER, LANGUAGES
from data.model import every_type
from data.opening.outcome import Draft
from data.opening.presets import Preset
from data.reading.notations import read_toml_table

ROW = {"en": "row {n}", "es": "fila {n}", "pt": "linha {n}", "fa": "ردیف {n}"}
# What a relation says that has no sentence of its own.
TOWARD = {
    "en": "{actor} toward {target}: {label}.",
    "es": "{actor} hacia {target}: {label}.",
    "pt": "{actor} em relação a {target}: {label}.",
    "fa": "{actor} نسبت به {target}: {label}.",
}
TOGETHER = {
    "en": "{actor} and {target}: {label}.",
    "es": "{actor} y {target}: {label}.",
    "pt": "{actor} e {target}: {label}.",
    "fa": "{actor} و {target}: {label}.",
}
AGREEMENT = {
    "en": "agreement {score}",
    "es": "coincidencia {score}",
    "pt": "concordância {score}",
    "fa": "هم‌رأیی {score}",
}
OF_VOTES = {
    "en": "agreement {score} of {votes} votes",
    "es": "coincidencia {score} de {votes} votaciones",
    "pt": "concordância {score} de {votes} votações",
    "fa": "هم‌رأیی {score} در {votes} رأی‌گیری",
}
# What a relation is called of which a table has only a sign.
SIDES = {
    "friendly": {"en": "friendly", "es": "amistoso", "pt": "amistoso", "fa": "دوستانه"},
    "hostile": {"en": "hostile", "es": "hostil", "pt": "hostil", "fa": "خصمانه"},
}
SHARE = {"en": "{n}%", "es": "{n} %", "pt": "{n}%", "fa": "{n}٪"}
PERSIAN = str.maketrans("0123456789.", "۰۱۲۳۴۵۶۷۸۹٫")
COMMA = str.maketrans(".", ",")
WRITTEN = {"es": COMMA, "pt": COMMA, "fa": PERSIAN}  # numbers, where not as in English


def labels_of(one: Draft) -> Mapping[str, str]:
    """Return what a relation says in a few words: the table's, those of its type or of a score."""
    if one.label and not one.score:
        return SIDES.get(one.label) or dict.fromkeys(LANGUAGES, one.label)
    if not one.score:
        return _types()[one.type.lower()]
    patterns = OF_VOTES if one.votes > 1 else AGREEMENT
    return {
        language: patterns[language].format(
            score=_number(one.score, language), votes=_number(f"{one.votes}", language)
        )
        for language in LANGUAGES
    }


@cache
def _types() -> Mapping[str, Mapping[str, str]]:
    """Return what each type is called in each language, as in the filters of the page."""
    known = {code: read_toml_table(FOLDER / f"{code}.toml", "type")[0] or {} for code in LANGUAGES}
    return {
        kind: {
            language: _lowered(known[language].get(kind, known[ENGLISH][kind]))
            for language in LANGUAGES
        }
        for kind in every_type()
    }


def _lowered(words: str) -> str:
    """Return the words of a type as they stand within a sentence, without their examples."""
    plain = words.partition(":")[0]
    return plain[:1].lower() + plain[1:]


def sentences_of(
    one: Draft, names: Mapping[str, Mapping[str, str]], preset: Preset | None
) -> Mapping[str, str]:
    """Return the sentence of a relation in each language, with the label as the table has it.

    Args:
        one: the relation.
        names: the rows of its two actors, by their ids.
        preset: the format of the table, if it is a known one.
    """
    plain = TOGETHER if one.mutual else TOWARD
    patterns = preset.statement if preset and preset.statement else plain
    if one.score and not (
        one.date and one.score[0].isdecimal()
    ):  # no share, or of nobody knows when
        patterns = plain
    labels, actor, target = labels_of(one), names[one.actor], names[one.target]
    return {
        language: patterns[language].format_map(
            {
                "actor": actor.get(f"name_{language}") or actor["name"],
                "target": target.get(f"name_{language}") or target["name"],
                "label": labels[language],
                "case": one.case,
                "publisher": one.attributed_to,
                "date": one.date,
                **(_of_score(one, language) if one.score else {}),
            }
        )
        for language in LANGUAGES
    }


def _of_score(one: Draft, language: str) -> Mapping[str, str]:
    """Return what is said of a score alone; its date is a year or some years."""
    percent = f"{100 * float(one.score):.0f}"
    return {
        "agreement": SHARE[language].format(n=_number(percent, language)),
        "votes": _number(f"{one.votes}", language),
        "date": _number(one.date.replace("/", "–"), language),
    }


def _number(text: str, language: str) -> str:
    return text.translate(WRITTEN.get(language, {}))
