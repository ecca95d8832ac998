// Beside the form: would each channel take this product, and if not, why and what to do; and what
// the quality checks found in it.
#pragma once

#include <wx/wx.h>

#include <string>
#include <vector>

#include "workbench/product_form.h"

namespace vitrine::desktop {

class ReadinessPanel : public wxScrolledWindow {
public:
    ReadinessPanel(wxWindow* parent, const ProductForm& form);
    void update();

private:
    enum class Kind { heading, good, warning, error, quiet };
    struct Line {
        std::string words;
        Kind kind = Kind::quiet;
        bool operator==(const Line&) const = default;
    };
    std::vector<Line> lines() const;
    void add_problems(std::vector<Line>& lines) const;
    void make_line(const Line& line);

    const ProductForm& m_form;
    wxBoxSizer* m_lines;
    std::vector<Line> m_shown;
    bool m_is_made = false;
};

}  // namespace vitrine::desktop
