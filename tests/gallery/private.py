"""Telephone numbers and the like where everybody reads them."""

from __future__ import annotations

from tests.gallery.entry import Chapter, leaf

_ACTORS = "institutions:\n  iird:\n    what: Takes over the coordination\n    notes: Ring Mr. Sharma, {}, first\n"

PRIVATE = Chapter(
    "Private data",
    (
        leaf("a telephone number in a note", _ACTORS.format("+91 98765 43210")),
        leaf("a telephone number in a comment", "vision: Printers sell  # ask Ramesh, 9876543210\n"),
        leaf("a telephone number beside a key that is misspelt", "vison: Printers sell, tel. 610123\n"),
        leaf("an e-mail address", "cda_future: Ask ravi@calico.example\n"),
        leaf("an Aadhaar number", "vision: Written down by 2341 2341 2346\n"),
        leaf("a PAN", "vision: The workshop of ABCPE1234F carries on\n"),
    ),
)

CHAPTERS = (PRIVATE,)
