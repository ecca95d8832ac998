// Pictures and files: shown, not edited; they come with an import.
#include <wx/statbmp.h>

#include <filesystem>

#include "desktop/field_editor.h"
#include "desktop/widgets.h"

namespace vitrine::desktop {
namespace {

constexpr int longest_side = 180;

// Not ok for what is no picture wx can read.
wxBitmap scaled_picture(const std::string& path, int side) {
    const wxLogNull quiet;
    wxImage image;
    if (path.empty() || !image.LoadFile(to_wx(path))) return {};
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
        m_picture = new wxStaticBitmap(m_panel, wxID_ANY, wxBitmapBundle());
        m_words = make_text(m_panel, "");
        auto* column = new wxBoxSizer(wxVERTICAL);
        column->Add(m_picture, wxSizerFlags().Border(wxBOTTOM, parent->FromDIP(4)));
        column->Add(m_words);
        m_panel->SetSizer(column);
    }

    wxWindow* window() override { return m_panel; }
    std::string text() const override { return m_text; }
    bool is_modified() const override { return false; }
    void set_editable(bool) override {}

    void show(const FieldView& field, const std::optional<std::string>&) override {
        const bool stored = !field.asset_path.empty() && std::filesystem::exists(field.asset_path);
        if (field.asset_path != m_path || field.text != m_text) {
            m_path = field.asset_path;
            m_text = field.text;
            const wxBitmap bitmap =
                stored ? scaled_picture(m_path, m_panel->FromDIP(longest_side)) : wxBitmap();
            m_picture->SetBitmap(bitmap.IsOk() ? wxBitmapBundle(bitmap) : wxBitmapBundle());
            m_picture->Show(bitmap.IsOk());
        }
        std::string words = std::filesystem::path(field.text).filename().string();
        if (field.text.empty()) {
            words = field.type == AttributeType::image ? tr("No picture") : tr("No file");
        } else if (!stored) {
            words = tr("{0} (the file itself has not been imported)", words);
        }
        m_words->SetLabel(to_label(words));
        m_panel->GetSizer()->SetSizeHints(m_panel);
        m_panel->Layout();
    }

private:
    wxPanel* m_panel;
    wxStaticBitmap* m_picture;
    wxStaticText* m_words;
    std::string m_path, m_text;
};

}  // namespace

std::unique_ptr<FieldEditor> make_file_view(wxWindow* parent, const FieldView& field) {
    return std::make_unique<FileView>(parent, field);
}

}  // namespace vitrine::desktop
