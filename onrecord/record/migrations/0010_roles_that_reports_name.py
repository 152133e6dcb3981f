"""Roles that reports name are told from those that a person entered, also those listed before."""

from django.db import migrations, models
from django.db.models import Exists, F, OuterRef, Q


def tell_apart(apps, schema_editor):
    """Whatever has neither organisation nor time, and stands in a statement of theirs, in a draft
    or taken down, came from there. Of one who was merged the other has the statements now."""
    theirs = Q(speaker=OuterRef("speaker")) | Q(speaker=OuterRef("speaker__merged_into"))
    named = apps.get_model("record", "Statement").objects.filter(theirs, role=OuterRef("title"))
    plain = apps.get_model("record", "Role").objects.filter(organisation=None, held="")
    plain.filter(Exists(named)).update(as_reported=F("title"))


class Migration(migrations.Migration):

    dependencies = [
        ("record", "0009_figures_by_question"),
    ]

    operations = [
        migrations.AddField(
            model_name="role",
            name="as_reported",
            field=models.CharField(
                blank=True,
                editable=False,
                help_text="The title in a report's words; empty where a person entered the role.",
                max_length=200,
            ),
        ),
        migrations.RunPython(tell_apart, migrations.RunPython.noop, elidable=True),
    ]
