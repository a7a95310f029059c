"""Synthesis in the register of personal data: it holds no words of people, it points at them."""

from privacy.service import declare_without

from .models import Decision, Finding, OutcomeIndexPage

declare_without(
    "Wat het team vaststelt en besluit, in zijn eigen woorden; de naam is van wie er openbaar op aanspreekbaar is.",
    Decision,
    Finding,
)
declare_without(
    "Wijst alleen naar bijdragen en bevindingen; de woorden zelf staan en verdwijnen bij de bijdrage.",
    Decision.findings.through,
    Decision.proposals.through,
    Finding.evidence.through,
)
declare_without("Een pagina van de redactie: geen gegevens van deelnemers.", OutcomeIndexPage)
