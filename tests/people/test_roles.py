"""Who works here, what each may do, and from where people speak."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client
from wagtail.models import GroupPagePermission

from audit.models import AuditEvent
from people.models import Perspective, User
from people.roles import PERMISSIONS, ensure_roles, unknown_permissions
from people.seeds import ensure_perspectives
from people.service import Role, is_staff, offered_perspectives, staff_may
from tests.factories.people import UserFactory, staff

pytestmark = pytest.mark.django_db


def permissions_of(role: Role) -> set[str]:
    found = Permission.objects.filter(group__name=role.value)
    return {f"{app}.{code}" for app, code in found.values_list("content_type__app_label", "codename")}


def test_there_are_seven_roles_and_no_other_groups() -> None:
    assert set(Group.objects.values_list("name", flat=True)) == set(Role.values)


def test_every_permission_in_the_table_exists() -> None:
    assert unknown_permissions() == set()


@pytest.mark.parametrize("role", Role)
def test_a_role_has_exactly_what_the_table_says(role: Role) -> None:
    Group.objects.get(name=role).permissions.add(Permission.objects.get(codename="add_group"))
    ensure_roles()
    assert permissions_of(role) == set(PERMISSIONS[role])


def test_only_who_must_reads_words_under_a_covering_or_the_trail() -> None:
    def holders(permission: str) -> set[Role]:
        return {role for role in Role if permission in permissions_of(role)}

    assert holders("contributions.read_original") == {Role.MODERATOR, Role.PRIVACY_OFFICER}
    assert holders("audit.view_auditevent") == {Role.ADMINISTRATOR, Role.PRIVACY_OFFICER}
    assert holders("people.change_user") == {Role.ADMINISTRATOR}
    assert holders("contributions.moderate_contribution") == {Role.MODERATOR}
    for permission in ("people.view_contactdetails", "auth.change_group", "people.view_participant"):
        assert holders(permission) == set(), permission


def test_editors_write_pages_and_organisers_only_under_their_branches() -> None:
    def branches(role: Role) -> set[str]:
        return set(GroupPagePermission.objects.filter(group__name=role).values_list("page__slug", flat=True))

    assert branches(Role.EDITOR) == {"root"}
    assert branches(Role.ORGANISER) == {"meedoen", "gespreksgroepen", "agenda", "goede-praktijken"}
    assert branches(Role.MODERATOR) == set()


def test_an_account_is_not_a_colleague() -> None:
    assert not is_staff(UserFactory())
    assert is_staff(staff(Role.EDITOR))
    assert not staff_may(staff(Role.EDITOR), "contributions.moderate_contribution")
    assert not is_staff(staff(Role.EDITOR, is_active=False))


class TestScreens:
    @pytest.fixture
    def administrator(self, client: Client, settings) -> Client:
        settings.STAFF_SECOND_FACTOR_REQUIRED = False
        client.force_login(staff(Role.ADMINISTRATOR, first_name="Bo", last_name="Beheer"))
        return client

    def test_a_colleague_is_made_with_a_role_and_without_a_password(self, administrator: Client) -> None:
        group = Group.objects.get(name=Role.MODERATOR)
        data = {"email": "Nieuw@Voorbeeld.nl", "first_name": "Mo", "last_name": "Nieuw", "groups": [group.pk]}
        response = administrator.post("/beheer/users/new/", data)
        assert response.status_code == 302
        user = User.objects.get(email="nieuw@voorbeeld.nl")
        assert is_staff(user)
        assert not user.has_usable_password()
        event = AuditEvent.objects.get(action="account.roles_given", object_id=str(user.pk))
        assert event.details == {"roles": "moderator"}
        assert event.actor_id == User.objects.get(first_name="Bo").pk

    def test_taking_a_role_away_is_written_down(self, administrator: Client) -> None:
        user = staff(Role.MODERATOR, first_name="Mo", last_name="Oud")
        data = {"email": user.email, "first_name": "Mo", "last_name": "Oud", "is_active": "on"}
        assert administrator.post(f"/beheer/users/edit/{user.pk}/", data).status_code == 302
        assert not is_staff(User.objects.get(pk=user.pk))
        assert AuditEvent.objects.filter(action="account.roles_taken", object_id=str(user.pk)).exists()

    def test_nobody_becomes_superuser_by_form(self, administrator: Client) -> None:
        data = {"email": "s@voorbeeld.nl", "first_name": "S", "last_name": "U", "is_superuser": "on"}
        administrator.post("/beheer/users/new/", data)
        assert not User.objects.get(email="s@voorbeeld.nl").is_superuser
        assert "is_superuser" not in administrator.get("/beheer/users/new/").content.decode()

    def test_groups_that_are_no_role_are_not_offered(self, administrator: Client) -> None:
        Group.objects.create(name="geheime groep")
        page = administrator.get("/beheer/users/new/").content.decode()
        assert "Privacyfunctionaris" in page
        assert "geheime groep" not in page

    def test_participants_are_nobodys_business(self, administrator: Client) -> None:
        participant = UserFactory(email="deelnemer@voorbeeld.nl")
        assert "deelnemer@voorbeeld.nl" not in administrator.get("/beheer/users/").content.decode()
        for path in ("edit", "delete", "history"):
            assert administrator.get(f"/beheer/users/{path}/{participant.pk}/").status_code == 404, path

    def test_an_address_that_is_taken_is_refused_in_words(self, administrator: Client) -> None:
        staff(Role.EDITOR, email="al@voorbeeld.nl")
        data = {"email": "AL@voorbeeld.nl", "first_name": "A", "last_name": "L"}
        response = administrator.post("/beheer/users/new/", data)
        assert response.status_code == 200
        assert User.objects.filter(email__iexact="al@voorbeeld.nl").count() == 1
        assert 'value="AL@voorbeeld.nl"' in response.content.decode()

    @pytest.mark.parametrize("count", [1, 3])
    def test_the_list_asks_the_same_number_of_questions(self, administrator, count, django_assert_num_queries) -> None:
        for _number in range(count):
            staff(Role.EDITOR)
        with django_assert_num_queries(13):
            assert administrator.get("/beheer/users/").status_code == 200

    def test_a_perspective_can_be_reworded(self, administrator: Client) -> None:
        youth = Perspective.objects.get(code="youth")
        data = {
            "label": "jongeren",
            "plain_label": "Ik ben jong",
            "code": "youth",
            "level": "kind",
            "side": "outside",
            "parent": youth.parent_id,
            "offered": "on",
            "fills_target": "on",
            "order": youth.order,
        }
        assert administrator.post(f"/beheer/perspectieven/edit/{youth.pk}/", data).status_code == 302
        ensure_perspectives()
        assert Perspective.objects.get(code="youth").plain_label == "Ik ben jong"


class TestPerspectives:
    def test_three_groups_on_two_sides_are_compared(self) -> None:
        compared = Perspective.objects.groups().filter(fills_target=True)
        assert {(group.code, group.side) for group in compared} == {
            ("citizens", "outside"),
            ("civil_society", "outside"),
            ("government", "inside"),
        }

    def test_the_team_is_not_offered_and_not_saying_is(self, django_assert_num_queries) -> None:
        with django_assert_num_queries(1):
            offered = offered_perspectives()
        assert [group.group.code for group in offered] == ["citizens", "civil_society", "government", "unknown"]
        assert offered[-1].kinds == ()
        assert "team" not in {kind.code for group in offered for kind in group.kinds}

    def test_people_read_themselves(self) -> None:
        kinds = [kind for group in offered_perspectives() for kind in group.kinds]
        assert len(kinds) >= 15
        assert all(kind.plain_label.startswith("Ik ") for kind in kinds)
        assert all(len(kind.plain_label.split()) <= 12 for kind in kinds)
