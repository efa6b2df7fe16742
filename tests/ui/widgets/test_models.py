"""List and table: sound models, a search without accents, a choice that stays."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtGui import QAccessible
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.i18n import _
from app.ui.widgets.list_model import Drawing, Fact, ListRow
from app.ui.widgets.list_view import ListView
from app.ui.widgets.marks import Mark
from app.ui.widgets.row_table import RowTable
from app.ui.widgets.row_table_model import Column, RowTableModel
from app.ui.widgets.rows import RowIndex, Tally

BUDDY = (Mark("buddy", "NV"),)


@dataclass(frozen=True)
class Person:
    name: str
    place: str
    age: int | None


PEOPLE = (
    Person("Nadia Vlinderdal", "Olen", 61),
    Person("Émile Zonnedauw", "Geel", 48),
    Person("Jef Klaverblad", "Mol", None),
)


def table_model(*more: Column[Person]) -> RowTableModel[Person]:
    columns = [
        Column[Person]("Name", lambda person: person.name, bold=True),
        Column[Person]("Age", lambda person: str(person.age or ""), sort=lambda person: person.age, right=True),
        *more,
    ]
    model = RowTableModel(columns, found_by=lambda person: f"{person.name} {person.place}")
    model.set_rows(PEOPLE)
    return model


def names(model: RowTableModel[Person]) -> list[str]:
    return [model.row(model.index(at, 0)).name.split()[0] for at in range(model.rowCount())]


def rows() -> list[ListRow]:
    return [
        ListRow(
            1, (Mark("participant", "MZ"), BUDDY[0]), "Marleen & Nadia", "wandelen", (Fact("past goed"),), "Voorstellen"
        ),
        ListRow(2, BUDDY, "Jef Klaverblad", "Gèèl", group="Voorstellen", found_by="Gèèl duiven"),
        ListRow(3, BUDDY, "Tine Sterrenmos", "", (Fact("1 te vragen", "amber_ink", "ask"),), "Eerst iets te vragen"),
    ]


@pytest.fixture
def view(qtbot: QtBot) -> ListView:
    made = ListView("Voorstellen")
    qtbot.addWidget(made)
    made.resize(372, 600)
    made.set_rows(rows())
    made.show()
    return made


def test_the_models_are_sound(view: ListView, qtmodeltester: ModelTester) -> None:
    model = table_model()
    qtmodeltester.check(model)
    model.set_query("geel")
    model.sort(1, Qt.SortOrder.DescendingOrder)
    qtmodeltester.check(model)
    qtmodeltester.check(view.rows)
    view.set_query("jef")
    qtmodeltester.check(view.rows)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("emile", ["Émile"]),
        ("ÉM GEEL", ["Émile"]),
        ("", ["Nadia", "Émile", "Jef"]),
        ("olen nadia", ["Nadia"]),
        ("61 nadia", []),
        ("xyz", []),
    ],
)
def test_a_search_folds_accents_and_wants_every_word(query: str, found: list[str]) -> None:
    model = table_model()
    model.set_query(query)
    assert names(model) == found


def test_who_has_no_value_comes_last_either_way() -> None:
    model = table_model()
    model.sort(1)
    assert names(model) == ["Émile", "Nadia", "Jef"]
    model.sort(1, Qt.SortOrder.DescendingOrder)
    assert names(model) == ["Nadia", "Émile", "Jef"]
    model.sort(-1)
    assert names(model) == ["Nadia", "Émile", "Jef"]


def test_query_and_order_outlive_new_rows() -> None:
    index: RowIndex[str] = RowIndex(str)
    index.set_query("a")
    index.sort(str)
    index.set_rows(["na", "xx", "ba"])
    assert [index.rows[at] for at in index.visible] == ["ba", "na"]


def test_the_table_keeps_its_choice_and_opens_with_enter(qtbot: QtBot) -> None:
    table = RowTable(table_model(), "Buddy's", key=lambda person: person.name)
    qtbot.addWidget(table)
    table.select("Nadia Vlinderdal")
    table.rows.set_query("olen")
    assert table.current == "Nadia Vlinderdal"
    with qtbot.waitSignal(table.opened) as opened:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert opened.args == ["Nadia Vlinderdal"]
    table.rows.set_query("mol")
    assert table.current is None


def test_the_table_remembers_its_columns(qtbot: QtBot, tmp_path: object) -> None:
    settings = QSettings(f"{tmp_path}/window.ini", QSettings.Format.IniFormat)
    place = Column[Person]("Place", lambda person: person.place)  # the last one takes what is left
    tables = [RowTable(table_model(place), "Buddy's", key=lambda person: person.name) for _ in range(2)]
    for table in tables:
        qtbot.addWidget(table)
    tables[0].setColumnWidth(0, 222)
    tables[0].setColumnHidden(1, True)
    tables[0].sortByColumn(1, Qt.SortOrder.DescendingOrder)
    tables[0].store(settings, "buddies")
    settings.sync()
    tables[1].remember(QSettings(f"{tmp_path}/window.ini", QSettings.Format.IniFormat), "buddies")
    assert tables[1].columnWidth(0) == 222
    assert [column.title for column in tables[1].shown_columns] == ["Name", "Place"]
    assert tables[1].horizontalHeader().sortIndicatorSection() == 1
    assert names(tables[1].rows) == ["Nadia", "Émile", "Jef"]


@pytest.mark.parametrize("kept", [None, "", "Name", ["Name|x"], ["Name|x|"], ["Gone|100|", "Name|150|no"], 7])
def test_what_an_older_version_remembered_is_no_fault(kept: object, qtbot: QtBot, tmp_path: object) -> None:
    settings = QSettings(f"{tmp_path}/window.ini", QSettings.Format.IniFormat)
    settings.setValue("buddies/columns", kept)
    settings.setValue("buddies/sort", kept)
    table = RowTable(table_model(), "Buddy's", key=lambda person: person.name)
    qtbot.addWidget(table)
    table.remember(settings, "buddies")
    assert [column.title for column in table.shown_columns] == ["Name", "Age"]


def test_heads_stand_before_their_group_and_are_not_chosen(view: ListView, qtbot: QtBot) -> None:
    entries = [view.rows.entry(view.rows.index(at)) for at in range(view.rows.rowCount())]
    assert [getattr(entry, "key", entry) for entry in entries] == ["Voorstellen", 1, 2, "Eerst iets te vragen", 3]
    assert view.rows.count == 3
    view.select_first()
    assert view.current == 1
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert view.current == 3


def test_the_list_tells_once_and_keeps_its_choice_through_a_filter(view: ListView) -> None:
    told: list[object] = []
    view.chosen.connect(told.append)
    view.select(2)
    view.set_query("duiven geel")
    view.set_rows(rows())
    assert told == [2]
    view.set_query("tine")
    assert told == [2, None]


def test_a_click_on_a_head_changes_nothing(view: ListView, qtbot: QtBot) -> None:
    view.select(2)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(60, 10))
    assert view.current == 2
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(60, 60))
    assert view.current == 1


def test_a_row_is_said_whole(view: ListView) -> None:
    spoken = view.rows.data(view.rows.index(1), int(Qt.ItemDataRole.AccessibleTextRole))
    assert spoken == "Marleen & Nadia, wandelen, past goed"
    face = QAccessible.queryAccessibleInterface(view)
    assert face.role() == QAccessible.Role.List
    assert face.child(1).text(QAccessible.Text.Name) == spoken


def test_long_lists_have_even_rows(view: ListView) -> None:
    assert not view.uniformItemSizes()
    view.set_rows([ListRow(at, BUDDY, f"Buddy {at}") for at in range(100)])
    assert view.uniformItemSizes()
    assert view.sizeHintForRow(0) == 64


def test_a_filter_a_query_and_an_order_hold_together(view: ListView) -> None:
    ages = {"Luc": 61, "Ans": 40, "Zoë": 30, "Bea": 55}
    people = [ListRow(name, BUDDY, name, found_by="Mol" if name == "Zoë" else "Geel") for name in ages]
    view.show_rows(people, lambda row: ages[row.name] >= 40, None)
    view.set_query("geel")
    view.sort_by(lambda row: ages[row.name])
    assert shown(view) == ["Ans", "Bea", "Luc"]
    view.set_filter(lambda row: ages[row.name] > 50)
    assert shown(view) == ["Bea", "Luc"]
    assert view.rows.found == 3
    view.sort_by(None)
    assert shown(view) == ["Luc", "Bea"]
    view.set_query("zoe")
    assert shown(view) == []
    assert view.rows.found == 1  # who is filtered away is found all the same


def test_who_is_pinned_stays_until_another_filter(view: ListView) -> None:
    people = [ListRow(name, (Mark("participant"),), name) for name in ("Ans", "Bea", "Luc")]
    view.set_rows(people)
    view.select("Bea")
    view.show_rows(people, lambda row: row.name == "Luc", people[1])
    assert shown(view) == ["Bea", "Luc"]
    assert view.current == "Bea"
    view.set_filter(lambda row: row.name == "Luc")
    assert shown(view) == ["Luc"]
    assert not view.rows.pinned


def test_only_who_is_in_sight_is_drawn(qtbot: QtBot) -> None:
    drawn: list[int] = []

    def draw(number: int) -> ListRow:
        drawn.append(number)
        return ListRow(number, BUDDY, f"Buddy {number}", "Geel")

    made = ListView(
        "Buddy's", Drawing(lambda number: number, lambda number: f"Buddy {number}", lambda _number: "", draw)
    )
    qtbot.addWidget(made)
    made.resize(372, 600)
    made.set_rows(range(5_000))
    made.show()
    qtbot.waitUntil(lambda: bool(drawn))
    assert max(drawn) < 20
    made.select(4_321)
    assert made.current == 4_321


def test_what_is_searched_in_is_read_once_and_soon(qtbot: QtBot) -> None:
    read: list[int] = []

    def found_by(number: int) -> str:
        read.append(number)
        return f"Buddy {number}"

    numbers = range(1_000)
    made = ListView("Buddy's", Drawing(lambda one: one, str, found_by, lambda one: ListRow(one, BUDDY, str(one))))
    qtbot.addWidget(made)
    made.set_rows(numbers)
    assert not read
    qtbot.waitUntil(lambda: len(read) == len(numbers))  # while nothing else goes on
    made.set_query("buddy 99")
    assert made.rows.count == 19
    assert read == list(numbers)


def test_a_search_before_that_finds_everybody(view: ListView) -> None:
    view.set_rows(rows())
    view.set_query("gèèl")
    assert shown(view) == ["Jef Klaverblad"]


def test_a_tally_looks_only_at_who_came_or_went() -> None:
    asked: list[str] = []

    def is_grown(one: Person) -> bool:
        asked.append(one.name)
        return (one.age or 0) > 50

    tally = Tally({"grown": is_grown, "all": lambda _one: True})
    tally.count(PEOPLE)
    assert tally.counts == {"grown": 1, "all": 3}
    asked.clear()
    tally.count([PEOPLE[0], Person("Émile Zonnedauw", "Geel", 51)])
    assert tally.counts == {"grown": 2, "all": 2}
    assert sorted(asked) == ["Jef Klaverblad", "Émile Zonnedauw", "Émile Zonnedauw"]


def test_nothing_in_a_list_is_typed_over(view: ListView, qtmodeltester: ModelTester) -> None:
    view.set_rows([ListRow("a", (Mark("participant"),), "Ans", group="Nu"), ListRow("b", (Mark("buddy"),), "Bea")])
    assert not view.rows.setData(view.rows.index(1), "Iemand anders")
    assert not view.rows.flags(view.rows.index(1)) & Qt.ItemFlag.ItemIsEditable
    qtmodeltester.check(view.rows)


def shown(view: ListView) -> list[str]:
    entries = [view.rows.entry(view.rows.index(at)) for at in range(view.rows.rowCount())]
    return [entry.name for entry in entries if isinstance(entry, ListRow)]


def test_long_words_give_way_where_that_brings_all_columns_into_sight(qtbot: QtBot) -> None:
    columns = [Column[Person](title, lambda person: person.place, width=200) for title in ("Place", "Town", "Last")]
    table = RowTable(table_model(*columns), "Buddy's", key=lambda person: person.name)
    qtbot.addWidget(table)
    table.show()

    def widths_in(room: int) -> list[int]:
        table.resize(room + table.width() - table.viewport().width(), 400)
        return [table.columnWidth(at) for at in range(table.model().columnCount())]

    made = [column.width for column in table.rows.columns]
    assert widths_in(sum(made)) == made
    narrower = widths_in(sum(made) - 200)
    assert narrower[:2] == made[:2]
    assert sum(narrower) == sum(made) - 200
    assert all(width < 200 for width in narrower[2:])
    assert widths_in(sum(made) - 300)[:-1] == made[:-1], "it has to scroll anyhow"
    table.setColumnWidth(2, 190)  # by hand
    assert widths_in(sum(made) - 160)[2] == 190
    assert sum(widths_in(sum(made) - 160)) == sum(made) - 160
    assert widths_in(sum(made)) == [*made[:2], 190, 200, 210]


def test_columns_that_give_way_are_left_out_of_a_narrow_window_until_somebody_asks_for_one(
    qtbot: QtBot, tmp_path: object
) -> None:
    def make() -> RowTable:
        columns = [
            Column[Person](title, lambda person: person.place, width=150, least=100, gives_way=title != "Town")
            for title in ("Place", "Town", "Street")
        ]
        table = RowTable(table_model(*columns), "Buddy's", key=lambda person: person.name)
        qtbot.addWidget(table)
        table.show()
        return table

    def in_sight(room: int) -> list[str]:
        table.resize(room + table.width() - table.viewport().width(), 400)
        assert table.horizontalHeader().length() == table.viewport().width()
        return [column.title for at, column in enumerate(table.rows.columns) if not table.isColumnHidden(at)]

    table = make()
    everything = ["Name", "Age", "Place", "Town", "Street"]
    assert in_sight(700) == everything
    assert in_sight(240 + 300) == everything, "they become narrower first"
    assert in_sight(240 + 299) == ["Name", "Age", "Place", "Town"]
    table.rows.set_rows([Person("Émile", "Geel", 34), Person("Luc", "Mol", 41)])
    table.setCurrentIndex(table.rows.index(0, 2))
    assert in_sight(240 + 199) == ["Name", "Age", "Town"]
    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert table.currentIndex().row() == 1, "the arrows lead on, though the column that was clicked on is gone"
    assert [column.title for column in table.shown_columns] == everything, "paper does not know of the window"
    in_sight(240 + 299)
    menu = table._column_menu()  # stays open while it is chosen in
    _age, place, _town, street = menu.actions()
    assert (place.text(), place.isChecked()) == (_("Place"), True)
    assert (street.text(), street.isChecked()) == (_("{column} (no room now)").format(column=_("Street")), False)
    street.trigger()
    assert (place.text(), place.isChecked()) == (_("{column} (no room now)").format(column=_("Place")), False)
    assert (street.text(), street.isChecked()) == (_("Street"), True)
    assert in_sight(240 + 200) == ["Name", "Age", "Town", "Street"]
    table.resize(table.width() - 1, 400)
    assert not any(table.isColumnHidden(at) for at in range(5)), "it scrolls all the same: nothing is left out"
    settings = QSettings(f"{tmp_path}/window.ini", QSettings.Format.IniFormat)
    table.store(settings, "buddies")
    table = make()
    table.remember(settings, "buddies")
    assert in_sight(240 + 200) == ["Name", "Age", "Town", "Street"]
    assert in_sight(700) == everything
    table._column_menu().actions()[-1].trigger()
    assert in_sight(240 + 299) == everything[:-1]
    assert table.shown_columns[-1].title == "Town"


def test_words_that_are_cut_short_are_shown_whole(qtbot: QtBot) -> None:
    table = RowTable(table_model(), "Buddy's", key=lambda person: person.name)
    qtbot.addWidget(table)
    for width, shown in ((60, "Émile Zonnedauw"), (300, "")):
        table.setColumnWidth(0, width)
        assert table.cut_words(table.rows.index(0, 0)) == shown


def test_several_columns_are_chosen_in_one_visit_to_the_menu(qtbot: QtBot) -> None:
    table = RowTable(table_model(), "Buddy's", key=lambda person: person.name)
    qtbot.addWidget(table)
    menu = table._column_menu()
    menu.popup(QPoint(0, 0))
    (age,) = menu.actions()  # the first column always stays
    for hidden in (True, False, True):
        qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(age).center())
        assert table.isColumnHidden(1) is hidden
        assert menu.isVisible()
    menu.close()
