// Pictures and files: shown small, chosen in a dialog or dropped.
#include <wx/dnd.h>
#include <wx/filedlg.h>
#include <wx/statbmp.h>

#include <filesystem>

#include "desktop/field_editor.h"
#include "desktop/widgets.h"

namespace vitrine::desktop {
namespace {

constexpr int longest_side = 180;
constexpr int widest_file_line = 480;

class FileEditor : public FieldEditor {
public:
    FileEditor(wxWindow* parent, ProductForm& form, const FieldView& field)
        : m_form(form), m_field(field) {
        m_panel = new wxPanel(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxTAB_TRAVERSAL,
                              to_wx("field:" + field.name));
        m_picture = new wxStaticBitmap(m_panel, wxID_ANY, wxBitmapBundle(), wxDefaultPosition,
                                       wxDefaultSize, 0, to_wx("picture:" + field.name));
        m_words = make_text(m_panel, "");
        m_words->SetName(to_wx("file:" + field.name));
        auto* column = new wxBoxSizer(wxVERTICAL);
        column->Add(m_picture, wxSizerFlags().Border(wxBOTTOM, parent->FromDIP(4)));
        column->Add(m_words);
        m_choose = add_button(tr("Choose file…"), "choose:" + field.name);
        m_remove = add_button(tr("Remove"), "remove:" + field.name);
        m_buttons = new wxBoxSizer(wxHORIZONTAL);
        m_buttons->Add(m_choose);
        m_buttons->Add(m_remove, wxSizerFlags().Border(wxLEFT, parent->FromDIP(6)));
        column->Add(m_buttons, wxSizerFlags().Border(wxTOP, parent->FromDIP(4)));
        m_panel->SetSizer(column);
        m_panel->SetDropTarget(new Drop(*this));
        m_choose->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { choose(); });
        m_remove->Bind(wxEVT_BUTTON,
                       [this](wxCommandEvent&) { m_form.edit(m_field, std::nullopt); });
        m_picture->Hide();
    }

    wxWindow* window() override { return m_panel; }
    wxWindow* focus_window() override { return m_choose; }
    std::string text() const override { return m_text; }
    bool is_modified() const override { return false; }
    void set_editable(bool editable) override {
        m_editable = editable;
        m_choose->Show(editable);
        // What a model gives is not the variant's to take away.
        const bool is_own =
            m_field.origin == ValueOrigin::own || m_field.origin == ValueOrigin::override_;
        m_remove->Show(editable && is_own);
        m_panel->GetSizer()->SetSizeHints(m_panel);
        m_panel->Layout();
    }
    void accept(const wxString& file) { m_form.put_file(m_field, to_utf8(file)); }
    bool accepts() const { return m_editable; }

    void show(const FieldView& field, const std::optional<std::string>&) override {
        m_field = field;
        const bool stored = !field.asset_path.empty() && std::filesystem::exists(field.asset_path);
        std::string words = std::filesystem::path(field.text).filename().string();
        if (field.text.empty()) {
            words = field.type == AttributeType::image ? tr("No picture") : tr("No file");
        } else if (!stored) {
            words = tr("{0} (the file itself has not been imported)", words);
        }
        const std::string path = stored ? field.asset_path : std::string();
        const bool is_new = !m_is_shown || path != m_path || field.text != m_text;
        m_is_shown = true;
        m_path = path;
        m_text = field.text;
        // A thumbnail that was asked for may have been dropped with another product's.
        if (!is_new && !m_is_waiting) return;
        show_picture({}, words);
        m_is_waiting = false;
        if (stored && field.type == AttributeType::image && on_picture) {
            m_is_waiting = true;
            on_picture(field, [this, path, words](const ProductForm::Thumbnail& thumbnail) {
                // Meanwhile the field may have come to show another file.
                if (path != m_path) return;
                m_is_waiting = false;
                show_picture(thumbnail.file,
                             thumbnail.reason.empty() ? words : words + "\n" + thumbnail.reason);
            });
        }
    }

private:
    class Drop : public wxFileDropTarget {
    public:
        explicit Drop(FileEditor& editor) : m_editor(editor) {}
        // One field has one file.
        bool OnDropFiles(wxCoord, wxCoord, const wxArrayString& files) override {
            if (!m_editor.accepts() || files.size() != 1) return false;
            m_editor.accept(files[0]);
            return true;
        }

    private:
        FileEditor& m_editor;
    };

    wxButton* add_button(const std::string& words, const std::string& name) {
        auto* button = new wxButton(m_panel, wxID_ANY, to_wx(words), wxDefaultPosition,
                                    wxDefaultSize, 0, wxDefaultValidator, to_wx(name));
        name_control(button, to_wx(tr("{0}: {1}", m_field.label, words)));
        return button;
    }

    void choose() {
        const wxString kinds = m_field.type == AttributeType::image
                                   ? to_wx(tr("Pictures")) +
                                         " (*.jpg, *.png, *.webp, *.gif, *.tif, *.svg)|"
                                         "*.jpg;*.jpeg;*.png;*.webp;*.gif;*.tif;*.tiff;*.svg;"
                                         "*.JPG;*.JPEG;*.PNG;*.WEBP;*.GIF;*.TIF;*.TIFF;*.SVG|"
                                   : wxString();
        wxFileDialog dialog(wxGetTopLevelParent(m_panel), to_wx(m_field.label), "", "",
                            kinds + to_wx(tr("All files")) + "|*",
                            wxFD_OPEN | wxFD_FILE_MUST_EXIST);
        if (dialog.ShowModal() == wxID_OK) accept(dialog.GetPath());
    }

    void show_picture(const std::string& file, const std::string& words) {
        const wxBitmap bitmap = scaled_picture(file, m_panel->FromDIP(longest_side));
        m_picture->SetBitmap(bitmap.IsOk() ? wxBitmapBundle(bitmap) : wxBitmapBundle());
        m_picture->Show(bitmap.IsOk());
        m_words->SetLabel(to_label(words));
        m_words->Wrap(m_panel->FromDIP(widest_file_line));
        m_panel->GetSizer()->SetSizeHints(m_panel);
        m_panel->Layout();
    }

    ProductForm& m_form;
    FieldView m_field;
    bool m_editable = false;
    wxPanel* m_panel;
    wxStaticBitmap* m_picture;
    wxButton* m_choose;
    wxButton* m_remove;
    wxBoxSizer* m_buttons;
    wxStaticText* m_words;
    std::string m_path, m_text;
    bool m_is_shown = false;    // a field, be it an empty one
    bool m_is_waiting = false;  // for a thumbnail
};

}  // namespace

std::unique_ptr<FieldEditor> make_file_editor(wxWindow* parent, ProductForm& form,
                                              const FieldView& field) {
    return std::make_unique<FileEditor>(parent, form, field);
}

}  // namespace vitrine::desktop
