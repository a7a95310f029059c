"""Conversations that were held, handed over and sent round, for the tests of reports."""

import re
from datetime import timedelta

from django.utils import timezone

from focusgroups.reporting.hand_over import hand_over
from focusgroups.reporting.links import check_url
from focusgroups.reporting.writing import report_of, send_round, write
from tests.factories import focusgroups

SUMMARY = "Mensen willen een vast contact. Zij willen teruggebeld worden."
FIRST, SECOND = "Ik wil dat iemand mij terugbelt.", "Bij het loket wacht ik altijd een uur."


def in_days(days):
    return timezone.localdate() + timedelta(days=days)


def conversation(people=2, **contact):
    """A conversation that was handed over, with a summary."""
    group = focusgroups.group("checking")
    talk = focusgroups.held(group)
    speakers = [focusgroups.speaker(talk, number + 1, **contact) for number in range(people)]
    for who in speakers:
        focusgroups.note(talk, who, FIRST, asked="Wat hebt u nodig?")
        focusgroups.note(talk, who, SECOND)
    hand_over(talk, by=None)
    report = report_of(talk)
    return write(report, SUMMARY, version=report.version, by=None)


def sent(people=2, **contact):
    return send_round(conversation(people, **contact), in_days(10), by=None)


def check_of(report, place=0):
    return report.checks.order_by("participation__speaker__number", "pk")[place]


def path_of(check):
    return re.sub(r"^https?://[^/]+", "", check_url(check))


def quotes(check):
    return list(check.quotes.order_by("contribution__order"))
