"""What is past its term goes; what is not stays; looking changes nothing."""

from datetime import date, timedelta
from io import StringIO

import pytest
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Page, Revision

from audit import protection
from audit.models import AuditEvent
from contributions.models import Participation
from focusgroups.recruiting.retention import KNOWN_AGAIN
from notices.models import Notice, NoticeState
from outreach.models import PartnerContact
from outreach.partners.contacts import KEPT_DAYS
from people.models import ContactDetails, User
from people.service import Role, leave_address
from privacy import register, retention, terms
from privacy.tasks import apply_retention
from tests.factories import focusgroups, gatherings, outreach
from tests.factories.contributions import ParticipationFactory
from tests.factories.people import UserFactory, staff
from tests.security.trace import database_dump

pytestmark = pytest.mark.django_db
TODAY = date(2027, 6, 1)


def counts(lines: list[retention.RetentionLine]) -> dict[str, int]:
    return {line.what: line.count for line in lines if line.count}


@pytest.fixture
def old_and_new(settings) -> dict[str, tuple[object, object]]:
    """Per kind one row that is just past its term and one that is just within it."""

    def day(days: int) -> date:
        return TODAY - timedelta(days=days)

    pairs: dict[str, tuple[object, object]] = {}
    drafts = [ParticipationFactory(draft=True, touched_on=day(settings.DRAFT_DAYS + extra)) for extra in (1, 0)]
    pairs["drafts"] = (drafts[0], drafts[1])
    contacts = []
    for extra in (1, 0):
        contact = leave_address(ParticipationFactory().participant, email=f"a{extra}@voorbeeld.nl")
        ContactDetails.objects.filter(pk=contact.pk).update(left_on=day(terms.CONTACT_DETAILS + extra))
        contacts.append(contact)
    pairs["contacts"] = (contacts[0], contacts[1])
    events = []
    for extra in (1, -1):
        moment = timezone.make_aware(_noon(day(terms.AUDIT + extra)))
        # The database goes by its own clock: what must go is past its term by that clock too.
        really = timezone.now() - timedelta(days=terms.AUDIT + 1)
        events.append(AuditEvent.objects.create(action="test.read", at=min(moment, really) if extra > 0 else moment))
    pairs["audit"] = (events[0], events[1])
    users = []
    for extra in (2, -2):
        moment = timezone.make_aware(_noon(day(terms.INACTIVE_ACCOUNT + extra)))
        users.append(UserFactory(last_login=moment))
    pairs["accounts"] = (users[0], users[1])
    return pairs


def _noon(day: date):
    from datetime import datetime

    return datetime(day.year, day.month, day.day, 12)


def exists(row: object) -> bool:
    return type(row)._default_manager.filter(pk=row.pk).exists()


def test_the_dry_run_says_what_would_go_and_changes_nothing(old_and_new, time_machine) -> None:
    time_machine.move_to(TODAY)
    before = database_dump()
    output = StringIO()
    call_command("retention", stdout=output)
    assert database_dump() == before
    assert "moet weg" in output.getvalue()
    assert "--apply" in output.getvalue()
    assert counts(retention.report()) == {"deelnames": 1, "contactgegevens": 1, "logboek": 1, "gebruikers": 1}


def test_past_the_term_goes_and_the_last_day_stays(old_and_new, time_machine) -> None:
    time_machine.move_to(TODAY)
    output = StringIO()
    call_command("retention", apply=True, stdout=output)
    assert "4 rijen gewist" in output.getvalue()
    for kind, (old, new) in old_and_new.items():
        assert not exists(old), f"{kind}: past its term"
        assert exists(new), f"{kind}: still within its term"


def test_who_still_has_an_appointment_stays_reachable_until_it_is_over() -> None:
    today = timezone.localdate()
    meeting = gatherings.planned(days=30)
    people = [ParticipationFactory(participant__user=UserFactory()).participant for _number in range(3)]
    for person in people:
        leave_address(person, email=f"{person.pk.hex[:6]}@voorbeeld.nl")
    gatherings.seat(meeting, "accepted", participant=people[0])
    gatherings.seat(meeting, "cancelled", participant=people[1])
    ContactDetails.objects.update(left_on=today - timedelta(days=terms.CONTACT_DETAILS + 10))
    User.objects.update(date_joined=timezone.now() - timedelta(days=terms.INACTIVE_ACCOUNT + 10))
    assert {each.what: each.count for each in retention.report()}["contactgegevens"] == 2
    apply_retention()
    assert list(ContactDetails.objects.values_list("participant", flat=True)) == [people[0].pk]
    assert list(User.objects.values_list("pk", flat=True)) == [people[0].user_id]
    retention.apply(today + timedelta(days=32))
    assert not ContactDetails.objects.exists()


