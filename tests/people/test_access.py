"""Sessions to see and end: one's own, one by one; a colleague's, all at once. And who has a second lock."""

import re
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.usersessions.models import UserSession
from django.test import Client

from audit.models import AuditEvent
from people.models import User
from people.service import Role
from tests.factories.people import UserFactory, staff

pytestmark = pytest.mark.django_db
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605 Version/19.0 Safari/604.1"


@pytest.fixture(autouse=True)
def one_lock(settings) -> None:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False


def signed_in(user: User, agent: str = FIREFOX) -> Client:
    """As the library keeps it when somebody came in by a code (test_signing_in.py)."""
    client = Client()
    client.force_login(user)
    key = client.session.session_key
    UserSession.objects.filter(session_key=key).delete()
    UserSession.objects.create(user=user, session_key=key, ip="203.0.113.7", user_agent=agent)
    return client


class TestMyOwn:
    def test_i_see_where_i_am_in_and_which_is_this_one(self) -> None:
        me = staff(Role.MODERATOR)
        here = signed_in(me)
        signed_in(me, IPHONE)
        page = here.get("/account/sessions/").content.decode()
        assert "Firefox, Windows (dit apparaat)" in page
        assert "Log uit: Safari, iPhone" in page
        assert "Log uit: Firefox" not in page
        assert "Ingelogd sinds" in page

    def test_i_end_one_and_the_others_stay(self) -> None:
        me = staff(Role.MODERATOR)
        here, phone, third = signed_in(me), signed_in(me, IPHONE), signed_in(me)
        lost = UserSession.objects.get(user_agent="Safari, iPhone")
        answer = here.post(f"/account/sessions/{lost.pk}/end/", follow=True)
        assert "Dit apparaat is uitgelogd: Safari, iPhone." in answer.content.decode()
        assert phone.get("/beheer/").status_code == 302
        assert here.get("/beheer/").status_code == 200
        assert third.get("/beheer/").status_code == 200
        assert AuditEvent.objects.get(action="account.session_ended").actor_id == me.pk

    def test_i_end_all_others(self) -> None:
        me = staff(Role.MODERATOR)
        here, phone = signed_in(me), signed_in(me, IPHONE)
        here.post("/account/sessions/")
        assert phone.get("/beheer/").status_code == 302
        assert here.get("/beheer/").status_code == 200

    def test_this_device_goes_out_by_its_own_button(self) -> None:
        me = staff(Role.MODERATOR)
        here = signed_in(me)
        answer = here.post(f"/account/sessions/{UserSession.objects.get().pk}/end/")
        assert answer["Location"] == "/account/logout/"
        assert here.get("/beheer/").status_code == 200

    def test_nobody_ends_somebody_elses(self) -> None:
        other = signed_in(staff(Role.MODERATOR))
        theirs = UserSession.objects.get()
        mine = signed_in(staff(Role.MODERATOR))
        assert mine.post(f"/account/sessions/{theirs.pk}/end/").status_code == 404
        assert Client().post(f"/account/sessions/{theirs.pk}/end/").status_code == 302
        assert mine.get(f"/account/sessions/{theirs.pk}/end/").status_code == 405
        assert other.get("/beheer/").status_code == 200

    def test_of_a_participant_nothing_is_written_down(self) -> None:
        me = UserFactory()
        here = signed_in(me)
        signed_in(me, IPHONE)
        here.post(f"/account/sessions/{UserSession.objects.get(user_agent='Safari, iPhone').pk}/end/")
        assert UserSession.objects.count() == 1
        assert not AuditEvent.objects.exists()


