"""A pile of codes carries the key of the form it came from, so a second click makes no second pile."""

import uuid

from django.db import migrations, models


def give_keys(apps, schema_editor):
    batches = apps.get_model("surveys", "CodeBatch").objects.using(schema_editor.connection.alias)
    for batch in batches.filter(key=None):
        batch.key = uuid.uuid4()
        batch.save(update_fields=["key"])


class Migration(migrations.Migration):
    dependencies = [("surveys", "0004_answers")]

    operations = [
        migrations.AddField(
            model_name="codebatch",
            name="key",
            field=models.UUIDField(default=uuid.uuid4, editable=False, null=True),
        ),
        migrations.RunPython(give_keys, migrations.RunPython.noop, elidable=True),
        migrations.AlterField(
            model_name="codebatch",
            name="key",
            field=models.UUIDField(default=uuid.uuid4, editable=False, unique=True),
        ),
    ]
