#include "operations/unique_rule.h"

#include "base/error.h"
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

Issue taken_by(Catalogue& catalogue, const Attribute& attribute, ProductId owner) {
    const std::string code = catalogue.products().code_of(owner);
    return refusal("unique.taken",
                   tr("{0} has this value already, and {1} must differ from product to product.",
                      code, attribute.code),
                   tr("Write another one, or take it from {0} first.", code));
}

}  // namespace

std::optional<Issue> check_unique(Catalogue& catalogue, UniqueValues* values,
                                  const Attribute& attribute, ValueKey key, const Value& value,
                                  ProductId self) {
    if (values == nullptr) return std::nullopt;
    const ProductId owner = values->owner(key, value, self);
    if (owner == 0) return std::nullopt;
    return taken_by(catalogue, attribute, owner);
}

Issue taken_issue(Catalogue& catalogue, const Structure& structure, ValueKey key,
                  const std::optional<Value>& value, ProductId owner) {
    Issue issue = taken_by(catalogue, *structure.attributes.find(key.attribute), owner);
    issue.column = field_name(structure, key);
    issue.value = shorten(field_text(catalogue, structure, key, value), longest_value);
    return issue;
}

void refuse_twins(Catalogue& catalogue, const Structure& structure, UniqueValues* values) {
    if (values == nullptr) return;
    const auto twins = values->new_twins();
    if (twins.empty()) return;
    throw Error(
        Failure::usage,
        tr("Two products would have the same {0}, which must differ from product to "
           "product: {1}. Nothing was changed. Change these by themselves.",
           field_name(structure, twins.front().key), twins_words(catalogue, structure, twins)));
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
