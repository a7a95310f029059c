"""Signing up on the website: what is kept, what comes back, and that nobody is there twice."""

import re
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.test import RequestFactory
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from contributions.service import Refused
from focusgroups.enums import ApartReason, CandidateState, GroupState
from focusgroups.models import Apart, Availability, Candidate, FocusGroup, SignUpDraft
from focusgroups.recruiting.applying import apply, enter
from focusgroups.recruiting.hashes import household_hash, reach_hash
from focusgroups.recruiting.said import Reach, Said
from focusgroups.transitions import move_group
from notices.models import Notice
from people.models import ContactDetails, Participant, Perspective
from privacy.service import count_failure, standing_purposes
from tests.factories import focusgroups
from tests.focusgroups.recruiting.walker import EMAIL, Walker

BSN = "123456782"


@pytest.fixture
def group(db: None) -> FocusGroup:
    made = focusgroups.group()
    focusgroups.session(made, 20)
    focusgroups.session(made, 30)
    return made


@pytest.fixture
def walker(group: FocusGroup) -> Walker:
    return Walker(group)


def test_everything_that_was_said_arrives(walker: Walker) -> None:
    assert walker.get("")["Location"].endswith("/aanmelden/wie/")
    thanks = walker.sign_up()
    assert thanks["Location"] == walker.address("bedankt/")
    made = Candidate.objects.get()
    assert (made.group, made.state, made.source) == (walker.group, "applied", "website")
    assert (made.participant.perspective.code, made.participant.province) == ("experience_expert", "OV")
    assert (made.town, made.needs, made.needs_note) == ("Zwolle", ["interpreter", "step_free"], "Tigrinya")
    assert made.brings_companion and made.took_part_before is False
    assert made.avoid == "Iemand van de afdeling bezwaar"
    assert sorted(made.availabilities.values_list("can", flat=True)) == ["yes", "yes"]
    contact = ContactDetails.objects.get()
    assert (contact.participant, contact.name, contact.email) == (made.participant, "Kim", EMAIL)
    assert "8011" not in str(Candidate.objects.values().get()) and made.household_hash
    notice = Notice.objects.get()
    assert notice.to == EMAIL and walker.group.title in notice.subject
    assert "/gespreksgroepen/aanmelding/" in notice.text


def test_what_was_sent_is_no_longer_in_the_draft(walker: Walker) -> None:
    walker.sign_up()
    assert SignUpDraft.objects.get().said == {"verstuurd": "mail"}
    page = walker.get("bedankt").content.decode()
    assert "Wij hebben uw aanmelding" in page and "aanmelding/ey" not in page


def test_pressing_twice_is_one_candidate(walker: Walker) -> None:
    walker.sign_up()
    assert walker.post("overzicht")["Location"] == walker.address("bedankt/")
    assert walker.get("wie")["Location"] == walker.address("bedankt/")
    assert walker.post("wie", perspective="youth")["Location"] == walker.address("bedankt/")
    assert (Candidate.objects.count(), Notice.objects.count()) == (1, 1)


def test_begin_after_sending_is_a_new_sign_up(walker: Walker) -> None:
    walker.sign_up()
    walker.get("")
    assert walker.get("wie").status_code == 200
    walker.sign_up(adres={"name": "Sam", "email": "sam@voorbeeld.nl"})
    assert Candidate.objects.count() == 2


def test_the_same_address_is_one_candidate_and_a_stranger_sees_no_difference(group: FocusGroup) -> None:
    first = Walker(group)
    first.sign_up()
    was = Candidate.objects.get()
    second = Walker(group)
    answer = second.sign_up(adres={"name": "Ander", "email": " KIM@voorbeeld.nl "}, nodig={})
    assert answer["Location"] == second.address("bedankt/")
    same = [re.sub(r'value="[^"]+"', "", each.get("bedankt").content.decode()) for each in (first, second)]
    assert same[0] == same[1]
    now = Candidate.objects.get()
    assert (now.pk, now.needs, now.participant.contact.name) == (was.pk, was.needs, "Kim")
    assert Participant.objects.count() == 1
    assert sorted(Notice.objects.values_list("template", flat=True)) == ["sign_up_again", "sign_up_received"]
    assert set(Notice.objects.values_list("to", flat=True)) == {EMAIL}


