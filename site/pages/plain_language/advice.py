"""What a writer could do to make a text easier: advice with a reason, never a verdict and never a lock."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _

from .hard_words import is_long, is_rare
from .jargon import jargon_in
from .passive import passive_in
from .text import sentences, words

LONGEST_SENTENCE = 15


class AdviceKind(StrEnum):
    """What a piece of advice is about."""

    LONG_SENTENCE = "long_sentence"
    JARGON = "jargon"
    PASSIVE = "passive"
    LONG_WORD = "long_word"
    RARE_WORD = "rare_word"


@dataclass(frozen=True, slots=True)
class Advice:
    """One thing to look at. `sentence` is where, `found` the words it is about ("" is the whole sentence)."""

    kind: AdviceKind
    reason: str
    sentence: str
    suggestion: str
    found: str = ""


def advise(text: str) -> list[Advice]:
    """Everything there is to say, in the order of the text; the same word is told once."""
    seen: set[tuple[AdviceKind, str]] = set()
    found: list[Advice] = []
    for sentence in sentences(text):
        for advice in _of_sentence(sentence):
            key = (advice.kind, advice.found.lower() or advice.sentence)
            if key not in seen:
                seen.add(key)
                found.append(advice)
    return found


def _of_sentence(sentence: str) -> Iterator[Advice]:
    found = words(sentence)
    if len(found) > LONGEST_SENTENCE:
        reason = _("Lange zin: %(count)d woorden.") % {"count": len(found)}
        suggestion = _("Maak er twee zinnen van. Hoogstens %(most)d woorden leest prettig.") % {
            "most": LONGEST_SENTENCE
        }
        yield Advice(AdviceKind.LONG_SENTENCE, reason, sentence, suggestion)
    hard = set()
    for phrase, plain in jargon_in(sentence):
        hard.update(phrase.lower().split())
        suggestion = _("Schrijf liever: %(plain)s.") % {"plain": plain}
        yield Advice(AdviceKind.JARGON, _("Woord van kantoor."), sentence, suggestion, phrase)
    if passive := passive_in(sentence):
        reason = _("Hier staat niet wie het doet.")
        yield Advice(
            AdviceKind.PASSIVE, reason, sentence, _("Schrijf wie het doet: ‘wij’, ‘u’ of ‘de dienst’."), passive
        )
    for place, word in enumerate(found):
        if word.lower() in hard:
            continue
        if is_long(word):
            reason, suggestion = _("Lang woord."), _("Knip het woord op, of zeg het met korte woorden.")
            yield Advice(AdviceKind.LONG_WORD, reason, sentence, suggestion, word)
        elif is_rare(word if place else word.lower()):
            reason, suggestion = _("Weinig mensen kennen dit woord."), _("Kies een ander woord, of leg het uit.")
            yield Advice(AdviceKind.RARE_WORD, reason, sentence, suggestion, word)
