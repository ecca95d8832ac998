#include "operations/unique_rule.h"

#include "base/text.h"
#include "base/translate.h"
#include "catalog/value_text.h"
#include "operations/edit_rules.h"
#include "operations/history.h"

namespace vitrine {
namespace {

constexpr std::size_t longest_value = 200;
constexpr std::size_t most_named = 3;

std::string text_of(Catalogue& catalogue, const Structure& structure, const Product& product,
                    ValueKey key) {
    return shorten(field_text(catalogue, structure, key, field(product, key)), longest_value);
}

}  // namespace

std::optional<Issue> check_unique(Catalogue& catalogue, UniqueValues* values,
                                  const Attribute& attribute, ValueKey key, const Value& value,
                                  ProductId self) {
    if (values == nullptr) return std::nullopt;
    const ProductId owner = values->owner(key, value, self);
    if (owner == 0) return std::nullopt;
    return refusal(
        "unique.taken",
        tr("{0} has this value already, and {1} must differ from product to product.",
           catalogue.products().code_of(owner), attribute.code),
        tr("Write another one, or take it from {0} first.", catalogue.products().code_of(owner)));
}

std::optional<Issue> twins_issue(Catalogue& catalogue, const Structure& structure,
                                 const UniqueValues::Twins& twins) {
    const auto product = catalogue.products().load(twins.product);
    const auto other = catalogue.products().load(twins.other);
    if (!product || !other) return std::nullopt;
    Issue issue = refusal(
        "unique.twins",
        tr("{0} and {1} would have the same {2}, which must differ from product to product.",
           product->code, other->code, field_name(structure, twins.key)),
        tr("Change one of the two first."));
    issue.product = product->code;
    issue.column = field_name(structure, twins.key);
    issue.value = text_of(catalogue, structure, *product, twins.key);
    return issue;
}

std::string twins_words(Catalogue& catalogue, const Structure& structure,
                        const std::vector<UniqueValues::Twins>& twins) {
    std::vector<std::string> words;
    for (const auto& [id, other, key] : twins) {
        if (words.size() == most_named) break;
        const auto product = catalogue.products().load(id);
        if (!product) continue;
        words.push_back(tr("{0} and {1} ({2})", catalogue.products().code_of(other), product->code,
                           text_of(catalogue, structure, *product, key)));
    }
    return join(words, ", ");
}

}  // namespace vitrine
