"""Cases for assets/address.js and assets/dates.js, worked out in Python.

`python -m tests.assets.cases` writes them to cases.json, which node reads: see address.test.js.
Each group is a list; what it is a case of is said where it is made.
"""

import json
import random
from pathlib import Path
from urllib.parse import parse_qsl

from components import controls
from components.language.calendar import month_names
from components.panels import when
from components.scene import Scenes
from components.views.catalogue import VIEWS
from data.address.reading import parse
from data.address.rules import WORDS
from data.address.writing import write
from data.dates import InvalidDate, parse_date
from data.finding import fold
from data.languages import LANGUAGES
from data.parameters import BY_NAME, LONGEST, MOST_CHOSEN, PARAMETERS
from data.selection import DEFAULTS, Selection
from data.states import states
from tests.grammar import grammar
from tests.landed import LANDED, LIBRARY
from tests.strategies import HOSTILE_VALUES

FILE = Path(__file__).with_name("cases.json")
OLD = Path(__file__).parents[1] / "data" / "addresses.json"
CONTROLS = [
    name for name, _, _ in controls.CONTROLS if name not in ("theme", "dates", "from", "to")
]
EASTERN = ("۰۱۲۳۴۵۶۷۸۹", "٠١٢٣٤٥٦٧٨٩")


def cases():
    """Return every group of cases by its name, and the grammar of each data set."""
    chance = random.Random("cases for the scripts")
    rules = grammar(LANDED)
    queries = [query for query, _, _ in json.loads(OLD.read_text(encoding="utf-8"))]
    queries += [eastern(query, chance) for query in queries if "from=" in query or "to=" in query]
    return {
        "longest": {"letters": LONGEST},
        "months": dict(month_names()),
        "grammars": {name: written_grammar(name, rules) for name in rules.data_sets},
        "dates": [[text, cover(text)] for text in dates(chance)],
        "pairs": [[*pair, wrong(*pair)] for pair in pairs(chance)],
        "addresses": [address(query, rules) for query in queries],
        "changes": list(changes(queries, rules, chance)),
        "folded": [[text, fold(text)] for text in searched()],
        "choices": list(choices(rules, chance)),
    }


def scene_of(query, rules):
    selection, _ = parse(query, rules)
    return Scenes(LIBRARY, VIEWS).of(LANDED.of(selection), selection)


def written_grammar(name, rules):
    return json.loads(
        getattr(controls.grammar(scene_of(f"?data={name}", rules), LANDED), "data-grammar")
    )


# ------------------------------------------------------------------ what is searched


def searched():
    """Return names in every language and script, words of statements, and texts that are odd."""
    names = [
        state.names[language] for state in list(states().values())[::3] for language in LANGUAGES
    ]
    words = [one.statement[:60] for one in list(LANDED["chronology"].relations)[::9]]
    return [*names, *words, *HOSTILE_VALUES, *ODD]


ODD = (
    *("Ĺódź  Straße", "Æsir & Œuvre", "İstanbul", "O’Higgins's", "U.S.A.", "a_b-c/d", "½ ² Ⅳ ①"),
    *("علي", "علی", "كتاب", "کتاب", "مؤسسة", "مؤسسه", "آمریکا", "أمريكا", "می‌شود", "ســلام"),
    *("۱۲۳ ٤٥٦", "هٔ ۀ ة", "ﻻ ﷲ", "नमस्ते", "ʼn", "Ελλάς", "\u202eabc", "   ", "!?", "𝒜𝔅"),
)


# ------------------------------------------------------------------ dates


def dates(chance):
    """Yield dates of every form, right and wrong, and texts that are none."""
    yield from HOSTILE_VALUES[:-6]
    yield from ("XXXX", "2007abc", "2007-02-31", "199X", "19XX", "1XXX", "000X", "00XX", "0000")
    yield from ("9999-24", "9998-24", "0001", "2007-XX-05", "2007-XX-XX", "199X-05", "2000-02-29")
    yield from ("1900-02-29", "2000-02-30", "2007-21-01", "2007-25", "2007-20", "2007-00", "2007-1")
    for _ in range(400):
        year, month, day = chance.randint(0, 9999), chance.randint(0, 26), chance.randint(0, 32)
        text = chance.choice(
            [f"{year:04}", f"{year:04}-{month:02}", f"{year:04}-{month:02}-{day:02}"]
        )
        if chance.random() < 0.3:  # one letter is another
            at = chance.randrange(len(text))
            text = text[:at] + chance.choice("X-/?0123456789 a") + text[at + 1 :]
        yield text + chance.choice(["", "", "", "?", "~", "%", "??"])


def cover(text):
    """Return the first and the last day that a single date may cover, or nothing."""
    try:
        found = parse_date(text)
    except InvalidDate:
        return None
    bounds = (found.earliest, found.latest)
    return None if "/" in text else [[day.year, day.month, day.day] for day in bounds]


def pairs(chance):
    """Yield two ends of a choice."""
    ends = ["", "soon", "2007-02-31", "2007", "2007-09", "199X", "2007-24", "2008-01-15", "2008~"]
    yield from ((one, other) for one in ends for other in ends)
    for _ in range(100):
        yield tuple(f"{chance.randint(2000, 2009)}-{chance.randint(1, 12):02}" for _ in range(2))


