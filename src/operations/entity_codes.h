// A code made of what a thing is called. Which codes there can be: operations/new_code.h.
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace vitrine {

// Letters a to z, digits and underscores that come nearest to the words: "Café crème" becomes
// "cafe_creme". `otherwise` where nothing of them is left.
std::string code_from_words(std::string_view words, std::string_view otherwise);
// The code itself, or with the first number behind it that is not taken: "blue_2".
std::string untaken_code(const std::string& code,
                         const std::function<bool(const std::string&)>& is_taken);

}  // namespace vitrine
