#include "desktop/bulk_operand.h"

#include <algorithm>

#include "base/text.h"
#include "desktop/choice_control.h"
#include "desktop/widgets.h"

namespace vitrine::desktop {
namespace {

// What a person may type, by an example.
std::string example_of(AttributeType type) {
    switch (type) {
        case AttributeType::number:
        case AttributeType::price_collection:
            return "49.90";
        case AttributeType::measurement:
            return "500 GRAM";
        case AttributeType::date:
            return "2026-03-31";
        case AttributeType::datetime:
            return "2026-03-31T14:00:00+02:00";
        default:
            return {};
    }
}

}  // namespace

BulkOperand::BulkOperand(wxWindow* parent, const Workspace& workspace)
    : wxPanel(parent), m_workspace(workspace) {
    SetSizer(new wxBoxSizer(wxVERTICAL));
}

void BulkOperand::show(const BulkField& field, const BulkDraft& draft) {
    GetSizer()->Clear(true);
    m_text = m_replacement = nullptr;
    m_regular_expression = m_match_case = nullptr;
    m_choice = nullptr;
    m_decimals = nullptr;
    m_list = nullptr;
    m_scope = nullptr;
    m_kind = draft.kind;
    switch (draft.kind) {
        case BulkKind::set:
            if (field.takes_codes()) {
                make_choices(field, draft);
            } else {
                make_text_field(field, draft);
            }
            break;
        case BulkKind::clear:
            make_advice(tr("The value is emptied. Where a model has one, that one shows again."));
            break;
        case BulkKind::add:
        case BulkKind::remove:
            make_choices(field, draft);
            break;
        case BulkKind::replace:
            make_replacement(draft);
            break;
        case BulkKind::letter_case:
            make_letter_case(draft);
            break;
        case BulkKind::calculate:
            make_calculation(field, draft);
            break;
        case BulkKind::copy:
            make_sources(field, draft);
            break;
    }
    Layout();
}

void BulkOperand::make_text_field(const BulkField& field, const BulkDraft& draft) {
    const bool is_long = field.type == AttributeType::long_text;
    m_text =
        add_text(GetSizer(), tr("&Value"), draft.value, "bulkValue", is_long ? wxTE_MULTILINE : 0);
    if (is_long) {
        m_text->SetMinSize(FromDIP(wxSize(-1, 90)));
        pad_text(m_text);
    }
    m_text->SetHint(to_wx(example_of(field.type)));
}

void BulkOperand::make_choices(const BulkField& field, const BulkDraft& draft) {
    const bool several = field.takes_several();
    m_list = new ChoiceList(this, several ? tr("&Values") : tr("&Value"),
                            several ? ChoiceList::Takes::several : ChoiceList::Takes::one,
                            "bulkChoices");
    auto choices = value_choices(*m_workspace.structure(), field, m_workspace.locale_code());
    std::vector<std::int32_t> chosen;
    for (const auto code : split_list(draft.value, ',')) {
        for (const Choice& choice : choices) {
            if (choice.code == code) chosen.push_back(choice.id);
        }
    }
    m_list->offer(std::move(choices));
    m_list->choose(chosen);
    m_list->on_change = [this] { note_choice(); };
    GetSizer()->Add(m_list, wxSizerFlags(1).Expand());
}

void BulkOperand::make_replacement(const BulkDraft& draft) {
    const TextReplacement& replacement = draft.replacement;
    m_text = add_text(GetSizer(), tr("&Look for"), replacement.find, "bulkFind");
    m_replacement =
        add_text(GetSizer(), tr("&Replace by"), replacement.replacement, "bulkReplacement");
    m_match_case = add_check(tr("Only in the same &case"), replacement.match_case, "bulkMatchCase");
    m_regular_expression =
        add_check(tr("Pattern (regular e&xpression); $1 stands for its first parenthesis"),
                  replacement.regular_expression, "bulkRegularExpression");
}

void BulkOperand::make_letter_case(const BulkDraft& draft) {
    m_choice = add_choice(GetSizer(), tr("&Letters"),
                          {tr("ALL CAPITALS"), tr("all small"), tr("First letter capital"),
                           tr("First Letter Of Each Word")},
                          static_cast<int>(draft.letters), "bulkLetters");
}

void BulkOperand::make_calculation(const BulkField& field, const BulkDraft& draft) {
    m_choice = add_choice(GetSizer(), tr("&Calculation"),
                          {tr("Add"), tr("Subtract"), tr("Multiply by"), tr("Divide by"),
                           tr("Increase by percent"), tr("Reduce by percent")},
                          static_cast<int>(draft.calculation.sign), "bulkSign");
    m_text = add_text(GetSizer(), tr("Nu&mber"), draft.calculation.operand, "bulkNumber");
    m_text->SetHint("5");
    auto* label = make_text(this, to_wx(tr("&Decimals kept, halves rounded away from zero")));
    const Attribute* attribute = m_workspace.structure()->attributes.find(field.id);
    const int usual = attribute != nullptr ? usual_decimals(*attribute) : 0;
    m_decimals = new wxSpinCtrl(this, wxID_ANY, "", wxDefaultPosition, wxDefaultSize,
                                wxSP_ARROW_KEYS, 0, Calculation::most_decimals,
                                draft.calculation.decimals.value_or(usual), "bulkDecimals");
    tie_label(label, m_decimals);
    GetSizer()->Add(label, wxSizerFlags().Border(wxBOTTOM, FromDIP(4)));
    GetSizer()->Add(m_decimals, wxSizerFlags().Border(wxBOTTOM, FromDIP(6)));
    m_decimals->Bind(wxEVT_SPINCTRL, [this](wxSpinEvent&) { note_typing(); });
}

void BulkOperand::make_sources(const BulkField& field, const BulkDraft& draft) {
    m_scope = new ScopeRow(this, m_workspace, "bulkSource", ScopeRow::Keys::none);
    m_scope->show(draft.source);
    m_scope->on_change = [this] { note_choice(); };
    m_list = new ChoiceList(this, tr("Co&py from"), ChoiceList::Takes::one, "bulkSources");
    m_list->offer(
        choices_of(copy_sources(*m_workspace.structure(), field, m_workspace.locale_code())));
    m_list->choose({draft.source.attribute});
    m_list->on_change = [this, before = draft.source] {
        const bool is_first = m_scope->address().attribute == 0;
        FieldAddress wanted = is_first ? before : m_scope->address();
        wanted.attribute = m_list->chosen().front().id;
        m_scope->show(wanted);
        Layout();
        note_choice();
    };
    GetSizer()->Add(m_list, wxSizerFlags(1).Expand().Border(wxBOTTOM, FromDIP(6)));
    GetSizer()->Add(m_scope, wxSizerFlags().Expand());
}

void BulkOperand::make_advice(const std::string& words) {
    auto* text = make_text(this, "");
    GetSizer()->Add(text, wxSizerFlags().Expand());
    set_wrapped(text, to_wx(words), FromDIP(300));
    make_quiet(text);
}

wxTextCtrl* BulkOperand::add_text(wxSizer* into, const std::string& label, const std::string& value,
                                  const char* name, long style) {
    auto* heading = make_text(this, to_wx(label));
    auto* text = new wxTextCtrl(this, wxID_ANY, to_wx(value), wxDefaultPosition, wxDefaultSize,
                                style, wxDefaultValidator, name);
    tie_label(heading, text);
    into->Add(heading, wxSizerFlags().Border(wxBOTTOM, FromDIP(4)));
    into->Add(text, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(6)));
    text->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { note_typing(); });
    return text;
}

