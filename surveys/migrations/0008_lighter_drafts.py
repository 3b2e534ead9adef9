"""A draft keeps only its key as index: every other one is a page more to write when somebody sends."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("surveys", "0007_consent")]

    operations = [
        migrations.AlterField("draft", "expires_on", models.DateField(verbose_name="kept until")),
        migrations.AlterField(
            "draft",
            "version",
            models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="drafts",
                db_index=False,
                to="surveys.version",
                verbose_name="version",
            ),
        ),
    ]
