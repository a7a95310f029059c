"""The link of a pack can be revoked."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("outreach", "0002_sign_up_drafts")]

    operations = [
        migrations.AddField(
            model_name="invitationpack",
            name="link_version",
            field=models.PositiveSmallIntegerField(default=1, editable=False),
        ),
    ]
