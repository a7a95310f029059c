import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("consultation", "0014_priorities")]

    operations = [
        migrations.AddField(
            model_name="suggestion",
            name="decided_in",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="decided_suggestions",
                to="consultation.textedition",
            ),
        ),
    ]
