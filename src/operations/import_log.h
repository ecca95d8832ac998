// What an import has to say: counts by kind and issues by rule, gathered into its report.
#pragma once

#include <string>
#include <string_view>

#include "operations/import_catalogue.h"

namespace vitrine {

class ImportLog {
public:
    explicit ImportLog(ImportReport& report) : m_report(report) {}

    // From now on rows of `kind` are counted; those of an earlier file of the kind count on.
    void begin(std::string_view kind);
    ImportCounts& counts() { return m_report.by_kind[m_current].second; }
    // Which kind that is, and back to it: for rows whose outcome is known later.
    std::size_t current() const { return m_current; }
    void resume(std::size_t kind) { m_current = kind; }
    // A row counted as unchanged was changed after all.
    void unchanged_to_updated() {
        --counts().unchanged;
        ++counts().updated;
    }
    ImportReport& report() { return m_report; }

    // Its columns, in what is noted from now on, are to be named as the source names them. Null: as
    // they stand.
    void reads(const ImportFile* file) { m_file = file; }

    // Something about a row that is taken all the same: a warning, or a value that was refused.
    void note(Issue issue);
    // The row is not taken.
    void reject(Issue issue);

private:
    void keep(Issue issue);

    ImportReport& m_report;
    std::size_t m_current = 0;
    const ImportFile* m_file = nullptr;
};

// An issue without its place.
Issue make_issue(Severity severity, std::string_view rule, std::string message,
                 std::string fix = {});

// A value as issues hold it: valid text of at most 200 characters.
std::string issue_value(std::string_view text);

}  // namespace vitrine
