
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("consultation", "0003_round_lifecycle"),
        ('contributions', '0003_interview_channel'),
    ]

    operations = [
        migrations.AddField(
            model_name='round',
            name='word_back_first_on',
            field=models.DateField(blank=True, editable=False, null=True, verbose_name='eerst beloofd op'),
        ),
        migrations.AddField(
            model_name='round',
            name='word_back_kept_on',
            field=models.DateField(blank=True, editable=False, null=True, verbose_name='geantwoord op'),
        ),
        migrations.AddField(
            model_name='round',
            name='word_back_reason',
            field=models.TextField(blank=True, editable=False, verbose_name='uitleg bij de belofte'),
        ),
        migrations.AddConstraint(
            model_name='round',
            constraint=models.CheckConstraint(condition=models.Q(('word_back_first_on', None), models.Q(('word_back_reason', ''), _negated=True), _connector='OR'), name='round_late_word_back_has_reason'),
        ),
    ]
