#include "desktop/group_panel.h"

#include <wx/wupdlock.h>

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "desktop/field_history_dialog.h"
#include "desktop/field_why_dialog.h"
#include "desktop/widgets.h"
#include "workbench/words.h"

namespace vitrine::desktop {
namespace {

constexpr int label_width = 190;
// Below it a text of the other locale stands under its field, not beside it.
constexpr int least_width_beside = 720;
// More of a text than one compares at a glance; all of it is copied.
constexpr std::size_t most_compared = 600;

std::string label_text(const FieldView& field) {
    return field.required ? tr("{0} *", field.label) : field.label;
}

bool is_computed(const FieldView& field) {
    return !field.expression.empty();
}

bool is_written(const FieldView& field) {
    return !(is_computed(field) || field.read_only || field.type == AttributeType::identifier);
}

}  // namespace

GroupPanel::GroupPanel(wxWindow* parent, ProductForm& form, const GroupView& group)
    : wxScrolledWindow(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize,
                       wxVSCROLL | wxTAB_TRAVERSAL, "groupPanel"),
      m_form(form) {
    SetScrollRate(0, FromDIP(20));
    auto* rows = new wxFlexGridSizer(2, FromDIP(10), FromDIP(14));
    rows->AddGrowableCol(1, 1);
    for (const FieldView& field : group.fields) add_row(rows, field);
    m_copy_all = new wxButton(this, wxID_ANY, "", wxDefaultPosition, wxDefaultSize, 0,
                              wxDefaultValidator, "copyAllButton");
    m_copy_all->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        commit();
        // The button goes when there is nothing left to copy, and keys would go nowhere.
        focus_first();
        m_form.copy_compared(m_group);
    });
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(m_copy_all, wxSizerFlags().Border(wxLEFT | wxTOP, FromDIP(14)));
    column->Add(rows, wxSizerFlags().Expand().Border(wxALL, FromDIP(14)));
    SetSizer(column);
    show(group);
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        // Only another width breaks texts elsewhere, and there may be hundreds of them.
        if (std::exchange(m_width, GetClientSize().x) != GetClientSize().x) arrange();
    });
}

// The controls go first: a field that loses the focus as it goes still looks at its editor.
GroupPanel::~GroupPanel() {
    for (auto& row : m_rows) row->editor->on_commit = nullptr;
    DestroyChildren();
}

void GroupPanel::offer_history(Row& row) {
    wxMenu menu;
    const wxMenuItem* history =
        menu.Append(wxID_ANY, to_wx(tr("&History of this field") + "\tCtrl+H"));
    if (GetPopupMenuSelectionFromUser(menu) == history->GetId()) show_history(row);
}

void GroupPanel::show_history(const Row& row) {
    m_form.ask_history(
        row.field,
        m_receiver.guard([this, label = row.field.label](const ProductForm::History& history) {
            show_field_history(this, label, history);
        }));
}

void GroupPanel::show_why(const Row& row) {
    m_form.ask_why(row.field,
                   m_receiver.guard([this, label = row.field.label](const ProductForm::Why& why) {
                       show_field_why(this, label, why);
                   }));
}

