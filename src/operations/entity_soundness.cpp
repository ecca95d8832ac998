#include "operations/entity_soundness.h"

#include <algorithm>
#include <set>

#include "base/text.h"
#include "base/translate.h"
#include "base/zone_time.h"
#include "catalog/gtin.h"
#include "catalog/lifecycle.h"
#include "catalog/market_codes.h"
#include "catalog/measurement.h"
#include "catalog/text_pattern.h"
#include "catalog/value_text.h"
#include "catalog/variant_axes.h"
#include "pricing/price_list.h"
#include "pricing/price_rule_terms.h"

namespace vitrine {
namespace {

class Soundness {
public:
    Soundness(const Structure& structure, const std::function<void(Issue)>& refuse)
        : m_structure(structure), m_refuse(refuse) {}

    void operator()(const Attribute& attribute) const {
        type(attribute);
        measurement(attribute);
        role(attribute);
        rules(attribute);
        default_value(attribute);
        if (attribute.unique && !attribute.expression.empty()) {
            refuse("attribute.computed", "unique",
                   tr("{0} is computed, so that its values cannot be promised to differ from "
                      "product to product.",
                      attribute.code),
                   tr("Take its expression away first."));
        }
    }
    void operator()(const AttributeGroup&) const {}
    void operator()(const Option& option) const {
        const Attribute* attribute = m_structure.attributes.find(option.attribute);
        if (attribute != nullptr && attribute->is_select()) return;
        refuse("option.attribute", "attribute",
               tr("An option belongs to an attribute with one or several options."),
               tr("Choose such an attribute."));
    }
    void operator()(const Family& family) const {
        const Attribute* label = m_structure.attributes.find(family.label_attribute);
        const Attribute* image = m_structure.attributes.find(family.image_attribute);
        if (label != nullptr) {
            member(family.attributes, *label, "label_attribute");
            if (label->type != AttributeType::text && label->type != AttributeType::identifier)
                refuse("family.label", "label_attribute",
                       tr("{0} cannot name products: it is no text.", label->code),
                       tr("Choose a text or the identifier."));
        }
        if (image != nullptr) {
            member(family.attributes, *image, "image_attribute");
            picture(*image);
        }
    }
    void operator()(const FamilyVariant& variant) const {
        if (m_structure.families.find(variant.family) == nullptr) {
            refuse("family.unknown", "family", tr("A family variant belongs to a family."),
                   tr("Choose one."));
            return;
        }
        auto issue = check_levels(m_structure, variant);
        if (!issue) return;
        // "variant-axes_1" of files is "axes_1" here.
        constexpr std::string_view prefix = "variant-";
        if (issue->column.starts_with(prefix)) issue->column.erase(0, prefix.size());
        m_refuse(*std::move(issue));
    }
    void operator()(const Category& category) const {
        if (category.id == 0 || category.parent == 0 ||
            !m_structure.is_under(category.parent, category.id))
            return;
        refuse("category.parent", "parent",
               tr("The category {0} cannot stand below itself.", category.code),
               tr("Choose another one."));
    }
    void operator()(const Channel& channel) const {
        if (channel.locales.empty())
            refuse("channel.locales", "locales", tr("A channel needs a locale."),
                   tr("Choose at least one."));
    }
    void operator()(const Locale& locale) const {
        std::set<LocaleId> seen = {locale.id};
        for (LocaleId next = locale.fallback; next != 0 && locale.id != 0;) {
            if (!seen.insert(next).second) {
                refuse("locale.fallback", "fallback",
                       tr("The texts of {0} would stand in for themselves.", locale.code),
                       tr("Choose another locale."));
                return;
            }
            const Locale* other = m_structure.locales.find(next);
            next = other == nullptr ? 0 : other->fallback;
        }
    }
    void operator()(const Currency&) const {}
    void operator()(const AssociationType& type) const {
        if (!type.kind.empty() && !type.quantified)
            refuse("association_type.kind", "kind",
                   tr("Only links with a quantity make a bundle, a kit or a group."),
                   tr("Choose nothing here."));
    }
    void operator()(const GroupType&) const {}
    void operator()(const Group& group) const {
        if (m_structure.group_types.find(group.type) == nullptr)
            refuse("group.type", "type", tr("A group has a group type."), tr("Choose one."));
    }
    void operator()(const ReferenceEntity& entity) const {
        const Attribute* image = m_structure.attributes.find(entity.image_attribute);
        if (image == nullptr) return;
        member(entity.attributes, *image, "image_attribute");
        picture(*image);
    }
    void operator()(const Record&) const {}
    void operator()(const Market& market) const {
        if (!market.country.empty() && !is_country_code(market.country))
            refuse("market.country", "country", tr("\"{0}\" is no country code.", market.country),
                   tr("Write the two letters of ISO 3166-1, such as FR."));
        zone(market.zone);
    }
    void operator()(const Location& location) const {
        zone(location.zone);
        if (!location.gln.empty() && !is_gln(location.gln))
            refuse("location.gln", "gln", tr("\"{0}\" is no GLN.", location.gln),
                   tr("A GLN has 13 digits, the last of which is a check digit."));
    }
    void operator()(const DataSource& source) const {
        for (const AttributeId id : source.attributes) {
            const DataSource* other = m_structure.data_sources.find_if([&](const DataSource& one) {
                return one.id != source.id &&
                       std::find(one.attributes.begin(), one.attributes.end(), id) !=
                           one.attributes.end();
            });
            if (other == nullptr) continue;
            refuse("data_source.attribute", "attributes",
                   tr("{0} belongs to the data source {1}.", m_structure.attributes.code_of(id),
                      other->code),
                   tr("Take it away there first: only one source can own an attribute."));
        }
    }

