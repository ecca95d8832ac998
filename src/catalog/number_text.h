// What to tell somebody whose number cannot be read.
#pragma once

#include <string>
#include <string_view>

namespace vitrine {

// One sentence: the number that was probably meant where there is only one such number, otherwise
// how to write it. It is a proposal only; nothing is ever read that way.
std::string fix_for_number(std::string_view text, char decimal_sign);

}  // namespace vitrine
