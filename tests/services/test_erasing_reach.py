"""What hangs on a person follows from the links of the tables: none is forgotten."""

from app.models import Base
from app.services.erasing_reach import NOBODYS, loose, owners


def test_every_table_is_reached_or_named_as_about_nobody() -> None:
    tables = {table.name for table in Base.metadata.sorted_tables}
    assert owners().keys() | NOBODYS == tables
    assert not owners().keys() & NOBODYS


def test_a_link_that_only_names_somebody_lets_go() -> None:
    said = {(table.name, column.name) for table, column, _of in loose()}
    assert said == {
        ("buddy", "second_person_id"),
        ("contact", "expense_of_id"),
        ("network_contact", "duo_id"),
        ("network_moment", "duo_id"),
        ("handout", "duo_id"),
        ("ladder", "contact_id"),
        ("invitee", "contact_id"),
        ("plan_line", "requirement_id"),
        ("referral", "follow_up_id"),
    }
    assert all(column.nullable for _table, column, _of in loose())
