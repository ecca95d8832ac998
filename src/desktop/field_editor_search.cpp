// Fields with more choices than one looks through, and links to products: what is chosen stands in
// a text, and is chosen in a dialog with a field to search in.
#include <algorithm>
#include <vector>

#include "base/text.h"
#include "desktop/choice_list.h"
#include "desktop/field_editor.h"
#include "desktop/product_picker.h"
#include "desktop/widgets.h"

namespace vitrine::desktop {
namespace {

// A text and a button behind it that opens a dialog.
class DialogEditor : public FieldEditor {
public:
    DialogEditor(wxWindow* parent, const FieldView& field, std::unique_ptr<FieldEditor> text)
        : m_panel(text->window()->GetParent()), m_text(std::move(text)), m_label(field.label) {
        m_button =
            new wxButton(m_panel, wxID_ANY, to_wx(tr("Choose…")), wxDefaultPosition, wxDefaultSize,
                         0, wxDefaultValidator, to_wx("choose:" + field.name));
        name_control(m_button, to_wx(tr("{0}: Choose…", field.label)));
        auto* row = new wxBoxSizer(wxHORIZONTAL);
        row->Add(m_text->window(), wxSizerFlags(1).CentreVertical());
        row->Add(m_button, wxSizerFlags().CentreVertical().Border(wxLEFT, parent->FromDIP(6)));
        m_panel->SetSizer(row);
        m_button->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { choose(); });
        m_text->on_commit = [this] {
            if (on_commit) on_commit();
        };
    }

    wxWindow* window() override { return m_panel; }
    wxWindow* focus_window() override { return m_text->window(); }
    void set_editable(bool editable) override {
        m_text->set_editable(editable);
        m_button->Enable(editable);
    }

protected:
    virtual void choose() = 0;
    wxWindow* top() const { return wxGetTopLevelParent(m_panel); }
    const std::string& label() const { return m_label; }
    FieldEditor& inner() const { return *m_text; }
    wxTextCtrl& control() const { return *static_cast<wxTextCtrl*>(m_text->window()); }

private:
    wxWindow* m_panel;
    std::unique_ptr<FieldEditor> m_text;
    std::string m_label;
    wxButton* m_button;
};

std::unique_ptr<FieldEditor> text_on_panel(wxWindow* parent, FieldView field) {
    // Wide, and without an example of what is typed there.
    field.type = AttributeType::text;
    return make_text_editor(new wxPanel(parent), field);
}

// Lays out, shows, and says whether somebody chose.
bool ask(wxDialog& dialog, wxWindow* content) {
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(content, wxSizerFlags(1).Expand().Border(wxALL, dialog.FromDIP(10)));
    column->Add(dialog.CreateStdDialogButtonSizer(wxOK | wxCANCEL),
                wxSizerFlags().Expand().Border(wxALL, dialog.FromDIP(10)));
    dialog.SetSizerAndFit(column);
    dialog.SetSize(dialog.FromDIP(wxSize(460, 420)));
    dialog.CentreOnParent();
    return dialog.ShowModal() == wxID_OK;
}

class SearchEditor : public DialogEditor {
public:
    SearchEditor(wxWindow* parent, ProductForm& form, const FieldView& field)
        : DialogEditor(parent, field, text_on_panel(parent, field)), m_form(form) {
        inner().set_editable(false);
        control().Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
            const int key = event.GetKeyCode();
            const bool opens = key == WXK_SPACE || key == WXK_RETURN || key == WXK_NUMPAD_ENTER ||
                               (key == WXK_DOWN && event.AltDown());
            if (opens && m_editable) {
                choose();
            } else {
                event.Skip();
            }
        });
    }

    std::string text() const override { return m_text; }
    bool is_modified() const override { return m_text != m_shown; }
    void set_editable(bool editable) override {
        DialogEditor::set_editable(editable);
        inner().set_editable(false);
        m_editable = editable;
    }

    void show(const FieldView& field, const std::optional<std::string>& typed) override {
        m_field = field;
        m_shown = m_text = typed ? *typed : field.text;
        FieldView shown = field;
        shown.type = AttributeType::text;
        shown.text = typed ? *typed : field.display;
        inner().show(shown, std::nullopt);
    }