def test_old_versions_of_a_page_go_and_those_in_use_stay() -> None:
    page = Page.objects.get(slug="privacy", depth=3).specific
    old = [page.save_revision() for _number in range(3)]
    old[1].publish()
    long_ago = timezone.now() - timedelta(days=terms.EDITORIAL_LOG + 2)
    Revision.objects.for_instance(page).update(created_at=long_ago)
    before = Revision.objects.for_instance(page).count()
    page.refresh_from_db()
    apply_retention()
    left = set(Revision.objects.for_instance(page).values_list("pk", flat=True))
    assert left == {page.latest_revision_id, page.live_revision_id} and len(left) < before


def test_files_of_the_cache_whose_time_is_over_go_and_looking_deletes_none(settings, tmp_path, time_machine) -> None:
    settings.CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.filebased.FileBasedCache", "LOCATION": str(tmp_path)}
    }
    cache.set("kort", "a", 60)
    cache.set("lang", "b", 90_000)
    cache.set("altijd", "c", None)
    time_machine.move_to(timezone.now() + timedelta(hours=1))
    what = "tijdelijke bestanden van de cache"
    assert {each.what: each.count for each in retention.report()}[what] == 1
    assert len(list(tmp_path.iterdir())) == 3
    assert {each.what: each.count for each in retention.apply()}[what] == 1
    assert len(list(tmp_path.iterdir())) == 2
    assert (cache.get("kort"), cache.get("lang"), cache.get("altijd")) == (None, "b", "c")


def test_it_is_written_down_how_many_went_and_not_who(old_and_new, time_machine) -> None:
    time_machine.move_to(TODAY)
    assert apply_retention() == 4
    event = AuditEvent.objects.get(action="privacy.retention")
    assert event.details == {"rows": 4}
    assert event.actor_id is None


def test_twice_or_late_does_no_harm(old_and_new, time_machine) -> None:
    time_machine.move_to(TODAY)
    apply_retention()
    assert apply_retention() == 0
    time_machine.move_to(TODAY + timedelta(days=90))
    with protection.lifted():  # the database's own clock did not move
        assert apply_retention() == 4


def test_what_was_handed_in_never_goes_by_itself(time_machine) -> None:
    handed_in = ParticipationFactory(touched_on=date(2020, 1, 1), handed_in_on=date(2020, 1, 1))
    apply_retention()
    assert Participation.objects.filter(pk=handed_in.pk).exists()


def test_staff_accounts_do_not_go_by_themselves() -> None:
    colleague = staff(Role.EDITOR, last_login=timezone.make_aware(_noon(date(2020, 1, 1))))
    apply_retention()
    assert User.objects.filter(pk=colleague.pk).exists()


def test_mail_that_could_not_be_delivered_loses_its_address() -> None:
    moment = timezone.now() - timedelta(days=terms.MAIL_NOT_SENT + 2)
    notice = Notice.objects.create(key="k", template="t", to="a@b.nl", text="x", state=NoticeState.FAILED)
    waiting = Notice.objects.create(key="w", template="t", to="a@b.nl", text="x")
    Notice.objects.update(queued_at=moment)
    apply_retention()
    notice.refresh_from_db()
    waiting.refresh_from_db()
    assert (notice.to, notice.text, notice.key) == ("", "", "k")
    assert waiting.to == "a@b.nl", "what still has to go keeps its address"


def test_old_sessions_go() -> None:
    Session.objects.create(session_key="a" * 32, session_data="x", expire_date=timezone.now() - timedelta(hours=1))
    Session.objects.create(session_key="b" * 32, session_data="x", expire_date=timezone.now() + timedelta(hours=1))
    apply_retention()
    assert [session.session_key for session in Session.objects.all()] == ["b" * 32]