class TestOfAColleague:
    @pytest.fixture
    def administrator(self, client: Client) -> Client:
        client.force_login(staff(Role.ADMINISTRATOR))
        return client

    def test_the_list_says_who_has_a_second_lock(self, administrator: Client) -> None:
        safe, not_yet = staff(Role.EDITOR, last_name="Slot"), staff(Role.EDITOR, last_name="Open")
        TOTP.activate(safe, generate_totp_secret())
        RecoveryCodes.activate(not_yet)
        page = administrator.get("/beheer/users/").content.decode()
        assert "Tweede slot" in page
        told = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page[page.find("listing-results") :]))
        assert re.search(r"Slot .*? ja ", told)
        assert re.search(r"Open .*? nog niet ", told)

    @pytest.mark.parametrize("count", [1, 3])
    def test_the_list_asks_the_same_number_of_questions(self, administrator, count, django_assert_num_queries) -> None:
        for _number in range(count):
            TOTP.activate(staff(Role.EDITOR), generate_totp_secret())
        administrator.get("/beheer/users/")
        with django_assert_num_queries(13):
            assert administrator.get("/beheer/users/").status_code == 200

    def test_one_sees_locks_and_devices(self, administrator: Client) -> None:
        colleague = staff(Role.EDITOR)
        TOTP.activate(colleague, generate_totp_secret())
        signed_in(colleague, IPHONE)
        page = administrator.get(f"/beheer/users/{colleague.pk}/toegang/").content.decode()
        assert "app met codes" in page
        assert "Safari, iPhone" in page
        assert "nog geen tweede slot" not in page
        edit = administrator.get(f"/beheer/users/edit/{colleague.pk}/").content.decode()
        assert f"/beheer/users/{colleague.pk}/toegang/" in edit

    def test_signing_out_everywhere_ends_every_session_and_is_written_down(self, administrator: Client) -> None:
        colleague = staff(Role.EDITOR)
        theirs = [signed_in(colleague), signed_in(colleague, IPHONE)]
        address = f"/beheer/users/{colleague.pk}/toegang/log-uit/"
        assert administrator.get(address).status_code == 405
        answer = administrator.post(address, follow=True)
        assert "Overal uitgelogd." in answer.content.decode()
        assert [client.get("/beheer/").status_code for client in theirs] == [302, 302]
        event = AuditEvent.objects.get(action="account.sessions_ended")
        assert (event.object_id, event.details) == (str(colleague.pk), {"count": 2})

    def test_who_lost_everything_begins_anew(self, administrator: Client, mailoutbox) -> None:
        colleague = staff(Role.EDITOR)
        TOTP.activate(colleague, generate_totp_secret())
        RecoveryCodes.activate(colleague)
        theirs = signed_in(colleague)
        address = f"/beheer/users/{colleague.pk}/toegang/haal-slot-weg/"
        assert administrator.get(address).status_code == 405
        mailoutbox.clear()
        for _twice in range(2):
            assert "Het tweede slot is weg." in administrator.post(address, follow=True).content.decode()
        assert not Authenticator.objects.filter(user=colleague).exists()
        assert theirs.get("/beheer/").status_code == 302
        (mail,) = mailoutbox
        assert mail.to == [colleague.email] and "meteen een nieuw slot" in mail.body
        event = AuditEvent.objects.get(action="account.second_factor_reset")
        assert (event.object_id, event.details) == (str(colleague.pk), {"count": 2})

    def test_ones_own_second_lock_is_not_taken_away_here(self, client: Client) -> None:
        administrator = staff(Role.ADMINISTRATOR)
        TOTP.activate(administrator, generate_totp_secret())
        client.force_login(administrator)
        session = client.session
        session["account_authentication_methods"] = [{"method": "mfa", "at": time.time()}]
        session.save()
        page = f"/beheer/users/{administrator.pk}/toegang/"
        assert "haal-slot-weg" not in client.get(page).content.decode()
        assert "bij uw account" in client.post(f"{page}haal-slot-weg/", follow=True).content.decode()
        assert Authenticator.objects.filter(user=administrator).exists()

    def test_participants_and_superusers_are_out_of_reach(self, administrator: Client) -> None:
        for somebody in (UserFactory(), UserFactory(is_superuser=True, is_staff=True)):
            for path in ("toegang/", "toegang/log-uit/", "toegang/haal-slot-weg/"):
                assert administrator.post(f"/beheer/users/{somebody.pk}/{path}").status_code in (404, 405)
            assert administrator.get(f"/beheer/users/{somebody.pk}/toegang/").status_code == 404
