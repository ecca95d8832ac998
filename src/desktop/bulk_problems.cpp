#include "desktop/bulk_problems.h"

#include <wx/wupdlock.h>

#include "desktop/widgets.h"
#include "workbench/words.h"

namespace vitrine::desktop {
namespace {

std::string kind_of(const Issue& issue) {
    switch (issue.severity) {
        case Severity::error:
            return tr("Refused");
        case Severity::warning:
            return tr("Warning");
        case Severity::info:
            break;
    }
    return tr("Left out");
}

}  // namespace

BulkProblems::BulkProblems(wxWindow* parent)
    : TextTable(parent, tr("What to know about these products"), "bulkProblems",
                {{tr("Product"), 130},
                 {tr("Kind"), 80},
                 {tr("Field"), 100},
                 {tr("Reason"), 300, wxALIGN_LEFT, Width::stretches},
                 {tr("What to do"), 150}}) {}

void BulkProblems::show(const Issues& issues, std::int64_t left_out) {
    const wxWindowUpdateLocker lock(this);
    DeleteAllItems();
    for (const Issue& issue : issues)
        add({issue.product, kind_of(issue), issue.column, issue.message, issue.fix});
    if (left_out > 0) {
        add({{},
             {},
             {},
             trn("and {0} more", "and {0} more", static_cast<long>(left_out),
                 format_number(left_out)),
             {}});
    }
}

void show_bulk_problems(wxWindow* parent, const BulkReport& report) {
    show_remarks(parent, tr("Bulk edit"), BulkDesk::saved_words(report), report.issues,
                 report.issues_left_out);
}

void show_remarks(wxWindow* parent, const std::string& title, const std::string& sentence,
                  const Issues& issues, std::int64_t left_out) {
    wxDialog dialog(parent, wxID_ANY, to_wx(title), wxDefaultPosition, wxDefaultSize,
                    wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER, "bulkProblemsDialog");
    const int gap = dialog.FromDIP(12);
    auto* column = new wxBoxSizer(wxVERTICAL);
    auto* summary = make_text(&dialog, "", "bulkProblemsSummary");
    summary->SetFont(summary->GetFont().Bold());
    set_wrapped(summary, to_wx(sentence), dialog.FromDIP(760));
    column->Add(summary, wxSizerFlags().Border(wxLEFT | wxRIGHT | wxTOP, gap));
    auto* problems = new BulkProblems(&dialog);
    problems->show(issues, left_out);
    problems->SetMinSize(dialog.FromDIP(wxSize(760, 300)));
    column->Add(problems, wxSizerFlags(1).Expand().Border(wxALL, gap));
    column->Add(make_close_row(dialog),
                wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxBOTTOM, gap));
    dialog.SetSizerAndFit(column);
    dialog.CentreOnParent();
    dialog.ShowModal();
}

}  // namespace vitrine::desktop
