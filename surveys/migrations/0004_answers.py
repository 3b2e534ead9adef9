"""What people answer: sealed drafts, the urn, responses and what was written in them."""

import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('surveys', '0003_paper'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Draft',
            fields=[
                ('code_hash', models.CharField(max_length=64, primary_key=True, serialize=False)),
                ('content', models.TextField(verbose_name='answers so far, encrypted')),
                ('expires_on', models.DateField(db_index=True, verbose_name='kept until')),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='drafts', to='surveys.version', verbose_name='version')),
            ],
            options={
                'verbose_name': 'unfinished response',
                'verbose_name_plural': 'unfinished responses',
            },
        ),
        migrations.CreateModel(
            name='Response',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('channel', models.CharField(choices=[('web', 'on the website'), ('paper', 'on paper'), ('assisted', 'together with a helper'), ('panel', 'as member of the panel')], max_length=8, verbose_name='came in')),
                ('answers', models.JSONField(default=dict, verbose_name='answers')),
                ('receipt_hash', models.CharField(max_length=64, unique=True, verbose_name='receipt')),
                ('survey', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='responses', to='surveys.survey', verbose_name='survey')),
                ('user', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='person')),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='responses', to='surveys.version', verbose_name='version')),
            ],
            options={
                'verbose_name': 'response',
                'verbose_name_plural': 'responses',
            },
        ),
        migrations.CreateModel(
            name='Waiting',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('channel', models.CharField(choices=[('web', 'on the website'), ('paper', 'on paper'), ('assisted', 'together with a helper'), ('panel', 'as member of the panel')], max_length=8, verbose_name='came in')),
                ('answers', models.JSONField(default=dict, verbose_name='answers')),
                ('receipt_hash', models.CharField(max_length=64, unique=True, verbose_name='receipt')),
                ('texts', models.JSONField(default=dict, verbose_name='texts')),
                ('user', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='person')),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='waiting', to='surveys.version', verbose_name='version')),
            ],
            options={
                'verbose_name': 'response that waits',
                'verbose_name_plural': 'responses that wait',
            },
        ),
        migrations.CreateModel(
            name='OpenAnswer',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('text_key', models.CharField(max_length=40, verbose_name='question')),
                ('text', models.TextField(verbose_name='text')),
                ('survey', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='open_answers', to='surveys.survey', verbose_name='survey')),
                ('response', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='open_answers', to='surveys.response', verbose_name='response')),
            ],
            options={
                'verbose_name': 'open answer',
                'verbose_name_plural': 'open answers',
                'constraints': [models.UniqueConstraint(fields=('response', 'text_key'), name='open_answer_once_per_question')],
            },
        ),
    ]
