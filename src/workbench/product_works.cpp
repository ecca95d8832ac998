#include "workbench/product_works.h"

#include "base/error.h"
#include "base/text.h"
#include "base/translate.h"
#include "workbench/words.h"

namespace vitrine {

StructureWork family_change(const FamilyChange& wanted) {
    return [wanted](Catalogue& catalogue, ChangeIntent intent, const Progress& progress) {
        return change_family(catalogue, wanted, intent, {}, progress);
    };
}

StructureWork parent_change(const ParentChange& wanted, const std::string& model) {
    return [wanted, model](Catalogue& catalogue, ChangeIntent intent, const Progress& progress) {
        const auto found = catalogue.products().find(ProductStore::Space::models, model);
        if (!found) throw Error(Failure::usage, tr("There is no product model {0}.", model));
        ParentChange change = wanted;
        change.model = *found;
        return change_parent(catalogue, change, intent, {}, progress);
    };
}

std::vector<Choice> family_choices(const Structure& structure, std::string_view language) {
    std::vector<Choice> choices = choices_of(structure, structure.families, language);
    sort_by_label(choices);
    choices.insert(choices.begin(), Choice{0, "", tr("(none)")});
    return choices;
}

std::vector<Choice> family_variant_choices(const Structure& structure, FamilyId family,
                                           std::string_view language) {
    std::vector<Choice> choices;
    structure.family_variants.each([&](const FamilyVariant& variant) {
        if (variant.family == family) choices.push_back(choice_of(structure, variant, language));
    });
    sort_by_label(choices);
    return choices;
}

std::string family_change_words(std::size_t products) {
    return trn("Another family for {0} product", "Another family for {0} products",
               static_cast<long>(products), format_number(static_cast<std::int64_t>(products)));
}

std::string parent_change_words(std::size_t products) {
    return trn("Another model for {0} product", "Another model for {0} products",
               static_cast<long>(products), format_number(static_cast<std::int64_t>(products)));
}

}  // namespace vitrine