void GroupPanel::add_row(wxFlexGridSizer* into, const FieldView& field) {
    auto row = std::make_unique<Row>();
    row->field = field;
    row->label =
        new wxStaticText(this, wxID_ANY, to_label(label_text(field)), wxDefaultPosition,
                         FromDIP(wxSize(label_width, -1)), wxST_ELLIPSIZE_END | wxST_NO_AUTORESIZE);
    row->label->SetToolTip(to_wx(field.name));
    row->missing = make_text(this, to_wx(tr("○ missing")));
    row->missing->SetForegroundColour(warning_colour());
    auto* names = new wxBoxSizer(wxVERTICAL);
    names->Add(row->label, wxSizerFlags().Border(wxTOP, FromDIP(6)));
    names->Add(row->missing);
    into->Add(names);

    row->editor = make_field_editor(this, m_form, field);
    tie_label(row->label, row->editor->focus_window());
    row->label->Bind(wxEVT_CONTEXT_MENU,
                     [this, shown = row.get()](wxContextMenuEvent&) { offer_history(*shown); });
    // Text controls have a menu of their own, so the keyboard has a way that works in all of them.
    row->editor->focus_window()->Bind(
        wxEVT_CHAR_HOOK, [this, shown = row.get()](wxKeyEvent& event) {
            if (event.GetKeyCode() == 'H' && event.GetModifiers() == wxMOD_CONTROL) {
                show_history(*shown);
            } else {
                event.Skip();
            }
        });
    row->why = new wxButton(this, wxID_ANY, to_wx(tr("&Why…")), wxDefaultPosition, wxDefaultSize, 0,
                            wxDefaultValidator, to_wx("why:" + field.name));
    name_control(row->why, to_wx(tr("{0}: {1}", field.label, to_utf8(row->why->GetLabelText()))));
    row->remark = make_text(this, "");
    row->remark->SetName(to_wx("remark:" + field.name));
    make_quiet(row->remark);
    row->level = new wxButton(this, wxID_ANY, "", wxDefaultPosition, wxDefaultSize, 0,
                              wxDefaultValidator, to_wx("level:" + field.name));
    row->error = make_text(this, "");
    row->error->SetName(to_wx("error:" + field.name));
    row->error->SetForegroundColour(error_colour());

    auto* control = new wxBoxSizer(wxHORIZONTAL);
    control->Add(row->editor->window(), wxSizerFlags(row->editor->is_wide() ? 1 : 0).Top());
    if (field.type == AttributeType::price_collection) {
        control->Add(make_text(this, to_wx(field.unit)),
                     wxSizerFlags().CentreVertical().Border(wxLEFT, FromDIP(6)));
    }
    control->Add(row->why, wxSizerFlags().Top().Border(wxLEFT, FromDIP(6)));
    auto* origin = new wxBoxSizer(wxHORIZONTAL);
    origin->Add(row->remark, wxSizerFlags().CentreVertical().Border(wxRIGHT, FromDIP(8)));
    origin->Add(row->level, wxSizerFlags().CentreVertical());
    auto* cell = new wxBoxSizer(wxVERTICAL);
    cell->Add(field.address.locale != 0 ? add_comparison(*row, control) : control,
              wxSizerFlags().Expand());
    cell->Add(origin, wxSizerFlags().Border(wxTOP, FromDIP(2)));
    cell->Add(row->error, wxSizerFlags().Border(wxTOP, FromDIP(2)));
    into->Add(cell, wxSizerFlags(1).Expand());

    Row* known = row.get();
    row->editor->on_commit = [this, known] { m_form.edit(known->field, known->editor->text()); };
    row->editor->on_picture = [this](const FieldView& shown, FieldEditor::UseThumbnail use) {
        m_form.ask_thumbnail(
            shown,
            m_receiver.guard([this, use = std::move(use)](const ProductForm::Thumbnail& thumbnail) {
                use(thumbnail);
                lay_out();
            }));
    };
    row->why->Bind(wxEVT_BUTTON, [this, known](wxCommandEvent&) { show_why(*known); });
    row->level->Bind(wxEVT_BUTTON, [this, known](wxCommandEvent&) { act_on_level(*known); });
    m_rows.push_back(std::move(row));
}

wxSizer* GroupPanel::add_comparison(Row& row, wxSizer* control) {
    row.compared = make_text(this, "");
    row.compared->SetName(to_wx("compared:" + row.field.name));
    make_quiet(row.compared);
    row.copy = new wxButton(this, wxID_ANY, to_wx(tr("Copy")), wxDefaultPosition, wxDefaultSize, 0,
                            wxDefaultValidator, to_wx("copy:" + row.field.name));
    auto* other = new wxBoxSizer(wxHORIZONTAL);
    other->Add(row.copy, wxSizerFlags().Top().Border(wxLEFT | wxRIGHT, FromDIP(8)));
    other->Add(row.compared, wxSizerFlags(1).Border(wxTOP, FromDIP(6)));
    row.beside = new wxBoxSizer(wxHORIZONTAL);
    row.beside->Add(control, wxSizerFlags(1).Expand());
    row.beside->Add(other, wxSizerFlags(1).Expand());
    row.copy->Bind(wxEVT_BUTTON, [this, &row](wxCommandEvent&) {
        commit();
        row.editor->focus_window()->SetFocus();  // as above
        m_form.copy_compared(row.field);
    });
    return row.beside;
}

