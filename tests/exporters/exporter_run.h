// Runs an exporter as Vitrine does, on items made by hand.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "publish/exporter_process.h"
#include "support/temporary_folder.h"

namespace vitrine::test {

struct ExporterResult {
    std::string bytes;  // of the main output
    std::vector<ItemAnswer> answers;
};

inline ExporterResult run_exporter(const std::string& name, const std::vector<ExportItem>& items,
                                   const std::map<std::string, std::string>& settings = {}) {
    const TemporaryFolder folder;
    ExporterProcess process(std::filesystem::path(VITRINE_BINARY_DIR) / name);
    std::size_t next = 0;
    const ExportOutcome outcome = process.run(
        settings,
        [&]() -> std::optional<ExportItem> {
            if (next == items.size()) return std::nullopt;
            return items[next++];
        },
        folder.path(), Progress());
    if (outcome.outputs.empty()) return {{}, outcome.answers};
    return {read_whole_file(folder / outcome.outputs.front().name), outcome.answers};
}

inline ExportItem item_of(const std::string& key,
                          std::vector<std::pair<std::string, std::string>> values) {
    ExportItem item;
    item.key = key;
    item.values = std::move(values);
    return item;
}

inline ExportItem variant_of(const std::string& key,
                             std::vector<std::pair<std::string, std::string>> options,
                             std::vector<std::pair<std::string, std::string>> values) {
    ExportItem item = item_of(key, std::move(values));
    item.options = std::move(options);
    return item;
}

inline ExportItem removal_of(const std::string& key) {
    ExportItem item = item_of(key, {});
    item.kind = ExportKind::remove;
    return item;
}

// "accepted", or "rejected missing title": what an answer comes to.
inline std::string summary(const ItemAnswer& answer) {
    std::string text(answer_status_name(answer.status));
    if (!answer.code.empty()) text += " " + answer.code;
    if (!answer.field.empty()) text += " " + answer.field;
    return text;
}

inline std::vector<std::string> summaries(const ExporterResult& result) {
    std::vector<std::string> all;
    for (const ItemAnswer& answer : result.answers) all.push_back(summary(answer));
    return all;
}

}  // namespace vitrine::test
