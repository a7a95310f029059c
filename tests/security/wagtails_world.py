"""One of everything that Wagtail has an address for."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.urls import get_resolver, reverse
from wagtail.admin.views.bulk_action.registry import bulk_action_registry
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection, GroupApprovalTask, Page, Site, UploadedFile, Workflow, WorkflowTask

from home.models import StandardPage
from people.roles import ensure_page_permissions
from people.service import Role
from tests.education.documents.opened import picture
from tests.factories.people import staff
from tests.security.world import LIBRARIES, OURS_AFTER_ALL, walk


@dataclass(frozen=True)
class WagtailsAddress:
    """One address of Wagtail under /beheer/, and what must be filled in."""

    name: str
    parameters: tuple[str, ...]


def wagtails_addresses() -> list[WagtailsAddress]:
    """Every named address of Wagtail under /beheer/; one name can have two."""
    found = {}
    for pattern, route, name in walk(get_resolver().url_patterns, "", ()):
        if not route.startswith("beheer/") or not name.startswith(LIBRARIES) or name.startswith(OURS_AFTER_ALL):
            continue
        parameters = tuple(sorted(pattern.pattern.converters)) or tuple(pattern.pattern.regex.groupindex)
        found[name, parameters] = WagtailsAddress(name, parameters)
    return list(found.values())


@dataclass(frozen=True)
class WagtailsWorld:
    """Pages (one somewhere, one in a branch of the organisers, one that waits for an editor) and files."""

    somewhere: Page
    branch: Page
    waiting: Page
    keys: dict[str, Any]
    pks: dict[str, int]

    @classmethod
    def make(cls) -> "WagtailsWorld":
        """One of everything."""
        root = Collection.get_first_root_node() or Collection.add_root(name="Root")
        ensure_page_permissions()
        site = Site.objects.get()
        branch = site.root_page.get_children().get(slug="meedoen")
        somewhere, waiting = _page(site, "zo"), _page(site, "wacht")
        editor = staff(Role.EDITOR)
        task = GroupApprovalTask.objects.create(name="Lees mee")
        task.groups.add(Group.objects.get(name=Role.EDITOR))
        workflow = Workflow.objects.create(name="Eerst lezen")
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
        state = workflow.start(waiting, editor)
        image = get_image_model().objects.create(title="Foto", file=ContentFile(picture(), "foto.jpg"))
        document = get_document_model().objects.create(title="Brief", file=ContentFile(b"Dag", "brief.txt"))
        upload = UploadedFile.objects.create(
            file=ContentFile(b"Dag", "van-een-ander.txt"),
            uploaded_by_user=editor,
            for_content_type=ContentType.objects.get_for_model(get_document_model()),
        )
        for page in (somewhere, branch):
            page.specific.save_revision()
            page.refresh_from_db()
        return cls(
            somewhere,
            branch,
            waiting,
            keys={
                "action": "bestaat-niet",
                "action_name": "approve",
                "app_label": "home",
                "app_name": "home",
                "collection_id": root.pk,
                "content_type_app_name": "home",
                "content_type_model_name": "standardpage",
                "destination_id": site.root_page.pk,
                "doc_id": document.pk,
                "document_id": document.pk,
                "filter_spec": "width-100",
                "image_id": image.pk,
                "model_name": "standardpage",
                "redirect_id": Redirect.objects.create(old_path="/oud", redirect_link="/").pk,
                "revision_id_a": "live",
                "revision_id_b": "latest",
                "session_id": 1,
                "task_id": task.pk,
                "task_state_id": state.current_task_state_id,
                "token": "set-password",
                "uidb64": "MQ",
                "uploaded_file_id": upload.pk,
                "workflow_pk": workflow.pk,
                "workflow_state_id": state.pk,
            },
            pks={
                "wagtailadmin_api:documents": document.pk,
                "wagtailadmin_api:images": image.pk,
                "wagtailadmin_collections": root.add_child(name="Map").pk,
                "wagtailadmin_workflows": workflow.pk,
                "wagtaildocs_chooser": document.pk,
                "wagtailimages_chooser": image.pk,
                "wagtailsettings": site.pk,
                "wagtailsites": site.pk,
                "wagtailusers_groups": Group.objects.get(name=Role.EDITOR).pk,
            },
        )

    def url(self, address: WagtailsAddress, page: Page) -> str:
        """Where this is, about this page."""
        about = {
            **dict.fromkeys(("page_id", "page_pk", "parent_page_id", "page_to_move_id", "object_id"), page.pk),
            "revision_id": page.latest_revision_id,
            "pk": self.pks.get(address.name.rpartition(":")[0], page.pk),
        }
        if address.name.endswith("_task"):
            about["pk"] = self.keys["task_id"]
        if address.name.startswith("wagtailsettings"):
            about["model_name"] = "helpsettings"
        known = self.keys | about
        return reverse(address.name, kwargs={name: known[name] for name in address.parameters})

    def of(self, address: WagtailsAddress) -> str:
        """Where this is: about the page that waits when it is about waiting, else about one somewhere."""
        is_waiting = "workflow" in address.name.rpartition(":")[2]
        return self.url(address, self.waiting if is_waiting else self.somewhere)

    def bulk(self) -> dict[str, str]:
        """Every deed for several at once -> where it is, about one of them."""
        about = {"page": self.somewhere.pk, "document": self.keys["doc_id"], "siteimage": self.keys["image_id"]}
        found = {}
        for app, models in bulk_action_registry.actions.items():
            for model, actions in models.items():
                for action in actions:
                    path = reverse("wagtail_bulk_action", args=(app, model, action))
                    found[f"{app}.{model} {action}"] = f"{path}?id={about.get(model, 1)}&next=/beheer/"
        return found

    def form_for_several(self) -> dict[str, Any]:
        """What any deed for several asks for."""
        folder = self.pks["wagtailadmin_collections"]
        return {"tags": "spreekuur", "collection": folder, "chooser": self.waiting.pk, "include_descendants": ""}

    def state(self) -> list[Any]:
        """What a deed for several can change: the page, the document, the picture."""
        return [
            list(Page.objects.filter(pk=self.somewhere.pk).values_list("live", "path", "has_unpublished_changes")),
            *(
                list(model.objects.filter(pk=self.keys[key]).values_list("collection", "tags"))
                for model, key in ((get_document_model(), "document_id"), (get_image_model(), "image_id"))
            ),
        ]


def _page(site: Site, slug: str) -> Page:
    page = StandardPage(title="Spreekuur", slug=slug, introduction="Kom.", body=[("text", "<p>Neem brieven mee.</p>")])
    site.root_page.add_child(instance=page)
    page.save_revision().publish()
    return page
