"""The organiser's desk, through the public door: what is on it, who may touch it, and what a refusal looks like."""

import uuid
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import timezone

from audit.models import AuditEvent
from consultation.enums import CallBackState, ItemKind, RoundState
from consultation.meanwhile import Seen
from consultation.models import CallBackRequest, Item, Round, RoundPage
from people.service import Role
from tests.factories.rounds import draft_round, item_of, open_round, ready_round

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def without_second_factor(settings):
    settings.STAFF_SECOND_FACTOR_REQUIRED = False


@pytest.fixture
def login(client, django_user_model):
    """`login(Role.ORGANISER)`: the client is signed in with that role."""

    def sign_in(role):
        user = django_user_model.objects.create_user(f"{role.value}@example.org", is_staff=True)
        user.groups.add(Group.objects.get(name=role.value))
        client.force_login(user)
        return user

    return sign_in


def texts_of(round_, **changes):
    """What the edit form holds, as a browser would send it."""
    round_ = Round.objects.select_related("occasion").get(pk=round_.pk)
    posted = {
        "seen": Seen.of(round_.version, {}).as_text(),
        "faq-count": "0",
        "complaint_route": round_.complaint_route,
        "title": round_.title,
        "question": round_.question,
        "slug": round_.slug,
        "opens_at": "01-03-2030 09:00" if round_.state == RoundState.DRAFT else in_form(round_.opens_at),
        "closes_at": "01-04-2030 17:00" if round_.state == RoundState.DRAFT else in_form(round_.closes_at),
        "word_back_on": "01-06-2030",
        "words_final_on": "01-05-2030",
        "influence": round_.influence,
        "why": round_.why,
        "asked_by": round_.asked_by,
        "decided_by": round_.decided_by,
        "read_by": round_.read_by,
        "what_happens_next": round_.what_happens_next,
        "contact_name": "Samira",
        "contact_phone": "070 123 45 67",
    }
    return {**posted, **changes}


def in_form(moment):
    """A moment as the form shows it."""
    return timezone.localtime(moment).strftime("%d-%m-%Y %H:%M")


def question_of(item, **changes):
    """What the question form holds, as a browser would send it."""
    item.refresh_from_db()
    posted = {"text": item.current.text, "help": item.current.help, "shown_after": "", "agenda_items": []}
    posted["seen"] = Seen.of(item.edition, {}).as_text()
    blocks = list(item.current.options)
    posted["options-count"] = str(len(blocks))
    for place, block in enumerate(blocks):
        posted |= {
            f"options-{place}-deleted": "",
            f"options-{place}-order": str(place),
            f"options-{place}-type": "option",
            f"options-{place}-id": block.id or "",
            **{f"options-{place}-value-{name}": block.value[name] or "" for name in block.value},
        }
    return {**posted, **changes}


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_the_same_number_of_questions_whatever_its_length(
    login, client, count, django_assert_max_num_queries
):
    login(Role.ORGANISER)
    for number in range(count):
        open_round(f"ronde-{number}")
    client.get(reverse("rounds:index"))
    with django_assert_max_num_queries(20) as asked:
        response = client.get(reverse("rounds:index"))
    assert response.content.decode().count("Wie helpt de belangenbehartiger") >= count
    _same(asked, "list")


@pytest.mark.parametrize("count", [1, 3])
def test_the_dashboard_asks_the_same_number_of_questions_whatever_runs(
    login, client, count, django_assert_max_num_queries
):
    login(Role.ORGANISER)
    for number in range(count):
        open_round(f"ronde-{number}")
    client.get(reverse("wagtailadmin_home"))
    with django_assert_max_num_queries(80) as asked:
        response = client.get(reverse("wagtailadmin_home"))
    assert "Wat loopt er?" in response.content.decode()
    _same(asked, "dashboard")


_asked: dict[str, int] = {}


def _same(asked, name):
    """The first run writes down how many; the second must ask as many."""
    assert _asked.setdefault(name, len(asked)) == len(asked), [query["sql"][:120] for query in asked.captured_queries]


def test_a_round_is_made_from_a_template(login, client):
    login(Role.ORGANISER)
    page = client.get(reverse("rounds:add"))
    assert "Triagecriteria" in page.content.decode()
    response = client.post(reverse("rounds:add"), {"template": "triage", "title": "Wie eerst?", "slug": ""})
    round_ = Round.objects.get()
    assert response.url == reverse("rounds:inspect", args=[round_.pk])
    assert (round_.title, round_.slug, Item.objects.count()) == ("Wie eerst?", "wie-eerst", 7)
    shown = client.get(response.url).content.decode()
    assert "Dit moet nog" in shown and "Publiceer eerst de pagina" in shown


