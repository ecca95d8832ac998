// Which rows of the source belong together, and what each of them is: a product, a model, a
// variant. Only for mapped_tables.cpp and what stands beside it.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/progress.h"
#include "interchange/mapped_tables.h"
#include "interchange/mapping_row.h"

namespace vitrine {

enum class RowRole {
    simple,
    model,
    variant,
    model_text,    // texts of a model in another locale
    product_text,  // of a product or variant
    left_out,      // `problem` says why
};

struct OutRow {
    RowRole role = RowRole::simple;
    MappedRow row;
    std::string code;
    std::string parent;             // of a variant
    std::string family;             // code; empty: none
    std::string family_variant;     // of a model
    std::string locale;             // of texts
    std::vector<std::size_t> axes;  // fields, of models and variants
    Issues problems;                // of the row as a whole

    // Whether the row's table has the field.
    bool has(const MappedField& field, std::size_t number) const;
};

class MappingGroups {
public:
    MappingGroups(const ImportProfile& profile, const Structure& structure, MappingFields& fields,
                  MappedTables::Open open)
        : m_profile(profile), m_structure(structure), m_fields(fields), m_open(std::move(open)) {}

    // Learns which rows are models, where that needs a reading of its own.
    void find_models(const Progress& progress);
    // Every row once, in order; `learn` is for the first time, when families are made.
    class Pass;
    std::unique_ptr<Pass> read(SourceFile file, bool learn);

    struct NewVariant {
        std::string code, family;
        std::vector<std::size_t> axes;
        std::int64_t line = 0;
    };
    const std::vector<NewVariant>& new_family_variants() const { return m_new_variants; }

private:
    struct Model {
        std::string code;
        std::vector<std::size_t> axes;
    };
    struct Child {
        std::string model;  // its code
        std::vector<std::pair<std::size_t, std::string>> axes;
    };

    Model* model(std::string_view key);
    void add_axes(Model& model, const std::vector<std::size_t>& axes);
    void read_children(const MappedRow& row, const std::string& code);
    void find_models_of(const MappedRow& row);
    std::string family_variant_code(const std::string& family, const std::vector<std::size_t>& axes,
                                    std::int64_t line, bool learn);

    const ImportProfile& m_profile;
    const Structure& m_structure;
    MappingFields& m_fields;
    MappedTables::Open m_open;
    std::unordered_map<std::string, Model> m_models;     // by folded key
    std::unordered_map<std::string, Child> m_children;   // by folded code
    std::map<std::string, std::string> m_variant_codes;  // by family and axes
    std::vector<NewVariant> m_new_variants;
};

// [one thread]
class MappingGroups::Pass {
public:
    Pass(MappingGroups& groups, SourceFile file, bool learn);

    // The rows of the next product with its variants; false at the end.
    bool next(std::vector<OutRow>& rows);
    RowMapper* mapper() { return m_mapper.get(); }
    TableReader* reader() { return m_reader.get(); }

private:
    bool read_row(MappedRow& row);
    bool continues(const MappedRow& first, const MappedRow& row) const;
    void place_single(MappedRow row, std::vector<OutRow>& rows);
    void place_text(MappedRow row, std::string locale, std::vector<OutRow>& rows);
    void place_group(std::vector<MappedRow> group, std::vector<OutRow>& rows);
    void finish(OutRow& row);
    void leave_out(OutRow& row, std::string rule, std::string message, std::string fix);
    void make_model(OutRow& row, const std::vector<std::size_t>& axes);
    std::string code_of(const MappedRow& row) const;
    std::string made_code(const std::string& model, const OutRow& row) const;

    MappingGroups& m_groups;
    const ImportProfile& m_profile;
    MappingFields& m_fields;
    SourceFile m_file;
    bool m_learn;
    std::unique_ptr<TableReader> m_reader;
    std::unique_ptr<RowMapper> m_mapper;
    std::optional<std::size_t> m_code, m_family;  // fields
    std::optional<MappedRow> m_ahead;
    std::unordered_set<std::string> m_seen;  // groups, by folded key
};

}  // namespace vitrine
