"""How hard a Dutch text is: the same measures that help our writers (site/pages/plain_language)."""

from pages.plain_language import flesch_douma, sentences, syllables, words

__all__ = ["flesch_douma", "sentences", "syllables", "words"]
