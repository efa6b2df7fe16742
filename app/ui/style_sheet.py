"""The application's style sheet, made from the tokens: colour, edge, radius and padding only.

Letters come from QFont. Every rule has a selector: a bare rule would run down into all children.
"""

from collections.abc import Callable
from dataclasses import asdict
from string import Template

from app.ui.tokens import Tokens

_RULES = Template("""
QWidget#page, QMainWindow, QStackedWidget#pages, QWidget#unlock { background: $bg; }
QFrame#card { background: $surface; border: 1px solid $line; border-radius: 10px; }
QFrame#inset { background: $hover; border: 0; border-radius: 8px; }
QFrame#box { background: $surface; border: 1px solid $line; border-radius: 8px; }
QFrame#listPane { background: $surface; border: 0; border-right: 1px solid $line; }
QWidget#rail { background: $nav; border-right: 1px solid $line; }
QWidget#topBar { background: $bg; border-bottom: 1px solid $line; }
QWidget#bottomLine { background: $nav; border-top: 1px solid $line; }
QFrame#notice { background: $primary_soft; border: 0; border-bottom: 1px solid $line; }
QFrame#separator { background: $line; border: 0; }
QFrame#dialogCard { background: $surface; border: 1px solid $border; border-radius: 10px; }
QFrame#tourCard { background: $surface; border: 1px solid $primary; border-radius: 10px; }
QFrame#searchResults { background: $surface; border: 1px solid $border; border-radius: 10px; }
QFrame#toast { background: $toast; border: 1px solid $toast; border-radius: 8px; }

QLabel { background: transparent; color: $text; }
QLabel[tone="text2"] { color: $text2; }
QLabel[tone="primary_ink"] { color: $primary_ink; }
QLabel[tone="buddy_ink"] { color: $buddy_ink; }
QLabel[tone="prof_ink"] { color: $prof_ink; }
QLabel[tone="amber_ink"] { color: $amber_ink; }
QLabel[tone="red_ink"] { color: $red_ink; }
QLabel[tone="green_ink"] { color: $green_ink; }
QLabel[tone="toast_text"] { color: $toast_text; }

QLineEdit, QPlainTextEdit, QComboBox, QDateEdit, QSpinBox {
  background: $surface; color: $text; border: 1px solid $border; border-radius: 6px; padding: 2px 11px;
  selection-background-color: $primary; selection-color: $on_primary; placeholder-text-color: $text2; }
QLineEdit, QComboBox, QDateEdit, QSpinBox { min-height: $control; max-height: $control; }
QComboBox { padding: 2px 2px 2px 13px; combobox-popup: 0; }
QPlainTextEdit { padding: 7px 8px; }
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QDateEdit:focus, QSpinBox:focus {
  border: ${ring}px solid $focus; padding: ${closer}px ${field_side}px; }
QComboBox:focus { padding: ${closer}px ${arrow_side}px ${closer}px ${words_side}px; }
QPlainTextEdit:focus { padding: ${text_top}px ${text_side}px; }
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"], QComboBox[wrong="true"] {
  border: ${ring}px solid $red; padding: ${closer}px ${field_side}px; }
QComboBox[wrong="true"] { padding: ${closer}px ${arrow_side}px ${closer}px ${words_side}px; }
QPlainTextEdit[wrong="true"] { padding: ${text_top}px ${text_side}px; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled { background: $sunken; color: $text2; }
QComboBox#said { min-height: 0; max-height: 1000px; border: 0; padding: 0; background: transparent; }
QLineEdit#inline { min-height: 0; max-height: 1000px; border: 1px solid transparent; background: transparent;
  border-radius: 4px; padding: 0; color: $text2; }
QLineEdit#inline:hover { background: $hover; }
QLineEdit#inline:focus { border: 1px solid $focus; background: $surface; color: $text; padding: 0; }
QComboBox::drop-down { border: 0; width: 30px; }
QComboBox::down-arrow { image: none; }
QComboBox QAbstractItemView, QListView#proposed { background: $surface; color: $text;
  border: 1px solid $border; outline: 0; selection-background-color: $primary_soft; selection-color: $text; }
QComboBox QAbstractItemView::item, QListView#proposed::item { padding: 0 8px; }

QListView, QTextBrowser { background: $surface; border: 0; outline: 0; }
QTableView { background: $surface; border: 0; outline: 0; gridline-color: transparent;
  selection-background-color: $primary_soft; selection-color: $text; }
QTableView::item { padding: 0 16px 0 9px; border: 0; border-bottom: 1px solid $line; }
QTableView::item:selected { background: $primary_soft; color: $text; }
QTableView::item:focus { border: 0; border-bottom: 1px solid $line; }
QAbstractScrollArea::corner { background: transparent; }
QHeaderView { background: $surface; border: 0; }
QHeaderView::section { background: $surface; color: $text2; border: 0; border-bottom: 1px solid $border;
  padding: 0 8px 0 12px; }
QTableCornerButton::section { background: $surface; border: 0; }

QScrollArea { background: transparent; border: 0; }
QScrollArea > QWidget > QWidget#scrolled { background: transparent; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 2px 4px; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 4px 2px; }
QScrollBar::handle { background: $border; border-radius: 2px; min-height: 32px; min-width: 32px; }
QScrollBar::handle:disabled { background: transparent; }
QScrollBar::handle:hover { background: $text2; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QMenu { background: $surface; color: $text; border: 1px solid $border; padding: 4px; }
QMenu::item { padding: 7px 20px 7px 12px; border-radius: 4px; }
QMenu::item:selected { background: $primary_soft; color: $text; }
QMenu::item:disabled { color: $disabled; }
QMenu::separator { background: $line; height: 1px; margin: 4px 8px; }
QToolTip { background: $toast; color: $toast_text; border: 1px solid $toast; padding: 4px 8px; }
QProgressBar { background: $sunken; border: 0; border-radius: 4px; min-height: 8px; max-height: 8px; }
QProgressBar::chunk { background: $primary; border-radius: 4px; }
""")


def style_sheet(palette: Tokens, px: Callable[[float], int]) -> str:
    """The whole sheet for one palette and the text size that ``px`` knows."""
    ring = palette.ring_width  # as much wider as the edge is, as much less padding: nothing moves
    return _RULES.substitute(
        asdict(palette),
        control=f"{px(36) - 6}px",
        ring=ring,
        closer=3 - ring,
        field_side=12 - ring,
        arrow_side=3 - ring,
        words_side=14 - ring,
        text_top=8 - ring,
        text_side=9 - ring,
    )
