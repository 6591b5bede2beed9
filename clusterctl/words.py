"""Small helpers for sentences: lists of names, plurals, and the nearest known word. Pure text."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from decimal import Decimal
    from fractions import Fraction


_PLACE = re.compile(r"\{(\w+)\}")

Exactness = Literal["exact", "about", "at_least", "at_most"]


class Say(Protocol):
    """Says messages, numbers and dates in some language; `{names}` in a message stand for texts that are given."""

    def __call__(self, message: str, /, **values: str) -> str:
        """Return the message, which stands whole at the call, with its values."""

    def several(self, number: int, one: str, many: str, /, **values: str) -> str:
        """Return the message for one or for several, with its values, and the number as `{n}`."""

    def message(self, marked: str, /, **values: str) -> str:
        """Return a message that stands elsewhere, marked by `message` or in a table that the catalogue knows."""

    def listed(self, items: Iterable[str]) -> str:
        """Return "a", "a and b", "a, b and c"."""

    def as_exact(self, shown: str, exactness: Exactness) -> str:
        """Return a shown figure with the words that say how exact it is."""

    def number(self, figure: Fraction | Decimal | int, places: int | None = None) -> str:
        """Return a number with its digits grouped, rounded to so many places; without them, as exact as written."""

    def share(self, figure: Fraction | Decimal | int, places: int | None = 0) -> str:
        """Return a share of 0 to 100 with its sign: 56 %."""

    def money(self, amount: Fraction | Decimal | int, currency: str, places: int | None = 0) -> str:
        """Return an amount with its currency: USD 12,000."""

    def dated(self, written: str) -> str:
        """Return a date that is written as a day, a month or a year."""


class English:
    """Says messages as they are written in the code; numbers and dates as a terminal shows them."""

    def __call__(self, message: str, /, **values: str) -> str:
        """Return the message with its values."""
        return filled(message, values)

    def several(self, number: int, one: str, many: str, /, **values: str) -> str:
        """Return the message for one or for several."""
        return filled(one if number == 1 else many, {"n": f"{number:,}", **values})

    def message(self, marked: str, /, **values: str) -> str:
        """Return a message that stands elsewhere."""
        return filled(marked, values)

    def listed(self, items: Iterable[str]) -> str:
        """Return several as a list."""
        return listed(items, "and")

    def as_exact(self, shown: str, exactness: Exactness) -> str:
        """Return a figure with the words that say how exact it is."""
        return said_as(self, shown, exactness)

    def number(self, figure: Fraction | Decimal | int, places: int | None = None) -> str:
        """Return a number with its thousands apart."""
        from decimal import Decimal

        from clusterctl.numbers import exact, rounded

        return f"{exact(figure) if places is None else Decimal(rounded(figure, places)):,f}"

    def share(self, figure: Fraction | Decimal | int, places: int | None = 0) -> str:
        """Return a share of 0 to 100."""
        return f"{self.number(figure, places)} %"

    def money(self, amount: Fraction | Decimal | int, currency: str, places: int | None = 0) -> str:
        """Return an amount with its currency."""
        return f"{currency} {self.number(amount, places)}"

    def dated(self, written: str) -> str:
        """Return a date as it is written."""
        return written


english: Say = English()
"""What the terminal speaks."""


def message(text: str) -> str:
    """Mark a text for the catalogues of reports, where it is not said at once; `Say.message` says it."""
    return text


def filled(text: str, values: Mapping[str, str]) -> str:
    """Return a message with its values; a value is never searched for places. Without values it stays as it is."""
    return _PLACE.sub(lambda found: values[found[1]], text) if values else text


def said_as(say: Say, shown: str, exactness: Exactness) -> str:
    """Return a shown figure with the words that say how exact it is, in some language."""
    match exactness:
        case "about":
            return say("about {figure}", figure=shown)
        case "at_least":
            return say("at least {figure}", figure=shown)
        case "at_most":
            return say("at most {figure}", figure=shown)
    return shown


_LIKELY = 3
_NEAR = 0.65
"""How alike two words must be, 0 to 1: two letters swapped in a word of three still are."""


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that `word` is most likely a slip of, or None where nothing is near."""
    return _nearest(word, tuple(known))


