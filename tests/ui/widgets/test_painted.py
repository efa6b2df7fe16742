"""The painted parts: they paint in both palettes, say what they show, and do not move their neighbours."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics, QImage
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.ui import theme
from app.ui.tokens import DARK, LIGHT
from app.ui.widgets import buttons
from app.ui.widgets.card import Fold
from app.ui.widgets.check_box import CheckBox
from app.ui.widgets.chip import Chip, FilterChip, StatusChip
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.flow import DottedFlow, Flow, Spread
from app.ui.widgets.layout import scrolled
from app.ui.widgets.marks import DuoMark, Logo, Mark, RoleMark, initials
from app.ui.widgets.path_line import PathLine, Step
from app.ui.widgets.reason_bars import Reason, ReasonBars, Side
from app.ui.widgets.segmented import Segmented
from app.ui.widgets.text import ElidedLabel, FactsLabel, label
from app.ui.widgets.toast import Toast

FIT, ASK, NONE, CLASH = (
    Side("fit", "3 gedeeld", 0.5),
    Side("unknown", "nog te vragen"),
    Side("none", "geen wens"),
    Side("clash", "rookt"),
)


def bars(first: Side, second: Side = FIT) -> ReasonBars:
    made = ReasonBars()
    made.show_reasons("Marleen", "Nadia", [Reason("Halve dagen", first, second)])
    return made


def path(state: str) -> PathLine:
    return PathLine([Step("Intake", "03/03/26", "done"), Step("Wachtend", "", state), Step("Duo")])


def image(widget: QWidget) -> QImage:
    widget.resize(520, widget.sizeHint().height())
    return widget.grab().toImage()


KINDS: dict[str, Callable[[], QWidget]] = {
    "filled": lambda: buttons.filled("Openen", "lock"),
    "danger": lambda: buttons.danger("Wissen"),
    "chip": lambda: Chip("wandelen", "buddy", "check"),
    "status": lambda: StatusChip("Wachtend"),
    "filter": lambda: FilterChip("Alle 68", on=True),
    "mark": lambda: RoleMark(Mark("prof", "AZ")),
    "duo": lambda: DuoMark(Mark("participant", "LR"), Mark("buddy", "WS")),
    "logo": lambda: Logo(84),
    "segmented": lambda: Segmented([("list", "Lijst"), ("table", "Tabel")], "Weergave"),
    "bars": lambda: bars(CLASH, ASK),
    "path": lambda: path("paused"),
    "empty": lambda: EmptyState("group", "Nog niets", "Hier komt iets.", buttons.filled("Begin")),
}


def test_a_long_name_of_a_criterion_takes_more_lines(qtbot: QtBot) -> None:
    made = bars(FIT)
    qtbot.addWidget(made)
    before = made.heightForWidth(520)
    made.show_reasons("Marleen", "Nadia", [Reason("Dieren in huis, als er zijn, en welke", FIT, FIT)])
    assert made.heightForWidth(520) > before


@pytest.mark.parametrize("make", KINDS.values(), ids=KINDS)
def test_each_part_paints_otherwise_in_the_dark(make: Callable[[], QWidget], qapp: QApplication, qtbot: QtBot) -> None:
    widget = make()
    qtbot.addWidget(widget)
    light = image(widget)
    try:
        theme.apply(qapp, DARK)
        assert image(widget) != light
    finally:
        theme.apply(qapp, LIGHT)
    assert image(widget) == light


@pytest.mark.parametrize("other", [ASK, NONE, CLASH, Side("fit", "3 gedeeld", 0.0)], ids=lambda side: side.kind)
def test_unknown_no_wish_clash_and_little_fit_look_different(other: Side, qtbot: QtBot) -> None:
    same_words = [Side(side.kind, "", side.fit) for side in (FIT, other)]
    first, second = (bars(side) for side in same_words)
    for widget in (first, second):
        qtbot.addWidget(widget)
    assert image(first) != image(second)


def test_bars_say_what_they_show(qtbot: QtBot) -> None:
    widget = bars(CLASH, ASK)
    qtbot.addWidget(widget)
    spoken = widget.accessibleDescription()
    assert "Halve dagen" in spoken
    assert "rookt" in spoken
    assert spoken.index("Marleen") < spoken.index("Nadia") < spoken.index("nog te vragen")


def test_bars_grow_where_words_wrap(qtbot: QtBot) -> None:
    widget = bars(Side("fit", "4 km in vogelvlucht; Marleen neemt de bus en komt graag te voet", 1))
    qtbot.addWidget(widget)
    assert widget.heightForWidth(480) > widget.heightForWidth(1200)


@pytest.mark.parametrize("state", ["now", "paused", "ahead", "ended"])
def test_a_path_shows_each_state_its_own_way(state: str, qtbot: QtBot) -> None:
    done, other = path("done"), path(state)
    for widget in (done, other):
        qtbot.addWidget(widget)
    assert image(done) != image(other)
    assert done.accessibleName() != other.accessibleName()


@pytest.mark.parametrize(
    ("name", "short"),
    [("Marleen Zonnedauw", "MZ"), ("Nadia", "N"), ("Jan van den Bos", "JB"), ("  ", ""), ("Émile (Miel) Roos", "ÉR")],
)
def test_initials(name: str, short: str) -> None:
    assert initials(name) == short


def test_reasons_ask_the_height_of_the_width_they_have(qtbot: QtBot) -> None:
    made = bars(Side("fit", "vraagt gezelschap en praktische hulp, liefst allebei samen", 0.5))
    qtbot.addWidget(made)
    for width in (430, 460, 900):
        made.resize(width, 100)
        assert made.sizeHint().height() == made.heightForWidth(width)
    assert made.heightForWidth(430) > made.heightForWidth(900)


def test_views_that_wrap_show_all_words_over_more_lines(qtbot: QtBot) -> None:
    names = ("Propositions", "Qui convient ?", "Pas encore")
    views = Segmented([(name, name) for name in names], "Vues", wraps=True)
    qtbot.addWidget(views)
    views.show()
    whole = views.sizeHint()
    views.resize(whole)
    parts = views.findChildren(QAbstractButton)
    assert views.minimumHeight() == whole.height()
    views.resize(whole.width() - 10, whole.height())
    assert views.height() > whole.height()
    assert all(part.width() == part.sizeHint().width() and not part.toolTip() for part in parts)
    assert parts[-1].y() > parts[0].y()


def test_a_choice_keeps_one_and_walks_by_arrow(qtbot: QtBot) -> None:
    views = Segmented([("list", "Lijst"), ("table", "Tabel")], "Weergave")
    qtbot.addWidget(views)
    told: list[str] = []
    views.chosen.connect(told.append)
    width = views.sizeHint().width()
    first = views.findChildren(QWidget)[0]
    with qtbot.waitActive(views):
        views.show()
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Right)
    assert (views.current, told) == ("table", ["table"])
    assert views.sizeHint().width() == width
    views.choose("list")
    assert told == ["table", "list"]


def test_a_ring_shows_for_the_keyboard_and_not_for_the_mouse(qtbot: QtBot) -> None:
    host = QWidget()
    button, other = buttons.outlined("Annuleren"), QPushButton("x")
    box = QVBoxLayout(host)
    box.addWidget(button)
    box.addWidget(other)
    qtbot.addWidget(host)
    with qtbot.waitActive(host):
        host.show()
    seen = {}
    for reason in (Qt.FocusReason.MouseFocusReason, Qt.FocusReason.TabFocusReason):
        other.setFocus()
        before = button.sizeHint()
        button.setFocus(reason)
        seen[reason] = button.grab().toImage()
        assert button.sizeHint() == before
    assert seen[Qt.FocusReason.MouseFocusReason] != seen[Qt.FocusReason.TabFocusReason]


def test_chips_wrap_and_their_host_is_as_high_as_needed(qtbot: QtBot) -> None:
    flow = Flow([Chip(f"interesse {at}") for at in range(9)])
    qtbot.addWidget(flow)
    flow.resize(260, flow.heightForWidth(260))
    flow.show()
    chips = flow.findChildren(Chip)
    assert flow.heightForWidth(260) > flow.heightForWidth(2000)
    for chip in chips:
        assert flow.rect().contains(chip.geometry())
        assert not any(chip.geometry().intersects(other.geometry()) for other in chips if other is not chip)


def test_words_have_one_width_whether_there_is_something_to_scroll_or_not(qtbot: QtBot) -> None:
    """Else a page of just that height would scroll, grow wider, fit, no longer scroll, grow narrower, and so on."""
    words = label("", wrap=True)
    content = QWidget()
    QVBoxLayout(content).addWidget(words)
    area = scrolled(content, "Pagina")
    qtbot.addWidget(area)
    area.resize(400, 200)
    area.show()
    scrolls = set()
    for many in range(1, 200, 3):
        words.setText("Een woord of wat. " * many)
        QApplication.processEvents()
        scrolls.add(area.verticalScrollBar().maximum() > 0)
        assert area.verticalScrollBar().isEnabled() == (area.verticalScrollBar().maximum() > 0)
        assert area.viewport().width() == 400 - 12
    assert scrolls == {False, True}


def test_wrapped_text_in_a_scrolled_page_is_never_cut_nor_too_wide(qtbot: QtBot) -> None:
    content = QWidget()
    box = QVBoxLayout(content)
    words = label("woord " * 80, wrap=True)
    box.addWidget(words)
    box.addWidget(ElidedLabel("een heel lange tweede regel " * 20))
    area = scrolled(content, "Pagina")
    qtbot.addWidget(area)
    area.resize(300, 200)
    area.show()
    qtbot.waitUntil(lambda: words.height() >= words.heightForWidth(words.width()))
    assert content.minimumSizeHint().width() <= area.viewport().width()


def test_markup_in_a_name_stays_words(qtbot: QtBot) -> None:
    shown = label("<b>Nadia</b>")
    qtbot.addWidget(shown)
    assert shown.textFormat() == Qt.TextFormat.PlainText


def test_the_room_check_sees_what_is_cut(cut_in: Any, qtbot: QtBot) -> None:
    host = QWidget()
    QVBoxLayout(host).addWidget(label("een zin die niet past"))
    qtbot.addWidget(host)
    host.show()
    assert cut_in(host) == []
    host.findChildren(QLabel)[0].setFixedWidth(5)
    assert len(cut_in(host)) == 1


def test_a_fold_is_closed_until_asked(qtbot: QtBot) -> None:
    content = label("alleen voor wie het nodig heeft")
    fold = Fold("Zorg", content)
    qtbot.addWidget(fold)
    fold.show()
    said = fold.head.accessibleDescription()
    assert not content.isVisible()
    fold.head.click()
    assert content.isVisible()
    assert fold.head.accessibleDescription() != said


def test_the_words_of_a_tick_are_clicked_too(qtbot: QtBot) -> None:
    box = CheckBox("Ik schreef de code op")
    qtbot.addWidget(box)
    plain = image(box)
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(120, 14))
    assert box.isChecked()
    assert image(box) != plain


def test_a_toast_tells_offers_the_way_back_and_takes_no_focus(qtbot: QtBot) -> None:
    host = QWidget()
    host.resize(800, 400)
    qtbot.addWidget(host)
    toast = Toast(host)
    host.show()
    toast.say("Contact bewaard")
    assert toast.isVisible()
    assert not toast.isAncestorOf(QApplication.focusWidget() or host)
    assert toast.geometry().bottom() < host.height()
    with qtbot.waitSignal(toast.undo_wanted):
        qtbot.mouseClick(toast.findChild(QPushButton), Qt.MouseButton.LeftButton)
    assert not toast.isVisible()


def test_a_toast_stays_within_its_page(qtbot: QtBot) -> None:
    host = QWidget()
    host.resize(500, 400)
    qtbot.addWidget(host)
    toast = Toast(host)
    host.show()
    said = "Genoteerd wat werd meegegeven: deelnemers, buddy's en duo's van heel de werking, in Excel"
    toast.say(said)
    assert host.rect().contains(toast.geometry())
    assert toast.sentence == said
    host.resize(1200, 400)
    assert toast.findChild(QLabel).text() == said
    host.resize(600, 400)
    assert host.rect().contains(toast.geometry())


def test_escape_is_the_safe_answer_of_a_dialog_and_the_window_clears(qtbot: QtBot) -> None:
    window = QWidget()
    window.resize(900, 600)
    qtbot.addWidget(window)
    window.show()
    dialog = Dialog(window, "Dit voorstel niet meer tonen?", "Beiden blijven beschikbaar voor anderen. " * 4)
    dialog.add_cancel()
    dialog.add_answer(buttons.filled("Niet meer voorstellen"), default=True)
    plain = len(window.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly))
    dialog.open()
    assert len(window.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)) == plain + 1
    assert dialog.width() == 480
    with qtbot.waitSignal(dialog.rejected):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not any(child.isVisible() for child in window.findChildren(QWidget) if child.window() is window)


def test_facts_that_wrap_leave_no_dot_behind(qtbot: QtBot) -> None:
    facts = DottedFlow([label("58 jaar"), label("Geel"), label("aanspreekpunt: An")])
    qtbot.addWidget(facts)
    alone = DottedFlow([label("58 jaar"), label("Geel")])
    qtbot.addWidget(alone)
    width = alone.sizeHint().width() + 20
    for flow in (facts, alone):
        flow.resize(width, 80)
        flow.show()
    first_line = QRect(0, 0, width, alone.children()[1].geometry().height())  # type: ignore[union-attr]
    assert facts.grab(first_line).toImage() == alone.grab(first_line).toImage()
    assert facts.heightForWidth(width) > alone.heightForWidth(width)


def test_the_last_of_a_spread_is_at_the_right_unless_it_wraps(qtbot: QtBot) -> None:
    ask, chip = buttons.filled("Beiden vragen…"), Chip("5 van 6 punten gekend")
    spread = Spread(ask, chip)
    qtbot.addWidget(spread)
    spread.resize(600, 60)
    spread.show()
    assert chip.geometry().right() == spread.rect().right()
    assert chip.geometry().center().y() == pytest.approx(ask.geometry().center().y(), abs=1)
    spread.resize(220, 90)
    qtbot.waitUntil(lambda: chip.x() == 0)
    assert chip.y() > ask.geometry().bottom()


def test_facts_without_room_go_whole(qtbot: QtBot) -> None:
    facts = FactsLabel("12 voorstellen · 45 wachtend", theme.BODY)
    qtbot.addWidget(facts)
    whole = QFontMetrics(facts.font()).horizontalAdvance
    shown = [facts.shown_in(width) for width in (whole(facts.text()), whole("12 voorstellen · 45"), 20)]
    assert shown == ["12 voorstellen · 45 wachtend", "12 voorstellen", ""]


def test_a_brief_button_says_in_its_tooltip_what_it_does(qtbot: QtBot) -> None:
    note = buttons.filled("Contact noteren…", "plus")
    qtbot.addWidget(note)
    note.setToolTip("Ctrl+L")
    wide = note.sizeHint().width()
    note.set_brief(True)
    assert note.sizeHint().width() == wide - note.brevity == note.sizeHint().height()
    assert note.toolTip() == "Contact noteren… (Ctrl+L)"
    note.set_brief(False)
    assert (note.sizeHint().width(), note.toolTip()) == (wide, "Ctrl+L")


def test_a_name_of_one_long_word_is_never_cut(qtbot: QtBot) -> None:
    name = label("Vandenbrouckelaere", theme.HEADING, bold=True, wrap=True)
    qtbot.addWidget(name)
    assert name.heightForWidth(80) > name.heightForWidth(400)


def test_a_dialog_follows_its_window(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(800, 600)
    window.show()
    dialog = Dialog(window, "Zeker?")
    dialog.add_cancel()
    dialog.open()
    before = dialog.pos()
    window.resize(1200, 800)
    assert dialog.pos() - before == QPoint(200, 100)
    dim = next(child for child in window.children() if isinstance(child, QWidget) and child is not dialog)
    assert dim.size() == window.size()


@pytest.mark.parametrize("percent", theme.TEXT_SIZES)
def test_a_name_stands_on_one_line_where_it_has_the_room_it_asked_for(percent: int, qapp: Any, qtbot: QtBot) -> None:
    try:
        theme.apply(qapp, LIGHT, percent)
        for name in ("Agnieszka Madelief", "Anouk Schemerlicht", "Fatma Waterkers"):
            made = label(name, theme.TITLE, bold=True, wrap=True)
            qtbot.addWidget(made)
            assert made.sizeHint().height() == label("A", theme.TITLE, bold=True, wrap=True).sizeHint().height()
    finally:
        theme.apply(qapp, LIGHT, 100)


def test_other_segments_keep_what_is_chosen_and_tell_nobody(qtbot: QtBot) -> None:
    made = Segmented([("now", "Nu"), ("start", "Start")], "Kaart")
    qtbot.addWidget(made)
    made.choose("start")
    told: list[str] = []
    made.chosen.connect(told.append)
    made.set_options([("now", "Nu"), ("half", "6 maanden"), ("start", "Begin")])
    assert (made.current, told) == ("start", [])
    made.step(1)
    made.step(1)
    made.step(1)
    assert told == ["now", "half", "start"]
    made.set_options([("now", "Nu"), ("half", "6 maanden")])
    assert (made.current, made.focusProxy()) == ("now", made.findChildren(QAbstractButton)[0])
