#include "base/progress.h"

#include "base/error.h"
#include "base/translate.h"

namespace vitrine {

void Progress::tick(std::int64_t done, std::int64_t total) const {
    m_done.store(done, std::memory_order_relaxed);
    m_total.store(total, std::memory_order_relaxed);
    check();
}

void Progress::check() const {
    if (m_stop.stop_requested()) throw Error(Failure::cancelled, tr("Stopped at your request."));
}

}  // namespace vitrine