    void operator()(const Segment&) const {}
    void operator()(const PriceList& list) const {
        for (Issue& issue : check_price_list(list, m_structure)) m_refuse(std::move(issue));
    }
    void operator()(const PriceRule& rule) const {
        for (Issue& issue : check_price_rule(rule, m_structure)) m_refuse(std::move(issue));
    }

private:
    void refuse(const char* rule, const char* column, std::string message, std::string fix) const {
        Issue issue;
        issue.rule = rule;
        issue.column = column;
        issue.message = std::move(message);
        issue.fix = std::move(fix);
        m_refuse(std::move(issue));
    }

    void member(const std::vector<AttributeId>& attributes, const Attribute& attribute,
                const char* column) const {
        const bool is_there =
            std::find(attributes.begin(), attributes.end(), attribute.id) != attributes.end();
        if (is_there || attribute.type == AttributeType::identifier) return;
        refuse("attribute.elsewhere", column,
               tr("{0} is not among its attributes.", attribute.code),
               tr("Add it to the attributes, or choose one of them."));
    }
    void picture(const Attribute& attribute) const {
        if (attribute.type == AttributeType::image) return;
        refuse("attribute.no_picture", "image_attribute",
               tr("{0} holds no pictures.", attribute.code),
               tr("Choose an attribute of the type \"image\"."));
    }

    void zone(const std::string& name) const {
        if (!name.empty() && !Zone::find(name))
            refuse("zone.unknown", "zone", tr("\"{0}\" is no name of a time zone.", name),
                   tr("Write one such as Europe/Paris."));
    }

