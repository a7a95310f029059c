"""What of this app's data is sensitive, and on which screens it stands."""

from django.utils.translation import gettext_lazy as _

from audit.service import Subject, declare_subject

from .models import TeacherFeedback

declare_subject(Subject(TeacherFeedback, _("Reactie van een docent"), screens={"teacher_feedback:inspect": "pk"}))