def wrong(since, until):
    """Say what is wrong with each of two ends, as the server has it."""
    one, other = cover(since), cover(until)
    if one and other and one[0] > other[1]:
        return {"from": "reversed", "to": "reversed"}
    ends = (("from", since, one), ("to", until, other))
    return {end: "unreadable" if text and not found else "" for end, text, found in ends}


# ------------------------------------------------------------------ addresses


def eastern(query, chance):
    """Return an address with its digits as they are typed in Persian or in Arabic."""
    digits = chance.choice(EASTERN)
    parts = dict(parse_qsl(query.lstrip("?"), keep_blank_values=True))
    for name in {"from", "to"} & parts.keys():
        parts[name] = "".join(digits[int(c)] if c in "0123456789" else c for c in parts[name])
    return "?" + "&".join(f"{name}={value}" for name, value in parts.items())


def address(query, rules):
    """Return an address with its data set, what its controls show, and its one canonical form.

    Of the controls are named those that show something else than without any address.
    """
    selection, _ = parse(query, rules)
    data_set, drawn = rules.data_set(selection), scene_of(query, rules)
    plain = {name: shown(name, Selection(), data_set) for name in CONTROLS}
    controls = {name: shown(name, selection, data_set) for name in CONTROLS}
    return {
        "query": query,
        "set": data_set.name,
        "shown": {
            name: value
            for name, value in controls.items()
            if name == "data" or value != plain[name]
        },
        "dates": when.slider(drawn),
        "canonical": "?" + write(selection),
    }


def shown(name, selection, data_set):
    """Return what a control shows: of lists that are all in by default, all."""
    value = getattr(selection, BY_NAME[name].field)
    if name == "data":
        return data_set.name
    if name == "seen":
        return value or data_set.perspective
    if BY_NAME[name].kind == "subset":
        return [] if value == ("none",) else list(value or known(name, data_set))
    return list(value) if isinstance(value, tuple) else value


def known(name, data_set):
    """Return what may be ticked in a group."""
    of_sources = {"source": data_set.source_kinds, "owner": data_set.source_owners}
    return of_sources.get(name, WORDS.get(name))


# ------------------------------------------------------------------ changes


def changes(queries, rules, chance):
    """Yield an address, a control, what it is set to, and the address that this leads to."""
    canonical = ["?" + write(parse(query, rules)[0]) for query in queries]
    for query in chance.sample(sorted({*canonical}), 250):
        selection, _ = parse(query, rules)
        data_set = rules.data_set(selection)
        control = chance.choice([name for name in CONTROLS if name != "dates"])
        value = wanted(control, rules.rules(data_set)[control], chance)
        yield {
            "query": query,
            "set": data_set.name,
            "control": control,
            "value": value,
            "then": "?" + write(changed(selection, control, value, rules)),
        }


def choices(rules, chance):
    """Yield what is chosen, one thing more or less, and what is chosen then."""
    for name, data_set in rules.data_sets.items():
        known = sorted({*data_set.nodes, *data_set.ties})
        for number in range(60):
            chosen = sorted(chance.sample(known, min(number % (MOST_CHOSEN + 1), len(known))))
            thing = chance.choice(chosen if chosen and number % 3 == 0 else known)
            then = sorted({*chosen} ^ {thing})
            yield {
                "set": name,
                "tie": ",".join(chosen),
                "thing": "~".join(chance.sample(ends := thing.split("~"), len(ends))),
                "then": ",".join(then if len(then) <= MOST_CHOSEN else chosen),
            }


def wanted(control, rule, chance):
    if rule.parameter.kind in ("subset", "several"):
        most = min(len(rule.values), 6 if rule.parameter.kind == "several" else 99)
        return chance.sample(rule.values, chance.randint(0, most))
    return chance.choice(rule.values)


def changed(selection, control, value, rules):
    """Return a selection with one part read anew, and nothing of what lay within the old one."""
    parameter = BY_NAME[control]
    text = ",".join(value) if isinstance(value, list) else value
    if isinstance(value, list) and not value:
        text = "none" if parameter.kind == "subset" else ""
    query = f"?{control}={text}" + (f"&data={selection.data}" if control != "data" else "")
    read = getattr(parse(query, rules)[0], parameter.field)
    within = {p.field: DEFAULTS[p.field] for p in PARAMETERS if control in p.within}
    return selection.but(**within, **{parameter.field: read})


def text_of(found):
    """Return the cases as JSON, one in a line."""
    groups = []
    for name, group in found.items():
        items = group.items() if isinstance(group, dict) else [("", item) for item in group]
        lines = [
            (f"{json.dumps(key)}: " if key else "") + json.dumps(item, sort_keys=True)
            for key, item in items
        ]
        ends = "{}" if isinstance(group, dict) else "[]"
        groups.append(f'"{name}": {ends[0]}\n' + ",\n".join(lines) + f"\n{ends[1]}")
    return "{\n" + ",\n".join(groups) + "\n}\n"


if __name__ == "__main__":
    FILE.write_text(text_of(cases()), encoding="utf-8")