    void type(const Attribute& attribute) const {
        const Attribute* identifier = m_structure.identifier();
        if (attribute.type == AttributeType::identifier && identifier != nullptr &&
            identifier->id != attribute.id) {
            refuse("attribute.second_identifier", "type",
                   tr("The catalogue has an identifier already: {0}.", identifier->code),
                   tr("Choose text."));
        }
        if (attribute.links_records() &&
            m_structure.reference_entities.find(attribute.reference_entity) == nullptr) {
            refuse("attribute.reference_entity", "reference_entity",
                   tr("{0} links records, but of which reference entity?", attribute.code),
                   tr("Choose one."));
        }
        const bool is_file = attribute.is_media() || attribute.type == AttributeType::table;
        if (attribute.type == AttributeType::table && attribute.table_columns.empty())
            refuse("attribute.table", "table_columns",
                   tr("A table needs a column, and its rows are told apart by the first one."),
                   tr("Write at least one."));
        if (attribute.unique && is_file)
            refuse("attribute.unique", "unique",
                   tr("Pictures, files and tables cannot be told apart by their values."),
                   tr("Leave it off."));
    }
    void measurement(const Attribute& attribute) const {
        if (attribute.type != AttributeType::measurement) return;
        if (!is_measurement_family(attribute.measurement_family)) {
            refuse("attribute.measurement_family", "measurement_family",
                   tr("A measurement needs a measurement family."),
                   tr("Choose one such as Weight or Length."));
        } else if (find_unit(attribute.measurement_family, attribute.default_unit) == nullptr) {
            refuse("attribute.unit", "default_unit",
                   attribute.default_unit.empty()
                       ? tr("A measurement needs a default unit.")
                       : tr("{0} has no unit \"{1}\".", attribute.measurement_family,
                            attribute.default_unit),
                   tr("Choose one of its units."));
        }
    }
    void role(const Attribute& attribute) const {
        if (attribute.role == AttributeRole::none) return;
        const AttributeType needed = type_for_role(attribute.role);
        const Attribute* other = m_structure.attribute_of(attribute.role);
        if (attribute.type != needed) {
            refuse("attribute.role", "role",
                   tr("{0} is of another type than the role asks for.", attribute.code),
                   tr("The role needs the type {0}.", attribute_type_name(needed)));
        } else if (other != nullptr && other->id != attribute.id) {
            refuse("attribute.role", "role",
                   tr("The attribute {0} has this role already.", other->code),
                   tr("Take it from that one first."));
        }
    }
    template <class T>
    void in_order(const std::optional<T>& least, const std::optional<T>& most,
                  const char* column) const {
        if (least && most && *most < *least)
            refuse("attribute.range", column, tr("The largest is smaller than the smallest."),
                   tr("Correct one of them."));
    }
    void rules(const Attribute& attribute) const {
        in_order(attribute.min_characters, attribute.max_characters, "max_characters");
        in_order(attribute.number_min, attribute.number_max, "number_max");
        in_order(attribute.date_min, attribute.date_max, "date_max");
        if (attribute.validation_rule != "regexp") return;
        if (attribute.validation_regexp.empty())
            refuse("attribute.pattern", "validation_regexp", tr("There is no pattern yet."),
                   tr("Write a regular expression, or choose another rule."));
        else if (match_pattern(attribute.validation_regexp, {}) == PatternResult::unreadable)
            refuse("attribute.pattern", "validation_regexp",
                   tr("\"{0}\" is not a regular expression.", attribute.validation_regexp),
                   tr("Write one such as ^[A-Z]{2}[0-9]+$."));
    }
    // Of an attribute that is not made yet there are no options and records to name.
    void default_value(const Attribute& attribute) const {
        if (attribute.default_value.empty() || attribute.is_media()) return;
        ParsedValue parsed = parse_value(m_structure, attribute, attribute.default_value);
        auto* issue = std::get_if<Issue>(&parsed);
        if (issue == nullptr) return;
        issue->column = "default_value";
        m_refuse(std::move(*issue));
    }

    const Structure& m_structure;
    const std::function<void(Issue)>& m_refuse;
};

}  // namespace

void check_entity(const Structure& structure, const StructureEntity& entity,
                  const std::function<void(Issue)>& refuse) {
    std::visit(Soundness(structure, refuse), entity);
}

}  // namespace vitrine
