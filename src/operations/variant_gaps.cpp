#include "operations/variant_gaps.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/error.h"
#include "base/text.h"
#include "base/translate.h"
#include "catalog/value_text.h"

namespace vitrine {
namespace {

std::string text_of(const Structure& structure, AttributeId axis, const Values& values) {
    const Attribute* attribute = structure.attributes.find(axis);
    const Value* value = values.find({axis, 0});
    if (attribute == nullptr || value == nullptr) return {};
    return value_to_text(structure, *attribute, *value);
}

LoadedLineage load_model(Catalogue& catalogue, ProductId id) {
    auto model = catalogue.products().load(id);
    if (!model || !model->is_model())
        throw Error(Failure::usage, tr("There is no such product model."));
    return {catalogue.products(), *std::move(model)};
}

// Everything below the model, with the axis values it has by then; a sub-model before its variants.
struct Placed {
    Product product;
    Values values;
};
void collect(Catalogue& catalogue, const Structure& structure, const FamilyVariant& levels,
             ProductId model, std::size_t level, const Values& above, std::vector<Placed>& all) {
    if (level >= levels.levels.size()) return;
    for (const ProductId id : catalogue.products().children_of(model)) {
        auto child = catalogue.products().load(id);
        if (!child) continue;
        Values values = above;
        for (const AttributeId axis : levels.levels[level].axes) {
            if (const Value* value = child->values.find({axis, 0})) values.set({axis, 0}, *value);
        }
        const bool is_model = child->is_model();
        all.push_back({*std::move(child), values});
        if (is_model) collect(catalogue, structure, levels, id, level + 1, values, all);
    }
}

std::vector<Placed> placed(Catalogue& catalogue, const LoadedLineage& model) {
    std::vector<Placed> all;
    const Structure& structure = *catalogue.structure();
    const FamilyVariant* levels = family_variant_of(structure, model.lineage());
    if (levels != nullptr) {
        collect(catalogue, structure, *levels, model.product().id,
                static_cast<std::size_t>(model.lineage().level()), {}, all);
    }
    return all;
}

// Options in the order of their attribute, others as they were met.
void arrange(const Structure& structure, AxisValues& axis) {
    const Attribute* attribute = structure.attributes.find(axis.axis);
    if (attribute == nullptr || !attribute->is_select()) return;
    std::map<std::string, std::size_t> position;
    std::size_t next = 0;
    for (const Option* option : structure.options_of(axis.axis))
        position.emplace(fold_case(option->code), next++);
    const auto place = [&](const std::string& value) {
        const auto at = position.find(fold_case(value));
        return at == position.end() ? next : at->second;
    };
    std::stable_sort(axis.values.begin(), axis.values.end(),
                     [&](const auto& a, const auto& b) { return place(a) < place(b); });
}

}  // namespace

std::vector<PlacedVariant> placed_variants(Catalogue& catalogue, ProductId model) {
    const LoadedLineage loaded = load_model(catalogue, model);
    const Structure& structure = *catalogue.structure();
    const auto axes = axes_below(structure, loaded.lineage());
    std::vector<PlacedVariant> variants;
    for (const Placed& one : placed(catalogue, loaded)) {
        if (one.product.is_model()) continue;
        PlacedVariant& variant = variants.emplace_back();
        variant.product = one.product.id;
        for (const AttributeId axis : axes)
            variant.values.push_back(text_of(structure, axis, one.values));
    }
    return variants;
}

std::vector<AxisValues> values_of_axes(Catalogue& catalogue, ProductId model,
                                       const std::vector<AxisValues>& more) {
    const LoadedLineage loaded = load_model(catalogue, model);
    const Structure& structure = *catalogue.structure();
    const auto below = placed(catalogue, loaded);
    std::vector<AxisValues> axes;
    for (const AttributeId axis : axes_below(structure, loaded.lineage())) {
        AxisValues& found = axes.emplace_back();
        found.axis = axis;
        std::set<std::string> known;  // folded
        const auto take = [&](const std::string& text) {
            if (!text.empty() && known.insert(fold_case(text)).second) found.values.push_back(text);
        };
        for (const Placed& one : below) take(text_of(structure, axis, one.values));
        for (const AxisValues& said : more) {
            if (said.axis == axis) std::for_each(said.values.begin(), said.values.end(), take);
        }
        arrange(structure, found);
    }
    for (const AxisValues& said : more) {
        if (std::none_of(axes.begin(), axes.end(),
                         [&](const AxisValues& axis) { return axis.axis == said.axis; })) {
            throw Error(Failure::usage,
                        tr("The variants of {0} are not told apart by {1}.", loaded.product().code,
                           structure.attributes.code_of(said.axis)));
        }
    }
    return axes;
}

std::vector<std::vector<std::string>> missing_variants(Catalogue& catalogue, ProductId model,
                                                       const std::vector<AxisValues>& more) {
    const auto axes = values_of_axes(catalogue, model, more);
    std::size_t combinations = axes.empty() ? 0 : 1;
    for (const AxisValues& axis : axes) {
        combinations *= axis.values.size();
        if (combinations > most_missing_variants) {
            throw Error(Failure::usage,
                        tr("That would be more than {0} variants. Name fewer values.",
                           most_missing_variants));
        }
    }
    const auto folded = [](std::vector<std::string> values) {
        for (std::string& value : values) value = fold_case(value);
        return values;
    };
    std::set<std::vector<std::string>> there;
    for (PlacedVariant& variant : placed_variants(catalogue, model))
        there.insert(folded(std::move(variant.values)));
    std::vector<std::vector<std::string>> missing;
    for (std::size_t number = 0; number < combinations; ++number) {
        // The last axis runs fastest.
        std::vector<std::string> values(axes.size());
        std::size_t rest = number;
        for (std::size_t i = axes.size(); i-- > 0;) {
            values[i] = axes[i].values[rest % axes[i].values.size()];
            rest /= axes[i].values.size();
        }
        if (!there.contains(folded(values))) missing.push_back(std::move(values));
    }
    return missing;
}

}  // namespace vitrine
