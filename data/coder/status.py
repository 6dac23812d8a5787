"""Whether something is reported, claimed by somebody, or read into it."""

from data.coder.clauses import Layout
from data.coder.context import Found
from data.coder.lexicon import SAY
from data.model import relation_types

AROUND = 6  # words before a predicate in which an inference shows
NAME = 60  # letters of who claims something


def status_of(found: Found, layout: Layout, text: str) -> tuple[str, str]:
    """Return the status of a relation, and who claims it.

    A speech act is a fact, its content is a claim: "Iran threatened" and "Iran said it would not
    yield" are reported, "Iran said that Iraq had attacked" is claimed by Iran.
    """
    speaker, deeds = found.speaker, relation_types()[found.sense.type.lower()].deeds
    if found.how.rule == "content":
        return "claimed", _called(layout, text, found)
    if _guessed(found, layout):
        return "interpreted", ""
    own = speaker is not None and speaker.party.code == found.actor.party.code
    if speaker is not None and not (own and not deeds):
        return "claimed", _called(layout, text, found)
    if speaker is None and layout.speaker_words != (0, 0):
        return "claimed", _called(layout, text, found)
    low, high = max(0, found.hit.at - AROUND), found.hit.end + 2
    near = (word.folded for word in layout.words[low:high])
    if any(word in layout.lexicon.words["interpreted"] for word in near):
        return "interpreted", ""
    return "reported", ""


def _guessed(found: Found, layout: Layout) -> bool:
    """Tell whether observers who are not named think or say so: that is a reading, no claim."""
    said = [hit for hit in layout.hits if hit.entry.kind == SAY and hit.end <= found.hit.at]
    speakers = layout.words[slice(*layout.speaker_words)]
    known = layout.lexicon.words["observers"]
    return any(map(layout.guessed, said[-1:])) or any(word.folded in known for word in speakers)


def _called(layout: Layout, text: str, found: Found) -> str:
    """Return how whoever claims something is called in the text."""
    words = layout.words
    speaker = found.speaker
    if speaker is not None:
        return _short(text[speaker.start : speaker.end])
    first, last = layout.speaker_words
    said = [hit.at for hit in layout.hits if first < hit.at < last]
    last = min(said, default=last)
    return _short(text[words[first].start : words[last - 1].end]) if first < last else ""


def _short(text: str) -> str:
    return " ".join(text.split())[:NAME]
