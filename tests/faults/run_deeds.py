"""Deeds of the stage on dossiers."""

import hashlib
from datetime import timedelta
from typing import Any

from django.utils import timezone
from django_q.models import OrmQ

from handover import runs
from handover.dossier import Order
from handover.models import Run, RunState
from handover.runs.making import SILENCE
from people.models import User


def ask_for_dossier(form: str) -> str:
    """Somebody asks for one of everything: its key."""
    by, _made = User.objects.get_or_create(email="analist@voorbeeld.nl")
    return str(runs.ask(Order(form, "intern"), by=by).pk)


def dossier_told(key: str) -> dict[str, Any]:
    """How far it is, and whether its file is what it says."""
    run = Run.objects.get(pk=key)
    whole = False
    if run.file:
        with runs.private_storage().open(run.file) as file:
            whole = hashlib.sha256(file.read()).hexdigest() == run.sha256
    return {"state": run.state, "progress": run.progress, "problem": run.problem, "whole": whole}


def makers_silent_for_long() -> int:
    """As if the maker had been silent for long and the queue offers again what it held; how many are asked again."""
    past = timezone.now() - 2 * SILENCE
    Run.objects.filter(state=RunState.RUNNING).update(touched_at=past)
    OrmQ.objects.update(lock=timezone.now() - timedelta(minutes=1))
    return runs.restart_silent()


def files_of_dossiers() -> dict[str, list[str]]:
    """Names of the files that are there, and of those that should be, after a sweep."""
    runs.sweep()
    there = runs.private_storage().listdir(runs.FOLDER)[1]
    named = Run.objects.exclude(file="").values_list("file", flat=True)
    return {"there": sorted(there), "named": sorted(name.rpartition("/")[2] for name in named)}


DEEDS = (ask_for_dossier, dossier_told, makers_silent_for_long, files_of_dossiers)
