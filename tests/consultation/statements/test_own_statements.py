"""Statements that participants wrote: moderated, then put before everybody, merged or refused; and taken back."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import escape

from consultation.copying import copy_round
from consultation.enums import ItemKind, OwnStatementState, ResultsShown, RoundState
from consultation.models import Item, ItemVersion, OwnStatement, Round
from consultation.own_statements import adopt, merge, refuse
from consultation.transitions import move
from contributions.models import Contribution
from contributions.service import Refused, moderation, withdraw, withdraw_contribution
from pages.service import desk_for
from people.models import User
from people.service import Role
from privacy.service import Purpose, set_consents
from tests.consultation.statements.test_voting import Voter
from tests.consultation.test_flow_queries import queries
from tests.factories.people import staff
from tests.factories.statements import counted, own_of, statements_of, statements_round, step_of, voters

pytestmark = pytest.mark.django_db

THEIRS = "Elke brief moet een naam en een telefoonnummer hebben."


@pytest.fixture
def round_() -> Round:
    return statements_round(results_shown=ResultsShown.LIVE)


@pytest.fixture
def organiser(settings: Any) -> User:
    settings.STAFF_SECOND_FACTOR_REQUIRED = False
    return staff(Role.ORGANISER)


def write(round_: Round, text: str = THEIRS, *, publish: bool = True, let_through: bool = True) -> Voter:
    """Somebody votes once, writes a statement, gives leave or not, and hands in."""
    voter = Voter(round_)
    voter.press(voter.begin())
    number = voter.number_of(own_of(round_))
    response = voter.answer(number, stelling=text)
    if response.status_code == 200:
        voter.post(f"vraag/{number}", **voter.hidden(response), stelling=text)
    voter.post("toestemming", **({"publish": "on"} if publish else {}))
    voter.post("overzicht")
    if let_through:
        words = latest()
        moderation.publish(words.pk, by=staff(Role.MODERATOR), version=words.version)
    return voter


def latest() -> Contribution:
    return Contribution.objects.get(moderation="waiting")


def list_of(round_: Round) -> str:
    return reverse("rounds:own_statements", args=[round_.pk])


def page(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def told(voter: Voter) -> str:
    from consultation.own_statements_told import own_statements_of

    (own,) = own_statements_of(Contribution.objects.get(original=THEIRS).participation)
    return " ".join(own.sentences)


def test_nobody_sees_words_before_a_moderator_let_them_through(round_: Round, organiser: User, client: Client) -> None:
    write(round_, let_through=False)
    client.force_login(organiser)
    assert THEIRS not in page(client, list_of(round_))
    assert "Nog 1 stelling wacht op een moderator." in page(client, list_of(round_))
    words = Contribution.objects.get()
    for deed in (lambda: adopt(words.pk, THEIRS, by=organiser), lambda: refuse(words.pk, "Nee.", by=organiser)):
        with pytest.raises(Refused, match="moderator"):
            deed()
    assert not OwnStatement.objects.exists()


def test_adopting_puts_it_before_everybody_and_the_writer_reads_so(
    round_: Round, organiser: User, client: Client
) -> None:
    voter = write(round_)
    client.force_login(organiser)
    assert escape(THEIRS) in page(client, list_of(round_))
    words = Contribution.objects.get()
    address = reverse("rounds:own_statement", args=[round_.pk, words.pk])
    assert THEIRS in page(client, address)
    assert client.post(address, {"deed": "adopt", "text": f" {THEIRS} "}).status_code == 302
    made = OwnStatement.objects.get()
    assert (made.state, made.words_are_theirs, str(made.item)) == (OwnStatementState.ADOPTED, True, THEIRS)
    other = Voter(round_)
    assert THEIRS in [other.text_at(number) for number in other.vote_all()]
    assert "Uw stelling ligt voor aan iedereen." in told(voter)
    voters(round_, made.item, {"citizens": {"agree": 7}, "government": {"agree": 2}})
    counted(round_)
    assert "7 mensen gaven antwoord." in told(voter), "two of another group are not told, not even in a sum"
    assert "Er wacht nu geen stelling op u." in page(client, list_of(round_))


def test_the_receipt_page_tells_it(round_: Round, organiser: User) -> None:
    voter = write(round_)
    refuse(Contribution.objects.get().pk, "Dit gaat over iets anders dan deze ronde.", by=organiser)
    thanks = voter.get("bedankt").content.decode()
    assert "/mijn-inbreng/" in thanks
    from consultation.receipt_part import round_part

    participation = Contribution.objects.get().participation
    assert participation
    part = round_part(participation)
    assert part
    (own,) = part.context["own_statements"]
    assert own.words == THEIRS
    assert own.sentences == (
        "Wij leggen deze stelling niet voor.",
        "De reden: Dit gaat over iets anders dan deze ronde.",
    )


def test_merging_tells_with_which(round_: Round, organiser: User, client: Client) -> None:
    text = "Gemeenten mogen zaken brengen"
    write(round_, text)
    client.force_login(organiser)
    address = reverse("rounds:own_statement", args=[round_.pk, Contribution.objects.get().pk])
    shown = page(client, address)
    assert "Dit lijkt op:" in shown
    same = statements_of(round_)[1]
    assert shown.index(f'value="{same.pk}"') < shown.index(f'value="{statements_of(round_)[0].pk}"'), "nearest first"
    client.post(address, {"deed": "merge", "item": str(same.pk)})
    made = OwnStatement.objects.get()
    assert (made.state, made.item) == (OwnStatementState.MERGED, same)
    assert Item.objects.filter(kind=ItemKind.STATEMENT).count() == 8


def test_refusing_asks_for_a_reason_and_keeps_what_was_typed(round_: Round, organiser: User, client: Client) -> None:
    write(round_)
    client.force_login(organiser)
    address = reverse("rounds:own_statement", args=[round_.pk, Contribution.objects.get().pk])
    response = client.post(address, {"deed": "refuse", "note": "  "})
    assert response.status_code == 422
    assert "Schrijf op waarom u deze stelling niet voorlegt" in response.content.decode()
    long = client.post(address, {"deed": "refuse", "note": "x" * 301})
    assert long.status_code == 422
    assert "x" * 301 in long.content.decode()
    assert client.post(address, {"deed": "refuse", "note": "Gaat over één zaak."}).status_code == 302
    assert OwnStatement.objects.get().note == "Gaat over één zaak."


def test_each_is_decided_on_once(round_: Round, organiser: User, client: Client) -> None:
    write(round_)
    words = Contribution.objects.get()
    refuse(words.pk, "Nee.", by=organiser)
    for deed in (
        lambda: adopt(words.pk, "Iets.", by=organiser),
        lambda: merge(words.pk, statements_of(round_)[0], by=organiser),
        lambda: refuse(words.pk, "Toch.", by=organiser),
    ):
        with pytest.raises(Refused, match="besloot al"):
            deed()
    client.force_login(organiser)
    response = client.post(reverse("rounds:own_statement", args=[round_.pk, words.pk]), {"deed": "adopt", "text": "X"})
    assert response.status_code == 302
    assert OwnStatement.objects.count() == 1


@pytest.mark.parametrize("text", ["", "Een gemeente mag een zaak brengen.", "Een ███ mag dat.", "x" * 301])
def test_words_that_are_not_fit_are_refused(round_: Round, organiser: User, text: str) -> None:
    write(round_)
    with pytest.raises(Refused):
        adopt(Contribution.objects.get().pk, text, by=organiser)
    assert Item.objects.filter(kind=ItemKind.STATEMENT).count() == 8


def test_without_leave_only_in_our_own_words(round_: Round, organiser: User) -> None:
    write(round_, publish=False)
    words = Contribution.objects.get()
    with pytest.raises(Refused, match="toestemming"):
        adopt(words.pk, THEIRS.lower().replace(".", ""), by=organiser)
    made = adopt(words.pk, "In een brief staat wie u kunt bellen.", by=organiser)
    assert not made.words_are_theirs


def test_merging_with_a_statement_of_elsewhere_is_refused(round_: Round, organiser: User) -> None:
    write(round_)
    words = Contribution.objects.get()
    for item in (statements_of(statements_round("Een.", slug="ander"))[0], own_of(round_)):
        with pytest.raises(Refused, match="voorligt"):
            merge(words.pk, item, by=organiser)


def test_a_closed_round_takes_no_new_statement(round_: Round, organiser: User) -> None:
    write(round_)
    move(round_, RoundState.REVIEW, by=None, reason="Wij hebben genoeg gehoord.")
    with pytest.raises(Refused, match="gesloten"):
        adopt(Contribution.objects.get().pk, THEIRS, by=organiser)


def take_words_back(words: Contribution) -> None:
    withdraw_contribution(words)


def take_everything_back(words: Contribution) -> None:
    assert words.participation
    withdraw(words.participation)


def withhold(words: Contribution) -> None:
    moderation.withhold(words.pk, by=staff(Role.MODERATOR), version=words.version, reason="insult")


def take_leave_back(words: Contribution) -> None:
    assert words.participation
    set_consents(words.participation.participant, given=set(), asked={Purpose.PUBLISH})


@pytest.mark.parametrize("deed", [take_words_back, take_everything_back, withhold, take_leave_back])
def test_words_taken_back_take_the_statement_along(round_: Round, organiser: User, deed: Any) -> None:
    write(round_)
    words = Contribution.objects.get()
    item = adopt(words.pk, THEIRS, by=organiser).item
    assert item
    voters(round_, item, {"citizens": {"agree": 12}})
    words.refresh_from_db()
    deed(words)
    item.refresh_from_db()
    assert item.retired
    assert str(Item.objects.select_related("current").get(pk=item.pk)) == "Deze stelling is teruggehaald."
    assert not item.versions.filter(text__icontains="telefoonnummer").exists()
    row = next(each for each in counted(round_).results["statements"] if each["item"] == str(item.pk))
    assert row["counts"]["citizens"]["open"]["agree"] == 12, "the votes of others stay"
    assert THEIRS not in Client().get(f"/meedoen/{round_.slug}/uitkomst/").content.decode()


def test_words_of_ours_stay_when_the_writer_takes_theirs_back(round_: Round, organiser: User) -> None:
    write(round_)
    words = Contribution.objects.get()
    item = adopt(words.pk, "In een brief staat wie u kunt bellen.", by=organiser).item
    assert item
    withdraw_contribution(words)
    item.refresh_from_db()
    assert not item.retired


def test_the_list_asks_the_same_for_one_and_for_three(round_: Round, organiser: User, client: Client) -> None:
    client.force_login(organiser)
    write(round_)
    page(client, list_of(round_))
    one = len(queries(lambda: client.get(list_of(round_))))
    write(round_, "Een mens neemt de telefoon op, geen computer."), write(round_, "Begin met wie het langst wacht.")
    assert len(queries(lambda: client.get(list_of(round_)))) == one


def test_the_desk_and_the_round_tell_that_something_waits(round_: Round, organiser: User, client: Client) -> None:
    write(round_)
    items = [item for item in desk_for(organiser) if "eigen stelling" in item.title]
    assert [item.title for item in items] == ["Besluit over 1 eigen stelling"]
    assert items[0].url == list_of(round_)
    client.force_login(organiser)
    assert "1 stelling van een deelnemer wacht op een besluit." in page(
        client, reverse("rounds:inspect", args=[round_.pk])
    )
    refuse(Contribution.objects.get().pk, "Nee.", by=organiser)
    assert not [item for item in desk_for(organiser) if "eigen stelling" in item.title]
    assert not [item for item in desk_for(staff(Role.ANALYST)) if "eigen stelling" in item.title]


def test_the_step_counts_the_new_statement_first(round_: Round, organiser: User) -> None:
    write(round_)
    for item in statements_of(round_):
        voters(round_, item, {"citizens": {"agree": 12}, "government": {"agree": 12}, "civil_society": {"agree": 12}})
    made = adopt(Contribution.objects.get().pk, THEIRS, by=organiser)
    counted(round_)
    weights = {item.pk: item.routing[""] for item in statements_of(round_)}
    assert max(weights, key=lambda key: weights[key]) == made.item_id
    assert step_of(round_).own_statements.count() == 1


def test_words_taken_back_go_from_a_copy_of_the_round_too(round_: Round, organiser: User) -> None:
    write(round_)
    words = Contribution.objects.get()
    made = adopt(words.pk, THEIRS, by=organiser)
    copy = copy_round(round_, title="Nog eens", by=organiser)
    assert Item.objects.asked().filter(step__round=copy, current__text=THEIRS).exists()
    withdraw_contribution(words)
    assert made.item
    assert not ItemVersion.objects.filter(text=THEIRS).exists()
    assert not Item.objects.asked().filter(step__round=copy, current__text__contains="teruggehaald").exists()
    assert Item.objects.asked().filter(step__round=copy, kind=ItemKind.STATEMENT).count() == 8
