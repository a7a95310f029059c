"""Synthesis in the register of personal data: it points at words of people, and holds what they say of a decision."""

from datetime import date

from django.db.models import QuerySet

from privacy.service import Basis, Nomination, PersonalData, declare, declare_without

from .enums import DecisionState
from .models import (
    AgreementSample,
    Code,
    CodebookVersion,
    CodeEvent,
    Coding,
    Comparing,
    Decision,
    DecisionReaction,
    Evidence,
    Excerpt,
    Finding,
    LearnedCode,
    Learning,
    Likeness,
    OutcomeIndexPage,
    Reading,
    SampleItem,
    SampleMark,
    Suggestion,
    SuggestionSwitch,
)


def browsers_to_forget(today: date) -> QuerySet[DecisionReaction]:
    """Reactions that nobody can change any more and that still know their browser."""
    return DecisionReaction.objects.exclude(decision__state=DecisionState.OPEN).filter(browser_hash__isnull=False)


def forget_browsers(reactions: QuerySet[DecisionReaction]) -> int:
    """The reaction stays; which browser it came from goes."""
    return reactions.update(browser_hash=None)


declare(
    PersonalData(
        model=DecisionReaction,
        purpose="Weten wat mensen van een voorlopig besluit vinden. Zonder naam; bij geen deelname te vinden.",
        basis=Basis.PUBLIC_TASK,
        term="zolang het ontwerp in gebruik is; daarna beslist de archiefwet. Het kenmerk van het apparaat gaat weg "
        "zodra het besluit definitief is of teruggetrokken",
        nomination=Nomination.KEEP,
        expired=browsers_to_forget,
        expire=forget_browsers,
        fields=("words", "perspective", "browser_hash"),
    )
)

declare_without(
    "Wat het team vaststelt en besluit, in zijn eigen woorden; de naam is van wie er openbaar op aanspreekbaar is.",
    Decision,
    Finding,
)
declare_without(
    "Wijst alleen naar bijdragen en bevindingen; de woorden zelf staan en verdwijnen bij de bijdrage.",
    Decision.findings.through,
    Decision.proposals.through,
    Evidence,
    Excerpt,
    Coding,
    Reading,
    Likeness,
    SampleItem,
    SampleMark,
    Suggestion,
)
declare_without(
    "Woorden van analisten voor wat mensen zeggen: niets van deelnemers.", Code, CodeEvent, CodebookVersion
)
declare_without("Wie van het team vroeg om te vergelijken, en hoe ver dat is.", Comparing)
declare_without(
    "Of de computer codes voorstelt, wat hij per code leerde, en wie van het team daarom vroeg: niets van deelnemers.",
    SuggestionSwitch,
    Learning,
    LearnedCode,
)
declare_without("Een pagina van de redactie: geen gegevens van deelnemers.", OutcomeIndexPage)

declare_without(
    "Wie van het team samen codeert, en met welke codes: niets van deelnemers.",
    AgreementSample,
    AgreementSample.codes.through,
)