def test_two_of_one_house_may_both_sign_up_and_are_kept_apart(group: FocusGroup) -> None:
    Walker(group).sign_up()
    Walker(group).sign_up(adres={"name": "Sam", "email": "sam@voorbeeld.nl"})
    one, other = Candidate.objects.order_by("pk")
    assert one.household_hash == other.household_hash != ""
    pair = Apart.objects.get()
    assert (pair.one, pair.other, pair.reason) == (one, other, ApartReason.HOUSEHOLD)


def test_a_house_cannot_be_followed_from_group_to_group(group: FocusGroup) -> None:
    other = focusgroups.group()
    assert household_hash(group, "8011 CV", "12a") == household_hash(group, "8011cv", "12 A")
    assert household_hash(group, "8011 CV", "12a") != household_hash(other, "8011 CV", "12a")
    assert household_hash(group, "8011 CV", "") == household_hash(group, "", "12") == ""


def test_the_same_address_is_seen_in_another_group(group: FocusGroup) -> None:
    assert reach_hash("mail", email="A@b.nl ") == reach_hash("mail", email="a@B.nl")
    assert reach_hash("phone", phone="06-12345678") == reach_hash("phone", phone="+31 6 12345678")
    assert reach_hash("post", address="Laan 1\n8011 CV", name="Jo") != reach_hash(
        "post", address="Laan 1 8011CV", name="Al"
    )
    assert reach_hash("organisation", name="Jo") == reach_hash("phone", phone="geen") == ""


@pytest.mark.parametrize(
    ("screen", "data", "sentence"),
    [
        ("wie", {}, "Kies wat het beste bij u past"),
        ("wie", {"perspective": "science", "speaks_for": "organisation"}, "Vul de naam van de organisatie in"),
        ("wanneer", {}, "Zeg bij minstens één moment of u kunt"),
        ("waar", {"postcode": "80 11", "town": "Zwolle"}, "Deze postcode klopt niet"),
        ("bereik", {}, "Kies hoe u van ons wilt horen"),
        ("adres", {"name": "Kim", "email": "kim@"}, "Dit e-mailadres klopt niet"),
        ("adres", {"email": "kim@voorbeeld.nl"}, "Vul in hoe wij u mogen noemen"),
    ],
)
def test_a_wrong_answer_comes_back_with_what_to_do(
    walker: Walker, screen: str, data: dict[str, str], sentence: str
) -> None:
    walker.fill()
    was = SignUpDraft.objects.get().said
    response = walker.post(screen, **data)
    text = response.content.decode()
    assert response.status_code == 422
    assert sentence in text and 'id="fouten"' in text
    assert all(value in text for value in data.values())
    assert SignUpDraft.objects.get().said == was


@pytest.mark.parametrize(
    ("way", "typed", "kept"),
    [
        ("phone", {"phone": "0612345678"}, "+31 6 12345678"),
        ("post", {"address": "Laan 1, 8011 CV Zwolle"}, "Laan 1, 8011 CV Zwolle"),
        ("organisation", {"through": "Raadslieden, mevrouw De Vries"}, "Raadslieden, mevrouw De Vries"),
    ],
)
def test_who_has_no_mail_can_be_reached(walker: Walker, way: str, typed: dict[str, str], kept: str) -> None:
    walker.sign_up(bereik={"reach_by": way}, adres={"name": "Kim", **typed})
    contact = ContactDetails.objects.get()
    assert (contact.reach_by, getattr(contact, next(iter(typed)))) == (way, kept)
    assert contact.email == "" and Notice.objects.count() == 0
    assert walker.get("bedankt").status_code == 200


def test_another_way_asks_for_the_address_that_goes_with_it(walker: Walker) -> None:
    walker.fill()
    response = walker.post("bereik", reach_by="phone", terug="overzicht")
    assert response["Location"] == walker.address("adres/?terug=overzicht")
    assert walker.get("overzicht")["Location"] == walker.address("adres/")
    assert walker.post("overzicht")["Location"] == walker.address("adres/")
    assert Candidate.objects.count() == 0


