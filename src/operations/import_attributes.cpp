// attributes.csv: the definition of every attribute.
#include "base/text.h"
#include "base/translate.h"
#include "catalog/lifecycle.h"
#include "catalog/measurement.h"
#include "catalog/spelling.h"
#include "interchange/akeneo_types.h"
#include "operations/import_structure_rows.h"
#include "operations/unique_rule.h"

namespace vitrine {
namespace {

void read_type(StructureRows& rows, Attribute& attribute, const Attribute* stored) {
    const auto name = rows.cell("type");
    if (!name && stored != nullptr) return;
    const auto type = parse_akeneo_type(name.value_or(std::string_view()));
    if (!type) {
        rows.problem("attribute.type", "type",
                     tr("Attributes of the type \"{0}\" are not supported.", rows.text("type")),
                     tr("Import it as another type, such as pim_catalog_text."));
        return;
    }
    if (stored != nullptr && stored->type != *type) {
        rows.problem("attribute.type_change", "type",
                     tr("The attribute {0} has another type.", stored->code),
                     tr("Convert it first, by \"vitrine change convert\", or use another code."));
        return;
    }
    const Attribute* identifier = rows.structure().identifier();
    if (*type == AttributeType::identifier && identifier != nullptr && identifier != stored) {
        rows.problem("attribute.second_identifier", "type",
                     tr("The catalogue has an identifier already: {0}.", identifier->code),
                     tr("Import it as pim_catalog_text."));
        return;
    }
    attribute.type = *type;
}

// Values of the other kind would lose their place.
void read_scopes(StructureRows& rows, Attribute& attribute, const Attribute* stored) {
    rows.read("localizable", attribute.localizable);
    rows.read("scopable", attribute.scopable);
    if (stored == nullptr) return;
    const bool changed =
        attribute.localizable != stored->localizable || attribute.scopable != stored->scopable;
    if (!changed) return;
    rows.problem("attribute.scope_change",
                 attribute.localizable != stored->localizable ? "localizable" : "scopable",
                 tr("{0} varies otherwise by locale or channel.", stored->code),
                 tr("Convert it first, by \"vitrine change convert\", or use another code."));
}

void read_measurement(StructureRows& rows, Attribute& attribute, const Attribute* stored) {
    rows.read("metric_family", attribute.measurement_family);
    rows.read("default_metric_unit", attribute.default_unit);
    if (attribute.type != AttributeType::measurement) return;
    if (!is_measurement_family(attribute.measurement_family)) {
        NearestName nearest(attribute.measurement_family);
        for (const Unit& unit : all_units()) nearest.offer(unit.family);
        rows.problem("attribute.measurement_family", "metric_family",
                     tr("There is no measurement family \"{0}\".", attribute.measurement_family),
                     nearest.best().empty() ? tr("Use one such as Weight or Length.")
                                            : tr("Did you mean {0}?", nearest.best()));
        return;
    }
    if (stored != nullptr && stored->measurement_family != attribute.measurement_family) {
        rows.problem("attribute.type_change", "metric_family",
                     tr("The attribute {0} has another measurement family, which cannot change.",
                        stored->code),
                     tr("Use another code for the new attribute."));
        return;
    }
    if (attribute.default_unit.empty()) return;
    const Unit* unit = find_unit(attribute.measurement_family, attribute.default_unit);
    if (unit == nullptr) {
        rows.problem(
            "attribute.unit", "default_metric_unit",
            tr("{0} has no unit \"{1}\".", attribute.measurement_family, attribute.default_unit),
            tr("Write the code of one of its units."));
        return;
    }
    attribute.default_unit = unit->code;
}

// The reference entity whose records are linked; it is made where a file below tells of it. It is
// known by its id from then on, so that it can be renamed.
void read_reference_entity(StructureRows& rows, Attribute& attribute, const Attribute* stored) {
    if (!attribute.links_records() || rows.has_problem()) return;
    attribute.reference_data.clear();
    const auto code = rows.cell("reference_data_name");
    if (stored != nullptr && (!code || code->empty())) return;
    if (!code || code->empty()) {
        rows.problem(
            "attribute.reference_entity", "reference_data_name",
            tr("The attribute {0} links records, but of which reference entity?", attribute.code),
            tr("Write the code of the reference entity as its reference_data_name."));
        return;
    }
    const ReferenceEntity* known = rows.structure().reference_entities.find(*code);
    if (stored != nullptr && (known == nullptr || known->id != stored->reference_entity)) {
        rows.problem("attribute.type_change", "reference_data_name",
                     tr("The attribute {0} links records of another reference entity, which cannot "
                        "change.",
                        stored->code),
                     tr("Use another code for the new attribute."));
        return;
    }
    attribute.reference_entity =
        known != nullptr
            ? known->id
            : rows.context().writer.put(ReferenceEntity{0, std::string(*code), {}, {}, 0});
}

void read_role(StructureRows& rows, Attribute& attribute) {
    const auto name = rows.cell("role");
    if (!name) return;
    const auto role = name->empty() ? AttributeRole::none : parse_attribute_role(fold_case(*name));
    const Attribute* other = role.value_or(AttributeRole::none) == AttributeRole::none
                                 ? nullptr
                                 : rows.structure().attribute_of(*role);
    if (!role) {
        rows.problem("attribute.role", "role", tr("There is no role \"{0}\".", *name),
                     tr("Write status, launch, embargo, replacement or packs, or nothing."));
    } else if (*role != AttributeRole::none && attribute.type != type_for_role(*role)) {
        rows.problem("attribute.role", "role",
                     tr("{0} is of another type than the role {1} asks for.", attribute.code,
                        attribute_role_name(*role)),
                     tr("The role needs the type {0}.", attribute_type_name(type_for_role(*role))));
    } else if (other != nullptr && other->id != attribute.id) {
        rows.problem("attribute.role", "role",
                     tr("The attribute {0} has the role {1} already.", other->code,
                        attribute_role_name(*role)),
                     tr("Take it from that one first."));
    } else {
        attribute.role = *role;
    }
}

void read_help(StructureRows& rows, Attribute& attribute) {
    for (const auto& [locale, column] : rows.columns_with("guidelines-")) {
        const auto text = rows.cell(column);
        if (!text) continue;
        if (text->empty()) {
            attribute.help.erase(locale);
        } else {
            attribute.help[locale] = *text;
        }
    }
    rows.read("default_value", attribute.default_value);
    rows.read("is_read_only", attribute.read_only);
}

// Not where products share values already: then nobody could edit them any more. Nor where the
// values are computed.
void read_unique(StructureRows& rows, Attribute& attribute, const Attribute* stored) {
    rows.read("unique", attribute.unique);
    if (attribute.unique && !attribute.expression.empty() && !stored->unique) {
        attribute.unique = false;
        rows.note(
            "attribute.computed", "unique",
            tr("{0} is computed, so that its values cannot be promised to differ from product "
               "to product.",
               attribute.code),
            tr("Import it with \"unique\" 0, or take its expression away first."));
    }
    if (stored == nullptr || must_differ(*stored) || !must_differ(attribute)) return;
    Catalogue& catalogue = rows.context().catalogue;
    const auto twins = UniqueValues::twins_of(catalogue, {attribute.id});
    if (twins.empty()) return;
    attribute.unique = false;
    const auto count = static_cast<long>(twins.size());
    rows.note("attribute.twins", "unique",
              trn("{0} stays as it is, because {1} value is there twice: {2}.",
                  "{0} stays as it is, because {1} values are there twice: {2}.", count,
                  attribute.code, count, twins_words(catalogue, rows.structure(), twins)),
              tr("Change these values, which the filter \"{0} is duplicate\" lists, and import it "
                 "again.",
                 attribute.code));
}

void read_validation(StructureRows& rows, Attribute& attribute) {
    rows.read("min_characters", attribute.min_characters);
    rows.read("max_decimals", attribute.max_decimals);
    rows.read("wysiwyg_enabled", attribute.html);
    rows.read("max_characters", attribute.max_characters);
    rows.read("validation_regexp", attribute.validation_regexp);
    rows.read("number_min", attribute.number_min);
    rows.read("number_max", attribute.number_max);
    rows.read("decimals_allowed", attribute.decimals_allowed);
    rows.read("negative_allowed", attribute.negative_allowed);
    rows.read_date("date_min", attribute.date_min);
    rows.read_date("date_max", attribute.date_max);
    rows.read("max_file_size", attribute.max_file_size_mb);
    if (const auto extensions = rows.cell("allowed_extensions")) {
        attribute.allowed_extensions.clear();
        for (const auto one : split_list(*extensions, ','))
            attribute.allowed_extensions.push_back(fold_case(one));
    }
    if (const auto rule = rows.cell("validation_rule")) {
        const std::string folded = fold_case(*rule);
        if (folded.empty() || folded == "email" || folded == "url" || folded == "regexp" ||
            folded == "gtin") {
            attribute.validation_rule = folded;
        } else {
            rows.note(
                "attribute.validation_rule", "validation_rule",
                tr("There is no validation rule \"{0}\", so the attribute is kept without it.",
                   *rule),
                tr("Use email, url, regexp or gtin."));
        }
    }
}

}  // namespace

void import_attributes(StructureRows& rows) {
    import_entities<Attribute>(
        rows, &Structure::attributes, [&](Attribute& attribute, const Attribute* stored) {
            if (!is_heading_code(rows, attribute.code)) return;
            read_type(rows, attribute, stored);
            if (rows.has_problem()) return;
            read_scopes(rows, attribute, stored);
            read_measurement(rows, attribute, stored);
            read_validation(rows, attribute);
            read_unique(rows, attribute, stored);
            rows.read_labels(attribute.labels);
            rows.read("sort_order", attribute.sort_order);
            rows.read("auto_option_sorting", attribute.auto_option_sorting);
            rows.read("reference_data_name", attribute.reference_data);
            read_reference_entity(rows, attribute, stored);
            read_role(rows, attribute);
            read_help(rows, attribute);
            if (attribute.type == AttributeType::table) read_table_columns(rows, attribute);
            rows.read_id("group", rows.structure().attribute_groups, attribute.group);
            rows.read_ids("available_locales", rows.structure().locales,
                          attribute.available_locales);
        });
}

}  // namespace vitrine
