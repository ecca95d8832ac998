#include "operations/product_view.h"

#include <algorithm>
#include <map>
#include <optional>
#include <system_error>
#include <tuple>

#include "base/contains.h"
#include "base/error.h"
#include "base/text.h"
#include "base/translate.h"
#include "catalog/measurement.h"
#include "catalog/shown_name.h"
#include "catalog/value_text.h"
#include "operations/edit_rules.h"
#include "operations/history.h"

namespace vitrine {
namespace {

class ViewMaker {
public:
    ViewMaker(Catalogue& catalogue, const Lineage& lineage, ChannelId channel, LocaleId locale)
        : m_catalogue(catalogue),
          m_shared_structure(catalogue.structure()),
          m_structure(*m_shared_structure),
          m_lineage(lineage),
          m_family(family_of(m_structure, lineage)),
          m_channel(m_structure.channels.find(channel)),
          m_locale(locale),
          m_locale_code(m_structure.locales.code_of(locale)) {}

    ProductView make() {
        const Product& self = *m_lineage.self;
        ProductView view;
        view.product = self;
        view.name = shown_name(m_structure, m_lineage, channel_id(), m_locale);
        if (m_family != nullptr) view.family_label = label(*m_family);
        if (m_lineage.parent != nullptr) view.parent_code = m_lineage.parent->code;
        if (m_lineage.root != nullptr) view.root_code = m_lineage.root->code;
        for (const CategoryId category : categories_of(m_lineage)) {
            view.category_labels.push_back(path_label(category));
        }
        for (const ProductId child : m_catalogue.products().children_of(self.id)) {
            view.children.push_back(m_catalogue.products().code_of(child));
        }
        if (m_channel != nullptr) {
            view.completeness = completeness(m_structure, m_lineage, *m_channel, m_locale);
        }
        m_missing = view.completeness.missing;
        add_links(view);
        add_groups(view);
        return view;
    }

private:
    ChannelId channel_id() const { return m_channel != nullptr ? m_channel->id : 0; }

    template <class T>
    std::string label(const T& entity) const {
        return label_of(m_structure, entity.labels, entity.code, m_locale_code);
    }

    std::string path_label(CategoryId id) const {
        std::vector<std::string> labels;
        for (const CategoryId step : m_structure.path_of(id)) {
            labels.push_back(label(*m_structure.categories.find(step)));
        }
        return join(labels, " > ");
    }

    void add_links(ProductView& view) {
        for (const auto& [key, value] : m_lineage.self->values) {
            if (std::holds_alternative<Quantities>(value)) {
                view.links.emplace_back(field_name(m_structure, key),
                                        field_text(m_catalogue, m_structure, key, value));
                continue;
            }
            const auto* links = std::get_if<References>(&value);
            if (links == nullptr) continue;
            std::vector<std::string> codes;
            for (const std::int32_t id : links->ids) {
                if (key.attribute == property::linked_groups) {
                    codes.push_back(m_structure.groups.code_of(id));
                } else if (key.attribute == property::linked_products ||
                           key.attribute == property::linked_models) {
                    codes.push_back(m_catalogue.products().code_of(id));
                }
            }
            if (!codes.empty())
                view.links.emplace_back(field_name(m_structure, key), join(codes, ", "));
        }
    }

    // The family's attributes, then those the product or a model above holds besides.
    std::vector<const Attribute*> attributes() const {
        std::vector<const Attribute*> found;
        const auto add = [&](AttributeId id) {
            const Attribute* attribute = m_structure.attributes.find(id);
            if (attribute == nullptr ||
                std::find(found.begin(), found.end(), attribute) != found.end())
                return;
            if (!attribute->available_locales.empty() &&
                !contains(attribute->available_locales, m_locale))
                return;
            // A model has no identifier: its code is no value.
            if (attribute->type == AttributeType::identifier && m_lineage.self->is_model()) return;
            found.push_back(attribute);
        };
        if (const Attribute* identifier = m_structure.identifier()) add(identifier->id);
        if (m_family != nullptr) {
            for (const AttributeId id : m_family->attributes) add(id);
        }
        m_structure.attributes.each([&](const Attribute& attribute) {
            if (attribute.role != AttributeRole::none) add(attribute.id);
        });
        for (const Product* holder : {m_lineage.self, m_lineage.parent, m_lineage.root}) {
            if (holder == nullptr) continue;
            for (const auto& [key, value] : holder->values) add(key.attribute);
        }
        return found;
    }

