"""The register's lines for tables that libraries bring."""

from datetime import date, timedelta

from allauth.account.models import EmailAddress, EmailConfirmation
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.db import models
from django.utils import timezone
from django_q.models import Failure, OrmQ, Schedule, Success, Task
from taggit.models import Tag, TaggedItem
from wagtail import models as wagtail
from wagtail.admin.models import Admin, EditingSession, FormState
from wagtail.contrib.forms.models import FormSubmission
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents.models import Document
from wagtail.embeds.models import Embed
from wagtail.images.models import Image, Rendition
from wagtail.models.media import CollectionViewRestriction
from wagtail.search import models as search_models
from wagtail.users.models import UserProfile

from . import terms
from .declarations_below import accounts_without_a_person
from .register import Basis, PersonalData, declare, declare_without


def _older(model: type[models.Model], field: str, today: date, days: int) -> models.QuerySet[models.Model]:
    return model._default_manager.filter(**{f"{field}__date__lt": today - timedelta(days=days)})


# --- signing in -----------------------------------------------------------------------------------

declare(
    PersonalData(
        model=EmailAddress,
        called="e-mailadressen van accounts",
        purpose="Weten dat een adres van de eigenaar van het account is.",
        basis=Basis.PUBLIC_TASK,
        term="zolang het account bestaat",
        of_participant=lambda participant: EmailAddress.objects.filter(user__participant=participant),
        of_address=lambda email: EmailAddress.objects.filter(user__in=accounts_without_a_person(email)),
        export=lambda address: {"E-mailadres": address.email, "Bevestigd": address.verified},
        own_correction="Verander uw e-mailadres bij uw account, onder ‘E-mailadressen’.",
        fields=("email",),
    )
)
declare(
    PersonalData(
        model=Authenticator,
        called="tweede sloten op accounts",
        purpose="Een tweede slot op het account van een medewerker.",
        basis=Basis.LEGAL_DUTY,
        term="zolang het account bestaat",
        of_participant=lambda participant: Authenticator.objects.filter(user__participant=participant),
        of_address=lambda email: Authenticator.objects.filter(user__in=accounts_without_a_person(email)),
        export=lambda lock: {"Tweede slot": lock.get_type_display(), "Sinds": timezone.localdate(lock.created_at)},
        fields=("data",),
    )
)
declare(
    PersonalData(
        model=UserSession,
        called="apparaten waarop een account open staat",
        purpose="Iemand laten zien op welke apparaten het account open staat. Alleen een grof adres en de browser.",
        basis=Basis.LEGAL_DUTY,
        term=f"{terms.SESSION} dagen",
        of_participant=lambda participant: UserSession.objects.filter(user__participant=participant),
        of_address=lambda email: UserSession.objects.filter(user__in=accounts_without_a_person(email)),
        export=lambda session: {
            "Apparaat": session.user_agent,
            "Deel van het internetadres": session.ip,
            "Sinds": timezone.localdate(session.created_at),
        },
        expired=lambda today: _older(UserSession, "last_seen_at", today, terms.SESSION),
        fields=("ip", "user_agent"),
    )
)
declare(
    PersonalData(
        model=Session,
        purpose="Ingelogd blijven. Alleen voor wie een account heeft; deelnemen zonder account maakt geen sessie.",
        basis=Basis.LEGAL_DUTY,
        term="tot de sessie verloopt, hoogstens een werkdag",
        expired=lambda today: Session.objects.filter(expire_date__lt=timezone.now()),
        fields=("session_data",),
    )
)
declare_without("Niet in gebruik: wij bevestigen een adres met een code, die in de sessie staat.", EmailConfirmation)

# --- staff at work --------------------------------------------------------------------------------

