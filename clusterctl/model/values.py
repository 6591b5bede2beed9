"""The values that files hold: text, ids, references, numbers, money; and the base of all records.

Number-like types are our own, because msgspec's `Decimal` takes quoted text and NaN. Each such type says in `wanted`
what it takes and converts in `decode`, which raises ValueError; `schema` is its JSON Schema.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Any, ClassVar, Literal, Self

from msgspec import Meta, Struct, convert

from clusterctl.model.partial_dates import PartialDate

# -- text, ids, references ------------------------------------------------------------------------------------------

RESERVED_IDS = ("true", "false", "null", "agency", "support", "donor", "cluster")
_SLUG = r"[a-z][a-z0-9]*(-[a-z0-9]+)*(?!\n)$"
ID_PATTERN = rf"^(?!({'|'.join(RESERVED_IDS)})$){_SLUG}"
ID_WANTED = "an id: small letters, digits and single hyphens, beginning with a letter"


def defines(kind: str) -> Meta:
    """Mark a mapping's keys as ids of a kind of thing, made here."""
    return Meta(pattern=ID_PATTERN, max_length=60, extra={"wanted": ID_WANTED, "defines": kind})


def refers(*kinds: str) -> Meta:
    """Mark a text as the id of a thing of one of these kinds, made elsewhere."""
    return Meta(pattern=ID_PATTERN, max_length=60, extra={"wanted": ID_WANTED, "refers": kinds})


Text = Annotated[str, Meta(min_length=1, extra={"wanted": "text"})]
Slug = Annotated[str, Meta(pattern=f"^{_SLUG}", max_length=60, extra={"wanted": ID_WANTED})]
Word = Annotated[
    str,
    Meta(
        pattern=r"^[a-z][a-z0-9_-]*(?!\n)$",
        max_length=60,
        extra={"wanted": "a word in small letters, such as cda_salary"},
    ),
]
"""One word of an open list, written as the method's own words are."""
Actor = Annotated[str, refers("actor")]
Payer = Annotated[
    str, Meta(pattern=f"^{_SLUG}", max_length=60, extra={"wanted": ID_WANTED, "refers": ("actor", "funding group")})
]
"""An actor id, or a whole funding group: agency, support, donor, cluster."""
Country = Annotated[str, Meta(pattern=r"^[A-Z]{2}(?!\n)$", extra={"wanted": "two capital letters, such as IN"})]
Currency = Annotated[str, Meta(pattern=r"^[A-Z]{3}(?!\n)$", extra={"wanted": "three capital letters, such as INR"})]
MonthDay = Annotated[
    str,
    Meta(
        pattern=r"^((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8]))(?!\n)$",
        extra={"wanted": "a month and a day, such as 04-01"},
    ),
]
RuleCode = Annotated[str, Meta(pattern=r"^[A-Z]{3}[0-9]{3}(?!\n)$", extra={"wanted": "a rule's code, such as SUP003"})]
Audience = Literal["internal", "donor", "public"]
FundingGroup = Literal["agency", "support", "donor", "cluster"]
IndexGroup = Literal["enterprises", "support", "brokering"]
Area = Literal[
    "market", "technology", "finance", "skills", "inputs", "infrastructure", "policy", "organisation", "social",
    "environment",
]  # fmt: skip
Level03 = Annotated[int, Meta(ge=0, le=3)]
Level15 = Annotated[int, Meta(ge=1, le=5)]
Points = Annotated[int, Meta(ge=0, le=10)]
Count = Annotated[int, Meta(ge=0, le=10**12)]
Year = Annotated[int, Meta(ge=1900, le=2199)]
Stage = Literal[1, 2, 3]


class Record(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, omit_defaults=True):
    """What every record may carry beside its own keys."""

    identity: ClassVar[tuple[str, ...]] = ()
    """Keys that tell the records of one list apart, where they stand in a list."""
    begins: ClassVar[tuple[str, ...]] = ("start", "since", "date")
    """Fields that say from when it holds; the first that is given counts. Before, it is not known (`--at`)."""
    facts: ClassVar[tuple[str, ...]] = ()
    """Dates that are not known before they come, though the record is."""

    source: Text | None = None
    """Where this is written: a document and its place. | example: 003_72b7d0f5a2a195d4.txt, box 1"""
    notes: Text | None = None
    """Anything a later reader should know; internal. | example: S3 prints 50/14/35"""
    reason: Text | None = None
    """Why this departs from the rule or from before. | example: weights agreed anew with the bodies"""
    audience: Audience | None = None
    """Who may read this record and all in it, where it is not the usual one. | example: internal"""


class Inexact(Record, frozen=True, kw_only=True):
    """A record whose figure may be approximate."""

    about: bool = False
    """The source gives the figure as approximate; it is never the ground of an arithmetic finding. | example: true"""
    at_least: bool = False
    """The true figure is this or more. | example: true"""
    at_most: bool = False
    """The true figure is this or less. | example: true"""


# -- numbers --------------------------------------------------------------------------------------------------------


