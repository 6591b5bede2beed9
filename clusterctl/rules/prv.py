"""PRV: telephone numbers, e-mail addresses and numbers of persons where everybody reads them. Shown masked only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clusterctl.findings.finding import Finding, Route
from clusterctl.rules.rule import Check, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clusterctl.analysis.private_data import Found
    from clusterctl.method.private import Kind
    from clusterctl.rules.evidence import Evidence

_CODES: dict[Kind, str] = {"phone": "PRV001", "email": "PRV002", "aadhaar": "PRV003", "pan": "PRV004"}
_NAMES: dict[Kind, str] = {
    "phone": "a telephone number", "email": "an e-mail address", "aadhaar": "an Aadhaar number", "pan": "a PAN",
}  # fmt: skip


def _check(kind: Kind) -> Check:
    def check(evidence: Evidence) -> Iterator[Finding]:
        faulty = {finding.route for finding in evidence.project.findings}
        for found in evidence.private_data:
            if found.kind == kind and not _is_told(found, faulty):
                yield _finding(found)

    return check


def _is_told(found: Found, faulty: set[Route]) -> bool:
    """Whether to mend another fault takes care of it: the field wants no text, or `phone` stands in the wrong place."""
    file, keys = found.route.file, found.route.keys
    if found.in_comment:
        return False
    misplaced = keys[-1:] in {("phone",), ("email",)}
    ways = (Route(file, keys[: at + 1], "key") for at in range(len(keys)))
    return found.route in faulty or (misplaced and any(way in faulty for way in ways))


def _finding(found: Found) -> Finding:
    keys = [key for key in found.route.keys if isinstance(key, str)]
    where = "a comment" if found.in_comment else f"`{keys[-1]}`" if keys else "this file"
    if found.kind in {"phone", "email"}:
        help_ = "take it out, or move it to the actor's `contact` in actors.yaml, which no report shows"
    else:
        help_ = "take it out: nothing here needs it; if it was committed, git still has it"
    message = f"{where} holds what looks like {_NAMES[found.kind]}: {found.shown}"
    return Finding(_CODES[found.kind], message, found.route, help_, span=found.span)


RULES = (
    Rule(
        "PRV001", "telephone-number", "warning",
        """
            A telephone number stands outside `contact`.

            Why: These files are shared with partners and donors, and git keeps what was once committed. Whoever gave
            the CDA a number did not give it to all of them. What stands under `contact` is internal and is in no
            report.

            Mend: Take the number out, or move it to the actor's `contact` in actors.yaml. Once committed it stays in
            git's history; ask whoever keeps the repository if that matters. If the number is public, such as an
            office's, say so in a comment: # clusterctl: ignore PRV001 the office's own number.

            Found are numbers with a country code, Indian mobile numbers, numbers with a trunk code such as
            0141-2700000, and what stands behind words such as "Tel." or "mobile"; in comments too. Money, figures,
            dates, postal codes, names of files and numbers behind "No." are passed over.

            Bad:

                date: 1998-12
                method: Talks with 30 printers; Ramesh, 98765 43210, knows them all

            Good:

                date: 1998-12
                method: Talks with 30 printers; Calico knows them all
            """,
        source="docs/format.md",
        check=_check("phone"),
    ),
    Rule(
        "PRV002", "email-address", "warning",
        """
            An e-mail address stands outside `contact`.

            Why: These files are shared with partners and donors, and git keeps what was once committed. What stands
            under `contact` is internal and is in no report.

            Mend: Take the address out, or move it to the actor's `contact` in actors.yaml. If it is public, such as an
            office's, say so in a comment: # clusterctl: ignore PRV002 the office's own address.

            Bad:

                date: 1998-12
                method: Talks with 30 printers; ask ravi@calico.example for the list

            Good:

                date: 1998-12
                method: Talks with 30 printers; Calico keeps the list
            """,
        source="docs/format.md",
        check=_check("email"),
    ),
    Rule(
        "PRV003", "aadhaar-number", "warning",
        """
            A number that looks like an Aadhaar number stands in the files.

            Why: An Aadhaar number stands for one person for life. Indian law limits who may keep or publish it, and
            nothing in these files needs it.

            Mend: Take it out. To tell persons apart, count them or give them ids of your own. Once committed it stays
            in git's history; ask whoever keeps the repository to take it out there too.

            Found are twelve digits, together or in groups of four, whose last one is the right check digit. One in
            ten of any such numbers has it by chance: if yours is another number, say what it is in a word before it
            ("No.", "Rs"), or in a comment: # clusterctl: ignore PRV003 the bank's reference.

            Bad:

                date: 1998-12
                notes: The list of artisans begins with 2341 2341 2346

            Good:

                date: 1998-12
                notes: The list of artisans is kept at the office
            """,
        source="ours",
        check=_check("aadhaar"),
    ),
    Rule(
        "PRV004", "pan-number", "warning",
        """
            A number that looks like a PAN stands in the files.

            Why: The Permanent Account Number of the Indian income tax is asked for when accounts are opened and loans
            are given. In the wrong hands it helps to borrow in somebody else's name.

            Mend: Take it out; nothing here needs it. Once committed it stays in git's history; ask whoever keeps the
            repository to take it out there too.

            Found are five capital letters, the fourth of which names a kind of holder (P for a person, C for a
            company, T for a trust), then four digits and a letter.

            Bad:

                date: 1998-12
                notes: The workshop is registered under ABCPE1234F

            Good:

                date: 1998-12
                notes: The workshop is registered
            """,
        source="ours",
        check=_check("pan"),
    ),
)  # fmt: skip