def test_a_taken_address_keeps_what_was_typed(login, client):
    login(Role.ORGANISER)
    draft_round("bezet")
    response = client.post(reverse("rounds:add"), {"template": "triage", "title": "Mijn titel", "slug": "bezet"})
    shown = response.content.decode()
    assert response.status_code == 200 and Round.objects.count() == 1
    assert "Mijn titel" in shown and "adres" in shown


def test_texts_and_dates_are_changed_and_written_down(login, client):
    organiser = login(Role.ORGANISER)
    round_ = draft_round()
    assert client.get(reverse("rounds:edit", args=[round_.pk])).status_code == 200
    response = client.post(
        reverse("rounds:edit", args=[round_.pk]), texts_of(round_, slug="zaken", title="Een nieuwe titel")
    )
    assert response.status_code == 302
    round_ = Round.objects.select_related("occasion").get()
    assert (round_.slug, round_.contact_name) == ("zaken", "Samira")
    assert (round_.occasion.title, str(round_.occasion.words_final_on)) == ("Een nieuwe titel", "2030-05-01")
    assert RoundPage.objects.get().slug == "zaken"
    assert AuditEvent.objects.filter(action="consultation.change_round", actor_id=organiser.pk).count() == 1


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"closes_at": "01-02-2020 09:00"}, "Deze dag is beloofd"),
        ({"slug": "ander-adres"}, "Mensen hebben dit adres al"),
        ({"opens_at": "01-03-2030 09:00"}, "De openingsdatum staat vast"),
        ({"closes_at": "01-04-2040 17:00"}, "Gebruik de knop ‘Verleng’"),
        ({"words_final_on": "01-01-2029"}, "Een latere dag mag, een eerdere niet"),
    ],
)
def test_a_promise_made_to_participants_is_not_changed_and_what_was_typed_stays(login, client, changes, sentence):
    login(Role.ORGANISER)
    round_ = open_round()
    before = Round.objects.values().get()
    response = client.post(
        reverse("rounds:edit", args=[round_.pk]), texts_of(round_, why="Een nieuwe reden", **changes)
    )
    shown = response.content.decode()
    assert response.status_code == 200
    assert sentence in shown and "Een nieuwe reden" in shown
    assert Round.objects.values().get() == before


def test_opening_asks_first_and_then_opens(login, client):
    login(Role.ORGANISER)
    round_ = ready_round()
    address = reverse("rounds:move", args=[round_.pk, RoundState.OPEN])
    assert "Mensen kunnen meteen meedoen" in client.get(address).content.decode()
    assert Round.objects.get().state == RoundState.DRAFT
    client.post(address)
    assert Round.objects.get().state == RoundState.OPEN


def test_a_refused_move_says_why_and_keeps_the_reason(login, client):
    login(Role.ORGANISER)
    round_ = open_round()
    address = reverse("rounds:move", args=[round_.pk, RoundState.REVIEW])
    assert "eerder dan beloofd" in client.post(address).content.decode()
    Round.objects.update(state=RoundState.REVIEW, contact_phone="")
    moment = in_form(timezone.now() + timedelta(days=30))
    response = client.post(
        reverse("rounds:reopen", args=[round_.pk]), {"reason": "Er kwam meer vraag", "closes_at": moment}
    )
    assert response.status_code == 422
    assert "telefoonnummer" in response.content.decode() and "Er kwam meer vraag" in response.content.decode()
    assert Round.objects.get().state == RoundState.REVIEW


def test_a_move_that_is_no_longer_possible_leads_back_with_a_sentence(login, client):
    login(Role.ORGANISER)
    round_ = open_round()
    response = client.post(reverse("rounds:move", args=[round_.pk, RoundState.DECIDED]), follow=True)
    assert "Dit kan niet meer" in response.content.decode()
    assert Round.objects.get().state == RoundState.OPEN


def test_a_question_is_edited_and_its_old_words_stay_with_its_answers(login, client):
    login(Role.ORGANISER)
    item = item_of(open_round(), ItemKind.SINGLE)
    address = reverse("rounds:item_edit", args=[item.pk])
    assert item.current.text in client.get(address).content.decode()
    response = client.post(address, question_of(item, text="Wanneer begint het?"))
    assert response.status_code == 302, response.context["form"].errors
    item.refresh_from_db()
    assert (item.current.number, item.current.text) == (2, "Wanneer begint het?")
    assert next(block.value["code"] for block in item.current.options) == "at_once"