class Number(Decimal):
    """A finite decimal with the digits as written; `1.50` keeps its nought."""

    wanted: ClassVar[str] = "a number"
    schema: ClassVar[Mapping[str, Any]] = {"type": "number"}

    @classmethod
    def decode(cls, written: object) -> Self:
        """Convert what YAML gave; ValueError says what is wrong."""
        if isinstance(written, bool) or not isinstance(written, int | Decimal):
            raise ValueError(cls.wanted)  # noqa: TRY004 - msgspec turns ValueError into a fault of the data
        return cls(written)


class Percent(Number):
    """A share, 0 to 100."""

    wanted: ClassVar[str] = "a percentage from 0 to 100"
    schema: ClassVar[Mapping[str, Any]] = {"type": "number", "minimum": 0, "maximum": 100}

    @classmethod
    def decode(cls, written: object) -> Self:
        """Convert what YAML gave; ValueError says what is wrong."""
        number = super().decode(written)
        if not 0 <= number <= 100:  # noqa: PLR2004 - per cent
            raise ValueError(cls.wanted)
        return number


class Written:
    """A value that is written short (a number) or, with more to say, as a record: `form` is that record's type."""

    form: ClassVar[type[Struct]]
    short: ClassVar[str]
    wanted: ClassVar[str]

    @classmethod
    def decode(cls, written: object) -> Any:  # noqa: ANN401 - an instance of `form`, which is a subclass of `cls`
        """Convert what YAML gave; ValueError says what is wrong."""
        return convert(written if isinstance(written, dict) else {cls.short: written}, cls.form, dec_hook=decode)


class Quantity(Written):
    """A figure, perhaps with how exact it is."""

    value: Number
    about: bool
    at_least: bool
    at_most: bool
    short = "value"
    wanted = "a number, or {value: …, about: true}"


class QuantityForm(Quantity, Inexact, frozen=True, kw_only=True):
    """A figure written as a record."""

    value: Number
    """The figure. | example: 550"""


class Money(Written):
    """An amount, in the file's currency unless it names its own."""

    amount: Number
    currency: str | None
    about: bool
    at_least: bool
    at_most: bool
    short = "amount"
    wanted = "an amount, or {amount: …, currency: …}"


class MoneyForm(Money, Inexact, frozen=True, kw_only=True):
    """An amount written as a record."""

    amount: Number
    """The amount. | unit: money | example: 300000"""
    currency: Currency | None = None
    """Its currency (ISO 4217), where it is not the file's. | default: the file's currency | example: INR"""


class Rate(Written):
    """An exchange rate: units of a currency for one of the reporting currency."""

    rate: Number
    short = "rate"
    wanted = "a rate, or {rate: …, source: …}"


class RateForm(Rate, Record, frozen=True, kw_only=True):
    """An exchange rate written as a record."""

    rate: Number
    """Units of this currency for one unit of the reporting currency. | example: 43.3"""


Quantity.form, Money.form, Rate.form = QuantityForm, MoneyForm, RateForm


def decode(kind: type[Any], written: object) -> Any:  # noqa: ANN401 - msgspec's dec_hook: any of the types above
    """Convert for msgspec: the hook for all types of our own, `PartialDate` too."""
    return kind.decode(written)


# -- what a figure that cannot be had is ------------------------------------------------------------------------------


class Missing(Struct, frozen=True):
    """A figure that cannot be had, and why; it goes all the way to the reader's table, never as 0 or a blank."""

    reason: str


# -- records that several files share ---------------------------------------------------------------------------------


class EvidenceForm(Record, frozen=True, kw_only=True):
    """Evidence with its date, or a file in the repository that holds it."""

    begins = ()  # the date says when it was taken down, not from when it holds

    text: Text | None = None
    """What it shows. | example: 120 members after 26; six national fairs"""
    file: (
        Annotated[str, Meta(min_length=1, extra={"wanted": "a file in this repository", "refers": ("file",)})] | None
    ) = None
    """A file in this repository that holds it. | example: evidence/minutes-1999-11.pdf"""
    date: PartialDate | None = None
    """When it was taken down. | example: 1999-12"""


Evidence = Text | EvidenceForm


class Agreement(Record, frozen=True, kw_only=True, rename={"with_": "with"}):
    """Who agreed to something, and when."""

    date: PartialDate | None = None
    """When. | example: 1998-02"""
    with_: tuple[Text, ...] = ()
    """With whom. | example: [Calico, COTEX]"""


class Decision(Record, frozen=True, kw_only=True):
    """A decision on a document, by one or more bodies."""

    date: PartialDate | None = None
    """When. | example: 1998-02"""
    by: tuple[Text, ...] = ()
    """By whom. | example: [assembly of the printers]"""


class Amendment(Record, frozen=True, kw_only=True):
    """A change that was agreed after approval."""

    date: PartialDate
    """When it was agreed. | example: 1999-06"""
    what: Text
    """What was changed. | example: second Delhi fair added"""
    approved_by: tuple[Text, ...] = ()
    """Who approved it. | example: [UNIDO]"""
