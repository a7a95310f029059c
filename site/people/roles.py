"""The roles of staff and what each may do: one table, so that who may do what is read in one place.

Roles are Django groups. They are made after every migrate, with exactly these permissions; what somebody
changed by hand in the database does not survive the next start. A code here that names no permission
gives nothing (a test says which).
"""

from typing import Any

from django.apps import apps
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import AbstractUser, AnonymousUser, Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, QuerySet
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from .enums import Role
from .models import User

ADMIN = "wagtailadmin.access_admin"


def _all(*models: str) -> tuple[str, ...]:
    """The four permissions of each model, given as "app.model"."""
    return tuple(
        f"{model.split('.')[0]}.{verb}_{model.split('.')[1]}"
        for model in models
        for verb in ("view", "add", "change", "delete")
    )


_READ_ROUNDS = (
    "consultation.view_round",
    "contributions.view_agendaitem",
    "contributions.view_occasion",
    "people.view_perspective",
)
_SEE_BALANCE = ("consultation.view_roundfigures", "consultation.view_target", "consultation.view_gaptask")
_SEE_DESIGN = ("consultation.view_designproduct", "consultation.view_case")
_ENTRIES = (
    "consultation.view_entry",
    "consultation.enter_entry",
    "consultation.check_entry",
)
_SEE_GROUPS = ("focusgroups.view_focusgroup", "gatherings.view_gathering", "gatherings.view_venue")
_SEE_EVENTS = ("outreach.view_event",)
_SEE_COVERAGE = ("outreach.view_coveragetarget", "outreach.view_partner", "outreach.view_partnerreach")
_STORIES = ("outreach.view_newsletterissue", "outreach.add_newsletterissue", "outreach.change_newsletterissue")
_SEE_PACKS = ("education.view_lessonpack", "education.view_release", "education.view_teacherfeedback")
_FILES = ("wagtailimages.choose_image",)

