"""The one gate through which free text passes before it is stored."""

from .text_guard import clean, inspect

#: The hint that says a citizen service number was masked. What was masked is known to nobody.
MASKED_BSN = "bsn"


def guard_for_storage(text: str) -> tuple[str, list[str]]:
    """The text as it may be stored, and the codes of what a moderator should look at (sorted, each once).

    Control characters are gone, a BSN is masked (then "bsn" is among the codes), the rest is as it was
    typed. Guarding a guarded text changes nothing.
    """
    guarded = inspect(clean(text))
    codes = {str(hint.kind) for hint in guarded.hints}
    if guarded.bsn_count:
        codes.add(MASKED_BSN)
    return guarded.text, sorted(codes)
