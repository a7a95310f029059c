from django.db import migrations, models


def keep_the_evidence(apps, schema_editor):
    """What a finding rested on goes on as evidence for it."""
    old = apps.get_model('synthesis', 'Finding').evidence.through.objects
    evidence = apps.get_model('synthesis', 'Evidence')
    rows = old.values_list('finding_id', 'contribution_id').iterator()
    evidence.objects.bulk_create(
        (evidence(finding_id=finding, contribution_id=words, direction='for') for finding, words in rows), batch_size=500
    )


class Migration(migrations.Migration):
    """Apart from the tables: PostgreSQL alters no table that got rows in the same transaction."""

    dependencies = [
        ('synthesis', '0003_coding_and_evidence'),
    ]

    operations = [
        migrations.RunPython(keep_the_evidence, migrations.RunPython.noop),
        migrations.RemoveField(model_name='finding', name='evidence'),
        migrations.AddField(
            model_name='finding',
            name='evidence',
            field=models.ManyToManyField(blank=True, related_name='findings', through='synthesis.Evidence', to='contributions.contribution', verbose_name='bijdragen'),
        ),
    ]