PERMISSIONS: dict[Role, tuple[str, ...]] = {
    Role.ADMINISTRATOR: (
        ADMIN,
        *_READ_ROUNDS,
        *_all("people.user", "people.perspective", "contributions.agendaitem", "wagtailredirects.redirect"),
        "wagtailcore.view_site",
        "wagtailcore.change_site",
        "pages.view_operations",
        "home.change_helpsettings",
        "audit.view_auditevent",
        "notices.view_notice",
        "notices.retry_notice",
        "privacy.view_consenttext",
        "privacy.view_retention",
        "contributions.view_moderationrules",
        "contributions.add_moderationrules",
        "contributions.change_moderationrules",
    ),
    Role.PRIVACY_OFFICER: (
        ADMIN,
        *_READ_ROUNDS,
        "audit.view_auditevent",
        "notices.view_notice",
        "privacy.view_consenttext",
        "privacy.add_consenttext",
        "privacy.change_consenttext",
        "privacy.view_retention",
        "privacy.handle_request",
        "contributions.view_contribution",
        "contributions.read_original",
        "contributions.view_moderationrules",
        "contributions.view_secondreading",
        "contributions.decide_secondreading",
        "handover.view_run",
        "handover.answer_woo",
        "handover.download_public_run",
        "handover.open_restricted_run",
        "handover.change_dossiertexts",
    ),
    Role.ORGANISER: (
        ADMIN,
        *_READ_ROUNDS,
        *_all("consultation.round"),
        "consultation.move_round",
        "consultation.import_forms",
        *_SEE_GROUPS,
        *_all("focusgroups.focusgroup", "focusgroups.candidate", "focusgroups.guidesection", "gatherings.venue"),
        "focusgroups.view_apart",
        "focusgroups.add_apart",
        "focusgroups.delete_apart",
        "focusgroups.move_focusgroup",
        "focusgroups.select_focusgroup",
        "focusgroups.view_quota",
        "focusgroups.change_quota",
        "focusgroups.view_draw",
        "focusgroups.view_plan",
        "focusgroups.view_note",
        "focusgroups.view_transcript",
        "focusgroups.add_transcript",
        "focusgroups.view_report",
        "focusgroups.change_report",
        "focusgroups.view_membercheck",
        "focusgroups.change_membercheck",
        "focusgroups.view_thanks",
        "focusgroups.change_thanks",
        "gatherings.add_gathering",
        "gatherings.change_gathering",
        "gatherings.move_gathering",
        "gatherings.run_gathering",
        "gatherings.view_seat",
        "gatherings.invite_seat",
        "gatherings.view_seatmessage",
        "gatherings.change_seatmessage",
        "gatherings.view_messagetext",
        "gatherings.change_messagetext",
        "consultation.make_invitationbatch",
        *_SEE_EVENTS,
        *_all("outreach.event", "outreach.eventquestion", "outreach.partner", "outreach.partnercontact"),
        "outreach.move_event",
        "outreach.view_signup",
        "outreach.add_signup",
        "outreach.change_signup",
        "outreach.view_doormark",
        "outreach.add_doormark",
        "outreach.view_signalcard",
        "outreach.add_signalcard",
        "outreach.view_eventreport",
        "outreach.change_eventreport",
        "outreach.import_partner",
        "outreach.change_partnerreach",
        "outreach.view_invitationpack",
        "outreach.add_invitationpack",
        *_SEE_COVERAGE,
        "outreach.change_coveragetarget",
        *_STORIES,
        "outreach.send_newsletterissue",
        *_SEE_PACKS,
        "education.view_classsession",
        "education.change_classsession",
        "education.view_classcount",
        *_SEE_BALANCE,
        "consultation.change_target",
        "consultation.add_gaptask",
        "consultation.change_gaptask",
        *_all("consultation.designproduct", "consultation.case"),
        "consultation.publish_productversion",
        "consultation.review_case",
        "consultation.change_ownstatement",
        "consultation.change_suggestion",
        "consultation.view_callbackrequest",
        "consultation.handle_callbackrequest",
        *_ENTRIES,
        "consultation.view_recording",
        "consultation.transcribe_recording",
        "contributions.view_contribution",
        "contributions.view_message",
        "contributions.answer_message",
        "contributions.view_moderationrules",
        "contributions.add_moderationrules",
        "contributions.change_moderationrules",
        "notices.view_notice",
        "synthesis.view_finding",
        "synthesis.adopt_finding",
        "synthesis.view_decision",
        "synthesis.change_decision",
        "synthesis.move_decision",
        "synthesis.handle_decisionreaction",
        "handover.view_run",
        "handover.make_run",
        "handover.download_internal_run",
        "handover.download_public_run",
        "handover.adopt_run",
        *_all("handover.reporttext"),
        "handover.publish_run",
    ),
    Role.FACILITATOR: (
        ADMIN,
        *_READ_ROUNDS,
        *_SEE_GROUPS,
        *_SEE_EVENTS,
        "gatherings.run_gathering",
        "outreach.add_doormark",
        "outreach.add_signalcard",
        *_ENTRIES,
    ),
    Role.MODERATOR: (
        ADMIN,
        *_READ_ROUNDS,
        *_SEE_BALANCE,
        "contributions.view_contribution",
        "contributions.moderate_contribution",
        "consultation.change_ownstatement",
        "contributions.read_original",
        "contributions.view_caresignal",
        "contributions.handle_caresignal",
        "contributions.view_moderationrules",
        "contributions.view_secondreading",
        "contributions.decide_secondreading",
        "contributions.view_reaction",
        "contributions.view_message",
        "contributions.answer_message",
        "consultation.view_callbackrequest",
        "consultation.handle_callbackrequest",
        *_ENTRIES,
        "consultation.view_recording",
        "consultation.transcribe_recording",
        "education.view_classsession",
    ),
    Role.ANALYST: (
        ADMIN,
        *_READ_ROUNDS,
        *_SEE_GROUPS,
        *_SEE_EVENTS,
        *_SEE_COVERAGE,
        "outreach.view_eventreport",
        "focusgroups.view_report",
        *_SEE_BALANCE,
        "contributions.view_contribution",
        *_all("synthesis.finding", "synthesis.decision", "synthesis.code"),
        "synthesis.code_contributions",
        *_SEE_DESIGN,
        "consultation.change_designproduct",
        "consultation.view_annex",
        "consultation.view_analysis",
        "consultation.add_analysis",
        "synthesis.handle_decisionreaction",
        "handover.view_run",
        *_all("handover.reporttext"),
        "handover.make_run",
        "handover.download_internal_run",
        "handover.download_public_run",
    ),
    Role.EDITOR: (
        ADMIN,
        *_READ_ROUNDS,
        *_SEE_DESIGN,
        "consultation.change_designproduct",
        "consultation.add_case",
        "consultation.change_case",
        "consultation.review_case",
        "synthesis.view_decision",
        *_SEE_EVENTS,
        *_STORIES,
        "outreach.send_newsletterissue",
        *_SEE_PACKS,
        *_all("education.lessonpack"),
        "education.publish_lessonpack",
        "education.add_release",
        "education.change_teacherfeedback",
        "home.change_helpsettings",
    ),
}

