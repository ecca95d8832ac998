// What pasting many cells into the grid costs: until they are saved, and how long it keeps the
// thread of the windows from anything else.
//   paste_bench [--json] CATALOGUE
// CATALOGUE is one that import_bench --write made the files of; it is copied.
#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "copied_catalogue.h"
#include "measures.h"
#include "workbench/paste_preview.h"
#include "workbench/session.h"
#include "workbench/window_thread.h"

namespace {

using namespace vitrine;
using bench::ResultTable;
namespace fs = std::filesystem;

constexpr std::size_t cells = 100'000;

// A window's thread that remembers the longest thing it did.
class Windows {
public:
    Post post() {
        return [this, inner = m_thread.post()](std::function<void()> work) {
            inner([this, work = std::move(work)] {
                m_longest = std::max(m_longest, bench::milliseconds(work));
            });
        };
    }
    template <class Condition>
    void wait_until(Condition condition) {
        const auto end = std::chrono::steady_clock::now() + std::chrono::minutes(5);
        while (!m_thread.wait_until(condition) && std::chrono::steady_clock::now() < end) continue;
    }
    double take_longest() { return std::exchange(m_longest, 0.0); }

private:
    test::WindowThread m_thread;
    double m_longest = 0;
};

std::unique_ptr<Session> open(const fs::path& path, Windows& windows, Activities& activities) {
    auto workspace = std::make_unique<Workspace>(path, windows.post());
    bool opened = false;
    workspace->open([&](const std::exception_ptr&) { opened = true; });
    windows.wait_until([&] { return opened; });
    auto session = std::make_unique<Session>(std::move(workspace), activities);
    session->grid.reload();
    windows.wait_until([&] { return !session->grid.is_listing(); });
    return session;
}

// Columns that take a number as their value, as many as the catalogue has, up to `most`.
std::vector<std::string> free_columns(const Structure& structure, std::size_t most) {
    std::vector<std::string> names;
    structure.attributes.each([&](const Attribute& attribute) {
        const bool takes_it =
            attribute.type == AttributeType::number || attribute.type == AttributeType::text;
        const bool is_plain = !attribute.scopable && !attribute.localizable && !attribute.unique &&
                              !attribute.read_only && attribute.expression.empty() && takes_it;
        if (is_plain && names.size() < most) names.push_back(attribute.code);
    });
    return names;
}

void paste(Session& session, Windows& windows, std::size_t columns, int value, ResultTable& table) {
    ProductGrid& grid = session.grid;
    grid.choose_columns(free_columns(*session.workspace->structure(), columns));
    const auto fixed = static_cast<std::ptrdiff_t>(grid.columns().size()) -
                       static_cast<std::ptrdiff_t>(grid.column_names().size());
    const auto first = static_cast<std::size_t>(fixed);
    columns = std::min(columns, grid.column_names().size());
    std::vector<ProductGrid::Typed> block;
    for (std::size_t i = 0; i < cells; ++i) {
        const std::size_t row = i / columns;
        if (row >= grid.row_count()) break;
        block.push_back({row, first + i % columns, std::to_string(value)});
    }
    std::optional<EditReport> report;
    grid.events.edited = [&](const EditReport& edited, const std::string&) { report = edited; };
    windows.take_longest();
    double typed = 0;
    const double saved = bench::milliseconds([&] {
        typed = bench::milliseconds([&] { grid.type(block, "paste"); });
        windows.wait_until([&] { return report.has_value(); });
    });
    const std::string name = std::to_string(block.size()) + " cells in " + std::to_string(columns) +
                             (columns == 1 ? " column" : " columns");
    table.add({name + ", saved", saved / 1000, "s", {}, 0, 1.0, {}});
    table.add({name + ", of the windows' thread at once",
               std::max(typed, windows.take_longest()),
               "ms",
               {},
               0,
               100.0,
               {}});
    table.add({name + ", changed", static_cast<double>(report->changed), "cells", {}, 0, {}, {}});
    windows.wait_until([&] { return session.editor.pending() == 0; });
}

void measure(const fs::path& path, ResultTable& table) {
    Windows windows;
    Activities activities;
    const auto session = open(path, windows, activities);
    paste(*session, windows, 8, 11, table);
    paste(*session, windows, 8, 12, table);
    paste(*session, windows, 1, 13, table);
}

}  // namespace

int main(int count, char** arguments) {
    return vitrine::bench::measure_copy(count, arguments, "Pasting into the grid of", measure);
}
