// Pictures and files: shown, not edited; they come with an import.
#include <wx/statbmp.h>

#include <filesystem>

#include "desktop/field_editor.h"
#include "desktop/widgets.h"

namespace vitrine::desktop {
namespace {

constexpr int longest_side = 180;
constexpr int widest_line = 480;

// Not ok where the file is gone by now.
wxBitmap scaled_picture(const std::string& path, int side) {
    const wxLogNull quiet;
    wxImage image;
    if (path.empty() || !image.LoadFile(to_wx(path), wxBITMAP_TYPE_PNG)) return {};
    const double scale =
        std::min(1.0, static_cast<double>(side) / std::max(image.GetWidth(), image.GetHeight()));
    const auto scaled = [scale](int length) {
        return std::max(1, static_cast<int>(length * scale));
    };
    return wxBitmap(
        image.Scale(scaled(image.GetWidth()), scaled(image.GetHeight()), wxIMAGE_QUALITY_HIGH));
}

class FileView : public FieldEditor {
public:
    FileView(wxWindow* parent, const FieldView& field) {
        m_panel = new wxPanel(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxTAB_TRAVERSAL,
                              to_wx("field:" + field.name));
        m_picture = new wxStaticBitmap(m_panel, wxID_ANY, wxBitmapBundle(), wxDefaultPosition,
                                       wxDefaultSize, 0, to_wx("picture:" + field.name));
        m_words = make_text(m_panel, "");
        m_words->SetName(to_wx("file:" + field.name));
        auto* column = new wxBoxSizer(wxVERTICAL);
        column->Add(m_picture, wxSizerFlags().Border(wxBOTTOM, parent->FromDIP(4)));
        column->Add(m_words);
        m_panel->SetSizer(column);
        m_picture->Hide();
    }

    wxWindow* window() override { return m_panel; }
    std::string text() const override { return m_text; }
    bool is_modified() const override { return false; }
    void set_editable(bool) override {}

    void show(const FieldView& field, const std::optional<std::string>&) override {
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
    void show_picture(const std::string& file, const std::string& words) {
        const wxBitmap bitmap = scaled_picture(file, m_panel->FromDIP(longest_side));
        m_picture->SetBitmap(bitmap.IsOk() ? wxBitmapBundle(bitmap) : wxBitmapBundle());
        m_picture->Show(bitmap.IsOk());
        m_words->SetLabel(to_label(words));
        m_words->Wrap(m_panel->FromDIP(widest_line));
        m_panel->GetSizer()->SetSizeHints(m_panel);
        m_panel->Layout();
    }

    wxPanel* m_panel;
    wxStaticBitmap* m_picture;
    wxStaticText* m_words;
    std::string m_path, m_text;
    bool m_is_shown = false;    // a field, be it an empty one
    bool m_is_waiting = false;  // for a thumbnail
};

}  // namespace

std::unique_ptr<FieldEditor> make_file_view(wxWindow* parent, const FieldView& field) {
    return std::make_unique<FileView>(parent, field);
}

}  // namespace vitrine::desktop