void GroupPanel::arrange() {
    const bool is_wide = GetClientSize().x >= FromDIP(least_width_beside);
    for (auto& row : m_rows) {
        if (row->beside != nullptr && is_wide != m_is_wide) {
            row->beside->SetOrientation(is_wide ? wxHORIZONTAL : wxVERTICAL);
            row->beside->GetItem(1)->SetProportion(is_wide ? 1 : 0);
        }
    }
    m_is_wide = is_wide;
    for (auto& row : m_rows) {
        show_remark(*row);
        show_error(*row);
        show_comparison(*row);
    }
}

bool GroupPanel::fits(const GroupView& group) const {
    return group.fields.size() == m_rows.size() &&
           std::equal(m_rows.begin(), m_rows.end(), group.fields.begin(),
                      [](const auto& row, const FieldView& field) {
                          return same_editor(row->field, field);
                      });
}

// Most fields of two products that follow each other are the same, or empty in both: they cost
// nothing.
bool GroupPanel::is_shown_already(const Row& row, const FieldView& field) const {
    return row.field == field && !row.overriding && !row.editor->is_modified() &&
           row.error->GetLabel().empty() && m_form.refusal(field.name).empty() &&
           // A thumbnail that was asked for may have been dropped with another product's.
           field.asset_path.empty() && row.compared_text == compared_text(field);
}

void GroupPanel::show(const GroupView& group) {
    const wxWindowUpdateLocker lock(this);
    m_group = group;
    bool is_moved = false;
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        Row& row = *m_rows[i];
        const FieldView& field = group.fields[i];
        if (m_is_shown && is_shown_already(row, field)) continue;
        if (row.field.origin != field.origin) row.overriding = false;
        row.field = field;
        is_moved = show_row(row) || is_moved;
    }
    is_moved = show_copy_all() || is_moved;
    if (is_moved || !m_is_shown) lay_out();
    m_is_shown = true;
}

void GroupPanel::lay_out() {
    FitInside();
    Layout();
}

// An inherited value is open only after "Override": typing over it by accident would hide the
// model's.
bool GroupPanel::is_open(const Row& row) {
    if (!is_written(row.field)) return false;
    if (row.field.origin == ValueOrigin::override_ || row.overriding) return true;
    return row.field.editable && row.field.origin != ValueOrigin::inherited;
}

bool GroupPanel::show_row(Row& row) {
    const FieldView& field = row.field;
    const wxSize before = row.editor->window()->GetEffectiveMinSize();
    row.editor->show(field, m_form.refused_text(field.name));
    row.editor->set_editable(is_open(row));
    bool is_moved = row.editor->window()->GetEffectiveMinSize() != before;
    is_moved = row.missing->Show(field.missing) || is_moved;
    is_moved = row.why->Show(is_computed(field)) || is_moved;
    is_moved = show_remark(row) || is_moved;
    is_moved = show_level(row) || is_moved;
    is_moved = show_error(row) || is_moved;
    return show_comparison(row) || is_moved;
}

bool GroupPanel::show_level(Row& row) {
    const FieldView& field = row.field;
    wxString action;
    // The level of a computed value follows from what it reads: nobody chooses it.
    if (field.origin == ValueOrigin::override_ && !is_computed(field) && !field.read_only) {
        action = to_wx(tr("Use the model's value"));
    } else if (field.may_override) {
        action = row.overriding ? wxString() : to_wx(tr("Override"));
    }
    bool is_moved = row.level->Show(!action.empty());
    if (action.empty() || row.level->GetLabel() == action) return is_moved;
    row.level->SetLabel(action);
    name_control(row.level, to_wx(tr("{0}: {1}", field.label, to_utf8(action))));
    return true;
}