    void add_groups(ProductView& view) {
        std::map<AttributeGroupId, std::vector<const Attribute*>> by_group;
        for (const Attribute* attribute : attributes()) {
            const bool known = m_structure.attribute_groups.find(attribute->group) != nullptr;
            by_group[known ? attribute->group : 0].push_back(attribute);
        }
        std::vector<const AttributeGroup*> groups = m_structure.attribute_groups.all();
        std::stable_sort(groups.begin(), groups.end(),
                         [](const AttributeGroup* a, const AttributeGroup* b) {
                             return a->sort_order < b->sort_order;
                         });
        for (const AttributeGroup* group : groups) {
            const auto members = by_group.find(group->id);
            if (members != by_group.end()) add_group(view, *group, label(*group), members->second);
        }
        if (const auto rest = by_group.find(0); rest != by_group.end()) {
            add_group(view, AttributeGroup{}, tr("Other"), rest->second);
        }
    }

    void add_group(ProductView& view, const AttributeGroup& group, std::string group_label,
                   std::vector<const Attribute*>& members) {
        const auto place = [&](const Attribute* attribute) {
            const auto stated =
                std::find(group.attributes.begin(), group.attributes.end(), attribute->code);
            return std::tuple(stated - group.attributes.begin(), attribute->sort_order);
        };
        std::stable_sort(
            members.begin(), members.end(),
            [&](const Attribute* a, const Attribute* b) { return place(a) < place(b); });
        GroupView& shown = view.groups.emplace_back();
        shown.code = group.code;
        shown.label = std::move(group_label);
        for (const Attribute* attribute : members) {
            for (const CurrencyId currency : currencies_of(*attribute)) {
                shown.fields.push_back(field(*attribute, currency));
                if (shown.fields.back().missing) ++shown.missing;
            }
        }
    }

    // One field for each amount of a price; a single field, without currency, for anything else.
    std::vector<CurrencyId> currencies_of(const Attribute& attribute) const {
        if (attribute.type != AttributeType::price_collection) return {0};
        std::vector<CurrencyId> currencies;
        m_structure.currencies.each([&](const Currency& currency) {
            const bool wanted = m_channel != nullptr ? contains(m_channel->currencies, currency.id)
                                                     : currency.activated;
            const auto key = key_of(attribute, currency.id);
            if (wanted || (key && m_lineage.find(*key) != nullptr))
                currencies.push_back(currency.id);
        });
        return currencies;
    }

    std::optional<ValueKey> key_of(const Attribute& attribute, CurrencyId currency) const {
        return m_structure.key_for(attribute, channel_id(), m_locale, currency);
    }

    FieldView field(const Attribute& attribute, CurrencyId currency) {
        FieldView view;
        view.address = {attribute.id, attribute.scopable ? channel_id() : 0,
                        attribute.localizable ? m_locale : 0, currency};
        view.name = field_name(m_structure, view.address);
        view.label = label(attribute);
        view.type = attribute.type;
        view.html = attribute.html;
        view.required = is_required(attribute.id);
        view.expression = attribute.expression;
        view.read_only = attribute.read_only;
        view.editable = attribute.expression.empty() && !attribute.read_only &&
                        owns(m_structure, m_lineage, attribute);
        view.unit =
            currency != 0 ? m_structure.currencies.code_of(currency) : attribute.default_unit;
        if (attribute.is_select()) {
            for (const Option* option : m_structure.options_of(attribute.id)) {
                view.choices.push_back({option->code, label(*option)});
            }
        }
        if (attribute.links_records()) add_records(attribute.reference_entity, view);
        if (attribute.type == AttributeType::identifier) {
            view.text = view.display = m_lineage.self->code;
            view.origin = ValueOrigin::own;
            return view;
        }
        const auto key = key_of(attribute, currency);
        const Value* value = key ? m_lineage.find(*key) : nullptr;
        if (value == nullptr) {
            // Only the amounts that are not there are missing from a price.
            view.missing = contains(m_missing, attribute.id) && counts_for_completeness(currency);
            show_fallback(attribute, currency, view);
            return view;
        }
        show_value(attribute, *key, *value, view);
        return view;
    }

