"""The only writers across models. Each takes `by=`, who did it, and is one transaction."""

from participation.actions.calculating import calculate, store_result
from participation.actions.errors import Frozen, GateClosed, NotReady, PlanChanged
from participation.actions.importing import (
    ImportPlan,
    apply_import,
    import_results,
    plan_import,
    stage_import,
)
from participation.actions.loading import load_edition, load_regions
from participation.actions.publishing import gate, publish_edition

__all__ = [
    "Frozen",
    "GateClosed",
    "ImportPlan",
    "NotReady",
    "PlanChanged",
    "apply_import",
    "calculate",
    "gate",
    "import_results",
    "load_edition",
    "load_regions",
    "plan_import",
    "publish_edition",
    "stage_import",
    "store_result",
]