_WRITE_PAGES = ("add_page", "change_page", "publish_page", "lock_page", "unlock_page")
_TELL_ON_PAGES = ("change_page", "publish_page")
#: role -> address of each branch it writes in ("" is the whole site) and what it may do there.
PAGE_PERMISSIONS: dict[Role, dict[str, tuple[str, ...]]] = {
    Role.EDITOR: {"": _WRITE_PAGES},
    Role.ADMINISTRATOR: {"": _WRITE_PAGES},
    Role.ORGANISER: {
        "meedoen": _TELL_ON_PAGES,
        "gespreksgroepen": _TELL_ON_PAGES,
        "agenda": _TELL_ON_PAGES,
        "goede-praktijken": ("add_page", "change_page"),
    },
    Role.ANALYST: {"wat-deden-we-ermee": _TELL_ON_PAGES},
}
#: Wagtail asks for the permissions of its own model of pictures, also when a site has another (auth_model).
_FILE_PERMISSIONS = (
    ("wagtailimages", "add_image"),
    ("wagtailimages", "change_image"),
    ("wagtailimages", "choose_image"),
    ("wagtaildocs", "add_document"),
    ("wagtaildocs", "change_document"),
    ("wagtaildocs", "choose_document"),
)
_ROLES_WITH_FILES = (Role.EDITOR, Role.ADMINISTRATOR, Role.ORGANISER)


def staff_may(user: AbstractUser | AnonymousUser, permission: str) -> bool:
    """Whether this user works here and has this permission ("app.codename")."""
    return is_staff(user) and bool(user.has_perm(permission))


def is_staff(user: AbstractUser | AnonymousUser) -> bool:
    """Whether this user may enter the admin: a role gives that, an account alone does not."""
    return bool(user.is_authenticated and user.has_perm(ADMIN))


def staff_accounts() -> QuerySet[User]:
    """The accounts of who works here: made in the admin, with a role, or a superuser."""
    with_role = User.groups.through.objects.values("user_id")
    return User.objects.filter(Q(is_staff=True) | Q(is_superuser=True) | Q(pk__in=with_role))


def ensure_roles(**_signal: Any) -> None:
    """Make the roles and give each exactly its permissions; safe to run at every start."""
    _ensure_permissions_exist()
    ids = {
        f"{app}.{code}": key
        for key, app, code in Permission.objects.values_list("pk", "content_type__app_label", "codename")
    }
    for role, codes in PERMISSIONS.items():
        group, _is_new = Group.objects.get_or_create(name=role.value)
        group.permissions.set(ids[code] for code in codes if code in ids)
    # Wagtail's first migration brings two groups of its own; with roles by code they only confuse.
    Group.objects.filter(name__in=("Moderators", "Editors"), user=None).delete()
    ensure_page_permissions()


def ensure_page_permissions() -> None:
    """Let roles write in their branch of the site and use its files; waits for the branch to exist."""
    groups = {group.name: group for group in Group.objects.filter(name__in=Role.values)}
    branches = ((role, slug, codes) for role, its in PAGE_PERMISSIONS.items() for slug, codes in its.items())
    for role, slug, codes in branches:
        branch = Page.objects.filter(slug=slug, depth=3).first() if slug else Page.get_first_root_node()
        if branch is None or role.value not in groups:
            continue
        for permission in Permission.objects.filter(content_type__app_label="wagtailcore", codename__in=codes):
            GroupPagePermission.objects.get_or_create(group=groups[role.value], page=branch, permission=permission)
    collection = Collection.get_first_root_node()
    if collection is None:
        return
    wanted = Q(pk__in=())
    for app, code in _FILE_PERMISSIONS:
        wanted |= Q(content_type__app_label=app, codename=code)
    for permission in Permission.objects.filter(wanted):
        for role in _ROLES_WITH_FILES:
            if role.value in groups:
                GroupCollectionPermission.objects.get_or_create(
                    group=groups[role.value], collection=collection, permission=permission
                )


def unknown_permissions() -> set[str]:
    """Codes in the table that name no permission: a spelling mistake, or a model that went."""
    known = {f"{app}.{code}" for app, code in Permission.objects.values_list("content_type__app_label", "codename")}
    return {code for codes in PERMISSIONS.values() for code in codes} - known


def _ensure_permissions_exist() -> None:
    """Django makes permissions app by app, in its own order; a role needs those of all apps at once."""
    ContentType.objects.clear_cache()
    for config in apps.get_app_configs():
        if config.models_module is not None:
            create_permissions(config, verbosity=0)
