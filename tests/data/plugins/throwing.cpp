// An exporter without the shim that lets an exception cross the boundary.
#include <vitrine/exporter.h>

#include <stdexcept>

namespace {

vitrine_status describe(const vitrine_declaration* exporter) {
    exporter->set(exporter, "id", "org.example.throwing");
    exporter->set(exporter, "name", "Throwing");
    exporter->set(exporter, "version", "1");
    exporter->set(exporter, "payload_version", "1");
    exporter->set(exporter, "file_name", "nothing.txt");
    exporter->field_set(exporter, exporter->add_field(exporter, "title"), "label", "Title");
    return VITRINE_OK;
}
vitrine_status begin(const vitrine_host*, void**) {
    throw std::runtime_error("out of bounds");
}
vitrine_status add(void*, const vitrine_item*) {
    return VITRINE_OK;
}
vitrine_status finish(void*) {
    return VITRINE_OK;
}
void end(void*) {}

}  // namespace

extern "C" VITRINE_EXPORT const vitrine_exporter* vitrine_exporter_entry(uint32_t) {
    static const vitrine_exporter exporter = {
        sizeof(vitrine_exporter), VITRINE_EXPORTER_ABI, describe, begin, add, finish, end};
    return &exporter;
}
