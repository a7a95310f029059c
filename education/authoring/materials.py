"""Materials: written here, or a loose file. A file that is replaced stays for the releases that hold it."""

import uuid
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, BinaryIO

from django.core.files import File
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from audit.service import record
from contributions.service import ChangedMeanwhile, Refused
from people.models import User

from ..enums import AUDIENCE_OF
from ..formats.pdf_reading import faults_in
from ..models import LessonPack, Material
from .uploads import Judged, judge, no_room


def keep_material(
    pack: LessonPack,
    material: Material | None,
    values: Mapping[str, Any],
    *,
    upload: tuple[BinaryIO, str] | None = None,
    seen: int,
    by: User | None,
) -> Material:
    """Write a material: a new one, or other words for `material`. `upload` is a file with the name it was given.

    Raises ChangedMeanwhile when `seen` is an older version of the pack, and Refused for a file that may not come in.
    A PDF is read before anything is locked: that may take some seconds.
    """
    incoming = _Incoming(upload[0], judge(*upload)) if upload is not None else None
    faults = incoming.faults() if incoming else []
    with transaction.atomic():
        return _keep(pack, material, values, incoming, faults, seen, by)


@dataclass(frozen=True, slots=True)
class _Incoming:
    """A file that may come in."""

    file: BinaryIO
    judged: Judged

    def faults(self) -> list[str]:
        """What is wrong with a PDF for who cannot see; of other files we cannot tell."""
        if self.judged.suffix != "pdf":
            return []
        content = self.file.read()
        self.file.seek(0)
        return [str(fault) for fault in faults_in(content)]


def _keep(
    pack: LessonPack,
    material: Material | None,
    values: Mapping[str, Any],
    incoming: _Incoming | None,
    faults: list[str],
    seen: int,
    by: User | None,
) -> Material:
    kept = LessonPack.objects.select_for_update(of=("self",)).get(pk=pack.pk)
    if seen != kept.version:
        raise ChangedMeanwhile(
            _("Een collega veranderde dit lespakket terwijl u bezig was. Kijk wat u typte, en bewaar het opnieuw.")
        )
    if material is None:
        last = Material.objects.filter(pack=kept).aggregate(last=Max("order"))["last"] or 0
        material = Material(pack=kept, order=last + 1)
    for name, value in values.items():
        setattr(material, name, value)
    material.audience = AUDIENCE_OF.get(material.kind, material.audience)
    if incoming is not None:
        _keep_file(material, incoming, kept.slug)
        material.file_faults = faults
    material.save()
    _changed(kept, by, "education.change_material", material)
    return material


def _keep_file(material: Material, incoming: _Incoming, slug: str) -> None:
    """Into a folder of its own, so that its name stays, and half a file can be thrown away. Raises Refused."""
    storage, was = material.file.storage, material.file.name
    name = f"{uuid.uuid4().hex[:12]}/{slug}-{incoming.judged.name}"
    try:
        material.file.save(name, File(incoming.file), save=False)
    except OSError as problem:
        material.file = was
        with suppress(OSError):
            storage.delete(f"{material.file.field.upload_to}{name}")
        raise Refused(no_room()) from problem


@transaction.atomic
def drop_material(pack: LessonPack, material: Material, *, by: User | None) -> None:
    """Take a material out of the pack. Releases keep what they have."""
    kept = LessonPack.objects.select_for_update(of=("self",)).get(pk=pack.pk)
    if not Material.objects.filter(pk=material.pk, pack=kept).exists():
        raise Refused(_("Dit materiaal is al weg. Ga terug naar het lespakket."))
    _changed(kept, by, "education.drop_material", material)
    material.delete()


def _changed(pack: LessonPack, by: User | None, action: str, material: Material) -> None:
    pack.version += 1
    pack.save(update_fields=["version"])
    record(action, by=by, on=pack, material=material.pk)
