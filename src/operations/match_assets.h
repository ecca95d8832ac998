// Files of a folder become pictures of products, by the SKU in the file's name.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/issue.h"
#include "base/progress.h"
#include "operations/edit_products.h"

namespace vitrine {

struct MatchAssets {
    std::filesystem::path folder;  // and the folders in it; hidden ones and links are left out
    // Image or file attributes, at least one. A product's files fill them in this order.
    std::vector<FieldAddress> fields;
};

struct MatchedFile {
    std::string file;     // as seen from the folder: "front/lamp-1.jpg"
    std::string product;  // code
    std::string field;    // field_name()
    std::string before;   // name of the file that was there; empty where there was none
};

enum class UnmatchedReason {
    no_product,  // no SKU begins its name
    ambiguous,   // another file has the same claim: "lamp.jpg" and "lamp.png"
    no_field,    // the product has more files than there are fields
    refused,     // an Issue says why
};
// "no_product", ...: a name for programs, never translated.
std::string_view unmatched_reason_name(UnmatchedReason reason);

struct UnmatchedFile {
    std::string file;
    UnmatchedReason reason = UnmatchedReason::no_product;
    std::string product;  // code; empty without one
};

struct MatchAssetsReport {
    std::int64_t files = 0;                // looked at
    std::int64_t unchanged = 0;            // the product has these very bytes there already
    std::vector<MatchedFile> matched;      // by file name
    std::vector<UnmatchedFile> unmatched;  // by file name
    Issues issues;                         // about the refused, and warnings about the matched
    ChangeSetId change_set = 0;            // 0: a preview, or nothing changed
};

enum class MatchIntent { preview, save };

// A file belongs to the product or model whose code its name begins with, without regard to case,
// the ending left out: "LAMP-1.jpg", "lamp-1_2.jpg", "Lamp-1 front.png", "lamp-1.back.png",
// "lamp-1(3).jpg". What follows the code must not be a letter or a digit; of several codes the
// longest wins. A product's files are taken in the order: the bare code, then by what follows,
// numbers by their value. Two that stand at the same place are both left out as ambiguous. In an
// image attribute only pictures are stored, by their content; the attribute's own rules (endings,
// size) hold, and so does the level that owns it. Saved as one change set, which undo takes back;
// stored files stay then. A preview reads all files and stores nothing. Throws Error: usage for a
// folder that is none or a field that takes no file, storage, cancelled; then nothing is changed.
MatchAssetsReport match_assets(Catalogue& catalogue, const MatchAssets& match, MatchIntent intent,
                               const Progress& progress);

// Parts of it, which are rules of their own.
namespace asset_name {
// What may be a code, the longest first: "lamp-1_2.jpg" -> "lamp-1_2", "lamp-1", "lamp".
std::vector<std::string_view> possible_codes(std::string_view stem);
// What follows the code, for comparing: empty for the bare code. Numbers compare by value.
std::string order_key(std::string_view rest);
}  // namespace asset_name

}  // namespace vitrine
