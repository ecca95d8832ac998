#include "operations/computed_attributes.h"

#include <algorithm>

#include "base/error.h"
#include "base/text.h"
#include "base/translate.h"
#include "catalog/computed_attributes.h"
#include "catalog/value_text.h"
#include "catalog/variant_axes.h"

namespace vitrine {
namespace {

// Why the attribute cannot have the expression it has.
std::optional<Issue> check_expression(const Structure& structure, const Attribute& attribute) {
    const auto refusal = [&](std::string message, std::string fix) {
        Issue issue = change_refusal("computed.expression", std::move(message), std::move(fix));
        issue.column = attribute.code;
        return issue;
    };
    if (is_axis(structure, attribute.id)) {
        return refusal(tr("{0} tells variants apart, so it cannot be computed.", attribute.code),
                       tr("Compute another attribute."));
    }
    if (attribute.unique && attribute.type != AttributeType::identifier) {
        return refusal(tr("{0} is unique: its values must differ from product to product, which a "
                          "computed value cannot promise.",
                          attribute.code),
                       tr("Compute another attribute, or import it with \"unique\" 0 first."));
    }
    if (const auto problem = ComputedAttributes(structure).problem(attribute.id))
        return refusal(to_sentence(*problem), tr("Correct the expression."));
    return std::nullopt;
}

}  // namespace

StructureChangeReport set_expression(Catalogue& catalogue, AttributeId attribute,
                                     std::string_view expression, ChangeIntent intent,
                                     const StructureChangeLimits& limits,
                                     const Progress& progress) {
    const Attribute* known = catalogue.structure()->attributes.find(attribute);
    if (known == nullptr) throw Error(Failure::usage, tr("There is no such attribute."));
    const std::string text(trim(expression));
    std::string note = text.empty() ? tr("{0} is no longer computed", known->code)
                                    : tr("{0} is computed by {1}", known->code, text);
    return change_structure(
        catalogue, std::move(note), intent, limits, [&](StructureChange& change) {
            const Attribute* now = change.structure().attributes.find(attribute);
            if (now == nullptr) throw Error(Failure::usage, tr("There is no such attribute."));
            Attribute computed = *now;
            computed.expression = text;
            change.put(computed);
            if (text.empty()) return;
            if (auto issue = check_expression(change.structure(), computed)) {
                change.note(std::move(*issue));
                return;
            }
            change.complete_computed_values(progress);
        });
}

ComputedCell explain_computed(Catalogue& catalogue, ProductId product, const FieldAddress& field) {
    const auto structure = catalogue.structure();
    auto loaded = catalogue.products().load(product);
    if (!loaded) throw Error(Failure::usage, tr("This product no longer exists."));
    const Attribute* attribute = structure->attributes.find(field.attribute);
    ComputedCell cell;
    cell.field = field_name(*structure, field);
    if (attribute == nullptr || attribute->expression.empty()) {
        throw Error(Failure::usage,
                    tr("{0} is not computed: its values are entered or imported.", cell.field));
    }
    cell.expression = attribute->expression;
    const LoadedLineage lineage(catalogue.products(), std::move(*loaded));
    std::vector<ReadValue> reads;
    const ComputedResult result =
        ComputedAttributes(*structure)
            .evaluate(*structure, lineage.lineage(), attribute->id,
                      Scope{0, field.channel, field.locale, field.currency, {}}, &reads);
    for (const ReadValue& read : reads) {
        cell.inputs.push_back(
            {read.attribute == 0 ? "product." + read.field : read.field, read.text,
             read.holder == nullptr ? std::string() : read.holder->code, read.is_computed});
    }
    if (result.value) cell.result = value_to_text(*structure, *attribute, *result.value);
    if (result.issue) cell.problem = result.issue->message;
    return cell;
}

}  // namespace vitrine