private:
    std::vector<Choice> choices() const {
        const auto structure = m_form.structure();
        const Attribute* attribute = structure->attributes.find(m_field.address.attribute);
        if (attribute == nullptr) return {};
        return attribute->links_records()
                   ? record_choices(*structure, attribute->reference_entity, m_form.locale_code())
                   : option_choices(*structure, attribute->id, m_form.locale_code());
    }

    void choose() override {
        const bool is_one = m_field.type == AttributeType::simple_select ||
                            m_field.type == AttributeType::record_link;
        wxDialog dialog(top(), wxID_ANY, to_wx(m_field.label), wxDefaultPosition, wxDefaultSize,
                        wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER, "chooseDialog");
        auto* list = new ChoiceList(&dialog, tr("&Choices"),
                                    is_one ? ChoiceList::Takes::one : ChoiceList::Takes::several,
                                    "chooseList");
        const auto offered = choices();
        list->offer(offered);
        const auto codes = split_list(m_text, ',');
        std::vector<std::int32_t> chosen;
        for (const Choice& choice : offered) {
            if (std::find(codes.begin(), codes.end(), choice.code) != codes.end())
                chosen.push_back(choice.id);
        }
        list->choose(chosen);
        list->focus_search();
        if (!ask(dialog, list)) return;
        // The order that was given before stays; what is new comes behind it.
        std::vector<std::string> wanted;
        const auto now = list->chosen();
        for (const auto code : codes) {
            for (const Choice& choice : now) {
                if (choice.code == code) wanted.push_back(choice.code);
            }
        }
        for (const Choice& choice : now) {
            if (std::find(wanted.begin(), wanted.end(), choice.code) == wanted.end())
                wanted.push_back(choice.code);
        }
        m_text = join(wanted, ",");
        if (on_commit && is_modified()) on_commit();
        focus_window()->SetFocus();
    }

    ProductForm& m_form;
    FieldView m_field;
    std::string m_text, m_shown;
    bool m_editable = false;
};

class ProductLinkEditor : public DialogEditor {
public:
    ProductLinkEditor(wxWindow* parent, ProductForm& form, const FieldView& field)
        : DialogEditor(parent, field, text_on_panel(parent, field)), m_form(form) {}

    std::string text() const override { return inner().text(); }
    bool is_modified() const override { return inner().is_modified(); }
    void show(const FieldView& field, const std::optional<std::string>& typed) override {
        inner().show(field, typed);
    }

private:
    void choose() override {
        wxDialog dialog(top(), wxID_ANY, to_wx(label()), wxDefaultPosition, wxDefaultSize,
                        wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER, "productDialog");
        auto* picker = new ProductPicker(&dialog, m_form, tr("&Product"),
                                         ProductPicker::Offers::products, "productFound");
        picker->on_pick = [&dialog](const ProductPicker::Picked&) { dialog.EndModal(wxID_OK); };
        picker->focus_search();
        if (!ask(dialog, picker) || picker->picked().id == 0) return;
        control().ChangeValue(to_wx(picker->picked().code));
        if (on_commit && is_modified()) on_commit();
        control().SetFocus();
    }

    ProductForm& m_form;
};

}  // namespace

std::unique_ptr<FieldEditor> make_search_editor(wxWindow* parent, ProductForm& form,
                                                const FieldView& field) {
    return std::make_unique<SearchEditor>(parent, form, field);
}

std::unique_ptr<FieldEditor> make_product_link_editor(wxWindow* parent, ProductForm& form,
                                                      const FieldView& field) {
    return std::make_unique<ProductLinkEditor>(parent, form, field);
}

}  // namespace vitrine::desktop