std::string GroupPanel::compared_text(const FieldView& field) const {
    const FieldView* other = m_form.compared(field);
    if (other == nullptr) return {};
    return other->display.empty() ? tr("(nothing)") : shorten(other->display, most_compared);
}

bool GroupPanel::show_comparison(Row& row) {
    if (row.beside == nullptr) return false;
    row.compared_text = compared_text(row.field);
    const bool is_there = !row.compared_text.empty();
    bool is_moved = row.compared->IsShown() != is_there;
    row.beside->Show(1, is_there);
    if (!is_there) return is_moved;
    is_moved = row.copy->Show(m_form.may_copy(row.field)) || is_moved;
    name_control(row.copy, to_wx(tr("{0}: Copy {1}", row.field.label, row.compared_text)));
    const int beside = row.copy->GetBestSize().x + FromDIP(20);
    const int width = m_is_wide ? text_width() / 2 : text_width();
    return set_wrapped(row.compared, to_wx(row.compared_text),
                       std::max(FromDIP(120), width - beside)) ||
           is_moved;
}

bool GroupPanel::show_copy_all() {
    const auto count = static_cast<long>(m_form.copyable(m_group).size());
    const bool is_moved = m_copy_all->Show(count > 0);
    if (count == 0) return is_moved;
    m_copy_all->SetLabel(
        to_wx(trn("&Take over {0} field that is empty here",
                  "&Take over {0} fields that are empty here", count, format_number(count))));
    return true;
}

int GroupPanel::text_width() const {
    return std::max(FromDIP(200), GetClientSize().x - FromDIP(label_width + 60));
}

bool GroupPanel::show_remark(Row& row) {
    const std::string remark = m_form.remark(row.field);
    const bool is_moved = row.remark->Show(!remark.empty());
    if (remark.empty()) return is_moved;
    return set_wrapped(row.remark, to_wx(remark), text_width()) || is_moved;
}

bool GroupPanel::show_error(Row& row) {
    const std::string reason = m_form.refusal(row.field.name);
    const bool is_moved = row.error->Show(!reason.empty());
    const bool is_other = set_wrapped(row.error, to_wx(reason), text_width());
    if (is_other) describe_control(row.editor->focus_window(), to_wx(reason));
    return is_other || is_moved;
}

void GroupPanel::show_refusal(const std::string& field_name) {
    for (auto& row : m_rows) {
        if (row->field.name == field_name) show_row(*row);
    }
    lay_out();
}

void GroupPanel::act_on_level(Row& row) {
    if (row.field.origin == ValueOrigin::override_) {
        m_form.edit(row.field, std::nullopt);
        return;
    }
    row.overriding = true;
    show_row(row);
    Layout();
    row.editor->focus_window()->SetFocus();
}

bool GroupPanel::focus_missing() {
    for (auto& row : m_rows) {
        if (!row->field.missing || !is_open(*row)) continue;
        row->editor->focus_window()->SetFocus();
        return true;
    }
    return false;
}

void GroupPanel::focus_first() {
    for (auto& row : m_rows) {
        if (!is_open(*row)) continue;
        row->editor->focus_window()->SetFocus();
        return;
    }
    SetFocus();
}

void GroupPanel::focus_field(const std::string& field_name) {
    for (auto& row : m_rows) {
        if (row->field.name != field_name) continue;
        wxWindow* control = row->editor->focus_window();
        if (is_open(*row)) control->SetFocus();
        int unit = 0;
        GetScrollPixelsPerUnit(nullptr, &unit);
        const int top = CalcUnscrolledPosition(row->label->GetPosition()).y;
        if (unit > 0) Scroll(-1, top / unit);
    }
}

bool GroupPanel::is_typing() const {
    return std::any_of(m_rows.begin(), m_rows.end(),
                       [](const auto& row) { return is_open(*row) && row->editor->is_modified(); });
}

void GroupPanel::commit() {
    for (auto& row : m_rows) {
        if (row->editor->is_modified() && is_open(*row) && row->editor->on_commit) {
            row->editor->on_commit();
        }
    }
}

}  // namespace vitrine::desktop
