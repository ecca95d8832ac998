// vitrine change parent, variants, simple, axes, family: what products are and where they stand.
#include <algorithm>

#include "base/error.h"
#include "base/text.h"
#include "base/translate.h"
#include "catalog/spelling.h"
#include "cli/change_report.h"
#include "cli/product_choice.h"
#include "operations/change_axes.h"
#include "operations/change_family.h"
#include "operations/change_parent.h"
#include "operations/convert_variants.h"

namespace vitrine::cli {
namespace {

struct ChangeProductsArguments {
    ProductChoice choice;
    std::string target;  // a model, a family, a family variant
    std::string family_variant, by, levels;
    std::string axes[2], attributes[2];
    bool drop = false, take_common = false, set_aside = false, remove = false, yes = false;

    Misfits misfits() const { return set_aside ? Misfits::set_aside : Misfits::refuse; }
    DifferingValues differing() const {
        return take_common ? DifferingValues::take_common : DifferingValues::keep;
    }
};

template <class T>
const T& named(const Entities<T>& entities, const std::string& code, const std::string& sentence) {
    if (const T* found = entities.find(std::string_view(code))) return *found;
    NearestName nearest(code);
    for (const T* entity : entities.all()) nearest.offer(entity->code);
    throw Error(Failure::usage, nearest.best().empty()
                                    ? sentence
                                    : sentence + ' ' + tr("Did you mean {0}?", nearest.best()));
}

FamilyVariantId family_variant_named(const Structure& structure, const std::string& code) {
    if (code.empty()) return 0;
    return named(structure.family_variants, code, tr("There is no family variant {0}.", code)).id;
}

ProductId model_named(Catalogue& catalogue, const std::string& code) {
    const auto id = catalogue.products().find(ProductStore::Space::models, code);
    if (!id) throw Error(Failure::usage, tr("There is no product model {0}.", code));
    return *id;
}

ExitStatus parent(Session& session, const ChangeProductsArguments& options) {
    if (options.target.empty())
        throw Error(Failure::usage, tr("Say below which model: --to MODEL."));
    return run_change(session, options.yes,
                      [&](Catalogue& catalogue, ChangeIntent intent, const Progress& progress) {
                          ParentChange wanted;
                          wanted.products = chosen_products(catalogue, options.choice, progress);
                          wanted.model = model_named(catalogue, options.target);
                          wanted.inherited =
                              options.drop ? InheritedValues::drop : InheritedValues::keep;
                          wanted.misfits = options.misfits();
                          return change_parent(catalogue, wanted, intent, {}, progress);
                      });
}

ExitStatus variants(Session& session, const ChangeProductsArguments& options) {
    if (options.target.empty() == options.by.empty())
        throw Error(Failure::usage, tr("Say which model: --model CODE, or --by FIELD."));
    return run_change(session, options.yes,
                      [&](Catalogue& catalogue, ChangeIntent intent, const Progress& progress) {
                          const Structure& structure = *catalogue.structure();
                          VariantConversion wanted;
                          wanted.products = chosen_products(catalogue, options.choice, progress);
                          wanted.model = options.target;
                          if (!options.by.empty()) wanted.by = parse_field(structure, options.by);
                          wanted.family_variant =
                              family_variant_named(structure, options.family_variant);
                          wanted.differing = options.differing();
                          wanted.misfits = options.misfits();
                          return convert_to_variants(catalogue, wanted, intent, {}, progress);
                      });
}

ExitStatus simple(Session& session, const ChangeProductsArguments& options) {
    return run_change(session, options.yes,
                      [&](Catalogue& catalogue, ChangeIntent intent, const Progress& progress) {
                          SimpleConversion wanted;
                          wanted.products = chosen_products(catalogue, options.choice, progress);
                          wanted.empty_models =
                              options.remove ? EmptyModels::remove : EmptyModels::keep;
                          return convert_to_simple(catalogue, wanted, intent, {}, progress);
                      });
}

std::vector<AttributeId> attributes_named(const Structure& structure, const std::string& codes) {
    std::vector<AttributeId> ids;
    for (const auto code : split_list(codes, ',')) {
        const std::string name(code);
        ids.push_back(named(structure.attributes, name, tr("There is no attribute {0}.", name)).id);
    }
    return ids;
}

void take_out(std::vector<AttributeId>& from, const std::vector<AttributeId>& named_elsewhere) {
    std::erase_if(from, [&](AttributeId id) {
        return std::find(named_elsewhere.begin(), named_elsewhere.end(), id) !=
               named_elsewhere.end();
    });
}

// The levels as they are, with what the options say otherwise. What an option names leaves the
// lists that no option names.
std::vector<FamilyVariant::Level> wanted_levels(const Structure& structure,
                                                const FamilyVariant& stored,
                                                const ChangeProductsArguments& options) {
    auto levels = stored.levels;
    const bool names_second = !options.axes[1].empty() || !options.attributes[1].empty();
    const std::size_t count = options.levels.empty()  ? (names_second ? 2 : levels.size())
                              : options.levels == "1" ? 1
                              : options.levels == "2" ? 2
                                                      : 0;
    if (count == 0 || (count == 1 && names_second))
        throw Error(Failure::usage, tr("A family variant has one or two levels: --levels 1 or 2."));
    if (count == 1 && levels.size() == 2) {
        for (auto list : {&FamilyVariant::Level::axes, &FamilyVariant::Level::attributes}) {
            auto& first = levels[0].*list;
            first.insert(first.end(), (levels[1].*list).begin(), (levels[1].*list).end());
        }
        levels.pop_back();
    } else if (count == 2 && levels.size() == 1) {
        levels.insert(levels.begin(), FamilyVariant::Level{});
    }
    std::vector<AttributeId> said;
    for (std::size_t i = 0; i < count; ++i) {
        for (const std::string* codes : {&options.axes[i], &options.attributes[i]}) {
            const auto ids = attributes_named(structure, *codes);
            said.insert(said.end(), ids.begin(), ids.end());
        }
    }
    for (std::size_t i = 0; i < count; ++i) {
        const auto apply = [&](std::vector<AttributeId>& list, const std::string& codes) {
            if (codes.empty()) {
                take_out(list, said);
            } else {
                list = attributes_named(structure, codes);
            }
        };
        apply(levels[i].axes, options.axes[i]);
        apply(levels[i].attributes, options.attributes[i]);
    }
    return levels;
}

ExitStatus axes(Session& session, const ChangeProductsArguments& options) {
    return run_change(session, options.yes,
                      [&](Catalogue& catalogue, ChangeIntent intent, const Progress& progress) {
                          const Structure& structure = *catalogue.structure();
                          AxesChange wanted;
                          wanted.family_variant = family_variant_named(structure, options.target);
                          wanted.levels = wanted_levels(
                              structure, *structure.family_variants.find(wanted.family_variant),
                              options);
                          wanted.differing = options.differing();
                          wanted.misfits = options.misfits();
                          return change_axes(catalogue, wanted, intent, {}, progress);
                      });
}

ExitStatus family(Session& session, const ChangeProductsArguments& options) {
    if (options.target.empty()) throw Error(Failure::usage, tr("Say which family: --to FAMILY."));
    return run_change(
        session, options.yes,
        [&](Catalogue& catalogue, ChangeIntent intent, const Progress& progress) {
            const Structure& structure = *catalogue.structure();
            FamilyChange wanted;
            wanted.products = chosen_products(catalogue, options.choice, progress);
            wanted.family = named(structure.families, options.target,
                                  tr("There is no family {0}.", options.target))
                                .id;
            wanted.family_variant = family_variant_named(structure, options.family_variant);
            wanted.foreign = options.remove ? ForeignValues::remove : ForeignValues::keep;
            wanted.differing = options.differing();
            wanted.misfits = options.misfits();
            return change_family(catalogue, wanted, intent, {}, progress);
        });
}

void add_set_aside(CommandEntry& command, ChangeProductsArguments& options,
                   const std::string& meaning) {
    command.flag("--set-aside", options.set_aside, meaning);
}

void add_take_common(CommandEntry& command, ChangeProductsArguments& options) {
    command.flag("--take-common", options.take_common,
                 tr("Where values differ below a model, all take the model's own, else the most "
                    "common one; without this each keeps its own"));
}

void add_parent(CommandLine& group) {
    const auto options = std::make_shared<ChangeProductsArguments>();
    CommandEntry command =
        group.add("parent", tr("Moves variants or sub-models below another model"),
                  [options](Session& session) { return parent(session, *options); });
    add_choice(command, options->choice);
    command.option("--to", options->target, "MODEL",
                   tr("The model below which they shall stand, of the same family variant"));
    command.flag("--drop-inherited", options->drop,
                 tr("Shows what the new model holds; without this, what was inherited before is "
                    "kept on each product"));
    add_set_aside(command, *options, tr("Leaves those where they are that cannot move"));
    add_yes(command, options->yes);
}

void add_variants(CommandLine& group) {
    const auto options = std::make_shared<ChangeProductsArguments>();
    CommandEntry command =
        group.add("variants", tr("Makes simple products variants of a model, or of several"),
                  [options](Session& session) { return variants(session, *options); });
    add_choice(command, options->choice);
    command.option("--model", options->target, "CODE",
                   tr("The root model: one that is there, or the one to make"));
    command.option("--by", options->by, "FIELD",
                   tr("In place of --model: the field that names each product's model"));
    command.option("--family-variant", options->family_variant, "CODE",
                   tr("Of models that are made: what tells their variants apart"));
    add_take_common(command, *options);
    add_set_aside(command, *options, tr("Leaves those simple that cannot be variants"));
    add_yes(command, options->yes);
}

void add_simple(CommandLine& group) {
    const auto options = std::make_shared<ChangeProductsArguments>();
    CommandEntry command =
        group.add("simple", tr("Makes variants simple products, which keep what they inherited"),
                  [options](Session& session) { return simple(session, *options); });
    add_choice(command, options->choice);
    command.flag("--remove-models", options->remove,
                 tr("Removes the models that have nothing below them afterwards"));
    add_yes(command, options->yes);
}

void add_axes(CommandLine& group) {
    const auto options = std::make_shared<ChangeProductsArguments>();
    CommandEntry command =
        group.add("axes", tr("Changes the levels of a family variant: axes and attributes"),
                  [options](Session& session) { return axes(session, *options); });
    command.argument("FAMILY_VARIANT", options->target, tr("Its code"));
    command.option("--levels", options->levels, "N", tr("1 or 2; without it as many as now"));
    for (const std::size_t level : {0, 1}) {
        const std::string number = std::to_string(level + 1);
        command.option("--axes-" + number, options->axes[level], "CODES",
                       tr("The axes of level {0}, separated by commas", number));
        command.option("--attributes-" + number, options->attributes[level], "CODES",
                       tr("The other attributes of level {0}; what no level names belongs to the "
                          "root model",
                          number));
    }
    add_take_common(command, *options);
    add_set_aside(command, *options,
                  tr("Makes variants simple products that could not be told apart"));
    add_yes(command, options->yes);
}

void add_family(CommandLine& group) {
    const auto options = std::make_shared<ChangeProductsArguments>();
    CommandEntry command =
        group.add("family", tr("Gives simple products and whole models another family"),
                  [options](Session& session) { return family(session, *options); });
    add_choice(command, options->choice);
    command.option("--to", options->target, "FAMILY", tr("The new family"));
    command.option("--family-variant", options->family_variant, "CODE",
                   tr("For models: a family variant of the new family"));
    command.flag("--remove-foreign", options->remove,
                 tr("Removes values that the new family has no attribute for; without this they "
                    "are kept"));
    add_take_common(command, *options);
    add_set_aside(command, *options,
                  tr("Leaves those out that cannot change; variants that could not be told apart "
                     "become simple products"));
    add_yes(command, options->yes);
}

}  // namespace

void add_product_changes(CommandLine& group) {
    for (const auto add : {add_parent, add_variants, add_simple, add_axes, add_family}) add(group);
}

}  // namespace vitrine::cli
