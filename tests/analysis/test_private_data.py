"""What looks like private data, and what only looks so at first sight; how it is shown."""

from __future__ import annotations

import pytest

from clusterctl.analysis.private_data import masked_line, private_data
from clusterctl.method.private import masked, private_in
from clusterctl.source.reader import read

PRIVATE = {
    "ring 9876543210": "98xxxxxx10",
    "98765 43210": "98xxx xxx10",
    "98765-43210": "98xxx-xxx10",
    "9876543210/9876543211": "98xxxxxx10",
    "+91 98765 43210": "+91 xxxxx xxx10",
    "+91 (0) 98765 43210": "+91 (x) xxxxx xxx10",
    "+41 22 123 45 67": "+41 xx xxx xx 67",
    "09876543210": "09xxxxxxx10",
    "91 98765 43210": "91 xxxxx xxx10",
    "(0141) 2700123": "(01xx) xxxxx23",
    "Jaipur 302029 9876543210": "98xxxxxx10",
    "Jaipur-302029, Mob. 98765 43210": "98xxx xxx10",
    "Tel. 141 610123": "14x xxxx23",
    "mobile no. 8123456789": "81xxxxxx89",
    "मोबाइल ९८७६५४३२१०": "\u096f\u096exxxxxx\u0967\u0966",
    "mail ravi.k@printers.co.in.": "rxxxxx@printers.co.in",
    "<r@x.org>": "x@x.org",
    "ABCPE1234F": "ABxxxxxx4F",
    "2341 2341 2346": "23xx xxxx xx46",
    "Aadhaar No. 234123412346": "23xxxxxxxx46",
}
OTHER = (
    "003_72b7d0f5a2a195d4.txt", "1998-03-15", "1997 1998 1999", "2019-2020-2021", "2001 2002 2003", "Rs 9876543210",
    "9876543210 rupees", "98,76,54,321", "9,87,65,43,210", "INR 7500000000", "7500000000", "302029", "302 029",
    "302001-302029", "60000-75000 metres", "65000-70000", "98100 12300", "IMG_9876543210.jpg", "scan-9876543210.pdf",
    "https://x.org/9876543210/", "https://wa.me/919876543210", "ISBN 8170361234", "ISBN 81-7036-123-4", "`6119289251`",
    "DOI 10.1000/9876543210", "git@github.com:foo/bar", "No. 9876543210", "reg. no. 8123456789", "9876543210.50",
    "98765.43210", "6.5432109876", "+15000000", "phone survey 1999-2000", "mobile 1998-03-15", "mobile 15-03-1998",
    "mobile phones 100000", "Tel 1999-2000", "phone: 250000 rupees", "pH 6.5 7.0 7.5", "1 2 3 4 5 6 7 8 9 10 11",
    "50 23 91 3 56 35 72 38 26", "0 71 6 15 99 1 51 45 42", "2 000 000 000", "9876-5432-1098-7654", "@user",
    "pkg@1.2.3",     "ABCDE1234F", "08ABCPE1234F1Z5", "abcpe1234f", "2341 2341 2345", "2341 2341 2346 1111",
    "arn:iam::444455556666:root", "Rs 234123412346", "UTR no. 234123412346", "1341 2341 2344",
)  # fmt: skip


@pytest.mark.parametrize("text", PRIVATE)
def test_private_data_are_found_and_masked(text: str) -> None:
    found = private_in(text)[0]
    assert masked(text[found.start : found.end]) == PRIVATE[text]


@pytest.mark.parametrize("text", OTHER)
def test_other_numbers_are_not(text: str) -> None:
    assert private_in(text) == []


def test_two_beside_each_other_are_two() -> None:
    text = "9876543210, 9876543211 or ravi@calico.example"
    assert [text[one.start : one.end] for one in private_in(text)] == text.replace(" or ", ", ").split(", ")


def test_every_slip_in_one_digit_and_every_swap_of_neighbours_is_no_aadhaar_number() -> None:
    number = "234123412346"
    assert [one.kind for one in private_in(number)] == ["aadhaar"]
    slips = [f"{number[:at]}{digit}{number[at + 1 :]}" for at in range(1, 12) for digit in "0123456789"]
    swaps = [f"{number[:at]}{number[at + 1]}{number[at]}{number[at + 2 :]}" for at in range(1, 11)]
    assert [slip for slip in {*slips, *swaps} - {number} if private_in(slip)] == []


CONTACT = """\
cost: 9876543210
actors:
  calico:
    contact: {phone: "+91 98765 43210"}  # or 98765 43211
    notes: >-
      The treasurer is under
      98765 43212, mornings
  # 98765 43213
"""


def test_each_has_its_own_place_and_contacts_and_figures_are_passed_over() -> None:
    document = read("actors.yaml", CONTACT.encode())
    found = [(one.route.keys, one.in_comment, one.span.line, one.span.column) for one in private_data(document)]
    assert found == [(("actors", "calico", "notes"), False, 7, 7), ((), True, 8, 5)]


def test_a_line_that_is_shown_is_as_long_and_holds_no_private_data() -> None:
    document = read("actors.yaml", CONTACT.encode())
    assert [masked_line(document, at) for at in (1, 4, 7)] == [
        "cost: 9876543210",
        '    contact: {phone: "+91 xxxxx xxx10"}  # or 98xxx xxx11',
        "      98xxx xxx12, mornings",
    ]


def test_nothing_is_said_of_a_file_that_cannot_be_read() -> None:
    assert list(private_data(read("exit.yaml", b"vision: [98765 43210\n"))) == []
