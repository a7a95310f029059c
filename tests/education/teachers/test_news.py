"""What is told of lesson packs, when, to whom, and once."""

from datetime import timedelta

import pytest
from django.utils import timezone

from education.enums import PackState
from education.models import LessonPack, PackNews, PackSubscriber
from education.teachers import news, telling
from education.teachers.following import confirm, put_on_list
from education.teachers.links import stop_url, yes_url
from education.teachers.tasks import tell_pack_news
from education.transitions import move_pack
from notices.models import Notice
from notices.tasks import deliver_due
from tests.education.findable.making import online, released
from tests.education.findable.making import pack as bare_pack
from tests.education.teachers.making import ADDRESS, online_pack, path_of
from tests.notices.conftest import Postbox

pytestmark = pytest.mark.django_db


def mails() -> list[tuple[str, str]]:
    """To whom, about what, in the order of addresses."""
    return sorted(Notice.objects.filter(template=telling.TEMPLATE).exclude(to="").values_list("to", "subject"))


def test_a_new_release_is_told_once_with_what_changed(pack: LessonPack) -> None:
    put_on_list(ADDRESS, pack)
    assert tell_pack_news() == 0, "what was there before, is no news"
    released(pack, 2)
    assert [tell_pack_news(), tell_pack_news()] == [1, 0]
    assert mails() == [(ADDRESS, "Nieuwe uitgave van lespakket: 18 worden")]
    text = Notice.objects.get().text
    assert "- Wat nieuw is in 2." in text and "Wat nieuw is in 1." not in text
    assert pack.get_absolute_url() in text and stop_url(PackSubscriber.objects.get()) in text


def test_two_releases_between_two_looks_are_one_mail_with_both_changes(pack: LessonPack) -> None:
    put_on_list(ADDRESS, pack)
    released(pack, 2)
    released(pack, 3)
    tell_pack_news()
    text = Notice.objects.get().text
    assert text.index("- Wat nieuw is in 2.") < text.index("- Wat nieuw is in 3.")


def test_a_release_that_is_not_ready_is_told_when_it_is(pack: LessonPack) -> None:
    put_on_list(ADDRESS, pack)
    release = released(pack, 2)
    for state in ("asked", "building", "failed"):
        type(release).objects.filter(pk=release.pk).update(state=state)
        assert tell_pack_news() == 0, state
    type(release).objects.filter(pk=release.pk).update(state="ready")
    assert tell_pack_news() == 1


def test_who_follows_everything_hears_of_a_new_pack(pack: LessonPack) -> None:
    put_on_list("alles@voorbeeld.nl", None)
    put_on_list(ADDRESS, pack)
    draft = bare_pack(title="Eerlijk", state="draft")
    released(draft, 1, title="Eerlijk")
    released(draft, 2, title="Eerlijk")
    assert tell_pack_news() == 0, "a draft tells nobody"
    online(move_pack(draft, PackState.PUBLISHED, by=None))
    assert tell_pack_news() == 1
    assert mails() == [("alles@voorbeeld.nl", "Nieuw lespakket: Eerlijk")]
    assert "Wat is er veranderd?" not in Notice.objects.get().text


@pytest.mark.parametrize("is_live", [True, False])
def test_an_example_and_a_page_that_is_off_tell_nobody(is_live: bool) -> None:
    put_on_list("alles@voorbeeld.nl", None)
    made = online_pack(is_example=is_live)
    made.page.live = is_live
    made.page.save()
    assert (tell_pack_news(), PackNews.objects.count()) == (0, 0)


def test_a_withdrawn_pack_tells_nobody_and_does_not_repeat_itself(pack: LessonPack) -> None:
    put_on_list(ADDRESS, pack)
    put_on_list("later@voorbeeld.nl", pack)
    released(pack, 2)
    assert news.note_due() == 1
    move_pack(pack, PackState.WITHDRAWN, by=None)
    assert tell_pack_news() == 0 and mails() == []
    move_pack(pack, PackState.PUBLISHED, by=None)
    assert tell_pack_news() == 0, "news of weeks ago is no news"
    released(pack, 3)
    assert tell_pack_news() == 2


