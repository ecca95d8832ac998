#include "operations/import_labels.h"

#include <algorithm>

#include "base/text.h"
#include "interchange/formula_guard.h"
#include "interchange/labelled_headings.h"
#include "interchange/table_format.h"

namespace vitrine {
namespace {

class Unguarding : public TableReader {
public:
    explicit Unguarding(std::unique_ptr<TableReader> reader) : m_reader(std::move(reader)) {
        for (const std::string& heading : m_reader->header())
            m_header.emplace_back(unguard_formula(heading));
    }

    const std::vector<std::string>& header() const override { return m_header; }
    bool next(CsvRow& row) override {
        if (!m_reader->next(row)) return false;
        for (std::string_view& cell : row.cells) cell = unguard_formula(cell);
        return true;
    }
    Issues take_issues() override { return m_reader->take_issues(); }
    std::int64_t bytes_read() const override { return m_reader->bytes_read(); }
    std::int64_t bytes() const override { return m_reader->bytes(); }

private:
    std::unique_ptr<TableReader> m_reader;
    std::vector<std::string> m_header;
};

bool is_of_models(const std::vector<std::string>& headings) {
    return std::any_of(headings.begin(), headings.end(), [](const std::string& heading) {
        const std::string name = fold_case(trim(heading));
        return name == "family_variant" || name.ends_with("[family_variant]");
    });
}

}  // namespace

void read_by_labels(ImportFile& file, const Structure& structure) {
    const auto named = akeneo_file_by_name(file.name);
    const Attribute* identifier = structure.identifier();
    const auto fitting = akeneo_file_by_headings(
        file.headings, identifier == nullptr ? std::string_view() : identifier->code);
    const auto is_structure = [](const std::optional<AkeneoFile>& kind) {
        return kind && *kind < AkeneoFile::product_models;
    };
    if (is_structure(named)) return;
    // "Code" beside "Parent" are a category's, unless there are codes behind labels.
    const bool has_codes =
        std::any_of(file.headings.begin(), file.headings.end(),
                    [](const std::string& heading) { return trim(heading).ends_with(']'); });
    if (is_structure(fitting) && !has_codes) return;
    const bool is_csv = !file.open;
    std::vector<std::string> headings;
    for (const std::string& heading : file.headings)
        headings.emplace_back(is_csv ? unguard_formula(heading) : heading);
    const bool models = named == AkeneoFile::product_models || is_of_models(headings);
    auto by_code =
        headings_by_code(structure, models ? AkeneoRows::models : AkeneoRows::products, headings);
    if (by_code == headings) return;
    for (const std::string& heading : headings) file.source_columns.emplace_back(trim(heading));
    file.headings = std::move(by_code);
    if (!is_csv) return;
    const TableOptions options = exactly(find_table_format(file.path));
    file.open = [path = file.path, options] {
        return std::make_unique<Unguarding>(open_table(path, options));
    };
}

}  // namespace vitrine
