"""The API of the admin lists files to whoever works here. Here it lists what one may choose, as the choosers do."""

from typing import Any

from django.db.models import QuerySet
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.documents.api.admin.views import DocumentsAdminAPIViewSet
from wagtail.documents.permissions import permission_policy as of_documents
from wagtail.images.api.admin.views import ImagesAdminAPIViewSet
from wagtail.images.permissions import permission_policy as of_images


class OnlyDocumentsToChoose(DocumentsAdminAPIViewSet):
    """Documents that this member of staff may choose."""

    def get_queryset(self) -> QuerySet[Any]:
        """Without those in a collection that is not theirs."""
        mine = of_documents.instances_user_has_any_permission_for(self.request.user, ["choose"])
        return super().get_queryset().filter(pk__in=mine)


class OnlyImagesToChoose(ImagesAdminAPIViewSet):
    """Pictures that this member of staff may choose."""

    def get_queryset(self) -> QuerySet[Any]:
        """Without those in a collection that is not theirs."""
        mine = of_images.instances_user_has_any_permission_for(self.request.user, ["choose"])
        return super().get_queryset().filter(pk__in=mine)


def only_what_may_be_chosen(router: WagtailAPIRouter) -> None:
    """In the place of Wagtail's own."""
    router.register_endpoint("documents", OnlyDocumentsToChoose)
    router.register_endpoint("images", OnlyImagesToChoose)
