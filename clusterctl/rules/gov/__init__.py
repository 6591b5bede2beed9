"""GOV: whether the work moves to the cluster, whether the actors hear of it, and whether the exit is settled."""

from __future__ import annotations

from clusterctl.rules.gov.amending import RULES as OF_AMENDING
from clusterctl.rules.gov.exit_strategy import RULES as OF_EXIT
from clusterctl.rules.gov.handing_over import RULES as OF_HANDING_OVER
from clusterctl.rules.gov.telling import RULES as OF_TELLING

RULES = (*OF_HANDING_OVER, *OF_TELLING, *OF_EXIT, *OF_AMENDING)
