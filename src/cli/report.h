// Issues and counts as the commands show them, in words and as JSON.
#pragma once

#include <filesystem>
#include <map>
#include <span>
#include <string>

#include "base/clock.h"
#include "base/issue.h"
#include "cli/console.h"
#include "interchange/table_writer.h"
#include "operations/apply_price_rules.h"
#include "operations/publish_channel.h"

namespace vitrine::cli {

Json to_json(const Issue& issue);
Json to_json(const Issues& issues);
Json counts_to_json(const std::map<std::string, std::int64_t>& counts);

// A line each, in the colour of its severity, at most `limit`, then how many more there are, with
// `left_out` that are not among them.
void print_issues(Console& console, std::span<const Issue> issues, std::size_t limit,
                  std::int64_t left_out = 0);

// A counted list, most frequent first: "   12  gtin.check_digit".
void print_counts(Console& console, const std::map<std::string, std::int64_t>& counts);

// Writes the issues to `file` as its ending says: .json or .csv, with row, column, value, rule,
// message and fix. Throws Error: usage for another ending, storage if it cannot be written.
void write_issue_report(const std::filesystem::path& file, const Issues& issues);

// Whether write_issue_report() knows the ending; to refuse before the work instead of after it.
void check_report_name(const std::filesystem::path& file);

// Which table is to be written: `asked` (csv, xlsx or jsonl), else what the file's name ends in.
// Throws Error (usage) where neither says one.
WrittenFormat written_format(const std::string& file, const std::string& asked);

// What followed from prices that were saved by hand; silent where nothing did.
void print_derived(Console& console, const PriceDerivationReport& report);

// Writes a file that is whole or not there.
void write_file(const std::filesystem::path& file, std::string_view bytes);

Json readiness_to_json(const ReadinessReport& report);
// What is blocked: reasons with counts, then the first items with reason and fix.
void print_readiness(Console& console, const ReadinessReport& report);

Json plan_counts_to_json(const PlanCounts& counts);
void print_plan_counts(Console& console, const PlanCounts& counts);

// "2026-11-22 09:30", UTC.
std::string time_text(Instant instant);

}  // namespace vitrine::cli
