"""What publications hold about people: which colleague put a dossier on the website."""

from privacy.service import Basis, Nomination, PersonalData, declare, declare_without

from .models import DownloadCount, Publication

declare(
    PersonalData(
        model=Publication,
        purpose="Laten zien welk dossier op de website staat, en weten welke collega dat deed.",
        basis=Basis.PUBLIC_TASK,
        term="zolang het dossier bestaat; de collega valt weg als het account weggaat",
        nomination=Nomination.KEEP,
        fields=("published_by",),
    )
)
declare_without("Hoe vaak een bestand in een maand is opgehaald, niet door wie.", DownloadCount)