wxChoice* BulkOperand::add_choice(wxSizer* into, const std::string& label,
                                  const std::vector<std::string>& words, int selected,
                                  const char* name) {
    auto* heading = make_text(this, to_wx(label));
    auto* choice = new wxChoice(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, to_wx(words), 0,
                                wxDefaultValidator, name);
    choice->SetSelection(selected);
    tie_label(heading, choice);
    into->Add(heading, wxSizerFlags().Border(wxBOTTOM, FromDIP(4)));
    into->Add(choice, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(6)));
    choice->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { note_choice(); });
    return choice;
}

wxCheckBox* BulkOperand::add_check(const std::string& label, bool checked, const char* name) {
    auto* box = new wxCheckBox(this, wxID_ANY, to_wx(label), wxDefaultPosition, wxDefaultSize, 0,
                               wxDefaultValidator, name);
    box->SetValue(checked);
    GetSizer()->Add(box, wxSizerFlags().Border(wxTOP, FromDIP(2)));
    box->Bind(wxEVT_CHECKBOX, [this](wxCommandEvent&) { note_choice(); });
    return box;
}

void BulkOperand::note_typing() const {
    if (on_typed) on_typed();
}

void BulkOperand::note_choice() const {
    if (on_chosen) on_chosen();
}

void BulkOperand::read(BulkDraft& draft) const {
    draft.kind = m_kind;
    switch (m_kind) {
        case BulkKind::set:
        case BulkKind::add:
        case BulkKind::remove:
            if (m_list != nullptr) {
                std::vector<std::string> codes;
                for (const Choice& choice : m_list->chosen()) codes.push_back(choice.code);
                draft.value = join(codes, ",");
            } else if (m_text != nullptr) {
                draft.value = to_utf8(m_text->GetValue());
            }
            break;
        case BulkKind::replace:
            draft.replacement = {to_utf8(m_text->GetValue()), to_utf8(m_replacement->GetValue()),
                                 m_regular_expression->GetValue(), m_match_case->GetValue()};
            break;
        case BulkKind::letter_case:
            draft.letters = static_cast<LetterCase>(m_choice->GetSelection());
            break;
        case BulkKind::calculate:
            draft.calculation = {static_cast<Calculation::Sign>(m_choice->GetSelection()),
                                 to_utf8(m_text->GetValue()), m_decimals->GetValue()};
            break;
        case BulkKind::copy:
            draft.source = m_scope->address();
            break;
        case BulkKind::clear:
            break;
    }
}

void BulkOperand::focus_first() {
    if (m_text != nullptr && m_choice == nullptr) {
        m_text->SetFocus();
    } else if (m_choice != nullptr) {
        m_choice->SetFocus();
    } else if (m_list != nullptr) {
        m_list->focus_search();
    }
}

}  // namespace vitrine::desktop
