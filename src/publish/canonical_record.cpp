#include "publish/canonical_record.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/checksum.h"

namespace vitrine {
namespace {

using nlohmann::json;

json record_of(const ExportItem& item) {
    auto values = item.values;
    // By field id; several values of one field keep their order, which means something.
    std::stable_sort(values.begin(), values.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    json record = json::array({item.key, item.group_key, item.parent_key, values, item.options});
    json variants = json::array();
    for (const ExportItem& variant : item.variants) variants.push_back(record_of(variant));
    record.push_back(std::move(variants));
    return record;
}

}  // namespace

std::string canonical_record(const ExportItem& item, const ExporterDescription& exporter,
                             const std::map<std::string, std::string>& settings) {
    // The first text names the form: another form would be another record.
    const json record = json::array(
        {"vitrine.record/1", exporter.id, exporter.payload_version, settings, record_of(item)});
    return record.dump(-1, ' ', false, json::error_handler_t::replace);
}

std::string record_hash(const ExportItem& item, const ExporterDescription& exporter,
                        const std::map<std::string, std::string>& settings) {
    return sha256(canonical_record(item, exporter, settings));
}

}  // namespace vitrine
