// What goes to an exporter and what comes back: items with their values, one answer for each, and
// the files that were written. Plain values.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vitrine {

enum class ExportKind { create, update, remove };

struct ExportItem {
    ExportKind kind = ExportKind::create;
    std::string key;         // product code; unique in a run
    std::string group_key;   // flat: code of the root model; empty for a simple product
    std::string parent_key;  // code of the direct parent; empty at the top
    std::string remote_id;   // the channel's own id from the last receipt; may be empty
    // Field id and text. A repeated field appears several times, in order.
    std::vector<std::pair<std::string, std::string>> values;
    // Axis and value in words for people, in the order of the axes.
    std::vector<std::pair<std::string, std::string>> options;
    std::vector<ExportItem> variants;  // grouped exporters only; these have none of their own

    bool operator==(const ExportItem&) const = default;
};

enum class AnswerStatus { accepted, accepted_with_warning, rejected };

struct ItemAnswer {
    std::string key;  // of the item, or of a variant in it
    AnswerStatus status = AnswerStatus::accepted;
    std::string remote_id;  // the id the channel gave; may be empty
    std::string code;       // stable, for counts: "transliterated"; may be empty
    std::string message;    // the exporter's words, English; may be empty
    std::string field;      // id of the field concerned; may be empty

    bool operator==(const ItemAnswer&) const = default;
};

struct ExportOutput {
    std::string name;  // inside the output directory, without folders
    std::uint64_t size = 0;
};

struct ExportOutcome {
    // One for each item, in the order of the items. Variants may be answered too, once each: those
    // answers come directly before their item's, in the order of the variants.
    std::vector<ItemAnswer> answers;
    std::vector<ExportOutput> outputs;  // in the order they were opened, the main one first
    std::string log;  // what the exporter told about the whole run, its beginning; may be empty
};

// Names for programs, as PROTOCOL.md spells them; never translated.
std::string_view export_kind_name(ExportKind kind);
std::string_view answer_status_name(AnswerStatus status);

}  // namespace vitrine
