#include "desktop/grid_clipboard.h"

#include <wx/clipbrd.h>
#include <wx/dataobj.h>

#include "desktop/text.h"

namespace vitrine::desktop {

bool put_on_clipboard(const CellBlock& cells) {
    const wxClipboardLocker clipboard;
    if (!clipboard) return false;
    auto* data = new wxDataObjectComposite;
    data->Add(new wxTextDataObject(to_wx(to_tab_separated(cells))), true);
    // Spreadsheets take the HTML form where there is one, and keep leading zeros.
    data->Add(new wxHTMLDataObject(to_wx(to_html_table(cells))));
    if (!wxTheClipboard->SetData(data)) return false;
    wxTheClipboard->Flush();
    return true;
}

std::optional<CellBlock> take_from_clipboard() {
    const wxClipboardLocker clipboard;
    if (!clipboard) return std::nullopt;
    // LibreOffice puts line breaks inside cells into its own format only; its plain text has blanks
    // in their place.
    wxCustomDataObject quoted(wxDataFormat("application/x-libreoffice-tsvc"));
    if (wxTheClipboard->IsSupported(quoted.GetFormat()) && wxTheClipboard->GetData(quoted)) {
        const wxString cells(static_cast<const char*>(quoted.GetData()), wxMBConvUTF16(),
                             quoted.GetSize());
        return parse_tab_separated(to_utf8(cells));
    }
    wxTextDataObject plain;
    if (!wxTheClipboard->GetData(plain)) return std::nullopt;
    return parse_tab_separated(to_utf8(plain.GetText()));
}

}  // namespace vitrine::desktop