@lru_cache(maxsize=4096)
def _nearest(word: str, known: tuple[str, ...]) -> str | None:
    import difflib  # only on the way to an error: too slow to import for every run

    candidates = {k.casefold(): k for k in known}
    plain = word.casefold().replace(" ", "_")
    for variant in (plain, plain.replace("_", "-"), plain.replace("-", "_")):
        if variant in candidates:
            return candidates[variant]
    near = difflib.get_close_matches(plain, candidates, n=_LIKELY, cutoff=_NEAR)
    near.sort(key=lambda candidate: sorted(candidate) != sorted(plain))  # two letters in the wrong order come first
    if not near and len(plain) > 2:  # noqa: PLR2004 - `coop`: the beginning of a word is enough if it is the only one
        begun = [candidate for candidate in candidates if candidate.startswith(plain)]
        near = begun if len(begun) == 1 else []
    return candidates[near[0]] if near else None


_SLIP = 2
_SHORT_WORD = 6
_SHORTEST = 4


def sure_slip(word: str, known: Iterable[str]) -> str | None:
    """Return the one known word that `word` can only be a slip of; None where another is near, or none near enough.

    It is the same but for letter case, blanks, hyphens and underscores; or it begins with the same letter and one
    letter (in words of six and more, two) is wrong, missing, too many or changed places with the next.
    """
    import difflib  # as above

    names = list(known)
    same = [name for name in names if _joined(name) == _joined(word)]
    if same:
        return same[0] if len(same) == 1 else None
    plain = word.casefold().replace(" ", "_")
    near = difflib.get_close_matches(plain, names, n=2, cutoff=_NEAR)
    if len(near) != 1 or len(plain) < _SHORTEST or plain[0] != near[0][0]:
        return None
    return near[0] if _slips(plain, near[0]) <= (1 if len(near[0]) < _SHORT_WORD else _SLIP) else None


def _joined(word: str) -> str:
    return re.sub("[ _-]", "", word.casefold())


def _slips(one: str, other: str) -> int:
    """Return how many letters are wrong, missing, too many or changed places (the optimal string alignment)."""
    rows = [list(range(len(other) + 1))]
    for at, letter in enumerate(one, 1):
        row = [at]
        for to, wanted in enumerate(other, 1):
            least = min(rows[-1][to] + 1, row[-1] + 1, rows[-1][to - 1] + (letter != wanted))
            if at > 1 and to > 1 and letter == other[to - 2] and one[at - 2] == wanted:
                least = min(least, rows[-2][to - 2] + 1)
            row.append(least)
        rows.append(row)
    return rows[-1][-1]


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return "; did you mean `x`?" or an empty text."""
    near = nearest(word, known)
    return f"; did you mean `{near}`?" if near else ""


def listed(words: Iterable[str], last: str = "or") -> str:
    """Return "a", "a or b", "a, b or c"."""
    items = list(words)
    if len(items) < 2:  # noqa: PLR2004 - one item needs no conjunction
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def capital(text: str) -> str:
    """Return the text with a capital at its beginning; what follows stays as it is."""
    return text[:1].upper() + text[1:]


def with_article(noun: str) -> str:
    """Return "an actor", "a constraint"."""
    return f"{'an' if noun[:1] in 'aeiou' else 'a'} {noun}"


def counted(number: int, noun: str, plural: str = "") -> str:
    """Return "1 error", "2 errors", "no errors"."""
    return f"{number or 'no'} {noun if number == 1 else plural or noun + 's'}"


_INVISIBLE = {point: f"<U+{point:04X}>" for point in (0xA0, 0xAD, 0x2007, 0x200B, 0x202F, 0x2060, 0xFEFF)}
"""Characters that look like a space or like nothing. The joiners that Indian scripts need are not among them."""


def shortened(text: str, width: int = 60) -> str:
    """Return the text on one line, cut with an ellipsis to at most `width` characters; what does not show is named."""
    shown = text if text.isprintable() else text.translate(_INVISIBLE)
    line = " ".join(shown.split())
    return line if len(line) <= width else line[: width - 1].rstrip() + "…"


_SHORT = re.compile(r"(.+) \(([A-Z][A-Z0-9&.]{1,9})\)")


def short_names(names: Mapping[str, str]) -> dict[str, str]:
    """Return what bodies are called where room is small: "SIDBI" for one whose name ends in it, if only one does."""
    shorts = {id_: _short(" ".join(name.split())) for id_, name in names.items()}
    used = Counter(shorts.values())
    return {id_: short if used[short] == 1 else names[id_] for id_, short in shorts.items()}


def _short(name: str) -> str:
    """Return the initials in brackets that end a name, or all of it where they are not made of its letters."""
    found = _SHORT.fullmatch(name)
    if not found:
        return name
    letters = iter(found[1].casefold())
    wanted = [char for char in found[2].casefold() if char.isalnum()]
    begins = name[0].casefold() == wanted[0]
    return found[2] if begins and all(char in letters for char in wanted) else name
