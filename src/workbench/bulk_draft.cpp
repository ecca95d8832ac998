#include "workbench/bulk_draft.h"

#include <algorithm>

#include "base/message_catalogue.h"
#include "base/text.h"
#include "base/translate.h"
#include "operations/edit_rules.h"

namespace vitrine {
namespace {

BulkField field_of(const Structure& structure, const Attribute& attribute,
                   std::string_view locale) {
    return {attribute.id,
            attribute.code,
            label_of(structure, attribute.labels, attribute.code, locale),
            attribute.type,
            false,
            bulk_kinds(structure, attribute.id)};
}

BulkField property_field(const Structure& structure, AttributeId id, std::string label,
                         AttributeType type) {
    return {id,   std::string(property_name(id)), std::move(label), type,
            true, bulk_kinds(structure, id)};
}

std::vector<Choice> category_choices(const Structure& structure, std::string_view locale) {
    std::vector<Choice> choices;
    structure.categories.each([&](const Category& category) {
        std::vector<std::string> way;
        for (const CategoryId id : structure.path_of(category.id)) {
            const Category& step = *structure.categories.find(id);
            way.push_back(label_of(structure, step.labels, step.code, locale));
        }
        choices.push_back({category.id, category.code, join(way, " › ")});
    });
    sort_by_label(choices);
    return choices;
}

template <class T>
Choice plain_choice(const T& entity) {
    return {entity.id, entity.code, entity.code};
}

std::int32_t fitting(const std::vector<Choice>& choices, std::int32_t wanted) {
    if (choices.empty()) return 0;
    const bool fits = std::any_of(choices.begin(), choices.end(),
                                  [&](const Choice& choice) { return choice.id == wanted; });
    return fits ? wanted : choices.front().id;
}

bool has_kind(const Structure& structure, AttributeId field, BulkKind kind) {
    const auto kinds = bulk_kinds(structure, field);
    return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

bool takes_codes(AttributeType type) {
    return type == AttributeType::boolean || type == AttributeType::simple_select ||
           type == AttributeType::multi_select || type == AttributeType::record_link ||
           type == AttributeType::record_links;
}

bool can_copy(const Structure& structure, AttributeId from, AttributeId into) {
    const Attribute* source = structure.attributes.find(from);
    const Attribute* target = structure.attributes.find(into);
    return source != nullptr && target != nullptr && source->is_media() == target->is_media();
}

// The field to begin with: the one somebody stands on if it takes this kind of change, else the one
// chosen last time, else the first that does.
AttributeId field_for(const Structure& structure, BulkKind kind, AttributeId current,
                      AttributeId last, bool localizable_only) {
    const auto fits = [&](AttributeId id) {
        const Attribute* attribute = structure.attributes.find(id);
        if (localizable_only && (attribute == nullptr || !attribute->localizable)) return false;
        return id != 0 && has_kind(structure, id, kind);
    };
    if (fits(current)) return current;
    if (fits(last)) return last;
    const Attribute* first =
        structure.attributes.find_if([&](const Attribute& one) { return fits(one.id); });
    return first != nullptr ? first->id : 0;
}

}  // namespace

BulkDraft begin_draft(const Structure& structure, BulkStart start, BulkDraft left,
                      const FieldAddress& current, ChannelId channel, LocaleId locale) {
    BulkDraft draft = std::move(left);
    AttributeId field = 0;
    switch (start) {
        case BulkStart::value:
            draft.kind = BulkKind::set;
            field =
                field_for(structure, draft.kind, current.attribute, draft.field.attribute, false);
            break;
        case BulkStart::replacement:
            draft.kind = BulkKind::replace;
            field =
                field_for(structure, draft.kind, current.attribute, draft.field.attribute, false);
            break;
        case BulkStart::prices: {
            draft.kind = BulkKind::calculate;
            const Attribute* now = structure.attributes.find(current.attribute);
            const Attribute* price = structure.attributes.find_if(
                [](const Attribute& one) { return one.type == AttributeType::price_collection; });
            const bool stands_on_one =
                now != nullptr && now->type == AttributeType::price_collection;
            field = stands_on_one ? now->id : price != nullptr ? price->id : 0;
            break;
        }
        case BulkStart::translation:
            draft.kind = BulkKind::copy;
            field =
                field_for(structure, draft.kind, current.attribute, draft.field.attribute, true);
            break;
        case BulkStart::categories:
            draft.kind = BulkKind::add;
            field = property::categories;
            break;
    }
    FieldAddress wanted{field, channel, locale, 0};
    if (field == current.attribute) wanted = current;
    draft = choose_field(structure, std::move(draft), wanted);
    if (start == BulkStart::translation) {
        draft.source = draft.field;
        for (const Choice& other : scope_choices(structure, field, draft.field.channel).locales) {
            if (other.id != draft.field.locale) {
                draft.source.locale = other.id;
                break;
            }
        }
    }
    return draft;
}

BulkDraft choose_field(const Structure& structure, BulkDraft draft, const FieldAddress& wanted) {
    const Attribute* before = structure.attributes.find(draft.field.attribute);
    const Attribute* chosen = structure.attributes.find(wanted.attribute);
    if (wanted.attribute != draft.field.attribute) {
        // A text is as good for another field of its type; an option of one is none of the other.
        const bool same_type = before != nullptr && chosen != nullptr &&
                               before->type == chosen->type && !takes_codes(chosen->type);
        if (!same_type) draft.value.clear();
        auto& decimals = draft.calculation.decimals;
        const bool takes_decimals = has_kind(structure, wanted.attribute, BulkKind::calculate) &&
                                    usual_decimals(*chosen) > 0;
        const bool was_usual = before != nullptr && decimals == usual_decimals(*before);
        if (!takes_decimals || was_usual) decimals.reset();
        if (!can_copy(structure, draft.source.attribute, wanted.attribute))
            draft.source.attribute = 0;
    }
    if (!has_kind(structure, wanted.attribute, draft.kind)) {
        const auto kinds = bulk_kinds(structure, wanted.attribute);
        if (!kinds.empty()) draft.kind = kinds.front();
    }
    draft.field = fit_scope(structure, wanted.attribute, wanted);
    return draft;
}

std::optional<BulkChange> to_change(const BulkDraft& draft) {
    if (draft.field.attribute == 0) return std::nullopt;
    const bool has_value = !trim(draft.value).empty();
    BulkChange change;
    change.field = draft.field;
    switch (draft.kind) {
        case BulkKind::set:
            if (!has_value) return std::nullopt;
            change.action = SetValue{draft.value};
            break;
        case BulkKind::clear:
            change.action = ClearValue{};
            break;
        case BulkKind::add:
            if (!has_value) return std::nullopt;
            change.action = AddToList{draft.value};
            break;
        case BulkKind::remove:
            if (!has_value) return std::nullopt;
            change.action = RemoveFromList{draft.value};
            break;
        case BulkKind::replace:
            if (draft.replacement.find.empty()) return std::nullopt;
            change.action = draft.replacement;
            break;
        case BulkKind::letter_case:
            change.action = draft.letters;
            break;
        case BulkKind::calculate:
            if (trim(draft.calculation.operand).empty()) return std::nullopt;
            change.action = draft.calculation;
            break;
        case BulkKind::copy:
            if (draft.source.attribute == 0) return std::nullopt;
            change.action = CopyValue{draft.source};
            break;
    }
    return change;
}

bool BulkField::takes_codes() const {
    return is_property || vitrine::takes_codes(type);
}

bool BulkField::takes_several() const {
    return type == AttributeType::multi_select || type == AttributeType::record_links;
}

std::vector<BulkField> bulk_fields(const Structure& structure, std::string_view locale) {
    std::vector<BulkField> fields;
    structure.attributes.each([&](const Attribute& attribute) {
        BulkField field = field_of(structure, attribute, locale);
        if (!field.kinds.empty()) fields.push_back(std::move(field));
    });
    sort_by_label(fields);
    const auto property = [&](AttributeId id, std::string label, AttributeType type) {
        return property_field(structure, id, std::move(label), type);
    };
    fields.insert(fields.begin(),
                  {property(property::enabled, tr("Enabled"), AttributeType::boolean),
                   property(property::family, tr("Family"), AttributeType::simple_select),
                   property(property::categories, tr("Categories"), AttributeType::multi_select),
                   property(property::groups, tr("Groups"), AttributeType::multi_select)});
    return fields;
}

std::vector<BulkField> copy_sources(const Structure& structure, const BulkField& target,
                                    std::string_view locale) {
    std::vector<BulkField> fields;
    structure.attributes.each([&](const Attribute& attribute) {
        if (can_copy(structure, attribute.id, target.id))
            fields.push_back(field_of(structure, attribute, locale));
    });
    sort_by_label(fields);
    return fields;
}

std::vector<Choice> choices_of(const std::vector<BulkField>& fields) {
    std::vector<Choice> choices;
    for (const BulkField& field : fields) choices.push_back({field.id, field.code, field.label});
    return choices;
}

std::vector<Choice> value_choices(const Structure& structure, const BulkField& field,
                                  std::string_view locale) {
    if (field.type == AttributeType::boolean) return boolean_choices();
    switch (field.id) {
        case property::family:
            return choices_of(structure, structure.families, locale);
        case property::categories:
            return category_choices(structure, locale);
        case property::groups:
            return choices_of(structure, structure.groups, locale);
        default:
            break;
    }
    if (!field.takes_codes()) return {};
    const Attribute* attribute = structure.attributes.find(field.id);
    if (attribute != nullptr && attribute->links_records()) {
        return record_choices(structure, attribute->reference_entity, locale);
    }
    return option_choices(structure, field.id, locale);
}

ScopeChoices scope_choices(const Structure& structure, AttributeId field, ChannelId channel) {
    ScopeChoices choices;
    const Attribute* attribute = structure.attributes.find(field);
    if (attribute == nullptr) return choices;
    const Channel* chosen = attribute->scopable ? structure.channels.find(channel) : nullptr;
    if (attribute->scopable)
        choices.channels = choices_of(structure, structure.channels, program_language());
    if (attribute->localizable) {
        const auto& offered = attribute->available_locales;
        for (const LocaleId id : chosen != nullptr ? chosen->locales : structure.active_locales()) {
            const bool fits =
                offered.empty() || std::find(offered.begin(), offered.end(), id) != offered.end();
            if (fits) choices.locales.push_back(plain_choice(*structure.locales.find(id)));
        }
    }
    if (attribute->type == AttributeType::price_collection) {
        structure.currencies.each([&](const Currency& currency) {
            const bool fits =
                chosen == nullptr || std::find(chosen->currencies.begin(), chosen->currencies.end(),
                                               currency.id) != chosen->currencies.end();
            if (currency.activated && fits) choices.currencies.push_back(plain_choice(currency));
        });
    }
    return choices;
}

FieldAddress fit_scope(const Structure& structure, AttributeId field, const FieldAddress& wanted) {
    FieldAddress address{field, 0, 0, 0};
    address.channel =
        fitting(scope_choices(structure, field, wanted.channel).channels, wanted.channel);
    const ScopeChoices choices = scope_choices(structure, field, address.channel);
    address.locale = fitting(choices.locales, wanted.locale);
    address.currency = fitting(choices.currencies, wanted.currency);
    return address;
}

std::string bulk_kind_label(BulkKind kind) {
    switch (kind) {
        case BulkKind::set:
            return tr("Set a value");
        case BulkKind::clear:
            return tr("Clear the value");
        case BulkKind::add:
            return tr("Add to the list");
        case BulkKind::remove:
            return tr("Take from the list");
        case BulkKind::replace:
            return tr("Find and replace");
        case BulkKind::letter_case:
            return tr("Change the letter case");
        case BulkKind::calculate:
            return tr("Calculate");
        case BulkKind::copy:
            return tr("Copy from another field");
    }
    return {};
}

}  // namespace vitrine
