from django.db import migrations


def keep_what_was_told(apps, schema_editor):
    """Who was mailed about a key before is not mailed about it again."""
    Notice, Message = apps.get_model("dialogue", "Notice"), apps.get_model("dialogue", "Message")
    for notice in Notice.objects.iterator():
        Message.objects.create(
            user_id=notice.user_id, key=notice.key, how="mail", outcome="sent",
            made_at=notice.sent_at, due_at=notice.sent_at, done_at=notice.sent_at,
        )


def give_it_back(apps, schema_editor):
    Notice, Message = apps.get_model("dialogue", "Notice"), apps.get_model("dialogue", "Message")
    for message in Message.objects.filter(how="mail").exclude(user=None).exclude(done_at=None).iterator():
        Notice.objects.get_or_create(
            user_id=message.user_id, key=message.key[:80], defaults={"sent_at": message.done_at}
        )


class Migration(migrations.Migration):

    dependencies = [
        ('dialogue', '0010_notifications'),
    ]

    operations = [
        migrations.RunPython(keep_what_was_told, give_it_back),
        migrations.DeleteModel(name='Notice'),
    ]
