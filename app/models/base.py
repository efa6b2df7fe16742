"""The ground every record stands on: a UUID key and types that any database understands."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Any, ClassVar
from uuid import UUID, uuid4

from sqlalchemy import JSON, Enum, ForeignKey, MetaData, String, Uuid
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from app.vocabulary import WORDS


def _words(kind: type[StrEnum]) -> Enum:
    """Stored as its code name, so that the file stays readable without this program."""
    return Enum(kind, native_enum=False, length=20, values_callable=lambda k: [member.value for member in k])


class Base(DeclarativeBase):
    """Every record has an ``id``; names of constraints are fixed, so that migrations can name them."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_name)s",
            "uq": "uq_%(table_name)s_%(column_0_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        UUID: Uuid(),
        list[str]: JSON(none_as_null=True),
        list[Any]: JSON(none_as_null=True),
        dict[str, Any]: JSON(none_as_null=True),
        dict[str, bool]: JSON(none_as_null=True),
        **{kind: _words(kind) for kind in WORDS},
    }

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4, sort_order=-1)

    def take(self, facts: Mapping[str, Any]) -> None:
        """Know these facts, by name; one that no such record has is a bug."""
        for name, value in facts.items():
            if name not in self.__mapper__.attrs:
                raise AttributeError(name)
            setattr(self, name, value)


Precision = Annotated[str, mapped_column(String(5), default="day")]
"""How exactly a date is known: ``day``, ``month`` (the first stands for it) or ``year``."""


def link(table: str, *, cascade: bool = False, index: bool = True) -> Any:
    """A column that points at another record; with ``cascade`` it goes when that record goes."""
    return mapped_column(ForeignKey(f"{table}.id", ondelete="CASCADE" if cascade else None), index=index)