    void add_records(ReferenceEntityId entity, FieldView& view) {
        const auto [counted, is_new] = m_record_counts.try_emplace(entity, 0);
        if (is_new) {
            m_structure.records.each([&](const Record& record) {
                if (record.entity == entity) ++counted->second;
            });
        }
        view.has_more_choices = counted->second > most_record_choices;
        if (view.has_more_choices) return;
        for (const Record* record : m_structure.records_of(entity))
            view.choices.push_back({record->code, label(*record)});
    }

    void show_fallback(const Attribute& attribute, CurrencyId currency, FieldView& view) const {
        const ChannelId channel = m_channel == nullptr ? 0 : m_channel->id;
        for (const ValueKey key :
             m_structure.fallback_keys(attribute, channel, m_locale, currency)) {
            const Value* value = m_lineage.find(key);
            if (value == nullptr) continue;
            const LocaleId locale = m_structure.scope(key.scope).locale;
            view.fallback_locale = m_structure.locales.code_of(locale);
            view.fallback_display =
                value_to_label(m_structure, attribute, *value, view.fallback_locale);
            return;
        }
    }

    void show_value(const Attribute& attribute, ValueKey key, const Value& value,
                    FieldView& view) const {
        const Product* owner = m_lineage.owner(key);
        if (owner != m_lineage.self) {
            view.origin = ValueOrigin::inherited;
            view.inherited_from = owner->code;
            view.may_override = attribute.expression.empty() && !attribute.read_only &&
                                !check_override(m_structure, m_lineage, attribute.id);
        } else {
            view.origin = overrides(attribute) ? ValueOrigin::override_ : ValueOrigin::own;
        }
        view.text = value_to_text(m_structure, attribute, value);
        view.display = value_to_label(m_structure, attribute, value, m_locale_code);
        if (attribute.type == AttributeType::product_link) {
            view.text = view.display = field_text(m_catalogue, m_structure, key, value);
        }
        if (const auto* measurement = std::get_if<Measurement>(&value)) {
            if (const Unit* unit = find_unit(measurement->unit)) view.unit = unit->code;
        }
        if (const auto* file = std::get_if<FileReference>(&value);
            file != nullptr && !file->checksum.empty()) {
            const auto path = m_catalogue.assets().path_of(file->checksum);
            std::error_code ignored;
            if (std::filesystem::exists(path, ignored)) view.asset_path = path.string();
        }
    }

    // A level above owns the attribute, so a value here stands in place of an inherited one.
    bool overrides(const Attribute& attribute) const {
        const FamilyVariant* variant = family_variant_of(m_structure, m_lineage);
        return variant != nullptr && variant->level_of(attribute.id) < m_lineage.level();
    }

    bool is_required(AttributeId attribute) const {
        if (m_family == nullptr || m_channel == nullptr) return false;
        const auto required = m_family->requirements.find(m_channel->id);
        return required != m_family->requirements.end() && contains(required->second, attribute);
    }

    bool counts_for_completeness(CurrencyId currency) const {
        return currency == 0 || (m_channel != nullptr && contains(m_channel->currencies, currency));
    }

    Catalogue& m_catalogue;
    std::shared_ptr<const Structure> m_shared_structure;
    const Structure& m_structure;
    const Lineage& m_lineage;
    const Family* m_family;
    const Channel* m_channel;
    LocaleId m_locale;
    std::string m_locale_code;
    std::vector<AttributeId> m_missing;
    std::map<ReferenceEntityId, std::size_t> m_record_counts;
};

}  // namespace

ProductView view_product(Catalogue& catalogue, ProductId id, ChannelId channel, LocaleId locale) {
    const CatalogueSnapshot snapshot(catalogue);
    auto product = catalogue.products().load(id);
    if (!product) throw Error(Failure::usage, tr("There is no such product any more."));
    const LoadedLineage loaded(catalogue.products(), std::move(*product));
    return ViewMaker(catalogue, loaded.lineage(), channel, locale).make();
}

}  // namespace vitrine
