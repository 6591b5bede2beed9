"""What a cluster must be able to do before the programme leaves (S0 13.5, 13.6): the bounds, all *ours*.

Those that a cluster may set itself stand in `thresholds`.
"""

from __future__ import annotations

GROUP_LEAST = 7
"""Points that the enterprises' group needs."""
WEIGHTY = 15
"""Per cent of its group from which a network must not be weak."""
NETWORK_LEAST = 5
"""Points that such a network needs."""
BROKER_LEAST = 7
"""Points that one brokering body needs."""
LEADS_MOST = 20
"""Per cent of the known leads that CDA and agency may still have; stricter than the third stage."""
YEARS_FALLING = 2
"""Years in a row in which the person-days of CDA and agency fell."""
LEADERS_LEAST = 3
"""Different stakeholders that lead activities."""
USERS_LEAST = 50
"""Per cent of an up-scaled service that its users pay."""
GOVERNANCE_LEAST = 2
"""Level, 0 to 3, that each property of governance needs."""
COUNTERPART_WEIGHT = 15
"""Per cent of its group from which a body wants a counterpart of the CDA, from the second stage (S1 6.6.11)."""
ASSESSMENT_MONTHS = 12
"""How old the assessment may be."""
GOVERNANCE = ("proactive", "inclusive_decisions", "long_term_agenda", "sound_finance", "effective_institutions")
"""The five properties of sound governance (S0 13.5), as the monitoring files name them."""
BOXES = ("gaps", "linkages", "leaders", "implementers", "future_activities", "institutions")
"""What an exit strategy tells item by item (S0 13.6, box 13.2), as the file names it; the vision stands beside."""
