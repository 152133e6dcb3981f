"""Who follows a person was told up to a moment; now, of so many of their comments."""

from django.db import migrations


def count_what_was_told(apps, schema_editor):
    follows = apps.get_model("people", "Follow").objects.filter(topic__startswith="person:")
    comments = apps.get_model("discussion", "Comment").objects.filter(publish_seq__isnull=False)
    for row in follows.iterator():
        author = int(row.topic.partition(":")[2])
        row.seen = comments.filter(author_id=author, published_at__gt=row.at).count()
        row.save(update_fields=["seen"])


class Migration(migrations.Migration):

    dependencies = [
        ("discussion", "0015_senders_and_akismet"),
        ("people", "0006_places_of_readers"),
    ]

    operations = [
        migrations.RunPython(count_what_was_told, migrations.RunPython.noop, elidable=True),
    ]
