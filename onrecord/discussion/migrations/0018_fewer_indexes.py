"""Drops three indexes that others begin with: each comment was written into them for nothing.

By hand: Django would copy the whole table on SQLite, a million comments of an archive among it.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

COVERED = {
    "discussion_comment_author_id_e6fa51d3": ("discussion_comment", "author_id"),
    "discussion_comment_discussion_id_458a5179": ("discussion_comment", "discussion_id"),
    "discussion_step_discussion_id_19cef48d": ("discussion_step", "discussion_id"),
}


class Migration(migrations.Migration):

    dependencies = [
        ("discussion", "0017_replies_in_order"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[
                migrations.RunSQL(
                    f'DROP INDEX IF EXISTS "{name}"',
                    f'CREATE INDEX "{name}" ON "{table}" ("{column}")',
                )
                for name, (table, column) in COVERED.items()
            ],
            state_operations=[
                migrations.AlterField(
                    model_name="comment",
                    name="author",
                    field=models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="comments",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                migrations.AlterField(
                    model_name="comment",
                    name="discussion",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="comments",
                        to="discussion.discussion",
                    ),
                ),
                migrations.AlterField(
                    model_name="step",
                    name="discussion",
                    field=models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="discussion.discussion",
                    ),
                ),
            ],
        ),
    ]
