// What a job says of products: which it refuses, warns of or leaves to others, and what to do.
#pragma once

#include <wx/wx.h>

#include "desktop/text_table.h"
#include "workbench/bulk_desk.h"

namespace vitrine::desktop {

class BulkProblems : public TextTable {
public:
    explicit BulkProblems(wxWindow* parent);

    // In place of what it showed; a last row counts those that the report left out.
    void show(const BulkReport& report) { show(report.issues, report.issues_left_out); }
    void show(const Issues& issues, std::int64_t left_out);
};

// In a dialog of its own. Modal; returns when it is closed.
void show_bulk_problems(wxWindow* parent, const BulkReport& report);
// The same of other jobs: `sentence` says what was done.
void show_remarks(wxWindow* parent, const std::string& title, const std::string& sentence,
                  const Issues& issues, std::int64_t left_out);

}  // namespace vitrine::desktop
