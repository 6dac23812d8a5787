"""What the numbers of a story must be, counted line by line from the files: no code of the app."""

import csv
from collections import defaultdict
from itertools import combinations, product
from urllib.parse import parse_qsl

from tests.counting import DATA, bounds, rows, selected

STATUSES = ("reported", "claimed", "interpreted")


def weights():
    """Return the weight of each type, as its table has it."""
    with (DATA / "relation_types.csv").open(newline="", encoding="utf-8") as file:
        return {row["plover_type"]: float(row["weight"]) for row in csv.DictReader(file)}


def evidence(data, query):
    """Return the ids of the relations that a view shows, counted or not."""
    return {row["relation_id"] for row in selected(parameters(data, query))}


def parameters(data, query):
    return {**dict(parse_qsl(query)), "data": data}


def figures(data, query, *names):
    """Return the numbers of these names that a text may say of a view."""
    asked = parameters(data, query)
    ties = ties_of(data, asked)
    chosen = set(asked.get("tie", "").split("~")) - {""}
    lit = {ends: found for ends, found in ties.items() if touches(ends, chosen)}
    relations = [row for found in lit.values() for row in found]
    weight = weights()
    signs = [(weight[row["type"]] > 0) - (weight[row["type"]] < 0) for row in relations]
    nodes = frozenset().union(*lit)
    edges = {ends: sign for ends, found in ties.items() if (sign := sign_of(found))}
    found = {
        "relations": len(relations),
        "cooperation": signs.count(1),
        "conflict": signs.count(-1),
        "demands": signs.count(0),
        **{status: sum(row["status"] == status for row in relations) for status in STATUSES},
        "ties": len(lit),
        "states": sum(len(node) == 3 and node.isupper() for node in nodes),
        "actors": len(nodes),
        **triangles(edges),
    }
    return {name: frustration(edges) if name == "L" else found[name] for name in names}


def ties_of(data, asked):
    """Return the counted relations of a view by the two ends that they join."""
    actors = asked.get("level") == "actors"
    stands_for = {
        row["actor_id"]: row["actor_id"] if actors else row["stands_for"]
        for row in rows(data, "actors")
    }
    ties = defaultdict(list)
    for row in selected(asked):
        ends = frozenset((stands_for[row["actor"]], stands_for[row["target"]]))
        if row["counted"] == "true" and len(ends) == 2:
            ties[ends].append(row)
    return ties


def touches(ends, chosen):
    return not chosen or (chosen <= ends if len(chosen) == 1 else ends <= chosen)


def sign_of(relations):
    """Return the sign of a tie; a mixed one and a mere demand have none."""
    found = [weights()[row["type"]] for row in relations]
    alignment = sum(found) / (sum(map(abs, found)) + 1)
    mixed = min(found) < 0 < max(found) and abs(alignment) <= 0.1
    return 0 if mixed else (alignment > 0) - (alignment < 0)


def triangles(edges):
    """Count the triangles, and those with no hostile tie or two."""
    nodes = sorted(frozenset().union(*edges)) if edges else []
    three = [
        [edges.get(frozenset(pair), 0) for pair in combinations(some, 2)]
        for some in combinations(nodes, 3)
    ]
    whole = [signs for signs in three if all(signs)]
    return {
        "triangles": len(whole),
        "balanced": sum(signs.count(-1) % 2 == 0 for signs in whole),
    }


def frustration(edges):
    """Return the least number of ties that do not fit, over every division in two."""
    nodes = sorted(frozenset().union(*edges)) if edges else []
    assert len(nodes) < 16, "too many divisions to try"
    at = {node: i for i, node in enumerate(nodes)}
    signed = [(*(at[end] for end in ends), sign) for ends, sign in edges.items()]
    return min(
        sum(sign * sides[a] * sides[b] < 0 for a, b, sign in signed)
        for sides in product((1, -1), repeat=len(nodes))
    )


def year(data, end, relation):
    """Return the year in which a relation begins or ends."""
    (row,) = (row for row in rows(data, "relations") if row["relation_id"] == relation)
    return bounds(row["date"])[("from", "to").index(end)].year