def test_who_can_never_come_is_a_candidate_all_the_same(walker: Walker) -> None:
    walker.sign_up(wanneer={"never": "on", "when_else": "Alleen overdag"})
    made = Candidate.objects.get()
    assert made.when_else == "Alleen overdag"
    assert set(made.availabilities.values_list("can", flat=True)) == {"no"}


def test_a_group_without_moments_can_be_signed_up_for(db: None) -> None:
    walker = Walker(focusgroups.group())
    walker.sign_up(wanneer={"when_else": "Dinsdag"})
    assert Candidate.objects.get().when_else == "Dinsdag"
    assert Availability.objects.count() == 0


def test_a_moment_that_is_past_or_of_another_group_is_not_asked(walker: Walker) -> None:
    past = focusgroups.session(walker.group, -3)
    elsewhere = focusgroups.session(focusgroups.group(), 3)
    page = walker.get("wie") and walker.post("wie", perspective="youth") and walker.get("wanneer")
    assert page.content.decode().count("<fieldset") == 2
    walker.sign_up(wanneer={f"moment_{past.pk}": "yes", f"moment_{elsewhere.pk}": "yes", "never": "on"})
    assert not Availability.objects.filter(gathering__in=[past, elsewhere]).exists()


def test_officials_declare_what_they_work_on_instead(walker: Walker) -> None:
    walker.get("wie")
    walker.post("wie", perspective="tax_inspector", speaks_for="self")
    assert "Waar werkt u aan" in walker.get("aan-tafel").content.decode()
    walker.sign_up(
        wie={"perspective": "tax_inspector", "speaks_for": "self"}, aan_tafel={"declared": "Bezwaren in Zwolle"}
    )
    made = Candidate.objects.get()
    assert (made.declared, made.avoid) == ("Bezwaren in Zwolle", "")


def test_no_citizen_service_number_is_kept(walker: Walker) -> None:
    walker.sign_up(
        nodig={"needs_note": f"bsn {BSN}"},
        aan_tafel={"avoid": f"dossier {BSN}"},
        adres={"name": f"Kim {BSN}", "email": EMAIL},
    )
    assert BSN not in str(list(Candidate.objects.values())) + str(list(ContactDetails.objects.values()))


def test_the_consent_to_ask_again_is_a_choice(walker: Walker) -> None:
    walker.sign_up(adres={"name": "Kim", "email": EMAIL, "may_contact": "on"})
    assert standing_purposes(Participant.objects.get()) == {"contact"}


def test_back_finds_what_was_said(walker: Walker) -> None:
    walker.fill()
    assert 'value="Zwolle"' in walker.get("waar").content.decode()
    assert re.search(r'value="step_free"[^>]* checked', walker.get("nodig").content.decode())
    page = walker.get("overzicht").content.decode()
    assert "Zwolle" in page and EMAIL in page and "wie/?terug=overzicht" in page
    changed = walker.post("waar", town="Deventer", terug="overzicht")
    assert changed["Location"] == walker.address("overzicht/")
    assert "Deventer" in walker.get("overzicht").content.decode()


@pytest.mark.parametrize("state", [s for s in GroupState if s not in ("recruiting", "draft", "stopped")])
def test_a_group_that_takes_nobody_says_so(walker: Walker, state: str) -> None:
    walker.fill()
    FocusGroup.objects.filter(pk=walker.group.pk).update(state=state)
    assert "Aanmelden kan nu niet" in walker.get("wie").content.decode()
    assert walker.post("overzicht").status_code == 409
    assert (Candidate.objects.count(), SignUpDraft.objects.count()) == (0, 1)
    with pytest.raises(Refused, match="kan niet meer"):
        apply(FocusGroup.objects.get(pk=walker.group.pk), Said(), token=uuid4())


