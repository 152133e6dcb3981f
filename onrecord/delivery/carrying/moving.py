"""Moves a site from its database into an empty one, of the same kind or the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from onrecord.delivery.carrying.counters import read_counters, write_counters
from onrecord.delivery.carrying.rows import Row, Sum, Summing, read_rows, summed, write_rows
from onrecord.delivery.carrying.tables import Table, carried_tables
from onrecord.delivery.carrying.targets import MoveRefusedError, Target, target_at
from onrecord.delivery.carrying.values import UnstorableError, storable
from onrecord.delivery.jobs import is_working


@dataclass(frozen=True)
class Carried:
    """One table with the sum that it has in both databases."""

    name: str
    sum: Sum

    def __str__(self) -> str:
        return f"{self.sum.sha256}  {self.sum.rows:>9}  {self.name}"


def move_site(*, to: str, replaces: bool = False, keeps_running: bool = False) -> list[Carried]:
    """Carry everything in the site's database to the empty one at ``to``, as it is at one moment.

    The site must stand still, unless it ``keeps_running`` where it is and this is a copy. Its own
    database is only read; the other has everything in the end, or is left as empty as it was. Media
    and signing key lie in the data folder and stay there. ``replaces`` is whether characters that
    cannot be carried may become U+FFFD.
    """
    _refuse_another_schema()
    if not keeps_running:
        refuse_a_running_site()
    try:
        target = target_at(to)
        try:
            carried = _carry(target, replaces=replaces)
            if not keeps_running:
                refuse_a_running_site()
            target.commit()
            target.finish()
        except BaseException:
            target.clear()
            raise
    except DatabaseError as error:
        raise MoveRefusedError(f"The other database refused: {error}".strip()) from error
    return carried


def sums() -> str:
    """What the site holds: a line for each table, the same for equal tables in any database."""
    tables = carried_tables()
    carried = [Carried(table.name, summed(read_rows(connection, table))) for table in tables]
    return "\n".join([*map(str, carried), f"{len(tables)} tables have these hashes."])


def refuse_a_running_site() -> None:
    """``MoveRefusedError`` while any process works for the site: what it writes would be lost."""
    if is_working():
        raise MoveRefusedError(
            "The site is running. Stop every process of it; one that was killed counts as running "
            "for 15 seconds more."
        )


def _refuse_another_schema() -> None:
    executor = MigrationExecutor(connection)
    loader = executor.loader
    if executor.migration_plan(loader.graph.leaf_nodes()):
        raise MoveRefusedError("The tables are older than the program. Run: onrecord prepare")
    applied, known = set(loader.applied_migrations), set(loader.disk_migrations)
    if unknown := {one for one in applied - known if one[0] in loader.migrated_apps}:
        raise MoveRefusedError(
            f"The database's tables are newer than the program ({'.'.join(min(unknown))}). "
            "Use the program that made them."
        )


def _carry(target: Target, *, replaces: bool) -> list[Carried]:
    tables, carried = carried_tables(), []
    with connection.cursor() as cursor:
        cursor.execute(_READ_AT_ONE_MOMENT[connection.vendor])
        try:
            target.begin(tables)
            for table in tables:
                carried.append(_carry_table(target, table, replaces=replaces))
            counters = read_counters(connection, tables)
            write_counters(target.connection, tables, counters)
            if read_counters(target.connection, tables) != counters:
                raise MoveRefusedError("The counters of ids did not arrive. Nothing was moved.")
        finally:
            cursor.execute("ROLLBACK")
    return carried


def _carry_table(target: Target, table: Table, *, replaces: bool) -> Carried:
    rows = Summing(_storable(read_rows(connection, table), table, replaces=replaces))
    try:
        write_rows(target.connection, table, rows)
    except DatabaseError as error:
        raise MoveRefusedError(f"A row of {table.name} cannot be kept there: {error}") from error
    if summed(read_rows(target.connection, table)) != rows.sum:
        raise MoveRefusedError(f"{table.name} did not arrive as it was. Nothing was moved.")
    return Carried(table.name, rows.sum)


def _storable(rows: Iterable[Row], table: Table, *, replaces: bool) -> Iterator[Row]:
    for row in rows:
        for place, value in enumerate(row):
            try:
                row[place] = storable(value, replaces=replaces)
            except UnstorableError:
                raise MoveRefusedError(
                    f"{table.name} {row[table.key]} holds in {table.columns[place]} a character "
                    "that PostgreSQL cannot keep (NUL or half a surrogate pair). "
                    "Mend it, or move with --replace-characters."
                ) from None
        yield row


# SQLite takes its view at the first read; what is written meanwhile is not seen.
_READ_AT_ONE_MOMENT = {
    "sqlite": "BEGIN",
    "postgresql": "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
}
