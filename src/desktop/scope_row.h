// The channel, locale and currency of a field, as far as it varies by them.
#pragma once

#include <wx/wx.h>

#include <functional>
#include <string>
#include <vector>

#include "workbench/bulk_draft.h"

namespace vitrine::desktop {

class ScopeRow : public wxPanel {
public:
    // Of several rows in one window only one can have keys.
    enum class Keys { shown, none };
    // Window names are `name` with "Channel", "Locale" and "Currency" behind.
    ScopeRow(wxWindow* parent, const Workspace& workspace, const std::string& name, Keys keys);

    // Offers what the field can be asked for. Hides itself where it does not vary.
    void show(const FieldAddress& address);
    const FieldAddress& address() const { return m_address; }

    std::function<void()> on_change;

private:
    struct Part {
        wxStaticText* label;
        wxChoice* choice;
    };
    Part make_part(const std::string& label, const std::string& name, Keys keys);
    void changed();

    const Workspace& m_workspace;
    FieldAddress m_address;
    Part m_channel, m_locale, m_currency;
};

}  // namespace vitrine::desktop
