// The columns of somebody's file, each with what it may be in the catalogue, to be looked through
// and changed before the file is read so.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "operations/propose_columns.h"

namespace vitrine {

class ImportColumns {
public:
    // `locale` is that of texts whose column names none.
    ImportColumns(std::shared_ptr<const Structure> structure, std::string locale,
                  ProposedColumns proposed);

    struct Row {
        std::string heading;
        std::string sample;
        std::size_t target = 0;  // of targets()
        int confidence = 0;      // percent; 0 without a target, and where somebody chose it
        std::string reason;
    };
    std::size_t size() const { return m_proposed.columns.size(); }
    Row row(std::size_t column) const;

    // Where cells may go, by label: nowhere first, then the properties, then the attributes, with
    // each locale and currency they vary by.
    struct Target {
        ColumnTarget target;
        std::string label;
    };
    const std::vector<Target>& targets() const { return m_targets; }
    // A target that another column has is taken from it, unless it bears several.
    void choose(std::size_t column, std::size_t target);

    // "5 of 8 columns are taken."; also what is missing for an import.
    std::string summary() const;
    // Some column holds the codes of the products.
    bool has_code() const;

    // What the columns are now; steps of a profile that was taken stay with columns whose target
    // stays, and its title as long as nothing else was chosen. Otherwise it has no title.
    ImportProfile profile(std::string_view name, const TableOptions& stated) const;
    // Columns that the profile names go where it says; others nowhere. The rest of the profile
    // counts too, from then on.
    void take(const ImportProfile& profile);

private:
    std::size_t add_target(const ColumnTarget& target);
    void put_target(const ColumnTarget& target, const std::string& label);
    bool bears_several(const ColumnTarget& target) const;

    std::shared_ptr<const Structure> m_structure;
    std::string m_locale;
    ProposedColumns m_proposed;
    std::vector<Target> m_targets;
    std::vector<std::size_t> m_chosen;  // by column
    std::unique_ptr<const ImportProfile> m_taken;
    std::string m_title;  // of the profile that was taken
};

}  // namespace vitrine
