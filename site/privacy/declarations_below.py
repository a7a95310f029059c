"""The register's lines for privacy itself and for the apps below it, which cannot reach up to declare."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from audit.models import AuditEvent, AuditSeal
from notices.models import WIPED, Notice, NoticeState
from pages.models import Heartbeat, SiteImage, SiteRendition
from people.models import ContactDetails, Participant, Perspective, User
from people.service import close_accounts, forget_addresses

from . import terms
from .models import Consent, ConsentText, Erasure, NotedFile
from .register import Basis, Nomination, PersonalData, declare, declare_without, without_expected


def _days_before(today: date, days: int) -> date:
    return today - timedelta(days=days)


# --- participants ---------------------------------------------------------------------------------


def export_participant(participant: Participant) -> Mapping[str, Any]:
    """From where somebody speaks, as they told us."""
    return {
        "Nummer": str(participant.pk),
        "Perspectief": str(participant.perspective or ""),
        "Andere petten": [str(hat) for hat in participant.other_hats.all()],
        "Spreekt": participant.get_speaks_for_display(),
        "Organisatie": participant.organisation,
        "Provincie": participant.get_province_display(),
    }


def purge_participant_row(participant: Participant, reason: str) -> int:
    """Blank what was told about this person; the row stays, for the empty shells that hang from it."""
    participant.other_hats.clear()
    blank: dict[str, Any] = {"perspective": None, "speaks_for": "", "organisation": "", "province": "", "user": None}
    return Participant.objects.filter(pk=participant.pk).exclude(**blank).update(**blank)


def expired_contacts(today: date) -> QuerySet[ContactDetails]:
    """Left long ago, by somebody whom we have no appointment with any more."""
    found = ContactDetails.objects.filter(left_on__lt=_days_before(today, terms.CONTACT_DETAILS))
    return without_expected(found, "participant", today)


def export_contact(contact: ContactDetails) -> Mapping[str, Any]:
    """How we may reach somebody."""
    return {
        "Naam": contact.name,
        "E-mailadres": contact.email,
        "Telefoonnummer": contact.phone,
        "Postadres": contact.address,
        "Via wie": contact.through,
        "Achtergelaten op": contact.left_on,
    }


def account_of(participant: Participant) -> QuerySet[User]:
    """The account of a participant."""
    return User.objects.filter(participant=participant)


def purge_account(participant: Participant, reason: str) -> int:
    """Delete an account and its sessions. Who works here keeps theirs: only the link to the input goes."""
    return close_accounts(account_of(participant).filter(groups=None, is_superuser=False))


def accounts_without_a_person(email: str) -> QuerySet[User]:
    """The account with this address of who never took part: a colleague, or somebody who only made an account."""
    return User.objects.filter(email__iexact=email.strip(), participant=None)


def close_loose_accounts(accounts: QuerySet[User]) -> int:
    """Delete these accounts with their sessions; that of who works here is closed by an administrator, not here."""
    return close_accounts(accounts.filter(groups=None, is_superuser=False))


def inactive_accounts(today: date) -> QuerySet[User]:
    """Accounts of participants that nobody used for a long time."""
    day = _days_before(today, terms.INACTIVE_ACCOUNT)
    found = User.objects.filter(groups=None, is_superuser=False).filter(
        Q(last_login__date__lt=day) | Q(last_login=None, date_joined__date__lt=day)
    )
    expected = without_expected(Participant.objects.filter(user__in=found.values("pk")), "pk", today)
    return found.filter(Q(participant=None) | Q(participant__in=expected))


def export_consent(consent: Consent) -> Mapping[str, Any]:
    """One yes, with the words it was given to."""
    return {
        "Waarvoor": consent.text.question,
        "Versie van de tekst": consent.text.version,
        "Gegeven op": consent.given_on,
        "Ingetrokken op": consent.withdrawn_on,
    }


def purge_consents(participant: Participant, reason: str) -> int:
    """Withdraw what stands. That somebody once said yes, and when, stays as proof."""
    return Consent.objects.standing().filter(participant=participant).update(withdrawn_on=timezone.localdate())


declare(
    PersonalData(
        model=Participant,
        purpose="Weten vanuit welk perspectief iemand spreekt, zonder te weten wie het is.",
        basis=Basis.PUBLIC_TASK,
        term="zolang de bijdragen van deze deelnemer bewaard worden",
        nomination=Nomination.KEEP,
        of_participant=lambda participant: Participant.objects.filter(pk=participant.pk),
        export=export_participant,
        purge=purge_participant_row,
        purge_order=90,
        fields=("perspective", "other_hats", "speaks_for", "organisation", "province", "user"),
    )
)
declare(
    PersonalData(
        model=ContactDetails,
        purpose="Vertellen wat er met de inbreng gebeurde, aan wie daarvoor een adres achterliet.",
        basis=Basis.CONSENT,
        term=f"{terms.CONTACT_DETAILS} dagen nadat iemand ze het laatst achterliet, en daarna zolang er een afspraak "
        "is: een plek, een groep die nog gemaakt wordt, werk voor een partner; eerder als iemand dat vraagt",
        of_participant=lambda participant: ContactDetails.objects.filter(participant=participant),
        export=export_contact,
        own_correction="Verander of wis uw adres op Mijn inbreng, onder ‘Wilt u bericht krijgen?’.",
        purge=lambda participant, reason: forget_addresses([participant.pk]),
        purge_order=15,
        expired=expired_contacts,
        expire=lambda contacts: forget_addresses(contacts.values_list("participant_id", flat=True)),
        fields=("name", "email", "phone", "address", "through"),
    )
)
declare(
    PersonalData(
        model=User,
        purpose="Medewerkers laten werken met hun eigen rechten; deelnemers laten inloggen als zij dat willen.",
        basis=Basis.PUBLIC_TASK,
        term=(
            f"medewerkers: tot zij weggaan; deelnemers: tot zij stoppen, "
            f"of {terms.INACTIVE_ACCOUNT} dagen na de laatste keer inloggen"
        ),
        of_participant=account_of,
        of_address=accounts_without_a_person,
        purge_address=close_loose_accounts,
        export=lambda user: {
            "E-mailadres": user.email,
            "Naam": user.get_full_name(),
            "Account sinds": timezone.localdate(user.date_joined),
            "Laatst ingelogd": timezone.localdate(user.last_login) if user.last_login else "",
        },
        purge=purge_account,
        purge_order=80,
        expired=inactive_accounts,
        expire=close_accounts,
        fields=("email", "first_name", "last_name", "last_login"),
    )
)
declare(
    PersonalData(
        model=Consent,
        purpose="Kunnen laten zien waarvoor iemand toestemming gaf, op welke tekst, en wanneer die stopte.",
        basis=Basis.LEGAL_DUTY,
        term="zolang de bijdragen van deze deelnemer bewaard worden",
        of_participant=lambda participant: Consent.objects.filter(participant=participant).select_related("text"),
        export=export_consent,
        own_correction="Verander uw keuze op Mijn inbreng, onder ‘Waar geeft u toestemming voor?’.",
        purge=purge_consents,
        purge_order=40,
        fields=("purpose", "given_on", "withdrawn_on"),
    )
)
declare_without("Vaste teksten en lijsten van het platform.", ConsentText, Perspective)
declare_without("Nummers van wat gewist is, zonder wat erin stond; na 400 dagen weg.", Erasure)
declare_without("Namen van de bestanden waarin die nummers staan; na 400 dagen weg.", NotedFile)
declare_without(
    "Koppeltabellen; ze verdwijnen met de rij waar ze bij horen.",
    Participant.other_hats.through,
    User.groups.through,
    User.user_permissions.through,
)

# --- messages and the trail -----------------------------------------------------------------------


def messages_to(participant: Participant) -> QuerySet[Notice]:
    """Messages on their way to an address this person left, and those about this person to one of before."""
    addresses = [address for address in _addresses_of(participant) if address]
    return Notice.objects.filter(Q(to__in=addresses) | Q(person=participant.pk))


def _addresses_of(participant: Participant) -> list[str]:
    contact = ContactDetails.objects.filter(participant=participant).values_list("email", flat=True)
    return [*contact, *account_of(participant).values_list("email", flat=True)]


def wipe_notices(notices: QuerySet[Notice]) -> int:
    """Take address, words and calendar file out, and let nothing more be sent; the key stays, so that it is never sent
    anew. A calendar file holds the name and address of who was asked.
    """
    return notices.exclude(to="", subject="", text="", calendar="").update(
        state=NoticeState.FAILED, last_problem="", **WIPED
    )


def expired_notices(today: date) -> QuerySet[Notice]:
    """Messages that could not be delivered and still hold an address, and proofs past their term."""
    return Notice.objects.filter(
        Q(state=NoticeState.FAILED, queued_at__date__lt=_days_before(today, terms.MAIL_NOT_SENT)) & ~Q(to="")
        | Q(sent_at__date__lt=_days_before(today, terms.MAIL_PROOF)) & ~Q(subject_id="")
    )


def expire_notices(notices: QuerySet[Notice]) -> int:
    """Undelivered ones lose address and words; old proofs no longer say what they were about."""
    keys = list(notices.values_list("pk", flat=True))
    wiped = wipe_notices(Notice.objects.filter(pk__in=keys, state=NoticeState.FAILED))
    return wiped + Notice.objects.filter(pk__in=keys, state=NoticeState.SENT).update(subject_id="")


declare(
    PersonalData(
        model=Notice,
        purpose="Berichten versturen, en kunnen laten zien dat ze verstuurd zijn.",
        basis=Basis.PUBLIC_TASK,
        term=(
            f"adres en tekst: tot het bericht weg is, hoogstens {terms.MAIL_NOT_SENT} dagen, en niet langer dan het "
            "adres van die persoon is; "
            f"het bewijs van verzending: {terms.MAIL_PROOF} dagen"
        ),
        of_participant=messages_to,
        export=lambda notice: {
            "Bericht": notice.subject,
            "Aan": notice.to,
            "Stand": notice.get_state_display(),
            "Klaargezet op": timezone.localdate(notice.queued_at),
        },
        purge=lambda participant, reason: wipe_notices(messages_to(participant)),
        of_address=lambda email: Notice.objects.filter(to__iexact=email.strip()),
        purge_address=wipe_notices,
        purge_order=10,
        expired=expired_notices,
        expire=expire_notices,
        fields=("to", "subject", "text", "subject_id", "person"),
    )
)
declare(
    PersonalData(
        model=AuditEvent,
        purpose="Kunnen nagaan welke medewerker gegevens van mensen zag of veranderde.",
        basis=Basis.LEGAL_DUTY,
        term=f"{terms.AUDIT} dagen",
        expired=lambda today: AuditEvent.objects.past(_days_before(today, terms.AUDIT)),
        fields=("actor_id", "object_id", "seen"),
    )
)
declare_without("Foto's en tekeningen van de redactie, met de naam van de maker.", SiteImage, SiteRendition)
declare_without("Zegels op het logboek: aantallen, tijden en vingerafdrukken, niets over iemand.", AuditSeal)
declare_without("Zegt alleen wanneer het achtergrondwerk voor het laatst liep.", Heartbeat)
