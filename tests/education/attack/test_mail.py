"""Filling somebody else's inbox, and writing more than an address in the field for one."""

import pytest
from django.test import Client

from education.models import PackSubscriber
from education.teachers.following import MOST_ASKED, confirm, follow
from education.teachers.links import yes_url
from notices.models import Notice
from tests.education.findable.making import pack


def test_one_inbox_under_many_names_is_asked_no_more_than_one_name(db: None) -> None:
    for number in range(MOST_ASKED + 4):
        follow(f"Docent+{number}@school.example", None)
        follow("docent@school.example", pack())
    assert Notice.objects.count() == MOST_ASKED
    follow("docente@school.example", None)  # somebody else
    follow("docent+1@elders.example", None)
    assert Notice.objects.count() == MOST_ASKED + 2


def test_who_said_yes_under_another_name_is_no_reason_to_be_silent(db: None) -> None:
    for number in range(MOST_ASKED):
        follow(f"docent+{number}@school.example", None)
        kept = PackSubscriber.objects.get(email=f"docent+{number}@school.example")
        assert confirm(yes_url(kept).rstrip("/").rpartition("/")[2])
    follow("docent@school.example", None)
    assert Notice.objects.count() == MOST_ASKED + 1


@pytest.mark.parametrize(
    "typed",
    [
        "a@b.example\r\nBcc: ander@b.example",
        "a@b.example,ander@b.example",
        "a@b.example%0aBcc:c@b.example",
        '"a b"@b.example\n',
        "<script>@b.example",
        "a@b.example\0",
    ],
)
def test_more_than_an_address_is_refused_or_only_an_address(client: Client, db: None, typed: str) -> None:
    assert client.post("/lespakketten/mail/", {"email": typed}).status_code in (200, 422)
    for to in Notice.objects.values_list("to", flat=True):
        assert not set(to) & set("\r\n,\0<> %") or to == '"a b"@b.example'
