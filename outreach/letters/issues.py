"""Writing an issue: kept as typed, without a BSN, for as long as it is a draft."""

from django.db import transaction
from django.utils.translation import gettext as _

from audit.service import record
from contributions.service import ChangedMeanwhile, Refused
from people.models import User
from privacy.service import guard_for_storage

from ..enums import IssueState
from ..models import NewsletterIssue


def write_issue(subject: str, text: str, *, by: User | None, is_example: bool = False) -> NewsletterIssue:
    """A new letter, in draft. Raises Refused without a subject or without words."""
    issue = NewsletterIssue(is_example=is_example)
    _fill(issue, subject, text)
    with transaction.atomic():
        issue.save()
        record("outreach.write_newsletter", by=by, on=issue)
    return issue


@transaction.atomic
def change_issue(issue: NewsletterIssue, subject: str, text: str, *, seen: int, by: User) -> NewsletterIssue:
    """Other words. Raises Refused once it is being sent, ChangedMeanwhile when a colleague was first."""
    kept = NewsletterIssue.objects.select_for_update().get(pk=issue.pk)
    if kept.state != IssueState.DRAFT:
        raise Refused(_("Deze nieuwsbrief is al verstuurd. U kunt hem niet meer veranderen. Schrijf een nieuwe."))
    if kept.version != seen:
        raise ChangedMeanwhile(_("Een collega veranderde deze nieuwsbrief net. Kijk eerst wat er nu staat."))
    _fill(kept, subject, text)
    kept.version += 1
    kept.save()
    record("outreach.change_newsletter", by=by, on=kept)
    return kept


def _fill(issue: NewsletterIssue, subject: str, text: str) -> None:
    issue.subject = " ".join(guard_for_storage(subject)[0].split())
    issue.text = guard_for_storage(text)[0].strip()
    if not issue.subject or not issue.text:
        raise Refused(_("Schrijf een onderwerp en een tekst."))
