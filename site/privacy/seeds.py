"""The first version of each question for consent. Staff write newer versions; these are never overwritten."""

from typing import Any

from .enums import Purpose
from .models import ConsentText

#: purpose -> question, explanation
TEXTS: dict[Purpose, tuple[str, str]] = {
    Purpose.PUBLISH: (
        "Mogen uw woorden op deze website staan?",
        "Uw naam staat er nooit bij. Een medewerker leest uw woorden eerst. "
        "Zegt u nee? Dan lezen alleen wij ze, en dan tellen ze net zo goed mee.",
    ),
    Purpose.QUOTE: (
        "Mag een zin van u in een rapport staan?",
        "Uw naam staat er nooit bij. Wij noemen hoogstens een grote groep, zoals ‘een burger’. "
        "Wie u goed kent, kan uw zin soms toch herkennen.",
    ),
    Purpose.CONTACT: (
        "Mogen wij u later nog iets vragen?",
        "Alleen over dit onderwerp. U laat hiervoor een adres achter. "
        "Wij geven uw adres aan niemand, en u kunt altijd stoppen.",
    ),
    Purpose.RECORDING: (
        "Mogen wij uw stem opnemen?",
        "Alleen om het gesprek uit te schrijven. Daarna wissen wij de opname. "
        "Zegt u nee? Dan nemen wij niets op en schrijft iemand mee.",
    ),
}


def seed(**_signal: Any) -> None:
    """Write version 1 of a purpose that has no text at all; safe to run at every start."""
    known = set(ConsentText.objects.values_list("purpose", flat=True))
    ConsentText.objects.bulk_create(
        ConsentText(purpose=purpose, version=1, question=question, explanation=explanation)
        for purpose, (question, explanation) in TEXTS.items()
        if purpose not in known
    )
