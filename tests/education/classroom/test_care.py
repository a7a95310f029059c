"""Words of a pupil that give worries: a moderator finds them first, and the protocol knows that nobody is known."""

from django.test import Client

from audit.models import AuditEvent
from contributions.models import CareSignal, Contribution
from contributions.service import care
from people.service import Role
from tests.education.classroom.room import Room
from tests.factories.contributions import ContributionFactory
from tests.factories.people import staff

WORRY = "Soms wil ik er niet meer zijn."


def test_a_worry_from_a_class_goes_the_whole_way(room: Room, settings: object) -> None:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False  # type: ignore[attr-defined]
    ContributionFactory(themes=("triage",))  # older words of somebody else
    assert room.write(room.pupil(), WORRY).status_code == 302
    moderator = Client()
    moderator.force_login(staff(Role.MODERATOR))
    queue = moderator.get("/beheer/moderatie/?kind=class")
    assert WORRY in queue.content.decode() and len(queue.context["object_list"]) == 1
    said = Contribution.objects.get(occasion=room.session.occasion)
    page = moderator.get(f"/beheer/moderatie/{said.pk}/?kind=class").content.decode()
    assert "Wij weten niet wie dit schreef." in page and "vraag naar de zorgcoördinator" in page
    assert "e-mailadres achtergelaten" not in page  # there is nobody to write to
    raised = moderator.post(f"/beheer/moderatie/{said.pk}/", {"actie": "care", "danger": "acute"})
    assert raised.status_code == 302
    signal = CareSignal.objects.get(contribution=said)
    screen = moderator.get(f"/beheer/zorgsignalen/{signal.pk}/").content.decode()
    assert WORRY in screen and "vraag naar de zorgcoördinator" in screen
    assert "Schrijf een bericht bij het bewijs" not in screen
    assert moderator.post(f"/beheer/zorgsignalen/{signal.pk}/", {"actie": "take"}).status_code == 302
    closed = {"actie": "close", "note": "Met een tweede collega overlegd en de school gebeld."}
    assert moderator.post(f"/beheer/zorgsignalen/{signal.pk}/", closed).status_code == 302
    assert (CareSignal.objects.get().state, AuditEvent.objects.filter(action__contains="care_").count()) == (
        "closed",
        3,
    )
    teacher = Client().get(room.desk()).content.decode()
    assert WORRY not in teacher and "zorgsignaal" not in teacher.lower()


def test_the_protocol_of_a_known_writer_stays_as_it_was(db: None) -> None:
    assert care.protocol_for(ContributionFactory(themes=("triage",))) == care.PROTOCOL


def test_everybody_can_read_what_we_do_with_worries(room: Room, client: Client) -> None:
    response = client.get("/klas/zorgen/")
    page = response.content.decode()
    assert (response.status_code, len(response.cookies), len(page.encode()) < 45_000) == (200, 0, True)
    assert "Wij weten niet wie het schreef." in page and 'href="tel:08000113"' in page and 'method="post"' not in page
    assert 'href="/klas/zorgen/"' in client.get(room.desk()).content.decode()
