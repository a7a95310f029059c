import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


def tell_what_changed(apps, schema_editor):
    """Decisions that became final before this was asked: say so, instead of making something up."""
    final = apps.get_model('synthesis', 'Decision').objects.filter(state='final', what_changed='')
    final.update(what_changed='Toen schreven wij dit nog niet op.')


class Migration(migrations.Migration):

    dependencies = [
        ('contributions', '0003_interview_channel'),
        ('people', '0001_initial'),
        ('synthesis', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='DecisionReaction',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('stance', models.CharField(choices=[('agree', 'Ik ben het ermee eens'), ('disagree', 'Ik ben het er niet mee eens'), ('unclear', 'Ik begrijp het niet goed')], max_length=10, verbose_name='mening')),
                ('words', models.TextField(blank=True, verbose_name='woorden')),
                ('edition', models.PositiveSmallIntegerField(verbose_name='uitgave')),
                ('on_version', models.PositiveIntegerField(verbose_name='versie van het besluit')),
                ('given_on', models.DateField(verbose_name='gegeven op')),
                ('browser_hash', models.CharField(blank=True, editable=False, max_length=64, null=True)),
                ('handled_on', models.DateField(blank=True, editable=False, null=True, verbose_name='verwerkt op')),
                ('handled_note', models.CharField(blank=True, editable=False, max_length=300, verbose_name='wat ermee gebeurde')),
            ],
            options={
                'verbose_name': 'reactie op een besluit',
                'verbose_name_plural': 'reacties op besluiten',
                'ordering': ('given_on', 'pk'),
                'permissions': [('handle_decisionreaction', 'Mag reacties op besluiten lezen en verwerken')],
                'default_permissions': ('view',),
            },
        ),
        migrations.AddField(
            model_name='decision',
            name='review_note',
            field=models.TextField(blank=True, editable=False, verbose_name='wat wij zagen toen wij opnieuw keken'),
        ),
        migrations.AddField(
            model_name='decision',
            name='reviewed_on',
            field=models.DateField(blank=True, editable=False, null=True, verbose_name='opnieuw bekeken op'),
        ),
        migrations.AddField(
            model_name='decision',
            name='what_changed',
            field=models.TextField(blank=True, help_text='Veranderde er niets? Schrijf dan: niets, want … Iedereen leest dit.', verbose_name='wat er veranderde na de reacties'),
        ),
        migrations.RunPython(tell_what_changed, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'final'), _negated=True), models.Q(('what_changed', ''), _negated=True), _connector='OR'), name='decision_final_tells_change'),
        ),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.CheckConstraint(condition=models.Q(('reviewed_on__isnull', True), models.Q(('review_note', ''), _negated=True), _connector='OR'), name='decision_review_has_note'),
        ),
        migrations.AddField(
            model_name='decisionreaction',
            name='decision',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reactions', to='synthesis.decision', verbose_name='besluit'),
        ),
        migrations.AddField(
            model_name='decisionreaction',
            name='handled_by',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='decisionreaction',
            name='perspective',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.perspective', verbose_name='perspectief'),
        ),
        migrations.AddConstraint(
            model_name='decisionreaction',
            constraint=models.UniqueConstraint(fields=('decision', 'browser_hash'), name='reaction_one_per_browser'),
        ),
    ]
