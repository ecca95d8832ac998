// Codes made from labels: "Hoodies & Sweatshirts" -> "hoodies_sweatshirts".
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace vitrine {

// Letters, digits and underscores only, in lower case without accents, at most 80 bytes. The same
// label gives the same code everywhere and always. What has none of these, such as "漢字", and what
// is too long gets a number made from the label. Empty for a blank label.
std::string code_for_label(std::string_view label, std::string_view prefix = {});

// Gives each label a code of its own: where two labels would have the same code, the later one gets
// a number made from the label, never a count, so that the order of further labels does not matter.
class CodeBook {
public:
    // The label has this code already: it is found under it, and no other label gets it.
    void know(std::string_view label, std::string_view code);
    // Nobody else gets the code.
    void take(std::string_view code);

    // The code of a label, or null. Labels match without regard to case and blanks around them.
    const std::string* find(std::string_view label) const;
    // The same, made where there is none; `made` says so.
    const std::string& code_for(std::string_view label, bool& made, std::string_view prefix = {});

private:
    std::unordered_map<std::string, std::string> m_codes;  // by folded label
    std::unordered_set<std::string> m_taken;               // folded
};

}  // namespace vitrine