def test_two_options_with_one_code_are_refused_and_what_was_typed_stays(login, client):
    login(Role.ORGANISER)
    item = item_of(draft_round(), ItemKind.SCALE)
    posted = question_of(item, text="Nieuwe woorden") | {"options-1-value-code": "agree_strongly"}
    response = client.post(reverse("rounds:item_edit", args=[item.pk]), posted)
    shown = response.content.decode()
    assert "dezelfde code" in shown and "Nieuwe woorden" in shown
    assert Item.objects.get(pk=item.pk).current.number == 1


def test_a_question_is_added_moved_and_taken_away(login, client):
    login(Role.ORGANISER)
    round_ = draft_round()
    step = round_.steps.get()
    form = {"kind": ItemKind.OPEN, "text": "Wat vergaten wij?", "help": "", "options-count": "0", "shown_after": ""}
    assert client.get(reverse("rounds:item_add", args=[step.pk])).status_code == 200
    assert client.post(reverse("rounds:item_add", args=[step.pk]), form).status_code == 302
    new = Item.objects.order_by("order").last()
    assert new.current.text == "Wat vergaten wij?"
    client.post(reverse("rounds:item_shift", args=[new.pk, "omhoog"]))
    assert list(Item.objects.order_by("order"))[-2] == new
    assert client.get(reverse("rounds:item_retire", args=[new.pk])).status_code == 200
    client.post(reverse("rounds:item_retire", args=[new.pk]))
    assert not Item.objects.filter(pk=new.pk).exists()


def test_a_question_is_not_moved_by_a_link(login, client):
    login(Role.ORGANISER)
    item = item_of(draft_round(), ItemKind.OPEN)
    assert client.get(reverse("rounds:item_shift", args=[item.pk, "omlaag"])).status_code == 405


def test_a_draft_is_previewed_as_a_participant_would_meet_it(login, client):
    login(Role.MODERATOR)
    round_ = draft_round()
    response = client.get(reverse("rounds:preview", args=[round_.pk, 1]))
    assert "Wie mag een zaak bij de belangenbehartiger brengen?" in response.content.decode()
    assert client.get(reverse("rounds:preview", args=[round_.pk, 99])).status_code == 404


@pytest.mark.parametrize("role", [Role.MODERATOR, Role.ANALYST, Role.EDITOR])
def test_who_only_looks_cannot_touch(login, client, role):
    login(role)
    round_ = ready_round()
    item = item_of(round_, ItemKind.OPEN)
    assert client.get(reverse("rounds:index")).status_code == 200
    shown = client.get(reverse("rounds:inspect", args=[round_.pk])).content.decode()
    assert "Open nu" not in shown and "Voeg een vraag toe" not in shown
    for address in (
        reverse("rounds:add"),
        reverse("rounds:edit", args=[round_.pk]),
        reverse("rounds:move", args=[round_.pk, RoundState.OPEN]),
        reverse("rounds:item_add", args=[round_.steps.get().pk]),
        reverse("rounds:item_edit", args=[item.pk]),
        reverse("rounds:item_retire", args=[item.pk]),
        reverse("rounds:item_shift", args=[item.pk, "omlaag"]),
    ):
        # Wagtail answers a refusal with a sentence on the first page of the admin.
        response = client.post(address)
        assert response.status_code in (302, 403), address
        assert response.status_code == 403 or response.url == reverse("wagtailadmin_home"), address
    assert Round.objects.get().state == RoundState.DRAFT
    assert Item.objects.get(pk=item.pk).retired is False


def ask_for_call(round_, phone="06 12 34 56 78"):
    return CallBackRequest.objects.create(round=round_, name="Ans", phone=phone, token=uuid.uuid4())


def test_a_call_back_is_read_on_the_record_and_handled_once(login, client):
    organiser = login(Role.ORGANISER)
    asked = ask_for_call(open_round())
    assert "06 12 34 56 78" in client.get(reverse("call_backs:index")).content.decode()
    read = AuditEvent.objects.get(action="consultation.read_call_backs", actor_id=organiser.pk)
    assert read.details == {"shown": 1}
    first = client.post(reverse("call_backs:handle", args=[asked.pk, CallBackState.DONE]), follow=True)
    second = client.post(reverse("call_backs:handle", args=[asked.pk, CallBackState.UNREACHABLE]), follow=True)
    assert "Bewaard" in first.content.decode()
    assert "Een collega was u voor" in second.content.decode()
    asked.refresh_from_db()
    assert asked.state == CallBackState.DONE


def test_phone_numbers_are_not_for_analysts(login, client):
    login(Role.ANALYST)
    asked = ask_for_call(open_round())
    for response in (
        client.get(reverse("call_backs:index")),
        client.post(reverse("call_backs:handle", args=[asked.pk, CallBackState.DONE])),
    ):
        assert response.status_code in (302, 403)
    asked.refresh_from_db()
    assert asked.state == CallBackState.OPEN