def test_a_mail_that_had_not_left_stays_in_the_house_when_its_pack_is_withdrawn(pack: LessonPack) -> None:
    put_on_list(ADDRESS, pack)
    released(pack, 2)
    tell_pack_news()
    move_pack(pack, PackState.WITHDRAWN, by=None)
    tell_pack_news()
    assert Notice.objects.get().to == "" and not Notice.objects.waiting().exists()


def test_each_address_hears_once_also_when_it_is_on_both_lists(pack: LessonPack) -> None:
    put_on_list(ADDRESS, pack)
    put_on_list(ADDRESS, None)
    PackSubscriber.objects.create(email="nooit@voorbeeld.nl", pack=pack)
    released(pack, 2)
    assert tell_pack_news() == 1
    assert "mail meer over dit lespakket" in Notice.objects.get().text
    other = online_pack(title="Anders")
    assert tell_pack_news() == 1 and other.title in str(mails())


def test_who_says_yes_after_a_release_does_not_hear_of_it_however_late_the_worker_is(pack: LessonPack) -> None:
    early = put_on_list("vroeg@voorbeeld.nl", pack)
    late = PackSubscriber.objects.create(email="laat@voorbeeld.nl", pack=pack)
    released(pack, 2)
    assert confirm(yes_url(late).rstrip("/").rpartition("/")[2]) == late
    tell_pack_news()
    assert [to for to, _subject in mails()] == [early.email]
    released(pack, 3)
    assert tell_pack_news() == 2


def test_a_long_list_goes_in_pieces_and_nobody_twice(pack: LessonPack, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(telling, "AT_ONCE", 3)
    for number in range(7):
        put_on_list(f"docent{number}@voorbeeld.nl", pack)
    released(pack, 2)
    news.note_due()
    assert telling.tell_due(seconds=0) == 0 and PackNews.objects.filter(finished=False).count() == 1
    assert tell_pack_news() == 7
    PackNews.objects.update(finished=False, reached=None)  # as if killed before it was written down
    telling.tell_due()
    assert Notice.objects.count() == 7 and not PackNews.objects.filter(finished=False).exists()


def test_the_mail_carries_a_way_out_and_is_proved(pack: LessonPack, postbox: Postbox) -> None:
    kept = put_on_list(ADDRESS, pack)
    released(pack, 2)
    tell_pack_news()
    deliver_due()
    (mail,) = postbox.received
    assert mail["List-Unsubscribe"].strip() == f"<{stop_url(kept)}>"
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    notice = Notice.objects.get()
    assert (
        notice.sent_at and notice.to == "" and notice.subject_id == news.subject_of(PackNews.objects.latest("pk").pk)
    )


def test_an_address_that_is_refused_for_good_goes_off_the_list(pack: LessonPack, postbox: Postbox) -> None:
    put_on_list(ADDRESS, pack)
    released(pack, 2)
    tell_pack_news()
    postbox.answer_to_recipient = "452 Mailbox full"
    deliver_due()
    tell_pack_news()
    assert PackSubscriber.objects.count() == 1, "later is not never"
    Notice.objects.update(try_after=timezone.now() - timedelta(seconds=1))
    postbox.answer_to_recipient = "550 No such user"
    deliver_due()
    tell_pack_news()
    assert not PackSubscriber.objects.exists() and not Notice.objects.failed().exists()


def test_telling_asks_a_fixed_number_of_queries_when_there_is_nothing(
    pack: LessonPack, django_assert_max_num_queries: object
) -> None:
    put_on_list(ADDRESS, pack)
    with django_assert_max_num_queries(6):  # type: ignore[operator]
        assert tell_pack_news() == 0


def test_links_in_the_mail_open_what_they_say(pack: LessonPack, client: object) -> None:
    kept = put_on_list(ADDRESS, pack)
    assert pack.title in client.get(path_of(stop_url(kept))).content.decode()  # type: ignore[attr-defined]
