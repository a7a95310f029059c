"""One issue as it lands in an inbox, in words."""

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from ..models import NewsletterIssue


def mail_of(issue: NewsletterIssue, stop_url: str, language: str = "nl") -> str:
    """The text of the mail. Around the letter, which is Dutch, stands the language of who gets it."""
    with translation.override(language):
        text = render_to_string(
            "notices/newsletter_issue/body.txt",
            {
                "issue": issue,
                "stop_url": stop_url,
                "archive_url": settings.BASE_URL + reverse("outreach:newsletter_archive"),
                "site_name": settings.SITE_NAME,
            },
        )
    return text.strip() + "\n"


def subject_of(issue: NewsletterIssue) -> str:
    """The subject; an example says that it is one."""
    return _("VOORBEELD: %(subject)s") % {"subject": issue.subject} if issue.is_example else issue.subject
