"""Plain Dutch, held by a machine as far as a machine can: short sentences, easy words, no jargon.

It does not prove that a text is clear; only readers can. Thresholds are ours: docs/accessibility.md.
"""

import re

import pytest

from tests.reading_level.measures import flesch_douma, sentences, syllables, words
from tests.reading_level.sources import contents, interface

LONGEST_IN_CONTENT = 20
LONGEST_IN_INTERFACE = 15
EASIEST_ALLOWED = 60
ENOUGH_WORDS = 30

#: Words of offices and of software, and what people say instead.
JARGON = {
    "inzake": "over", "conform": "volgens", "middels": "met", "te allen tijde": "altijd", "derhalve": "daarom",
    "teneinde": "om", "tevens": "ook", "indien": "als", "reeds": "al", "betreffende": "over", "dient te": "moet",
    "dienen te": "moeten", "met betrekking tot": "over", "ten behoeve van": "voor", "naar aanleiding van": "door",
    "alsmede": "en", "omtrent": "over", "gelieve": "wilt u", "desgewenst": "als u wilt", "alvorens": "voordat",
    "zorg dragen": "zorgen", "in verband met": "door", "ten aanzien van": "over", "voornoemd": "deze",
    "geanonimiseerd": "zonder naam", "moderatie": "wij lezen mee", "modereren": "lezen", "participatie": "meedoen",
    "stakeholder": "wie het aangaat", "participant": "deelnemer", "feedback": "wat u ervan vindt",
    "submit": "insturen", "submission": "formulier", "item": "vraag", "token": "code", "sessie": "",
    "valideren": "nakijken", "ongeldige invoer": "zeg wat er moet", "faciliteren": "helpen", "implementeren": "maken",
    "co-creatie": "samen bedenken", "draft": "nog niet klaar", "upload": "bestand sturen", "downloaden": "bewaren",
    "inloggegevens": "", "authenticatie": "inloggen", "verifieer": "kijk na", "verificatie": "nakijken",
}  # fmt: skip
_JARGON = re.compile(rf"\b(?:{'|'.join(map(re.escape, JARGON))})\b", re.IGNORECASE)


def too_long(texts: list[tuple[str, str]], limit: int) -> list[str]:
    """Sentences with more words than that, each once, with where."""
    return sorted(
        {
            f"{where} ({count}): {sentence}"
            for where, text in texts
            for sentence in sentences(text)
            if (count := len(words(sentence))) > limit
        }
    )


def test_no_sentence_of_a_text_is_long() -> None:
    found = too_long(list(contents()), LONGEST_IN_CONTENT)
    assert not found, "\n".join(found)


def test_no_sentence_of_the_interface_is_long() -> None:
    found = too_long(list(interface()), LONGEST_IN_INTERFACE)
    assert not found, f"{len(found)} of them\n" + "\n".join(found)


def test_texts_are_easy_to_read() -> None:
    scores = {where: flesch_douma(text) for where, text in contents() if len(words(text)) >= ENOUGH_WORDS}
    print("\n".join(f"{score:5.0f} {where}" for where, score in sorted(scores.items(), key=lambda each: each[1])))
    hard = {where: round(score) for where, score in scores.items() if score < EASIEST_ALLOWED}
    assert hard == {}


def test_the_interface_as_a_whole_is_easy_to_read() -> None:
    texts = [text for _, text in interface()]
    assert len(texts) > 500, "the search for messages went blind"
    whole = "\n\n".join(texts)
    assert flesch_douma(whole) >= 70


def test_no_words_of_offices_or_software() -> None:
    found = sorted(
        {
            f"{where}: {match[0]!r} in {text!r}"
            for where, text in [*contents(), *interface()]
            for match in _JARGON.finditer(text)
        }
    )
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("word", "count"),
    [("huis", 1), ("belangenbehartiger", 7), ("ruïne", 3), ("bijdrage", 3), ("zeeën", 2), ("wij", 1), ("toeslag", 2)],
)
def test_counting_syllables(word: str, count: int) -> None:
    assert syllables(word) == count


def test_cutting_into_sentences() -> None:
    text = "<h2>Wie beslist?</h2><p>Bel 0800 - 8020. Dat is gratis: echt waar.</p><ul><li>Een</li><li>Twee</li></ul>"
    assert sentences(text) == ["Wie beslist?", "Bel 0800 - 8020", "Dat is gratis:", "echt waar", "Een", "Twee"]
    assert words("Bel 0800 - 8020 vandaag") == ["Bel", "0800 - 8020", "vandaag"]


def test_the_measure_tells_plain_words_from_words_of_offices() -> None:
    plain = "U krijgt een brief van ons. Daarin staat wat wij doen. Bel ons als u iets niet begrijpt."
    office = (
        "Ingevolge de voornoemde uitvoeringsregeling dient betrokkene binnen de daartoe gestelde termijn "
        "schriftelijk zijn zienswijze inzake de voorgenomen terugvordering kenbaar te maken."
    )
    assert flesch_douma(plain) > 80
    assert flesch_douma(office) < 30
