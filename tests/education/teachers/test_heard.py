"""What everybody reads of what teachers said, and what is kept of teachers for how long."""

from datetime import datetime, time, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from education.models import LessonPack, PackSubscriber, TeacherFeedback
from education.teachers.following import put_on_list
from education.teachers.heard import heard
from education.teachers.tasks import tell_pack_news
from education.transitions import move_pack
from notices.models import Notice
from people.models import ContactDetails
from privacy.retention import apply
from privacy.service import access_export, purge_participant
from tests.education.findable.making import pack as bare_pack
from tests.education.findable.making import released
from tests.education.teachers.making import ADDRESS, online_pack
from tests.factories.education import feedback
from tests.factories.people import ParticipantFactory, UserFactory
from tests.home.cold import bare_beside, cost
from tests.sample_sizes import SAMPLE

pytestmark = pytest.mark.django_db


def text_of(client: Client, made: LessonPack) -> str:
    return " ".join(client.get(made.get_absolute_url()).content.decode().split())


def test_the_mean_is_told_from_three_teachers_and_errors_once_they_are_mended(
    pack: LessonPack, client: Client
) -> None:
    for minutes in (50, 55):
        feedback(pack, minutes=minutes)
    assert "gemiddeld" not in text_of(client, pack)
    feedback(pack, minutes=60, worked="Nooit hardop gezegd.")
    text = text_of(client, pack)
    assert "Volgens 3 docenten duurt de les gemiddeld 55 minuten." in text
    assert "Nooit hardop" not in text and "Docenten vonden" not in text, "the words are for the team"
    TeacherFeedback.objects.update(state="done", answer="Dank.")
    assert "Docenten vonden 3 fouten. Die zijn verbeterd." in text_of(client, pack)
    TeacherFeedback.objects.filter(minutes=60).update(counts=False)
    assert "gemiddeld" not in text_of(client, pack)


def test_a_withdrawn_pack_asks_nothing_of_teachers(pack: LessonPack, client: Client) -> None:
    move_pack(pack, "withdrawn", by=None)
    assert "/reactie/" not in text_of(client, pack) and f"{pack.slug}/mail/" not in text_of(client, pack)


def test_the_overview_leads_to_news_of_all_packs(client: Client) -> None:
    page = client.get("/lespakketten/")
    assert "/lespakketten/mail/" in page.content.decode() and not page.cookies


def test_the_page_costs_one_query_more_however_much_was_said(pack: LessonPack, client: Client) -> None:
    other = online_pack()
    for _each in range(3):
        feedback(other)
    address = other.get_absolute_url()
    assert cost(client, pack.get_absolute_url()) == cost(client, address) <= bare_beside(client, address) + 10


@settings(max_examples=SAMPLE.hypothesis_examples // 3)
@given(st.lists(st.tuples(st.one_of(st.none(), st.integers(5, 300)), st.booleans()), max_size=6))
def test_the_numbers_are_those_one_counts_by_hand(given_: list[tuple[int | None, bool]]) -> None:
    made = bare_pack()
    for minutes, counts in given_:
        kept = feedback(made, minutes=minutes)
        TeacherFeedback.objects.filter(pk=kept.pk).update(counts=counts)
    counting = [minutes for minutes, counts in given_ if minutes is not None and counts]
    found = heard(made)
    assert (found.teachers, found.all, found.shows_minutes) == (len(counting), len(given_), len(counting) >= 3)
    if counting:
        assert found.minutes is not None and abs(found.minutes - sum(counting) / len(counting)) <= 0.5
        assert min(counting) <= found.minutes <= max(counting)
    else:
        assert found.minutes is None


def test_nothing_is_kept_longer_than_we_said(pack: LessonPack) -> None:
    today = timezone.localdate()
    gone = bare_pack(state="withdrawn")
    noon = timezone.make_aware(datetime.combine(today - timedelta(days=367), time(12)))
    LessonPack.objects.filter(pk=gone.pk).update(stamped_at=noon)
    lately = bare_pack(state="withdrawn")
    for email, days in (("oud@voorbeeld.nl", 8), ("nieuw@voorbeeld.nl", 7)):
        PackSubscriber.objects.create(email=email, pack=pack, asked_on=today - timedelta(days=days))
    for made in (pack, None, gone, lately):
        put_on_list(ADDRESS, made)
    old, kept = feedback(pack), feedback(pack)
    TeacherFeedback.objects.filter(pk=old.pk).update(given_on=today - timedelta(days=731))
    TeacherFeedback.objects.filter(pk=kept.pk).update(given_on=today - timedelta(days=730))
    for _night in range(2):
        apply(today)
    assert list(TeacherFeedback.objects.all()) == [kept]
    left = set(PackSubscriber.objects.values_list("email", "pack"))
    assert left == {("nieuw@voorbeeld.nl", pack.pk), *((ADDRESS, key) for key in (pack.pk, None, lately.pk))}


def test_an_address_is_shown_to_its_owner_and_goes_with_them(pack: LessonPack) -> None:
    by_contact = ParticipantFactory()
    by_account = ParticipantFactory(user=UserFactory(email="account@voorbeeld.nl"))
    ContactDetails.objects.create(participant=by_contact, email=ADDRESS.title())
    put_on_list(ADDRESS, pack)
    put_on_list(ADDRESS, None)
    put_on_list("account@voorbeeld.nl", pack)
    put_on_list("ander@voorbeeld.nl", pack)
    released(pack, 2)
    tell_pack_news()
    told = str(access_export(by_contact))
    assert ADDRESS in told and "18 worden" in told and "alle lespakketten" in told and "ander@" not in told
    purge_participant(by_contact)
    purge_participant(by_account)
    assert list(PackSubscriber.objects.values_list("email", flat=True)) == ["ander@voorbeeld.nl"]
    assert list(Notice.objects.exclude(to="").values_list("to", flat=True)) == ["ander@voorbeeld.nl"]
