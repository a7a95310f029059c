"""Who may do what here. Each question reads as a sentence; the answer is a Django permission."""

from django.contrib.auth.models import AbstractUser, AnonymousUser

VIEW_PACKS = "education.view_lessonpack"
CHANGE_PACKS = "education.change_lessonpack"
PUBLISH_PACKS = "education.publish_lessonpack"
VIEW_CLASSES = "education.view_classsession"
CHANGE_CLASSES = "education.change_classsession"
VIEW_FEEDBACK = "education.view_teacherfeedback"
CHANGE_FEEDBACK = "education.change_teacherfeedback"
MODERATE = "contributions.moderate_contribution"

Visitor = AbstractUser | AnonymousUser


def may_view_packs(user: Visitor) -> bool:
    """Whether this user may see packs behind the scenes."""
    return user.has_perm(VIEW_PACKS)


def may_change_packs(user: Visitor) -> bool:
    """Whether this user may write packs."""
    return user.has_perm(CHANGE_PACKS)


def may_publish_packs(user: Visitor) -> bool:
    """Whether this user may publish, release and withdraw packs."""
    return user.has_perm(PUBLISH_PACKS)


def may_view_classes(user: Visitor) -> bool:
    """Whether this user may see what classes said, in totals."""
    return user.has_perm(VIEW_CLASSES)


def may_change_classes(user: Visitor) -> bool:
    """Whether this user may say whether a class counts."""
    return user.has_perm(CHANGE_CLASSES)


def may_view_feedback(user: Visitor) -> bool:
    """Whether this user may read what teachers say of packs."""
    return user.has_perm(VIEW_FEEDBACK)


def may_change_feedback(user: Visitor) -> bool:
    """Whether this user may answer teachers."""
    return user.has_perm(CHANGE_FEEDBACK)


def may_read_class_words(user: Visitor) -> bool:
    """Whether this user may read what pupils wrote, as a moderator."""
    return user.has_perm(MODERATE)


def may_type_slips(user: Visitor) -> bool:
    """Whether this user may type over what pupils wrote on paper: who decides about classes, and who moderates."""
    return may_change_classes(user) or (may_view_classes(user) and may_read_class_words(user))