@pytest.mark.parametrize("state", ["draft", "stopped"])
def test_a_group_nobody_may_see_is_not_found(walker: Walker, state: str) -> None:
    FocusGroup.objects.filter(pk=walker.group.pk).update(state=state)
    assert walker.get("wie").status_code == 404


def test_another_browser_finds_nothing(walker: Walker) -> None:
    walker.fill()
    other = Walker(walker.group)
    assert "vinden uw aanmelding hier niet" in other.get("overzicht").content.decode()
    assert other.post("overzicht").status_code == 409
    name = next(name for name in walker.client.cookies if "aanmelden-" in name)
    other.client.cookies[name] = str(SignUpDraft.objects.get().pk)  # the number without our signature
    assert "vinden uw aanmelding hier niet" in other.get("overzicht").content.decode()


def test_a_draft_of_one_group_does_not_open_in_another(walker: Walker) -> None:
    walker.fill()
    other = Walker(focusgroups.group(), walker.client)
    mine = next(name for name in walker.client.cookies if "aanmelden-" in name)
    other.client.cookies[mine.replace(str(walker.group.pk), str(other.group.pk))] = walker.client.cookies[mine].value
    assert other.post("waar", town="Zwolle").status_code == 409
    assert other.post("overzicht").status_code == 409
    assert Candidate.objects.count() == 0


def test_the_device_forgets(walker: Walker) -> None:
    walker.sign_up()
    assert "niet meer op dit apparaat" in walker.post("afsluiten").content.decode()
    assert "vinden uw aanmelding hier niet" in walker.get("bedankt").content.decode()
    assert Candidate.objects.count() == 1


def test_sending_very_often_is_slowed_down(walker: Walker, rf: RequestFactory) -> None:
    for _each in range(60):
        count_failure("sign_up", rf.get("/"))
    assert walker.sign_up().status_code == 429
    assert (Candidate.objects.count(), SignUpDraft.objects.count()) == (0, 1)


@pytest.mark.django_db
@given(typed=st.text(max_size=12))
def test_any_house_number_is_the_same_house_however_it_is_spaced(typed: str) -> None:
    group = FocusGroup(pk=1)
    assert household_hash(group, "8011CV", typed) == household_hash(group, "8011 cv", f" {typed} ")


def test_a_colleague_writes_somebody_down(group: FocusGroup) -> None:
    said = Said(
        perspective=Perspective.objects.get(code="youth"), reach=Reach(reach_by="phone", name="Jo", phone="0612345678")
    )
    made = enter(group, said, source="partner", partner="Buurthuis", by=None)
    assert (made.source, made.partner, made.recruitment) == ("partner", "Buurthuis", "invited")
    with pytest.raises(Refused, match="staat al in deze groep"):
        enter(group, said, source="phone", by=None)
    move_group(group, GroupState.STOPPED, by=None)
    with pytest.raises(Refused, match="voorbij"):
        enter(group, Said(), source="phone", by=None)


def test_the_token_makes_it_one_candidate_also_when_withdrawn(group: FocusGroup) -> None:
    token = UUID(int=7, version=4)
    first = apply(group, Said(), token=token)
    Candidate.objects.update(state=CandidateState.WITHDRAWN)
    assert apply(group, Said(), token=token) == first


def test_a_draft_is_forgotten_after_a_day(walker: Walker) -> None:
    from privacy.retention import apply as apply_retention

    walker.fill()
    today = timezone.localdate()
    apply_retention(today + timedelta(days=1))
    assert SignUpDraft.objects.count() == 1
    apply_retention(today + timedelta(days=2))
    assert SignUpDraft.objects.count() == 0
    assert "vinden uw aanmelding hier niet" in walker.get("overzicht").content.decode()


def test_nothing_is_kept_of_when_or_where_from(walker: Walker) -> None:
    walker.sign_up()
    assert set(walker.client.cookies) <= {"csrftoken", f"aanmelden-{walker.group.pk}"}
    moment = [
        name
        for name, value in {**SignUpDraft.objects.values().get(), **Candidate.objects.values().get()}.items()
        if hasattr(value, "hour")
    ]
    assert moment == []
