// Products whose names are equal but for what people write differently, or mistype: candidates for
// being the same product twice.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "base/progress.h"
#include "catalog/ids.h"

namespace vitrine {

struct NameToCompare {
    ProductId product = 0;
    ProductId root = 0;     // its topmost model, or the product itself
    std::string_view name;  // UTF-8
};

// Groups of products whose names are similar, each in ascending order, in the order of their first
// products; the same whatever the order of `names`, which has each product once. A group holds
// products of at least two roots: those of one root are never candidates for each other, though
// several of one may stand beside a third. Names are similar where, without regard to case, accents
// and punctuation (see name_words.h),
// - they have the same words, where these are four at most in any order ("EV3 Touch Sensor", "Touch
//   Sensor - EV3"), in longer names in the same order, since there "Red Arms, Blue Legs" and "Blue
//   Arms, Red Legs" are two things; words with a digit always in the same order but anywhere
//   ("Plates 2 x 8", "2 x 8 Plates"; not "1 x 2 x 1" and "1 x 1 x 2"); articles and "and" are left
//   out; or
// - they are the same without their blanks ("NX 1000", "NX1000"; but not "1.5 m" and "15 m"); or
// - they have at least four words, all the same but one (in the same way), and this one is a typing
//   error (is_typing_error() below) of the other name's: found in the names of two roots at most,
//   the other in at least three times as many. Words that both occur often ("shirt", "skirt") are
//   two words.
// What is similar to one product of a group belongs to the group. Names without a letter or digit
// are similar to none. Exact, up to chance equality of checksums of 128 bits. Takes 2 seconds for a
// million names on two processors and about 300 bytes a name beside them. Throws Error (cancelled).
std::vector<std::vector<ProductId>> similar_names(std::span<const NameToCompare> names,
                                                  const Progress& progress);

// Whether one of two folded words may be the other mistyped: both of five letters or more and
// without a digit, beginning with the same letter, and made equal by one letter added, left out or
// replaced, or two neighbours exchanged. False for equal words. [any thread]
bool is_typing_error(std::string_view one, std::string_view other);

}  // namespace vitrine
