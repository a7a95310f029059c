"""What this app holds about people, for the register: files of exports hold their words."""

from datetime import date, timedelta

from django.db.models import QuerySet

from contributions.service import register_emptied, register_no_longer_public, register_texts_gone
from privacy.service import Basis, Nomination, PersonalData, after_withdrawal, declare, declare_without

from .comparing.forgetting import INDEX_DAYS, ask_to_forget, expire_indexes, expired_indexes
from .life import move
from .models import (
    DossierTexts,
    DownloadCount,
    Publication,
    PublishedTable,
    ReportText,
    Run,
    RunIndex,
    RunSeries,
    RunState,
    WooDocument,
    WooRedaction,
    WooRelease,
    WooRequest,
)
from .runs import supersede, supersede_public, supersede_without_leave, sweep
from .woo.keeping import REQUEST_YEARS, expire_requests, expired_requests
from .woo.releasing import void, void_texts

#: After this many days the file of an export is wiped; what was exported can be exported again.
FILE_DAYS = 90


def expired(today: date) -> QuerySet[Run]:
    """Concepts whose file has served its turn. What somebody adopted is kept: the selection list says how long."""
    old = Run.objects.filter(asked_at__date__lt=today - timedelta(days=FILE_DAYS), adopted_by_name="")
    return old.filter(state=RunState.DONE).exclude(file="")


def expire(runs: QuerySet[Run]) -> int:
    """Wipe the files; who exported what, when, and its checksum stay."""
    count = move(runs, RunState.EXPIRED)
    sweep()
    return count


declare(
    PersonalData(
        model=Run,
        purpose="Laten zien wie welk dossier heeft gemaakt, en het bestand bewaren tot het is opgehaald.",
        basis=Basis.PUBLIC_TASK,
        term=(
            f"het bestand van een concept {FILE_DAYS} dagen, of tot iemand woorden terughaalt; "
            "van een vastgesteld dossier zolang de selectielijst zegt, gesloten als iemand woorden terughaalt; "
            "de regel zolang het dossier bestaat"
        ),
        nomination=Nomination.KEEP,
        expired=expired,
        expire=expire,
        fields=("file", "asked_by"),
    )
)

declare_without("Aantallen die al openbaar zijn, onder nummers en codes; nooit woorden of mensen.", PublishedTable)
declare_without("teksten van het team over dossiers en voor het verslag", DossierTexts, ReportText)
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
declare(
    PersonalData(
        model=RunIndex,
        purpose="Twee dossiers vergelijken zonder woorden te bewaren: per regel alleen versleutelde controlegetallen.",
        basis=Basis.PUBLIC_TASK,
        term=f"{INDEX_DAYS} dagen; het controlegetal van ingetrokken woorden gaat meteen weg",
        expired=expired_indexes,
        expire=expire_indexes,
        fields=("file",),
    )
)
declare_without("Een geheim per reeks dossiers; zegt niets over mensen.", RunSeries)
declare(
    PersonalData(
        model=WooRequest,
        purpose="Een Woo-verzoek beantwoorden. Wie het deed staat er niet in, alleen het kenmerk van de zaak.",
        basis=Basis.LEGAL_DUTY,
        term=f"{REQUEST_YEARS} jaar na ontvangst",
        expired=expired_requests,
        expire=expire_requests,
        fields=("reference", "made_by"),
    )
)
declare(
    PersonalData(
        model=WooRelease,
        purpose="Het bestand met wat bij een Woo-verzoek openbaar is gemaakt.",
        basis=Basis.LEGAL_DUTY,
        term="even lang als het verzoek; het bestand gaat weg als iemand woorden terughaalt die erin staan",
        fields=("file", "asked_by"),
    )
)
declare(
    PersonalData(
        model=WooDocument,
        purpose="Welke teksten bij een Woo-verzoek horen en wat daarover besloten is. De woorden staan er niet in.",
        basis=Basis.LEGAL_DUTY,
        term="even lang als het verzoek; bij intrekken gaat het oordeel weg",
        fields=("key",),
    )
)
declare_without("Plekken in een tekst, met een grond uit de wet; geen woorden.", WooRedaction)

# Words go out of exports in the same transaction as out of the tables.
register_emptied(supersede)
register_emptied(ask_to_forget)
register_emptied(void)
register_texts_gone(void_texts)
# What was public and may not be any more goes out of the public exports.
register_no_longer_public(supersede_public)
after_withdrawal(supersede_without_leave)
