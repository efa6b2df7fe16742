"""One secret of the two: a password, or a code on paper instead."""

from app.errors import KlikError
from app.i18n import _
from app.storage.errors import RecoveryCodeMistyped, WrongPassphrase, WrongRecoveryCode
from app.ui.unlock.secret import SecretEdit
from app.ui.widgets.buttons import quiet
from app.ui.widgets.field import Field

_OF_THE_SECRET = (WrongPassphrase, WrongRecoveryCode, RecoveryCodeMistyped)


class SecretField(Field):
    """``turn`` beside it changes which of the two is asked."""

    def __init__(self, hint: str) -> None:
        self.secret = SecretEdit()
        super().__init__("", self.secret, hint=hint, optional=False)
        self.turn = quiet("", small=True)
        self.put_beside(self.turn)
        self._by_code = False
        self.turn.clicked.connect(self._turn)
        self._word()

    def given(self) -> tuple[str | None, str | None]:
        """The password or the code, the other None."""
        typed = self.secret.text()
        return (None, typed) if self._by_code else (typed, None)

    def is_filled(self) -> bool:
        """Whether something was typed; else that is said, and the keyboard goes there."""
        if not self.secret.text():
            self.set_error(_("Type the recovery code first.") if self._by_code else _("Type your password first."))
            self.secret.setFocus()
        return bool(self.secret.text())

    def takes(self, error: KlikError) -> bool:
        """Whether an error is about the secret; then it is said here."""
        if not isinstance(error, _OF_THE_SECRET):
            return False
        self.set_error(str(error))
        self.secret.setFocus()
        self.secret.selectAll()
        return True

    def _turn(self) -> None:
        self._by_code = not self._by_code
        self.secret.clear()
        self._word()
        self.secret.setFocus()

    def _word(self) -> None:
        self.rename(_("Recovery code") if self._by_code else _("Password"))
        self.set_error("")
        self.secret.set_hidden(not self._by_code)
        self.turn.setText(_("Use the password") if self._by_code else _("Use the recovery code"))
        self.turn.updateGeometry()
