"""Who may answer a survey: rights, what was used, piles of codes, the panel and its invitations."""

import django.db.models.deletion
import django.utils.timezone
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('dialogue', '0005_terms'),
        ('surveys', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='CodeBatch',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=80, verbose_name='for whom')),
                ('size', models.PositiveIntegerField(verbose_name='number of codes')),
                ('exported_at', models.DateTimeField(blank=True, null=True, verbose_name='handed over at')),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True, verbose_name='withdrawn at')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='made at')),
                ('survey', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='code_batches', to='surveys.survey', verbose_name='survey')),
            ],
            options={
                'verbose_name': 'pile of codes',
                'verbose_name_plural': 'piles of codes',
                'ordering': ['-created_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='PanelMember',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail address')),
                ('name', models.CharField(blank=True, max_length=120, verbose_name='name on the letter')),
                ('street', models.CharField(blank=True, max_length=120, verbose_name='street and number')),
                ('postcode', models.CharField(blank=True, max_length=7, verbose_name='postcode')),
                ('town', models.CharField(blank=True, max_length=80, verbose_name='town')),
                ('age_band', models.CharField(blank=True, choices=[('0-17', 'younger than 18'), ('18-34', '18 to 34'), ('35-49', '35 to 49'), ('50-64', '50 to 64'), ('65-74', '65 to 74'), ('75+', '75 or older')], max_length=5, verbose_name='age')),
                ('asked_on', models.DateField(default=django.utils.timezone.localdate, verbose_name='asked on')),
                ('confirmed_at', models.DateTimeField(blank=True, null=True, verbose_name='confirmed at')),
                ('neighbourhood', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='dialogue.neighbourhood', verbose_name='neighbourhood')),
                ('target_groups', models.ManyToManyField(blank=True, related_name='+', to='dialogue.targetgroup', verbose_name='what fits you')),
            ],
            options={
                'verbose_name': 'panel member',
                'verbose_name_plural': 'panel members',
            },
        ),
        migrations.CreateModel(
            name='Right',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('code_hash', models.CharField(max_length=64, verbose_name='code')),
                ('batch', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='rights', to='surveys.codebatch', verbose_name='pile')),
                ('member', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='rights', to='surveys.panelmember', verbose_name='member')),
                ('survey', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rights', to='surveys.survey', verbose_name='survey')),
            ],
            options={
                'verbose_name': 'right to answer',
                'verbose_name_plural': 'rights to answer',
            },
        ),
        migrations.CreateModel(
            name='Invitation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField(default=0, verbose_name='number')),
                ('way', models.CharField(choices=[('mail', 'e-mail'), ('letter', 'letter')], max_length=6, verbose_name='by')),
                ('state', models.CharField(choices=[('planned', 'waits to be sent'), ('sent', 'sent'), ('failed', 'could not be delivered')], default='planned', max_length=7, verbose_name='state')),
                ('tries', models.PositiveSmallIntegerField(default=0, verbose_name='tries')),
                ('next_try_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='next try at')),
                ('sent_on', models.DateField(blank=True, null=True, verbose_name='sent on')),
                ('right', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='invitations', to='surveys.right', verbose_name='right to answer')),
            ],
            options={
                'verbose_name': 'invitation',
                'verbose_name_plural': 'invitations',
                'ordering': ['number'],
            },
        ),
        migrations.CreateModel(
            name='Used',
            fields=[
                ('key', models.CharField(max_length=64, primary_key=True, serialize=False)),
                ('survey', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='surveys.survey', verbose_name='survey')),
            ],
            options={
                'verbose_name': 'used right',
                'verbose_name_plural': 'used rights',
            },
        ),
        migrations.AddConstraint(
            model_name='panelmember',
            constraint=models.UniqueConstraint(condition=models.Q(('email', ''), _negated=True), fields=('email',), name='panel_member_once_per_email'),
        ),
        migrations.AddConstraint(
            model_name='panelmember',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('email', ''), _negated=True), models.Q(('street', ''), _negated=True), _connector='OR'), name='panel_member_can_be_reached'),
        ),
        migrations.AddConstraint(
            model_name='right',
            constraint=models.UniqueConstraint(fields=('survey', 'code_hash'), name='right_once_per_survey_and_code'),
        ),
        migrations.AddConstraint(
            model_name='right',
            constraint=models.UniqueConstraint(condition=models.Q(('member__isnull', False)), fields=('survey', 'member'), name='right_once_per_survey_and_member'),
        ),
        migrations.AddConstraint(
            model_name='invitation',
            constraint=models.UniqueConstraint(fields=('right', 'number'), name='invitation_once_per_right_and_number'),
        ),
        migrations.AddConstraint(
            model_name='invitation',
            constraint=models.CheckConstraint(condition=models.Q(('number__lte', 2)), name='invitation_at_most_two_reminders'),
        ),
    ]
