#include "desktop/quick_look_popup.h"

#include <algorithm>

#include "base/text.h"
#include "desktop/widgets.h"
#include "workbench/words.h"

namespace vitrine::desktop {
namespace {

constexpr int words_width = 300, picture_side = 300, gap = 12;
// So many lines of why a channel does not take it.
constexpr std::size_t most_reasons = 2;

wxBitmap picture_of(const std::string& file, int side, double density) {
    const wxLogNull quiet;  // somebody may have emptied the folder of small copies
    wxImage image;
    if (file.empty() || !image.LoadFile(to_wx(file), wxBITMAP_TYPE_PNG)) return {};
    const double scale =
        std::min(1.0, side * density / std::max(image.GetWidth(), image.GetHeight()));
    image.Rescale(std::max(1, static_cast<int>(image.GetWidth() * scale)),
                  std::max(1, static_cast<int>(image.GetHeight() * scale)), wxIMAGE_QUALITY_HIGH);
    return wxBitmap(image, wxBITMAP_SCREEN_DEPTH, density);
}

}  // namespace

QuickLookPopup::QuickLookPopup(wxWindow* over, Workspace& workspace)
    : wxPopupWindow(over, wxBORDER_SIMPLE), m_desk(workspace) {
    SetName("quickLook");
    m_panel = new wxPanel(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxBORDER_SIMPLE,
                          "quickLookPanel");
    name_control(m_panel, to_wx(tr("Quick look")));
    m_picture = new wxStaticBitmap(m_panel, wxID_ANY, wxBitmapBundle(), wxDefaultPosition,
                                   wxDefaultSize, 0, "quickLookPicture");
    m_picture->Hide();
    m_name = make_heading(m_panel, "", 1.2);
    m_name->SetName("quickLookName");
    m_code = make_text(m_panel, "", "quickLookCode");
    make_quiet(m_code);
    m_prices = make_text(m_panel, "", "quickLookPrices");
    m_completeness = make_text(m_panel, "", "quickLookCompleteness");
    m_channels = make_text(m_panel, "", "quickLookChannels");
    m_keys = make_text(m_panel, to_wx(tr("Arrows: other products. Space or Esc: close.")),
                       "quickLookKeys");
    make_quiet(m_keys);
    auto* words = new wxBoxSizer(wxVERTICAL);
    for (wxStaticText* line : {m_name, m_code, m_prices, m_completeness, m_channels, m_keys})
        words->Add(line, wxSizerFlags().Border(wxBOTTOM, FromDIP(gap / 2)));
    words->SetMinSize(FromDIP(wxSize(words_width, -1)));
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->Add(m_picture, wxSizerFlags().Border(wxLEFT | wxTOP | wxBOTTOM, FromDIP(gap)));
    row->Add(words, wxSizerFlags().Border(wxALL, FromDIP(gap)));
    m_panel->SetSizer(row);
    m_desk.events.changed = [this] {
        if (IsShown()) update();
    };
}

void QuickLookPopup::open(ProductId product, const wxRect& area) {
    m_area = area;
    m_desk.show(product);
    update();
    Show();
}

void QuickLookPopup::follow(ProductId product) {
    if (IsShown()) m_desk.show(product);
}

void QuickLookPopup::close() {
    if (!IsShown()) return;
    Hide();
    m_desk.show(0);
}

void QuickLookPopup::set(wxStaticText* line, const std::string& words) {
    set_wrapped(line, to_wx(words), FromDIP(words_width));
    line->Show(!words.empty());
}

void QuickLookPopup::update() {
    const InspectorDesk::Summary* summary = m_desk.summary();
    set(m_name, summary == nullptr ? "…" : summary->name.empty() ? summary->code : summary->name);
    set(m_code, summary == nullptr ? std::string() : join({summary->code, summary->kind}, "  ·  "));
    set(m_prices, summary == nullptr ? std::string() : join(summary->prices, "\n"));
    set(m_completeness, m_desk.completeness());
    std::vector<std::string> lines;
    for (const QuickLook::Channel& channel : m_desk.channels()) {
        lines.push_back(tr("{0}: {1}", channel.label, channel.readiness.text()));
        for (const std::string& reason : channel.readiness.reasons) {
            if (&reason - channel.readiness.reasons.data() < static_cast<long>(most_reasons))
                lines.push_back("    " + reason);
        }
    }
    set(m_channels, join(lines, "\n"));
    show_picture();
    place();
}

void QuickLookPopup::show_picture() {
    if (m_desk.picture() == m_picture_file) return;
    m_picture_file = m_desk.picture();
    const wxBitmap bitmap =
        picture_of(m_picture_file, FromDIP(picture_side), GetContentScaleFactor());
    m_picture->SetBitmap(bitmap.IsOk() ? wxBitmapBundle(bitmap) : wxBitmapBundle());
    m_picture->Show(bitmap.IsOk());
    const InspectorDesk::Summary* summary = m_desk.summary();
    if (summary != nullptr) name_control(m_picture, to_wx(tr("Picture of {0}", summary->name)));
}

// In the lower right, with its edge where it was: it grows to the left and upwards.
void QuickLookPopup::place() {
    m_panel->GetSizer()->Fit(m_panel);
    const wxSize size = m_panel->GetSize();
    SetClientSize(size);
    m_panel->SetSize(size);
    const int margin = FromDIP(gap);
    SetPosition({std::max(0, m_area.GetRight() - size.x - margin),
                 std::max(0, m_area.GetBottom() - size.y - margin)});
}

}  // namespace vitrine::desktop
