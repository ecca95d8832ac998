// An exporter of a later day, which does not look at what the host can do.
#include <vitrine/exporter.h>

extern "C" VITRINE_EXPORT const vitrine_exporter* vitrine_exporter_entry(uint32_t) {
    static const vitrine_exporter exporter = {
        sizeof(vitrine_exporter), 4711, nullptr, nullptr, nullptr, nullptr, nullptr};
    return &exporter;
}
