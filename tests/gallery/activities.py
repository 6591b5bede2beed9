"""Activities in the wrong order, without what the method asks for, or with dates that do not fit."""

from __future__ import annotations

from tests.gallery.entry import Chapter, case

SEQUENCE = Chapter(
    "The sequence of activities",
    (
        case("a complex activity before the first meeting", "SEQ001"),
        case("a complex activity with nothing before it", "SEQ001", "bad-nothing-else"),
        case("a meeting for others", "SEQ001", "bad-other-actors"),
        case("a brand before the first course is over", "SEQ002"),
        case("a long-term activity and nothing else", "SEQ002", "bad-nothing-else"),
        case("a brand led by a network that did one fair", "SEQ003"),
        case("a network that did two, where three are asked for", "SEQ003", "bad-own-threshold"),
        case("a year and a half without a deliverable", "SEQ004"),
        case("a first plan beside the pressure point", "SEQ005"),
        case("a first plan beside two pressure points", "SEQ005", "bad-two"),
        case("a fair that multiplies one that was dropped", "SEQ006"),
        case("a fair that multiplies a later one", "SEQ006", "bad-later"),
    ),
)

SAID = Chapter(
    "What activities say, and who carries them",
    (
        case("a draft that says little", "ACT001"),
        case("a closed plan that says little", "ACT002"),
        case("an activity that was dropped without a word", "ACT003"),
        case("a bank that helps with technology", "ACT004"),
        case("a third fair that the agency runs", "ACT005"),
        case("a series of step 3 that the agency runs", "ACT005", "bad-step"),
        case("a success that the agency multiplies by itself", "ACT005", "bad-upscales"),
        case("a bank that pays and knows nobody", "ACT006"),
        case("a bank that pays and is linked afterwards", "ACT006", "bad-linked-later"),
    ),
)

DATES = Chapter(
    "Dates and their order",
    (
        case("an end before its start", "TIM001"),
        case("ends before their starts in other files", "TIM001", "bad-elsewhere"),
        case("something under way that has ended", "TIM002"),
        case("something planned that has begun", "TIM002", "bad-planned"),
        case("an activity before the programme", "TIM003"),
        case("an activity after the programme", "TIM003", "bad-after"),
        case("a plan after the programme", "TIM003", "bad-plan"),
        case("phases outside the programme", "TIM003", "bad-phases"),
        case("an activity of the next year", "TIM004"),
        case("an activity that ended the year before", "TIM004", "bad-ended-before"),
        case("an activity copied from the plan before", "TIM004", "bad-copied"),
        case("a lead that was not founded yet", "TIM005"),
        case("a lead that had ended", "TIM005", "bad-ended"),
        case("two activities that wait for each other", "TIM006"),
        case("three activities that wait for one another", "TIM006", "bad-three"),
        case("an activity that waits for itself", "TIM006", "bad-itself"),
        case("an activity before the one that comes first", "TIM007"),
        case("an activity that was held before the one that comes first", "TIM007", "bad-actual"),
        case("a second fair before the first", "TIM008"),
        case("two first fairs", "TIM009"),
        case("a hall that is leased after the fair", "TIM010"),
        case("a plan approved before it was validated", "TIM011"),
        case("a plan amended before it was approved", "TIM011", "bad-amendment"),
        case("a draft that was approved", "TIM011", "bad-status"),
        case("a fair before its plan was approved", "TIM012"),
        case("no exit strategy at the end", "TIM013"),
        case("an exit strategy of the last weeks", "TIM013", "bad-day-after"),
        case("an exit strategy without a date at the end", "TIM013", "bad-no-date"),
        case("stage 3 without an exit strategy", "TIM014"),
        case("stage 3 with an exit strategy that has no date", "TIM014", "bad-not-dated"),
        case("a plan upon a study of long ago", "TIM015"),
        case("a study in the second year", "TIM016"),
        case("an activity that nobody asked after", "TIM017"),
        case("two activities that nobody asked after", "TIM017", "bad-two"),
    ),
)

CHAPTERS = (SEQUENCE, SAID, DATES)