def test_one_kind_that_fails_does_not_stop_the_others(old_and_new, time_machine, monkeypatch, caplog) -> None:
    time_machine.move_to(TODAY)
    broken = next(entry for entry in register.declared() if entry.model is ContactDetails)

    def refuse(today: date):
        raise RuntimeError("database is away")

    monkeypatch.setitem(
        register._declared, ContactDetails, register.PersonalData(**{**_fields(broken), "expired": refuse})
    )
    assert apply_retention() == 3
    assert "retention of people.ContactDetails failed" in caplog.text


def _fields(entry: register.PersonalData) -> dict[str, object]:
    return {name: getattr(entry, name) for name in entry.__dataclass_fields__}


def test_the_term_runs_from_the_address_that_was_left_last(time_machine) -> None:
    person = ParticipationFactory().participant
    leave_address(person, email="eerst@voorbeeld.nl")
    first_day = timezone.localdate()
    time_machine.move_to(timezone.now() + timedelta(days=300))
    leave_address(person, email="eerst@voorbeeld.nl", name="Kim")
    assert ContactDetails.objects.get().left_on == first_day, "the same address: nothing was left anew"
    leave_address(person, email="later@voorbeeld.nl", name="Kim")
    later = first_day + timedelta(days=300)
    assert ContactDetails.objects.get().left_on == later
    retention.apply(first_day + timedelta(days=terms.CONTACT_DETAILS + 1))
    assert ContactDetails.objects.exists()
    retention.apply(later + timedelta(days=terms.CONTACT_DETAILS + 1))
    assert not ContactDetails.objects.exists()


def kept_by() -> dict[str, tuple[ContactDetails, date]]:
    """Whom we still need, with the last day of that; all left their address longer ago than the term."""
    today = timezone.localdate()
    planning = focusgroups.candidate(focusgroups.group("planning"))
    partner = outreach.contact()
    stopped = outreach.contact(outreach.partner())
    stopped.partner.ended_on = today
    stopped.partner.save()
    looking = focusgroups.member_check(focusgroups.held(focusgroups.group()))
    leave_address(looking.participation.participant, email="kijkt@voorbeeld.nl")
    return {
        "pool": (planning.participant.contact, date.max),
        "partner": (partner.participant.contact, date.max),
        "partner that stopped": (stopped.participant.contact, today + timedelta(days=KEPT_DAYS)),
        "report": (
            ContactDetails.objects.get(participant=looking.participation.participant),
            looking.report.check_until,
        ),
    }


def test_who_is_in_a_pool_works_for_a_partner_or_looks_at_a_report_stays_reachable() -> None:
    today = timezone.localdate()
    kept = kept_by()
    gone = focusgroups.candidate(focusgroups.group("planning"), state="withdrawn").participant
    over = outreach.contact(outreach.partner()).participant
    PartnerContact.objects.filter(participant=over).delete()
    ContactDetails.objects.update(left_on=today - timedelta(days=terms.CONTACT_DETAILS + 1))
    output = StringIO()
    call_command("retention", stdout=output)
    assert counts(retention.report())["contactgegevens"] == 2
    assert "contactgegevens" in output.getvalue()
    apply_retention()
    assert not ContactDetails.objects.filter(participant__in=[gone, over]).exists()
    assert [name for name, (contact, _until) in kept.items() if not exists(contact)] == []
    for moment in sorted({until for _contact, until in kept.values() if until != date.max}):
        retention.apply(moment)
        assert [name for name, (contact, until) in kept.items() if until >= moment and not exists(contact)] == []
        retention.apply(moment + timedelta(days=1))
        assert [name for name, (contact, until) in kept.items() if until <= moment and exists(contact)] == []


def test_a_group_that_was_left_lying_does_not_keep_an_address_for_ever() -> None:
    today = timezone.localdate()
    waits = focusgroups.candidate(focusgroups.group("planning"))
    ContactDetails.objects.update(left_on=today - timedelta(days=KNOWN_AGAIN + 1))
    type(waits).objects.update(applied_on=today - timedelta(days=KNOWN_AGAIN + 1))
    apply_retention()
    assert not ContactDetails.objects.exists()
