// A file of a structure or of products on its way out: columns by name, rows as they come.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "catalog/structure.h"
#include "interchange/table_writer.h"
#include "operations/output_folder.h"

namespace vitrine {

// Where the files go, and what they are.
struct ExportTarget {
    const OutputFolder& folder;
    WrittenFormat format = WrittenFormat::csv;
};

class ExportTable {
public:
    // The file is made in the folder with its header. `name` has no ending.
    ExportTable(const ExportTarget& target, const std::string& name,
                const std::vector<std::string>& columns);

    // A cell of the row at hand; the column must be one of those above.
    void set(std::string_view column, std::string_view text);
    void set(std::size_t column, std::string text) { m_cells[column] = std::move(text); }
    void set_flag(std::string_view column, bool flag) { set(column, flag ? "1" : "0"); }
    void set_labels(const Labels& labels, std::string_view prefix = "label-");
    // Writes the row and begins the next.
    void end_row();
    // To be called at the end: what the report says of the file. Throws Error (storage) where the
    // disk refused.
    std::pair<std::string, std::int64_t> finish();

private:
    std::string m_name;
    std::map<std::string, std::size_t, std::less<>> m_index;
    std::vector<std::string> m_cells;
    std::unique_ptr<TableWriter> m_writer;
    std::int64_t m_rows = 0;
};

// "label-fr_FR" for each locale of the labels, in order of the code.
template <class Entity>
std::vector<std::string> label_columns(const std::vector<const Entity*>& entities,
                                       Labels Entity::*labels = &Entity::labels,
                                       const std::string& prefix = "label-") {
    std::set<std::string> locales;
    for (const Entity* entity : entities) {
        for (const auto& [locale, label] : entity->*labels) locales.insert(prefix + locale);
    }
    return {locales.begin(), locales.end()};
}

// By code without regard to case.
template <class T>
std::vector<const T*> by_code(const Entities<T>& entities) {
    auto all = entities.all();
    std::sort(all.begin(), all.end(),
              [](const T* a, const T* b) { return fold_case(a->code) < fold_case(b->code); });
    return all;
}

}  // namespace vitrine