declare(
    PersonalData(
        model=FormState,
        called="formulieren van medewerkers die nog niet bewaard waren",
        purpose="Een formulier van een medewerker terughalen dat nog niet bewaard was.",
        basis=Basis.PUBLIC_TASK,
        term="een dag",
        expired=lambda today: _older(FormState, "last_updated_at", today, terms.FORM_LEFT_OPEN),
        fields=("data",),
    )
)
declare(
    PersonalData(
        model=EditingSession,
        called="medewerkers die in hetzelfde stuk bezig zijn",
        purpose="Laten zien dat een collega in hetzelfde stuk bezig is.",
        basis=Basis.PUBLIC_TASK,
        term="een dag",
        expired=lambda today: _older(EditingSession, "last_seen_at", today, terms.FORM_LEFT_OPEN),
        fields=("user",),
    )
)
for log in (wagtail.ModelLogEntry, wagtail.PageLogEntry):
    declare(
        PersonalData(
            model=log,
            purpose="Nagaan welke medewerker een pagina of instelling veranderde.",
            basis=Basis.LEGAL_DUTY,
            term=f"{terms.EDITORIAL_LOG} dagen",
            expired=lambda today, log=log: _older(log, "timestamp", today, terms.EDITORIAL_LOG),  # type: ignore[misc]
            fields=("user",),
        )
    )
declare_without(
    "Werk van de redactie aan openbare teksten: van medewerkers staat er alleen een nummer bij.",
    wagtail.Revision,
    wagtail.Comment,
    wagtail.CommentReply,
    wagtail.PageSubscription,
    wagtail.TaskState,
    wagtail.WorkflowState,
    wagtail.UploadedFile,
)
declare_without("Voorkeuren van een medewerker voor het scherm; verdwijnen met het account.", UserProfile)

# --- work in the background -----------------------------------------------------------------------

declare(
    PersonalData(
        model=Task,
        called="taken van het achtergrondwerk",
        purpose="Zien of werk op de achtergrond lukte. Er staan alleen nummers in, niets van wie zonder naam meedoet.",
        basis=Basis.PUBLIC_TASK,
        term=f"{terms.FINISHED_TASK} dagen, en nooit meer dan 250 rijen",
        expired=lambda today: _older(Task, "stopped", today, terms.FINISHED_TASK),
        fields=("args", "kwargs", "result"),
    )
)
declare_without("Een andere blik op dezelfde tabel.", Success, Failure)
declare_without("Wat het achtergrondwerk nog moet doen: nummers. Een rij verdwijnt als het werk klaar is.", OrmQ)
declare_without("Hoe vaak het achtergrondwerk iets doet.", Schedule)

# --- the furniture --------------------------------------------------------------------------------

declare_without(
    "Inrichting van de website en van de rechten: geen gegevens van mensen.",
    Admin,
    ContentType,
    Group,
    Group.permissions.through,
    Permission,
    Redirect,
    Tag,
    TaggedItem,
    wagtail.Collection,
    CollectionViewRestriction,
    CollectionViewRestriction.groups.through,
    wagtail.GroupApprovalTask,
    wagtail.GroupApprovalTask.groups.through,
    wagtail.GroupCollectionPermission,
    wagtail.GroupPagePermission,
    wagtail.GroupSitePermission,
    wagtail.Locale,
    wagtail.PageViewRestriction,
    wagtail.PageViewRestriction.groups.through,
    wagtail.ReferenceIndex,
    wagtail.Site,
    wagtail.Task,
    wagtail.Workflow,
    wagtail.WorkflowContentType,
    wagtail.WorkflowPage,
    wagtail.WorkflowTask,
)
declare_without("Openbare pagina's en stukken van de redactie.", wagtail.Page, Document, Image, Rendition, Embed)
declare_without(
    "Alleen woorden uit openbare pagina's: geen enkel model met gegevens van mensen is doorzoekbaar.",
    *(
        model
        for model in vars(search_models).values()
        if isinstance(model, type)
        and issubclass(model, models.Model)
        and not model._meta.abstract
        and model.__module__ == search_models.__name__
    ),
)
declare_without("Niet in gebruik.", FormSubmission, wagtail.APIToken)
