"""The one exception whose text is meant for the coordinator.

Anything else that is raised is a bug and reaches the crash dialog.
"""

from app.i18n import _


class KlikError(Exception):
    """A sentence the user can act on.

    Holds the English source sentence and its parameters, and words itself when shown, so that the language is the
    reader's and not the raiser's.
    """

    def __init__(self, sentence: str, **parameters: object) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.parameters = parameters

    def __str__(self) -> str:
        return _(self.sentence).format(**self.parameters)
