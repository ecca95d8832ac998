#include "operations/new_code.h"

#include <algorithm>

#include "base/text.h"
#include "base/translate.h"
#include "operations/edit_rules.h"

namespace vitrine {
namespace {

constexpr std::size_t longest_code = 255;
constexpr std::size_t longest_filter_name = 100;

// These stand in headings of files between hyphens.
bool stands_in_headings(EntityKind kind) {
    return kind == EntityKind::attribute || kind == EntityKind::channel ||
           kind == EntityKind::locale || kind == EntityKind::currency ||
           kind == EntityKind::association_type;
}

}  // namespace

std::optional<Issue> check_code(EntityKind kind, std::string_view code) {
    if (code.empty()) return refusal("code.blank", tr("A code cannot be blank."));
    const std::size_t longest =
        kind == EntityKind::saved_filter ? longest_filter_name : longest_code;
    const bool is_line = is_utf8(code) && std::none_of(code.begin(), code.end(), [](char c) {
                             return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
                         });
    if (!is_line || count_code_points(code) > longest)
        return refusal("code.line", tr("A code is one line of at most {0} characters.", longest));
    const bool is_plain = std::all_of(code.begin(), code.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '_';
    });
    if (stands_in_headings(kind) && !is_plain) {
        return refusal(
            "code.signs",
            tr("\"{0}\" cannot be a code here: it stands in headings between hyphens.", code),
            tr("Use letters, digits and underscores only."));
    }
    // Lists of codes are separated by commas.
    if (kind != EntityKind::product && kind != EntityKind::saved_filter &&
        code.find(',') != std::string_view::npos) {
        return refusal("code.comma", tr("A code cannot hold a comma: lists of codes have them."));
    }
    return std::nullopt;
}

std::optional<Issue> check_new_code(ProductStore& products, ProductStore::Space space,
                                    std::string_view code) {
    code = trim(code);
    if (auto issue = check_code(EntityKind::product, code)) return issue;
    if (!products.find(space, code)) return std::nullopt;
    return refusal("code.taken",
                   space == ProductStore::Space::models
                       ? tr("There is a model with the code {0} already.", code)
                       : tr("There is a product with the code {0} already.", code),
                   tr("Choose another code, or change that product."));
}

}  // namespace vitrine
