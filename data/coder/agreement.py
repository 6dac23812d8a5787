"""How far two readers of one text agree beyond chance: Cohen's kappa."""

from collections import Counter
from collections.abc import Hashable, Sequence


def kappa(one: Sequence[Hashable], other: Sequence[Hashable]) -> float:
    """Return Cohen's kappa of two readers who each gave every item a word.

    Cohen, J. (1960): A coefficient of agreement for nominal scales. Educational and Psychological
    Measurement 20 (1), 37-46: the agreement that was seen less that of chance, over what chance
    leaves. 1 is full agreement, 0 that of chance, less than 0 is worse.

    Args:
        one: the words of the first reader, an item each.
        other: those of the second, in the same order.

    Returns:
        nan where both gave all items one and the same word: chance leaves nothing to agree on.

    Raises:
        ValueError: if the two are not of one length, or empty.
    """
    if len(one) != len(other) or not one:
        found = f"{len(one)} and {len(other)} words"
        raise ValueError(f"{found}: two readers need a word each for the same items, one at least")
    size = len(one)
    seen = sum(first == second for first, second in zip(one, other, strict=True)) / size
    first, second = Counter(one), Counter(other)
    chance = sum(first[word] * second[word] for word in first) / size**2
    return (seen - chance) / (1 - chance) if chance < 1 else float("nan")
