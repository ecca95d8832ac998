#include "desktop/conflict_dialog.h"

#include <wx/wrapsizer.h>

#include <algorithm>

#include "desktop/text_table.h"
#include "desktop/widgets.h"
#include "workbench/words.h"

namespace vitrine::desktop {
namespace {

enum Answer { answer_keep = wxID_HIGHEST + 1, answer_overwrite };

constexpr std::size_t most_conflicts_shown = 1000;
TextTable* make_list(wxWindow* parent, const UndoReport& report) {
    auto* list = new TextTable(parent, tr("Changed again since"), "conflictList",
                               {{tr("Product"), 110},
                                {tr("Field"), 120},
                                {tr("Value now"), 150},
                                {tr("If overwritten"), 150},
                                {tr("What happened"), 420}},
                               wxSize(dialog_width, 260));
    for (std::size_t i = 0; i < std::min(report.conflicts.size(), most_conflicts_shown); ++i) {
        const Issue& conflict = report.conflicts[i];
        // What is no product has no field, but is of a kind.
        const std::string field =
            conflict.product.empty() ? entity_label(conflict.column) : conflict.column;
        list->add(
            {conflict.product, field, conflict.value, report.if_overwritten[i], conflict.message});
    }
    return list;
}

}  // namespace

void ask_about_conflicts(wxWindow* parent, const Editor::Undecided& undecided,
                         const Editor::Decide& decide) {
    const bool undo = undecided.direction == Editor::Direction::undo;
    wxDialog dialog(parent, wxID_ANY, to_wx(tr("Changed since then: what shall stay?")),
                    wxDefaultPosition, wxDefaultSize, wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER,
                    "conflictDialog");
    const int gap = dialog.FromDIP(12);
    const auto add_words = [&](wxSizer* into, const std::string& words, const char* name) {
        auto* text = make_text(&dialog, "", name);
        set_wrapped(text, to_wx(words), dialog.FromDIP(dialog_width));
        into->Add(text, wxSizerFlags().Border(wxLEFT | wxRIGHT | wxTOP, gap));
    };
    auto* column = new wxBoxSizer(wxVERTICAL);
    add_words(column,
              undo ? tr("{0}: parts of it were changed again since. Nothing has been taken back "
                        "yet.",
                        undecided.label)
                   : tr("{0}: parts of it were changed again since. Nothing has been done again "
                        "yet.",
                        undecided.label),
              "conflictQuestion");
    const auto& conflicts = undecided.report.conflicts;
    column->Add(make_list(&dialog, undecided.report),
                wxSizerFlags(1).Expand().Border(wxLEFT | wxRIGHT | wxTOP, gap));
    if (conflicts.size() > most_conflicts_shown) {
        const auto more = static_cast<std::int64_t>(conflicts.size() - most_conflicts_shown);
        add_words(column,
                  trn("and {0} more", "and {0} more", static_cast<long>(more), format_number(more)),
                  "conflictsMore");
    }
    auto* buttons = new wxWrapSizer(wxHORIZONTAL, wxWRAPSIZER_DEFAULT_FLAGS);
    const auto add = [&](int answer, const std::string& text, const char* name) {
        auto* button = new wxButton(&dialog, answer, to_wx(text), wxDefaultPosition, wxDefaultSize,
                                    0, wxDefaultValidator, name);
        button->Bind(wxEVT_BUTTON, [&dialog, answer](wxCommandEvent&) { dialog.EndModal(answer); });
        buttons->Add(button, wxSizerFlags().Border(wxLEFT, dialog.FromDIP(6)));
        return button;
    };
    auto* keep = add(answer_keep,
                     undo ? tr("&Keep the later changes, take back the rest")
                          : tr("&Keep the later changes, do the rest again"),
                     "keepLaterButton");
    add(answer_overwrite, tr("&Overwrite the later changes"), "overwriteButton");
    add(wxID_CANCEL, tr("Cancel"), "cancelButton");
    keep->SetDefault();
    column->Add(buttons, wxSizerFlags().Right().Border(wxALL, gap));
    dialog.SetSizerAndFit(column);
    dialog.CentreOnParent();
    const int answer = dialog.ShowModal();
    if (answer == answer_keep) decide(OnConflict::keep_later);
    if (answer == answer_overwrite) decide(OnConflict::overwrite);
}

}  // namespace vitrine::desktop
