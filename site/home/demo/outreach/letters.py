"""The newsletter: who gets it, one letter that was sent, and one in the making."""

from django.db import transaction

from outreach.models import NewsletterIssue
from outreach.service import put_on_newsletter, send_issue, send_newsletters, write_issue
from people.models import User

READERS = 9
SENT = (
    "Wij komen naar u toe",
    "Deze winter zijn wij op elf plekken in het land. Wij luisteren naar mensen die vastliepen met belasting of "
    "toeslagen.\n\nWat wij hoorden in Utrecht: mensen willen hun verhaal één keer doen. Het verslag staat op de agenda."
    "\n\nKomt u ook? Het is gratis. U hebt geen account nodig. Kijk op de agenda waar wij bij u in de buurt zijn.",
)
IN_THE_MAKING = (
    "Wat wij in december hoorden",
    "In Leeuwarden vertelden mensen hoe ver weg een loket kan zijn.\n\nIn Den Bosch vertelden hulpverleners wat werkte. "
    "Lees hun verhalen bij goede praktijken.",
)


def write(editor: User) -> None:
    """Write and send what is missing."""
    if NewsletterIssue.objects.filter(is_example=True).exists():
        return
    with transaction.atomic():
        for number in range(READERS):
            put_on_newsletter(f"lezer{number}@voorbeeld.example")
        issue = write_issue(*SENT, by=editor, is_example=True)
        send_issue(issue, seen=issue.version, by=editor)
        send_newsletters()
        write_issue(*IN_THE_MAKING, by=editor, is_example=True)
