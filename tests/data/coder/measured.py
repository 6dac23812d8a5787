"""How good the coder is: on PLOVER's gold sentences, on the project's article, on invented ones.

The gold sentences and the article are not part of the project: they are read where they lie beside
it. A third of the sentences was kept unseen while the rules were written: whole sentences, since
some carry two events, drawn by the seed from all, in alphabetical order.
"""

import csv
import random
from collections import defaultdict
from functools import cache
from pathlib import Path

from data.coder.scoring import scored, total
from data.coder.suggesting import suggest
from data.model import relation_types
from data.states import states

HERE = Path(__file__).parent
ROOT = HERE.parent.parent.parent
GOLD = ROOT.parent / "shared" / "coder" / "plover_gsr.csv"
ARTICLE = ROOT.parent / "shared" / "source" / "article_2020-05-28.txt"
SEED = 16
DAY = "2024-06-15"  # on which the invented articles appeared
# Events of 2016 by the types of today, as types.toml of data/opening has them; PROTEST has none.
TODAY = {
    "DEMAND": "REQUEST",
    "DISAPPROVE": "ACCUSE",
    "INVESTIGATE": "ACCUSE",
    "FIGHT": "ASSAULT",
    "CONCEDE": "AGREE",
}
MATERIAL_CONFLICT = "material conflict"  # the class of PROTEST in PLOVER


def split():
    """Return the rows that were looked at, and those that were not."""
    with GOLD.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    texts = sorted({row["text"].strip() for row in rows})
    unseen = set(random.Random(SEED).sample(texts, len(texts) // 3))
    parts = defaultdict(list)
    for row in rows:
        parts["unseen" if row["text"].strip() in unseen else "seen"].append(row)
    return parts


def dyads(row):
    """Return the pairs of different states of a row: those of two sources are reciprocal."""
    sources, targets = (
        [code for code in row[f"{end}_codes"].split(";") if code] for end in ("source", "target")
    )
    pairs = (
        [tuple(sources)]
        if not targets and len(sources) == 2
        else [(one, other) for one in sources for other in targets]
    )
    return {frozenset(pair) for pair in pairs if set(pair) <= set(states()) and pair[0] != pair[1]}


def quad(code):
    """Return the class of an event, of 2016 or of today."""
    kind = relation_types().get(TODAY.get(code, code).lower())
    return kind.quad_class if kind else MATERIAL_CONFLICT


@cache
def found(text):
    """Return what is suggested of a sentence: the first type for each pair of different states.

    As PLOVER has it, an armed group is of its state, and a former state of whoever came after it.
    """
    pairs = {}
    for one in suggest(text).suggestions:
        ends = frozenset((one.actor.state, one.target.state))
        if len(ends) == 2 and ends <= set(states()):
            pairs.setdefault(ends, one.type)
    return pairs


def scores(rows):
    """Return scores by name: of pairs, and of pairs with class, with and without false alarms."""
    lists = defaultdict(list)
    for row in rows:
        coded, pairs, event = dyads(row), found(row["text"]), row["event"]
        classes = {(pair, quad(code)) for pair, code in pairs.items()}
        wanted = {(pair, quad(event)) for pair in coded}
        typed = scored(set(pairs.items()), {(pair, TODAY.get(event, event)) for pair in coded})
        for kind, score in (
            ("pair", scored(set(pairs), coded)),
            ("class", scored(classes, wanted)),
            ("type", typed),
        ):
            lists[f"{kind}, all"].append(score)
            if coded:
                lists[f"{kind}, dyads"].append(score)
                lists[f"{kind}, {TODAY.get(event, event)}"].append(score)
    return {name: total(each) for name, each in lists.items()}


def coded_articles():
    """Return what was coded of the invented articles by hand, by article."""
    rows = defaultdict(list)
    with (HERE / "articles" / "coded.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            rows[row["article"]].append(row)
    return rows


def both_ways(rows):
    """Return keys of rows (paragraph, actor, target, mutual, what): mutual ones both ways."""
    for paragraph, actor, target, mutual, what in rows:
        yield paragraph, actor, target, what
        if mutual:
            yield paragraph, target, actor, what


def sign(code):
    """Return the sign of a type."""
    return relation_types()[code.lower()].sign


def invented(language, of):
    """Return the score on the invented articles of a language, of their signs or of their types."""
    each = []
    for name, rows in coded_articles().items():
        if name.startswith(language):
            text = (HERE / "articles" / f"{name}.txt").read_text(encoding="utf-8")
            coded = [
                (int(r["paragraph"]), r["actor"], r["target"], r["mutual"] == "true", of(r["type"]))
                for r in rows
            ]
            suggested = [
                (one.paragraph, one.actor.code, one.target.code, one.mutual, of(one.type))
                for one in suggest(text, date=DAY).suggestions
            ]
            each.append(scored(set(both_ways(suggested)), set(both_ways(coded))))
    return total(each)


def of_article():
    """Return what of the article's counted pairs is suggested, and what else is.

    Returns:
        The counted pairs with their signs; those of them that are suggested; the number of
        suggestions that some row of the data set says, too; and that of the others.
    """
    text = ARTICLE.read_text(encoding="utf-8").removeprefix("date 2020-05-28 ")
    suggestions = suggest(text, date="2020-05-28").suggestions
    nodes = {
        row["actor_id"]: row["stands_for"] for row in _rows(ROOT / "data" / "article", "actors")
    }
    counted, known = set(), set()
    for row in _rows(ROOT / "data" / "article", "relations"):
        pair = (nodes[row["actor"]], nodes[row["target"]], sign(row["type"]))
        known |= {pair, (pair[1], pair[0], pair[2])} if row["mutual"] == "true" else {pair}
        counted |= {pair} if row["counted"] == "true" else set()
    said = [
        {(a, b, sign(one.type)), (b, a, sign(one.type)) if one.mutual else (a, b, sign(one.type))}
        for one in suggestions
        for a, b in [(_node(one.actor), _node(one.target))]
    ]
    right = sum(bool(each & known) for each in said)
    return counted, counted & set().union(*said), right, len(said) - right


def _node(party):
    return party.state if party.is_state else party.code


def _rows(folder, table):
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def report(name, score):
    """Return a score in a line."""
    return (
        f"{name:24} P {score.precision:.2f} R {score.recall:.2f} F1 {score.f1:.2f} {tuple(score)}"
    )


if __name__ == "__main__":
    for part, its in split().items() if GOLD.exists() else ():
        print(part, len(its))  # noqa: T201
        for what, one in sorted(scores(its).items()):
            print(report(what, one))  # noqa: T201
    for tongue in ("en", "es"):
        print(report(f"invented {tongue}, sign", invented(tongue, sign)))  # noqa: T201
        print(report(f"invented {tongue}, type", invented(tongue, str)))  # noqa: T201
    if ARTICLE.exists():
        whole, those, well, ill = of_article()
        print("article", len(whole), len(those), well, ill)  # noqa: T201
