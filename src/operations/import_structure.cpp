#include "operations/import_structure.h"

#include <algorithm>
#include <set>

#include "catalog/measurement.h"
#include "interchange/akeneo_headings.h"
#include "operations/import_structure_rows.h"

namespace vitrine {
namespace {

struct KnownColumns {
    std::set<std::string, std::less<>> names;
    std::vector<std::string_view> prefixes;
    // Part of upstream's exports, without a counterpart here, and nothing to worry about.
    std::set<std::string, std::less<>> silent;
    std::vector<std::string_view> needed = {"code"};
};

const KnownColumns& known_columns(AkeneoFile kind) {
    static const std::map<AkeneoFile, KnownColumns> known = {
        {AkeneoFile::locales, {{"code", "fallback"}, {"label-"}, {"activated"}}},
        {AkeneoFile::currencies, {{"code", "activated"}, {"label-"}, {}}},
        {AkeneoFile::categories, {{"code", "parent"}, {"label-"}, {}}},
        {AkeneoFile::channels,
         {{"code", "locales", "currencies", "tree", "conversion_units"}, {"label-"}, {}}},
        {AkeneoFile::attribute_groups, {{"code", "sort_order", "attributes"}, {"label-"}, {}}},
        {AkeneoFile::attributes,
         {{"code",
           "type",
           "group",
           "sort_order",
           "localizable",
           "scopable",
           "available_locales",
           "unique",
           "max_characters",
           "validation_rule",
           "validation_regexp",
           "wysiwyg_enabled",
           "number_min",
           "number_max",
           "decimals_allowed",
           "negative_allowed",
           "date_min",
           "date_max",
           "metric_family",
           "default_metric_unit",
           "allowed_extensions",
           "max_file_size",
           "auto_option_sorting",
           "reference_data_name",
           "default_value",
           "is_read_only",
           "min_characters",
           "max_decimals",
           "role",
           "table_configuration"},
          {"label-", "guidelines-"},
          {"useable_as_grid_filter", "minimum_input_length", "guidelines", "is_main_identifier"}}},
        {AkeneoFile::attribute_options,
         {{"code", "attribute", "sort_order"}, {"label-"}, {}, {"code", "attribute"}}},
        {AkeneoFile::reference_entities,
         {{"code", "attributes", "attribute_as_image"}, {"label-"}, {}}},
        // Its other columns are attributes.
        {AkeneoFile::records,
         {{"reference_entity", "code"}, {""}, {}, {"reference_entity", "code"}}},
        {AkeneoFile::markets,
         {{"code", "country", "currency", "locale", "zone", "tax_territory", "channels"},
          {"label-"},
          {}}},
        {AkeneoFile::locations,
         {{"code", "market", "is_warehouse", "zone", "gln", "tax_territory"}, {"label-"}, {}}},
        {AkeneoFile::segments, {{"code"}, {"label-"}, {}}},
        {AkeneoFile::price_lists,
         {{"code", "currency", "net", "market", "channel", "location", "segment", "priority",
           "from", "until", "zone"},
          {"label-"},
          {}}},
        {AkeneoFile::price_rules,
         {{"code", "target", "source", "from_type", "to_type", "order", "condition", "margin",
           "factor", "tax_rate", "exchange_rate", "amount", "rounding", "step", "endings", "least",
           "most"},
          {"label-"},
          {}}},
        {AkeneoFile::families,
         {{"code", "attributes", "attribute_as_label", "attribute_as_image"},
          {"label-", "requirements-"},
          {}}},
        {AkeneoFile::family_variants,
         {{"code", "family", "variant-axes_1", "variant-axes_2", "variant-attributes_1",
           "variant-attributes_2"},
          {"label-"},
          {}}},
        {AkeneoFile::association_types,
         {{"code", "is_two_way", "is_quantified", "kind"}, {"label-"}, {}}},
        {AkeneoFile::group_types, {{"code", "is_variant"}, {"label-"}, {}}},
        {AkeneoFile::groups, {{"code", "type"}, {"label-"}, {}}},
    };
    return known.at(kind);
}

void import_options(StructureRows& rows) {
    while (rows.next()) {
        const std::string_view code = rows.text("code");
        const Attribute* attribute = rows.structure().attributes.find(rows.text("attribute"));
        if (attribute == nullptr) {
            rows.problem("attribute.unknown", "attribute",
                         tr("There is no attribute {0}.", rows.text("attribute")),
                         tr("Import the attributes first, or correct the code."));
        } else if (!attribute->is_select()) {
            rows.problem("option.attribute", "attribute",
                         tr("The attribute {0} has no options: it is no select.", attribute->code),
                         tr("Correct the code of the attribute."));
        } else if (code.empty()) {
            rows.problem("row.no_code", "code", tr("The row has no code."), tr("Write one."));
        } else {
            const Option* stored = rows.structure().find_option(attribute->id, code);
            Option option = stored != nullptr ? *stored : Option{};
            if (stored == nullptr) option.code = code;
            option.attribute = attribute->id;
            if (rows.is_first(std::to_string(attribute->id) + ':' + fold_case(code))) {
                rows.read("sort_order", option.sort_order);
                rows.read_labels(option.labels);
            }
            if (!rows.has_problem()) rows.save(stored, std::move(option));
        }
        if (rows.has_problem()) rows.reject();
    }
}

// "weight: GRAM, length: MILLIMETER". Absent while an attribute is not there yet; empty pieces and
// units that do not exist are told once everything is there.
struct UnitPiece {
    std::string_view attribute, unit;
};
std::vector<UnitPiece> unit_pieces(std::string_view cell) {
    std::vector<UnitPiece> pieces;
    for (const std::string_view piece : split_list(cell, ',')) {
        const auto colon = std::min(piece.find(':'), piece.size());
        pieces.push_back(
            {trim(piece.substr(0, colon)), trim(piece.substr(std::min(colon + 1, piece.size())))});
    }
    return pieces;
}

void import_channels(StructureRows& rows, std::vector<WaitingUnits>& waiting) {
    while (rows.next()) {
        const std::string_view code = rows.text("code");
        if (code.empty()) {
            rows.problem("row.no_code", "code", tr("The row has no code."), tr("Write one."));
            rows.reject();
            continue;
        }
        const Channel* stored = rows.structure().channels.find(code);
        Channel channel = stored != nullptr ? *stored : Channel{};
        if (stored == nullptr) channel.code = code;
        if (rows.is_first(fold_case(code)) && is_heading_code(rows, code)) {
            rows.read_labels(channel.labels);
            rows.read_ids("locales", rows.structure().locales, channel.locales);
            rows.read_ids("currencies", rows.structure().currencies, channel.currencies);
            rows.read_id("tree", rows.structure().categories, channel.tree);
        }
        if (rows.has_problem()) {
            rows.reject();
            continue;
        }
        const auto units = rows.cell("conversion_units");
        const bool unchanged = stored != nullptr && *stored == channel;
        const ChannelId id = rows.save(stored, std::move(channel));
        if (units) {
            waiting.push_back({id, std::string(*units), rows.file_name(), rows.line(), unchanged,
                               rows.context().log.current()});
        }
    }
}

// The fallback may stand in a row below.
void read_fallback(StructureRows& rows, Locale& locale) {
    const auto code = rows.cell("fallback");
    if (!code) return;
    if (code->empty()) {
        locale.fallback = 0;
        return;
    }
    const Locale* fallback = rows.structure().locales.find(*code);
    locale.fallback = fallback != nullptr
                          ? fallback->id
                          : rows.context().writer.put(Locale{0, std::string(*code), 0});
}

void read_association_kind(StructureRows& rows, AssociationType& type) {
    const auto kind = rows.cell("kind");
    if (!kind) return;
    const std::string folded = fold_case(*kind);
    const bool is_known =
        folded.empty() || std::find(std::begin(association_kinds), std::end(association_kinds),
                                    folded) != std::end(association_kinds);
    if (!is_known) {
        rows.problem("association_type.kind", "kind",
                     tr("There is no kind of association \"{0}\".", *kind),
                     tr("Write bundle, kit or grouped, or nothing."));
    } else if (!folded.empty() && !type.quantified) {
        rows.problem("association_type.kind", "kind",
                     tr("A {0} needs to know how many of each product it holds.", folded),
                     tr("Write 1 for is_quantified."));
    } else {
        type.kind = folded;
    }
}

}  // namespace

Issues check_structure_headings(const ImportFile& file) {
    Issues issues;
    if (file.headings.empty()) return issues;
    const KnownColumns& known = known_columns(file.kind);
    const auto add = [&](Severity severity, std::string_view rule, std::string_view column,
                         std::string message, std::string fix) {
        Issue issue = make_issue(severity, rule, std::move(message), std::move(fix));
        issue.file = file.name;
        issue.row = 1;
        issue.column = column;
        issues.push_back(std::move(issue));
    };
    std::set<std::string, std::less<>> seen;
    for (const std::string& heading : file.headings) {
        const std::string name(trim(heading));
        if (name.empty()) continue;
        if (!seen.insert(name).second) {
            add(Severity::error, "heading.duplicate", name, tr("The column stands there twice."),
                tr("Remove one of them."));
        }
        const auto starts = [&](std::string_view prefix) { return name.starts_with(prefix); };
        const bool expected = known.names.contains(name) || known.silent.contains(name) ||
                              name == rejection_heading ||
                              std::any_of(known.prefixes.begin(), known.prefixes.end(), starts);
        if (!expected) {
            add(Severity::warning, "heading.not_read", name,
                tr("The column {0} is not known here and is not read.", name), {});
        }
    }
    for (const std::string_view needed : known.needed) {
        if (seen.contains(needed)) continue;
        add(Severity::error, "heading.code_missing", needed,
            tr("The column {0} is missing.", needed), tr("Add it."));
    }
    return issues;
}

void import_structure_file(ImportContext& context, const ImportFile& file, ImportMedia& media,
                           std::vector<WaitingUnits>& waiting_units) {
    StructureRows rows(context, file);
    switch (file.kind) {
        case AkeneoFile::locales:
            import_entities<Locale>(rows, &Structure::locales, [&](Locale& locale, const Locale*) {
                read_fallback(rows, locale);
            });
            return;
        case AkeneoFile::currencies:
            import_entities<Currency>(rows, &Structure::currencies,
                                      [&](Currency& currency, const Currency*) {
                                          is_heading_code(rows, currency.code);
                                          rows.read("activated", currency.activated);
                                      });
            return;
        case AkeneoFile::categories:
            import_categories(rows);
            return;
        case AkeneoFile::channels:
            import_channels(rows, waiting_units);
            return;
        case AkeneoFile::attribute_groups:
            import_entities<AttributeGroup>(rows, &Structure::attribute_groups,
                                            [&](AttributeGroup& group, const AttributeGroup*) {
                                                rows.read_labels(group.labels);
                                                rows.read("sort_order", group.sort_order);
                                                if (const auto codes = rows.cell("attributes")) {
                                                    group.attributes.clear();
                                                    for (const auto code : split_list(*codes, ','))
                                                        group.attributes.emplace_back(code);
                                                }
                                            });
            return;
        case AkeneoFile::attributes:
            import_attributes(rows);
            return;
        case AkeneoFile::attribute_options:
            import_options(rows);
            return;
        case AkeneoFile::families:
            import_families(rows);
            return;
        case AkeneoFile::family_variants:
            import_family_variants(rows);
            return;
        case AkeneoFile::association_types:
            import_entities<AssociationType>(rows, &Structure::association_types,
                                             [&](AssociationType& type, const AssociationType*) {
                                                 is_heading_code(rows, type.code);
                                                 rows.read_labels(type.labels);
                                                 rows.read("is_two_way", type.two_way);
                                                 rows.read("is_quantified", type.quantified);
                                                 read_association_kind(rows, type);
                                             });
            return;
        case AkeneoFile::reference_entities:
            import_entities<ReferenceEntity>(
                rows, &Structure::reference_entities,
                [&](ReferenceEntity& entity, const ReferenceEntity*) {
                    const Structure& structure = rows.structure();
                    rows.read_labels(entity.labels);
                    rows.read_ids("attributes", structure.attributes, entity.attributes);
                    rows.read_id("attribute_as_image", structure.attributes,
                                 entity.image_attribute);
                });
            return;
        case AkeneoFile::records:
            import_records(rows, file, media);
            return;
        case AkeneoFile::markets:
            import_markets(rows);
            return;
        case AkeneoFile::locations:
            import_locations(rows);
            return;
        case AkeneoFile::segments:
            import_entities<Segment>(
                rows, &Structure::segments,
                [&](Segment& segment, const Segment*) { rows.read_labels(segment.labels); });
            return;
        case AkeneoFile::price_lists:
            import_price_lists(rows);
            return;
        case AkeneoFile::price_rules:
            import_price_rules(rows);
            return;
        case AkeneoFile::group_types:
            import_entities<GroupType>(
                rows, &Structure::group_types,
                [&](GroupType& type, const GroupType*) { rows.read_labels(type.labels); });
            return;
        case AkeneoFile::groups:
            import_entities<Group>(rows, &Structure::groups, [&](Group& group, const Group*) {
                rows.read_labels(group.labels);
                rows.read_id("type", rows.structure().group_types, group.type);
            });
            return;
        case AkeneoFile::product_models:
        case AkeneoFile::products:
            return;
    }
}

void import_waiting_units(ImportContext& context, const std::vector<WaitingUnits>& waiting_units) {
    for (const WaitingUnits& waiting : waiting_units) {
        context.log.resume(waiting.kind);
        const Structure& structure = context.structure();
        Channel channel = *structure.channels.find(waiting.channel);
        std::map<AttributeId, std::string> units;
        for (const auto& [attribute_code, unit_code] : unit_pieces(waiting.cell)) {
            const Attribute* attribute = structure.attributes.find(attribute_code);
            const Unit* unit = attribute == nullptr
                                   ? nullptr
                                   : find_unit(attribute->measurement_family, unit_code);
            if (unit != nullptr) {
                units[attribute->id] = unit->code;
                continue;
            }
            Issue issue = make_issue(
                Severity::error, "channel.unit",
                tr("\"{0}: {1}\" names no unit of a measurement.", attribute_code, unit_code),
                tr("Write the code of a measurement attribute, a colon and a unit of its family."));
            issue.file = waiting.file;
            issue.row = waiting.row;
            issue.column = "conversion_units";
            issue.value = issue_value(waiting.cell);
            context.log.note(std::move(issue));
        }
        if (channel.conversion_units == units) continue;
        channel.conversion_units = std::move(units);
        context.writer.put(std::move(channel));
        if (waiting.unchanged) context.log.unchanged_to_updated();
    }
}

}  // namespace vitrine
