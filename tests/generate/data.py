"""Data such as our reader yields, made from the model's types: good ones, and ones with a few things made wrong."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st
from msgspec import inspect

from clusterctl.model.partial_dates import DAY_PATTERN, PartialDate
from clusterctl.model.values import Number, Percent, Written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hypothesis.strategies import DrawFn, SearchStrategy

Keys = tuple[str | int, ...]

DECIMALS = st.integers(-(10**9), 10**9).map(lambda eighths: Decimal(eighths) / 8)
"""Such as a binary float holds exactly, for the validator takes floats."""
NUMBERS = st.integers(-(10**9), 10**9) | DECIMALS
SHARES = st.integers(0, 800).map(lambda eighths: Decimal(eighths) / 8) | st.integers(0, 100)
TEXTS = st.sampled_from(["x", "Calico", "two words", "no", "é", "印", "line\n", " "]) | st.text(min_size=1, max_size=5)
DAYS = st.sampled_from(["1998", "1998-03", "1998-03-15", "2000-02-29", "1900", "2199-12-31"])
IDS = st.sampled_from(["calico", "cotex", "a", "a1-b2", "x" * 60, "bagru-networks"])

ODD: tuple[object, ...] = (
    *("", " ", "\n", "x\n", "calico\n", "1998\n", "1998-03-15\n", "IN\n", "SUP003\n"),
    *(
        "1998-02-30",
        "1998-13",
        "1899",
        "2200",
        "1900-02-29",
        "1998-3",
        "98",
        "\uff11\uff19\uff19\uff18",
        "1998-00",
        "04-31",
        "02-29",
    ),
    *("true", "agency", "cluster", "null", "Calico", "cal ico", "-a", "a-", "a--b", "a_b", "x" * 61, "é"),
    *("market", "close", "Commercial", "cda_salary", "off", "exists", "in", "USDX", "SUP3", "medium"),
    *(True, False, 0, 1, 2, 3, 5, 10, 11, 100, 101, 1000, 1001, 1899, 1900, 2199, 2200, -1, 10**12, 10**12 + 1),
    *(
        Decimal("6.0"),
        Decimal("1.0"),
        Decimal("6.5"),
        Decimal("0.5"),
        Decimal("-0.0"),
        Decimal("100.5"),
        Decimal(10) ** 20,
    ),
    *(Decimal("1998.0"), Decimal("1998.5"), Decimal("2200.0"), Decimal("-1.5"), Decimal("3E+2")),
)
"""Values to try wherever a value can stand."""
CONTAINERS: tuple[object, ...] = ([], {}, [1], ["calico"], {"value": 1}, {"calico": 1}, {"1998": 1}, [[]], [{}])


def good(kind: Any) -> SearchStrategy[Any]:  # noqa: ANN401, C901, PLR0911 - a node of `msgspec.inspect`, one case each
    """Return data that a type takes."""
    match kind:
        case inspect.Metadata():
            return good(kind.type)
        case inspect.BoolType():
            return st.booleans()
        case inspect.IntType():
            whole = st.integers(kind.ge, kind.le)
            return whole | whole.filter(lambda number: abs(number) < 2**53).map(lambda number: Decimal(f"{number}.0"))
        case inspect.StrType():
            return _text(kind)
        case inspect.LiteralType():
            return st.sampled_from(kind.values)
        case inspect.UnionType():
            return st.one_of([good(one) for one in kind.types if not isinstance(one, inspect.NoneType)])
        case inspect.VarTupleType():
            return st.lists(good(kind.item_type), max_size=2)
        case inspect.DictType():
            return st.dictionaries(
                good(kind.key_type), good(kind.value_type), min_size=kind.min_length or 0, max_size=2
            )
        case inspect.StructType():
            return _record(kind)
        case inspect.CustomType():
            return _custom(kind.cls)
    raise AssertionError(kind)


def _text(kind: inspect.StrType) -> SearchStrategy[str]:
    if kind.pattern is None:
        return TEXTS
    if kind.pattern == DAY_PATTERN:
        return DAYS
    if kind.max_length == 60:
        return IDS
    return st.from_regex(kind.pattern)


def _record(kind: inspect.StructType) -> SearchStrategy[dict[str, Any]]:
    required = {field.encode_name: good(field.type) for field in kind.fields if field.required}
    optional = {field.encode_name: good(field.type) for field in kind.fields if not field.required}

    @st.composite
    def draw(draw: DrawFn) -> dict[str, Any]:
        names = draw(st.lists(st.sampled_from(list(optional)), max_size=3, unique=True))
        return draw(st.fixed_dictionaries({**required, **{name: optional[name] for name in names}}))

    return draw()


def _custom(kind: type[Any]) -> SearchStrategy[Any]:
    if issubclass(kind, Written):
        form = inspect.type_info(kind.form)
        assert isinstance(form, inspect.StructType)
        short = next(field.type for field in form.fields if field.name == kind.short)
        return good(short) | good(form)
    if kind is PartialDate:
        return DAYS | st.integers(1900, 2199)
    return {Number: NUMBERS, Percent: SHARES}[kind]


@st.composite
def spoilt(draw: DrawFn, whole: SearchStrategy[Any]) -> Any:  # noqa: ANN401 - data
    """Return data of which up to three places were changed, most of them for the worse."""
    data = draw(whole)
    for _ in range(draw(st.integers(1, 3))):
        data = _changed(data, draw(st.sampled_from(list(places(data)))), draw)
    return data


def places(data: object, at: Keys = ()) -> Iterator[Keys]:
    """Yield the way to every value."""
    yield at
    inner = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in inner:
        yield from places(value, (*at, key))


def _changed(data: Any, at: Keys, draw: DrawFn) -> Any:  # noqa: ANN401 - data
    if not at:
        return _worse(data, draw)
    key, *rest = at
    if isinstance(data, list):
        return [_changed(item, tuple(rest), draw) if place == key else item for place, item in enumerate(data)]
    return {name: _changed(item, tuple(rest), draw) if name == key else item for name, item in data.items()}


def _worse(value: object, draw: DrawFn) -> object:
    """Return the value with a key dropped, renamed or added, or another value in its place."""
    names = list(value) if isinstance(value, dict) else []
    how = draw(st.sampled_from(["another", "add", *(["drop", "rename"] if names else [])]))
    if how == "another" or not isinstance(value, dict):
        return draw(st.sampled_from([*ODD, *CONTAINERS]))
    if how == "add":
        return {**value, str(draw(st.sampled_from(ODD))): draw(st.sampled_from(ODD))}
    chosen = draw(st.sampled_from(names))
    kept = {name: item for name, item in value.items() if name != chosen}
    return kept if how == "drop" else {**kept, str(draw(st.sampled_from(ODD))): value[chosen]}
