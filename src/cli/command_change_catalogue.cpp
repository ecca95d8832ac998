// vitrine change duplicate, enable, disable, remove, matrix, option: which products, variants and
// options there are.
#include <algorithm>

#include "base/error.h"
#include "base/text.h"
#include "base/translate.h"
#include "cli/change_report.h"
#include "cli/product_choice.h"
#include "operations/add_option.h"
#include "operations/add_variants.h"
#include "operations/delete_products.h"
#include "operations/duplicate_products.h"
#include "operations/enable_products.h"
#include "operations/structure_names.h"
#include "operations/variant_gaps.h"

namespace vitrine::cli {
namespace {

struct ChangeCatalogueArguments {
    ProductChoice choice;
    std::string code, model, pattern;
    std::vector<std::string> words;
    bool without_variants = false, yes = false;
};

// "size=s,m" as a name and what stands behind the sign.
std::pair<std::string_view, std::string_view> parts_of(std::string_view word,
                                                       const std::string& example) {
    const auto sign = word.find('=');
    if (sign == std::string_view::npos) {
        throw Error(Failure::usage,
                    tr("\"{0}\" says nothing of itself. Write it as in {1}.", word, example));
    }
    return {trim(word.substr(0, sign)), trim(word.substr(sign + 1))};
}

StructureChangeReport duplicate(Catalogue& catalogue, const ChangeCatalogueArguments& options,
                                ChangeIntent intent, const Progress& progress) {
    Duplication wanted;
    wanted.products = chosen_products(catalogue, options.choice, progress);
    wanted.code = options.code;
    if (options.without_variants) wanted.variants = DuplicatedVariants::none;
    return duplicate_products(catalogue, wanted, intent, {}, progress).change;
}

StructureChangeReport enable(Catalogue& catalogue, const ChangeCatalogueArguments& options,
                             ChangeIntent intent, const Progress& progress) {
    return enable_products(catalogue, {chosen_products(catalogue, options.choice, progress), true},
                           intent, {}, progress);
}

StructureChangeReport disable(Catalogue& catalogue, const ChangeCatalogueArguments& options,
                              ChangeIntent intent, const Progress& progress) {
    return enable_products(catalogue, {chosen_products(catalogue, options.choice, progress), false},
                           intent, {}, progress);
}

StructureChangeReport remove(Catalogue& catalogue, const ChangeCatalogueArguments& options,
                             ChangeIntent intent, const Progress& progress) {
    return delete_products(catalogue, chosen_products(catalogue, options.choice, progress), intent,
                           {}, progress);
}

StructureChangeReport matrix(Catalogue& catalogue, const ChangeCatalogueArguments& options,
                             ChangeIntent intent, const Progress& progress) {
    const auto model = catalogue.products().find(ProductStore::Space::models, options.model);
    if (!model) throw Error(Failure::usage, tr("There is no product model {0}.", options.model));
    std::vector<AxisValues> more;
    for (const std::string& word : options.words) {
        const auto [axis, values] = parts_of(word, "size=s,m");
        AxisValues& said = more.emplace_back();
        said.axis = find_entity(catalogue, "attribute", axis).id;
        for (const auto value : split_list(values, ',')) said.values.emplace_back(value);
    }
    NewVariants wanted;
    wanted.model = *model;
    if (!options.pattern.empty()) wanted.pattern = NumberPattern::parse(options.pattern);
    wanted.variants = missing_variants(catalogue, *model, more);
    return add_variants(catalogue, wanted, intent, {}, progress).change;
}

StructureChangeReport option(Catalogue& catalogue, const ChangeCatalogueArguments& options,
                             ChangeIntent intent, const Progress&) {
    const auto colon = options.code.find(':');
    NewOption wanted;
    wanted.attribute = find_entity(catalogue, "attribute", options.code.substr(0, colon)).id;
    if (colon != std::string::npos) wanted.code = options.code.substr(colon + 1);
    for (const std::string& word : options.words) {
        const auto [locale, label] = parts_of(word, "en_US=Night blue");
        wanted.labels[std::string(locale)] = label;
    }
    return add_option(catalogue, wanted, intent).change;
}

}  // namespace

void add_catalogue_changes(CommandLine& group) {
    const auto add = [&](const std::string& name, const std::string& meaning, const auto& make) {
        const auto options = std::make_shared<ChangeCatalogueArguments>();
        CommandEntry entry = group.add(name, meaning, [options, make](Session& session) {
            return run_change(
                session, options->yes,
                [&](Catalogue& catalogue, ChangeIntent intent, const Progress& progress) {
                    return make(catalogue, *options, intent, progress);
                });
        });
        add_yes(entry, options->yes);
        return std::pair(entry, options);
    };

    auto [duplicate_entry, duplicated] =
        add("duplicate", tr("Copies products, and models with their variants"), duplicate);
    add_choice(duplicate_entry, duplicated->choice);
    duplicate_entry.option("--code", duplicated->code, "CODE",
                           tr("Of the copy, where one product is named; otherwise it is proposed"));
    duplicate_entry.flag("--without-variants", duplicated->without_variants,
                         tr("Copies models alone"));

    auto [enable_entry, enabled] =
        add("enable", tr("Switches products on, or all variants of a model"), enable);
    add_choice(enable_entry, enabled->choice);

    auto [disable_entry, disabled] =
        add("disable", tr("Switches products off, or all variants of a model"), disable);
    add_choice(disable_entry, disabled->choice);

    auto [remove_entry, removed] =
        add("remove", tr("Deletes products, and models with their variants"), remove);
    add_choice(remove_entry, removed->choice);

    auto [matrix_entry, matrixed] =
        add("matrix", tr("Adds the variants that a model misses between its axis values"), matrix);
    matrix_entry.argument("MODEL", matrixed->model, tr("Its code"));
    matrix_entry.optional_words("AXIS=VALUES", matrixed->words,
                                tr("Values besides those that its variants have: size=s,m"));
    matrix_entry.option("--sku-pattern", matrixed->pattern, "TEXT",
                        tr("Gives them codes that were never given, such as LI-{number:5}; "
                           "otherwise they are made of the model's and the values"));

    auto [option_entry, optioned] =
        add("option", tr("Adds an option to a select attribute"), option);
    option_entry.argument("ATTRIBUTE:CODE", optioned->code,
                          tr("Of the new option; without a code one is made of the first label"));
    option_entry.optional_words("LOCALE=LABEL", optioned->words,
                                tr("What it is called: en_US=Red"));
}

}  // namespace vitrine::cli
