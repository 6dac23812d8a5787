"""What is suggested of a sentence: who, what, to whom, and how sure that is said to be."""

import pytest

from data.coder.suggesting import suggest

# Sentences of our own; each with all that is to be found: actor, target, type, and mutual as "~".
ENGLISH = [
    ("Norway accused Iceland of overfishing.", "NOR ISL ACCUSE"),
    ("Oslo praised Reykjavik's new fishing rules.", "NOR ISL SUPPORT"),
    ("Peru signed a trade treaty with Chile.", "PER CHL SUPPORT"),
    ("Peru and Chile signed a trade treaty.", "PER~CHL SUPPORT"),
    ("Ghana threatened to close its border with Togo.", "GHA TGO THREATEN"),
    ("Ghana refused to meet the Togolese president.", "GHA TGO REJECT"),
    ("Ghana did not accept a proposal by Togo.", "GHA TGO REJECT"),
    ("Ghana demanded that Togo withdraw its troops.", "GHA TGO REQUEST"),
    ("Ghana will send food aid to Togo.", "GHA TGO AGREE"),
    ("Ghana sent food aid to Togo.", "GHA TGO AID"),
    ("A Danish ship was attacked by Somali gunmen.", "SOM DNK ASSAULT"),
    ("Japan imposed new sanctions on North Korea.", "JPN PRK SANCTION"),
    ("Japan lifted its embargo against North Korea.", "JPN PRK RETREAT"),
    ("Talks between Kenya and Uganda went on for hours.", "KEN~UGA CONSULT"),
    ("Sweden expelled two Belarusian diplomats.", "SWE BLR SANCTION"),
    ("President Emmanuel Macron welcomed the Italian prime minister.", "FRA ITA CONSULT"),
    ("The US-led coalition met in private.", ""),
    ("It rained in Lisbon.", ""),
]
SPANISH = [
    ("Noruega acusó a Islandia de pescar demasiado.", "NOR ISL ACCUSE"),
    ("Perú y Chile firmaron un tratado de comercio.", "PER~CHL SUPPORT"),
    ("Ghana amenazó con cerrar su frontera con Togo.", "GHA TGO THREATEN"),
    ("El gobierno ghanés rechazó la propuesta de Togo.", "GHA TGO REJECT"),
    ("Ghana exigió a Togo que retire sus tropas.", "GHA TGO REQUEST"),
    ("Japón impuso sanciones a Corea del Norte.", "JPN PRK SANCTION"),
    ("Un barco danés fue atacado por rebeldes somalíes.", "SOM DNK ASSAULT"),
    ("Suecia expulsó a dos diplomáticos bielorrusos.", "SWE BLR SANCTION"),
]


def said(reading):
    for one in reading.suggestions:
        joint = "~" if one.mutual else " "
        yield f"{one.actor.code}{joint}{one.target.code} {one.type}"


@pytest.mark.parametrize(("sentence", "wanted"), ENGLISH)
def test_english(sentence, wanted):
    assert "; ".join(said(suggest(sentence, language="en"))) == wanted


@pytest.mark.parametrize(("sentence", "wanted"), SPANISH)
def test_spanish(sentence, wanted):
    assert "; ".join(said(suggest(sentence, language="es"))) == wanted


def test_every_span_is_where_its_words_stand():
    text = "First.\n\nIn May, Peru blamed Chile. Later Chile blamed Peru."
    first, second = suggest(text).suggestions
    assert (first.paragraph, first.sentence, second.sentence) == (2, 1, 2)
    words = [text[span.start : span.end] for span in (first.actor_span, first.verb_span)]
    assert words == ["Peru", "blamed"]
    assert text[slice(*first.target_span)] == "Chile"
    assert text[slice(*second.span)] == "Later Chile blamed Peru."
