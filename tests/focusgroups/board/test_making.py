"""Making a group from a template, changing it beside a colleague, and the way it goes."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from contributions.models import AgendaItem
from contributions.service import ChangedMeanwhile, Refused
from focusgroups.enums import GroupKind
from focusgroups.making.groups import Start, change_group, create_group
from focusgroups.making.moving import bring
from focusgroups.making.templates import TEMPLATES
from focusgroups.models import FocusGroup, FocusGroupPage, Report
from focusgroups.service import GroupState
from focusgroups.transitions import GROUP_MOVES, move_group
from gatherings.models import Gathering
from gatherings.service import GatheringState
from people.models import User
from tests.factories import focusgroups as make
from tests.factories.rounds import open_round

pytestmark = pytest.mark.django_db


def ready(**fields: Any) -> FocusGroup:
    """A group in draft that lacks nothing."""
    group = create_group(
        Start(
            GroupKind.FOCUS_GROUP,
            agenda_items=AgendaItem.objects.all()[:1],
            contact_name="Samira",
            contact_phone="070 123 45 67",
        ),
        by=None,
    )
    FocusGroup.objects.filter(pk=group.pk).update(
        **{"recruit_until": timezone.localdate() + timedelta(days=14), **fields}
    )
    make.session(group)
    group.refresh_from_db()
    return group


@pytest.mark.parametrize("kind", GroupKind.values)
def test_each_kind_begins_with_texts_that_can_go_on_the_website(desk: Client, website: Any, kind: str) -> None:
    form = desk.get(reverse("groups:add"))
    assert form.status_code == 200
    agenda = AgendaItem.objects.first()
    response = desk.post(reverse("groups:add"), {"kind": kind, "agenda_items": [agenda.pk], "token": str(uuid4())})
    group = FocusGroup.objects.get()
    assert response["Location"] == reverse("groups:inspect", args=[group.pk])
    assert (group.kind, group.state, list(group.agenda_items.all())) == (kind, GroupState.DRAFT, [agenda])
    for text in (group.title, group.question, group.for_whom, group.what_you_get, group.words_used):
        assert text
    page = FocusGroupPage.objects.get(group=group)
    assert (page.live, page.slug, page.get_parent().specific) == (False, group.slug, website)
    assert group.minimum <= group.size


def test_every_kind_has_a_template() -> None:
    assert set(TEMPLATES) == set(GroupKind.values)


def test_pressing_twice_makes_one_group(desk: Client, website: Any) -> None:
    form = {"kind": "focus_group", "title": "Praten", "token": str(uuid4())}
    first, second = (desk.post(reverse("groups:add"), form) for _press in range(2))
    assert first["Location"] == second["Location"]
    assert FocusGroup.objects.count() == FocusGroupPage.objects.count() == 1
    desk.post(reverse("groups:add"), {**form, "token": str(uuid4())})
    assert sorted(FocusGroup.objects.values_list("slug", flat=True)) == ["praten", "praten-2"]


def test_a_group_for_people_who_were_not_heard_says_so(desk: Client) -> None:
    url = f"{reverse('groups:add')}?perspectief=youth"
    page = desk.get(url).content.decode()
    assert "In gesprek met jongeren" in page
    assert f'action="{url}"' in page
    desk.post(url, {"kind": "focus_group", "title": "In gesprek met jongeren"})
    assert FocusGroup.objects.get().for_whom.startswith("Voor jongeren.")


def test_a_bsn_is_masked_in_what_an_organiser_writes(organiser: User) -> None:
    group = create_group(Start("focus_group", title="Over 111222333"), by=organiser)
    assert "111222333" not in group.title
    changed = change_group(group, {"for_whom": "Bel 111222333"}, by=organiser)
    assert "111222333" not in changed.for_whom


def edited(group: FocusGroup, desk: Client, **changes: Any) -> dict[str, Any]:
    """The form of the group as it stands on the screen, with these changes."""
    form = desk.get(reverse("groups:edit", args=[group.pk])).context["form"]
    values = {name: form[name].value() for name in form.fields}
    kept = {name: value for name, value in values.items() if value is not None and value is not False}
    if kept.get("recruit_until"):
        kept["recruit_until"] = f"{kept['recruit_until']:%d-%m-%Y}"
    kept["agenda_items"] = [getattr(each, "pk", each) for each in kept.get("agenda_items", [])]
    return {**kept, **changes}


def test_two_colleagues_edit_at_once_and_nothing_is_lost(desk: Client) -> None:
    group = ready()
    mine = edited(group, desk, what_you_get="Koffie en een lunch.")
    change_group(group, {"title": "Van een collega"}, by=None)
    response = desk.post(reverse("groups:edit", args=[group.pk]), mine)
    assert response.status_code == 409, response.context["form"].errors
    html = response.content.decode()
    assert "Koffie en een lunch." in html and "Van een collega" in html
    group.refresh_from_db()
    assert group.what_you_get != "Koffie en een lunch."

    again = response.context["form"]
    values = {**mine, "title": "Van een collega", "seen": again["seen"].value()}
    assert desk.post(reverse("groups:edit", args=[group.pk]), values).status_code == 302
    group.refresh_from_db()
    assert (group.title, group.what_you_get) == ("Van een collega", "Koffie en een lunch.")


def test_an_older_version_writes_nothing(organiser: User) -> None:
    group = ready()
    change_group(group, {"title": "Eerste"}, by=organiser, seen=group.version)
    with pytest.raises(ChangedMeanwhile):
        change_group(group, {"title": "Tweede"}, by=organiser, seen=group.version)
    group.refresh_from_db()
    assert group.title == "Eerste"


def test_what_cannot_be_is_said_at_its_field(desk: Client) -> None:
    group = ready()
    response = desk.post(reverse("groups:edit", args=[group.pk]), edited(group, desk, size=3, minimum=5))
    assert response.status_code == 200
    assert "Kies een kleiner getal." in response.context["form"].errors["minimum"][0]
    group.refresh_from_db()
    assert group.size == 8


def test_the_address_stands_once_people_may_know_it(desk: Client, website: Any, organiser: User) -> None:
    group = ready()
    desk.post(reverse("groups:edit", args=[group.pk]), edited(group, desk, slug="nieuw-adres"))
    assert FocusGroupPage.objects.get().slug == "nieuw-adres"
    group.refresh_from_db()
    bring(group, GroupState.RECRUITING, by=organiser)
    with pytest.raises(Refused, match="Mensen hebben dit adres al"):
        change_group(group, {"slug": "weer-anders"}, by=organiser)


def test_a_group_may_belong_to_a_round(desk: Client) -> None:
    round_ = open_round()
    desk.post(reverse("groups:add"), {"kind": "round_table", "round": round_.pk})
    group = FocusGroup.objects.get()
    assert group.round == round_
    assert round_.title in desk.get(reverse("groups:inspect", args=[group.pk])).content.decode()


class TestMoving:
    """What belongs to a move, and what must be true first."""

    def test_looking_for_people_puts_the_page_on_the_website_and_stopping_takes_it_away(
        self, website: Any, organiser: User
    ) -> None:
        group = bring(ready(), GroupState.RECRUITING, by=organiser)
        assert FocusGroupPage.objects.get().live
        bring(group, GroupState.STOPPED, by=organiser)
        assert not FocusGroupPage.objects.get().live
        told = list(ModelLogEntry.objects.filter(action="focusgroups.move").values_list("data__now", flat=True))
        assert set(told) == {"recruiting", "stopped"}

    LACKS: dict[str, tuple[dict[str, Any], str]] = {
        "for whom": ({"for_whom": ""}, "voor wie het gesprek is"),
        "what you get": ({"what_you_get": " "}, "wat mensen krijgen"),
        "words": ({"words_used": ""}, "wat u met de woorden"),
        "a name": ({"contact_name": ""}, "Vul de naam in"),
        "a number": ({"contact_phone": ""}, "Vul het telefoonnummer in"),
        "a day": ({"recruit_until": None}, "tot wanneer mensen zich kunnen aanmelden"),
        "a day to come": ({"recruit_until": timezone.localdate() - timedelta(days=1)}, "is voorbij"),
    }

    @pytest.mark.parametrize("lack", LACKS)
    def test_a_group_that_lacks_something_does_not_open_and_says_what(
        self, desk: Client, website: Any, lack: str
    ) -> None:
        fields, sentence = self.LACKS[lack]
        group = ready(**fields)
        response = desk.post(reverse("groups:move", args=[group.pk, "recruiting"]))
        assert response.status_code == 422
        assert sentence in response.content.decode()
        group.refresh_from_db()
        assert group.state == GroupState.DRAFT
        assert sentence in desk.get(reverse("groups:inspect", args=[group.pk])).content.decode()

    def test_without_a_moment_or_an_action_nobody_is_looked_for(self, website: Any, organiser: User) -> None:
        group = ready()
        group.agenda_items.clear()
        Gathering.objects.update(state=GatheringState.DROPPED)
        with pytest.raises(Refused) as refusal:
            bring(group, GroupState.RECRUITING, by=organiser)
        assert "momenten" in refusal.value.sentence and "agenda" in refusal.value.sentence

    def test_a_group_with_conversations_to_come_does_not_stop(self, organiser: User) -> None:
        group = make.group(GroupState.MEETING)
        session = make.session(group, definite=True)
        for to in (GroupState.STOPPED, GroupState.CHECKING):
            with pytest.raises(Refused, match="Er komen nog bijeenkomsten"):
                bring(group, to, by=organiser)
        Gathering.objects.filter(pk=session.pk).update(state=GatheringState.CANCELLED)
        with pytest.raises(Refused, match="nog geen gesprek geweest"):
            bring(group, GroupState.CHECKING, by=organiser)
        assert bring(group, GroupState.STOPPED, by=organiser).state == GroupState.STOPPED

    def test_a_group_is_done_when_every_report_is_final(self, organiser: User) -> None:
        group = make.group(GroupState.CHECKING)
        session = make.session(group, definite=True)
        Gathering.objects.filter(pk=session.pk).update(state=GatheringState.HELD)
        with pytest.raises(Refused, match="Nog niet elk verslag"):
            bring(group, GroupState.DONE, by=organiser)
        Report.objects.create(gathering=session, state="final", check_until=timezone.localdate())
        assert bring(group, GroupState.DONE, by=organiser).state == GroupState.DONE

    @pytest.mark.parametrize("was", GroupState)
    @pytest.mark.parametrize("to", GroupState)
    def test_only_what_the_table_allows_happens(self, was: str, to: str) -> None:
        group = make.group(was)
        if to == was or to in {step.to for step in GROUP_MOVES[was]}:
            assert move_group(group, to, by=None).state == to
            return
        for deed in (move_group, bring):
            with pytest.raises(Refused, match="Ververs de pagina"):
                deed(group, to, by=None)
        assert FocusGroup.objects.get().state == was

    def test_a_move_that_is_gone_leads_back_with_a_sentence(self, desk: Client) -> None:
        group = make.group(GroupState.DONE)
        response = desk.post(reverse("groups:move", args=[group.pk, "draft"]), follow=True)
        assert "Dit kan niet meer" in response.content.decode()
