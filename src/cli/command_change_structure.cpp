// vitrine change rename, delete, merge, convert: the entities of the structure.
#include <vector>

#include "base/error.h"
#include "base/text.h"
#include "base/translate.h"
#include "catalog/spelling.h"
#include "cli/change_report.h"
#include "operations/convert_attribute.h"
#include "operations/delete_entity.h"
#include "operations/merge_entities.h"
#include "operations/rename_code.h"

namespace vitrine::cli {
namespace {

struct ChangeStructureArguments {
    std::string kind, code, other;
    bool yes = false;
    bool with_subcategories = false;
    bool from_wins = false;
    // Of a conversion.
    std::string type, localizable, scopable, locales, channels, currency, unit, decimal_sign,
        reference_entity;
    bool labels = false;
    bool known_options = false;
    bool drop = false;
};

StructureChangeReport rename(Catalogue& catalogue, const ChangeStructureArguments& options,
                             ChangeIntent intent, const Progress&) {
    return rename_code(catalogue, find_entity(catalogue, options.kind, options.code), options.other,
                       intent);
}

StructureChangeReport remove(Catalogue& catalogue, const ChangeStructureArguments& options,
                             ChangeIntent intent, const Progress& progress) {
    Deletion deletion;
    deletion.entity = find_entity(catalogue, options.kind, options.code);
    if (deletion.entity.kind == EntityKind::product) {
        throw Error(Failure::usage, tr("A product is no part of the structure. \"vitrine change "
                                       "remove {0}\" deletes it.",
                                       options.code));
    }
    if (options.with_subcategories) deletion.subcategories = Subcategories::delete_as_well;
    return delete_entity(catalogue, deletion, intent, progress);
}

StructureChangeReport merge(Catalogue& catalogue, const ChangeStructureArguments& options,
                            ChangeIntent intent, const Progress& progress) {
    Merge merging;
    merging.from = find_entity(catalogue, options.kind, options.code);
    merging.into = find_entity(catalogue, options.kind, options.other);
    if (options.from_wins) merging.winner = MergeWinner::from;
    return merge_entities(catalogue, merging, intent, progress);
}

bool read_yes(const std::string& text, bool now) {
    if (text.empty()) return now;
    if (text == "yes") return true;
    if (text == "no") return false;
    throw Error(Failure::usage, tr("\"{0}\" is neither yes nor no.", text));
}

std::int32_t id_of(Catalogue& catalogue, std::string_view kind, const std::string& code) {
    return code.empty() ? 0 : find_entity(catalogue, kind, code).id;
}

std::vector<std::int32_t> ids_of(Catalogue& catalogue, std::string_view kind,
                                 const std::string& codes) {
    std::vector<std::int32_t> ids;
    for (const std::string_view code : split_list(codes, ','))
        ids.push_back(find_entity(catalogue, kind, code).id);
    return ids;
}

AttributeType read_type(const std::string& name) {
    if (const auto type = parse_attribute_type(name)) return *type;
    NearestName nearest(name);
    std::vector<std::string> names;
    for (const AttributeType type : convertible_to(AttributeType::text)) {
        names.emplace_back(attribute_type_name(type));
        nearest.offer(names.back());
    }
    throw Error(
        Failure::usage,
        nearest.best().empty()
            ? tr("There is no attribute type \"{0}\". There are: {1}.", name, join(names, ", "))
            : tr("There is no attribute type \"{0}\". Did you mean {1}?", name, nearest.best()));
}

StructureChangeReport convert(Catalogue& catalogue, const ChangeStructureArguments& options,
                              ChangeIntent intent, const Progress& progress) {
    AttributeConversion conversion =
        unchanged(*catalogue.structure(), find_entity(catalogue, "attribute", options.code).id);
    if (!options.type.empty()) conversion.type = read_type(options.type);
    conversion.localizable = read_yes(options.localizable, conversion.localizable);
    conversion.scopable = read_yes(options.scopable, conversion.scopable);
    conversion.scopes.locales = ids_of(catalogue, "locale", options.locales);
    conversion.scopes.channels = ids_of(catalogue, "channel", options.channels);
    conversion.scopes.currency = id_of(catalogue, "currency", options.currency);
    conversion.rules.unit = options.unit;
    if (!options.decimal_sign.empty() && options.decimal_sign != "." && options.decimal_sign != ",")
        throw Error(Failure::usage,
                    tr("\"{0}\" is no decimal sign: write . or ,", options.decimal_sign));
    if (!options.decimal_sign.empty()) conversion.rules.decimal_sign = options.decimal_sign.front();
    if (options.labels) conversion.rules.words = OptionWords::label;
    conversion.rules.makes_options = !options.known_options;
    conversion.rules.reference_entity =
        id_of(catalogue, "reference_entity", options.reference_entity);
    if (options.drop) conversion.unconvertible = Unconvertible::drop;
    return convert_attribute(catalogue, conversion, intent, progress);
}

}  // namespace

void add_structure_changes(CommandLine& group) {
    const auto options = std::make_shared<ChangeStructureArguments>();
    const auto add = [&](const std::string& name, const std::string& meaning, const auto& make) {
        CommandEntry entry = group.add(name, meaning, [options, make](Session& session) {
            return run_change(
                session, options->yes,
                [&](Catalogue& catalogue, ChangeIntent intent, const Progress& progress) {
                    return make(catalogue, *options, intent, progress);
                });
        });
        add_yes(entry, options->yes);
        return entry;
    };
    const std::string kinds =
        tr("attribute, option, family, family_variant, category, channel, locale, currency, "
           "attribute_group, association_type, group, group_type, saved_filter, ...; to rename "
           "also product");
    const std::string codes = tr("Its code; of an option color:red");

    CommandEntry rename_entry =
        add("rename", tr("Gives another code; what names the old one follows"), rename);
    rename_entry.argument("KIND", options->kind, kinds);
    rename_entry.argument("CODE", options->code, codes);
    rename_entry.argument("NEW_CODE", options->other, tr("Of an option without its attribute"));

    CommandEntry delete_entry =
        add("delete", tr("Deletes with what products and others have of it"), remove);
    delete_entry.argument("KIND", options->kind, kinds);
    delete_entry.argument("CODE", options->code, codes);
    delete_entry.flag("--with-subcategories", options->with_subcategories,
                      tr("The categories below it as well; otherwise they move up"));

    CommandEntry merge_entry =
        add("merge", tr("Makes one option, category or attribute of two"), merge);
    merge_entry.argument("KIND", options->kind, tr("option, category or attribute"));
    merge_entry.argument("CODE", options->code, tr("Which goes; of an option color:red"));
    merge_entry.argument("INTO", options->other, tr("Which stays"));
    merge_entry.flag("--from-wins", options->from_wins,
                     tr("Where a product has values of both attributes, that of the first stays"));

    CommandEntry convert_entry =
        add("convert", tr("Changes the type of an attribute, or by what its values vary"), convert);
    convert_entry.argument("ATTRIBUTE", options->code, tr("Its code"));
    convert_entry.option("--to", options->type, "TYPE",
                         tr("text, long_text, number, measurement, boolean, date, simple_select, "
                            "multi_select, price_collection, ..."));
    convert_entry.option("--localizable", options->localizable, "yes|no",
                         tr("Whether values vary by locale"));
    convert_entry.option("--scopable", options->scopable, "yes|no",
                         tr("Whether values vary by channel"));
    convert_entry.option("--locales", options->locales, "CODES",
                         tr("Which get the value; or, where values cease to vary, the first of "
                            "these that has one stays"));
    convert_entry.option("--channels", options->channels, "CODES", tr("Likewise"));
    convert_entry.option("--currency", options->currency, "CODE",
                         tr("Of a price that becomes a number, or the other way round"));
    convert_entry.option(
        "--unit", options->unit, "UNIT",
        tr("In which numbers are that become a measurement, or shall be; the default one "
           "of what stays a measurement"));
    convert_entry.option("--decimal", options->decimal_sign, "SIGN",
                         tr("Decimal sign of texts that become numbers: . or ,"));
    convert_entry.option("--reference-entity", options->reference_entity, "CODE",
                         tr("To whose records links are made"));
    convert_entry.flag("--labels", options->labels,
                       tr("Options become texts by their label, not their code"));
    convert_entry.flag("--known-options", options->known_options,
                       tr("Makes no options for texts that are none"));
    convert_entry.flag("--drop", options->drop,
                       tr("Lets values go that cannot be converted; otherwise nothing is changed"));
}

}  // namespace vitrine::cli
