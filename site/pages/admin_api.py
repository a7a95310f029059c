"""The API of the admin lists files to whoever works here. Here it lists what one may choose, as the choosers do."""

from typing import Any

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db.models import QuerySet
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.documents.api.admin.views import DocumentsAdminAPIViewSet
from wagtail.images.api.admin.views import ImagesAdminAPIViewSet
from wagtail.permissions import policy_registry


def _mine(files: QuerySet[Any], user: AbstractBaseUser | AnonymousUser) -> QuerySet[Any]:
    policy = policy_registry.get_by_type(files.model)
    return files.filter(pk__in=policy.instances_user_has_any_permission_for(user, ["choose"]))


class OnlyDocumentsToChoose(DocumentsAdminAPIViewSet):
    """Documents that this member of staff may choose."""

    def get_queryset(self) -> QuerySet[Any]:
        """Without those in a collection that is not theirs."""
        return _mine(super().get_queryset(), self.request.user)


class OnlyImagesToChoose(ImagesAdminAPIViewSet):
    """Pictures that this member of staff may choose."""

    def get_queryset(self) -> QuerySet[Any]:
        """Without those in a collection that is not theirs."""
        return _mine(super().get_queryset(), self.request.user)


def only_what_may_be_chosen(router: WagtailAPIRouter) -> None:
    """In the place of Wagtail's own."""
    router.register_endpoint("documents", OnlyDocumentsToChoose)
    router.register_endpoint("images", OnlyImagesToChoose)
