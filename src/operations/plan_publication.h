// The plan together with the readiness it rests on, from one pass over the catalogue.
#pragma once

#include "operations/channel_run.h"
#include "publish/plan.h"

namespace vitrine {

struct PlannedPublication {
    Plan plan;
    ReadinessReport readiness;
};

// Within a read transaction of the caller.
PlannedPublication plan_run(Catalogue& catalogue, ChannelRun& run, const Progress& progress);

}  // namespace vitrine
