"""When what harvesters see of a pack changed last."""

from django.db import migrations, models

import education.models.pack


class Migration(migrations.Migration):
    dependencies = [("education", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="lessonpack",
            name="stamped_at",
            field=models.DateTimeField(
                db_index=True,
                default=education.models.pack.this_second,
                editable=False,
                help_text="When what harvesters see of it changed last.",
            ),
        ),
    ]
