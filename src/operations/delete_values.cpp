#include "operations/delete_values.h"

#include <algorithm>
#include <set>
#include <span>
#include <vector>

#include "base/text.h"
#include "base/translate.h"
#include "catalog/variant_axes.h"
#include "operations/code_texts.h"
#include "operations/product_sweep.h"

namespace vitrine {
namespace {

template <class Id>
bool erase(std::vector<Id>& ids, Id id) {
    return std::erase(ids, id) != 0;
}

bool holds(const ValueView& value, const std::set<std::int32_t>& ids) {
    if (const auto* one = std::get_if<Reference>(&value)) return ids.contains(one->id);
    const auto* many = std::get_if<std::span<const std::int32_t>>(&value);
    return many != nullptr && std::any_of(many->begin(), many->end(),
                                          [&](std::int32_t id) { return ids.contains(id); });
}

// Without the values of which `gone` holds; how many these were.
std::int64_t clear(Values& values, const std::function<bool(ValueKey)>& gone) {
    Values kept;
    kept.reserve(values.size());
    for (const auto& [key, value] : values) {
        if (!gone(key)) kept.set(key, value);
    }
    const auto cleared = static_cast<std::int64_t>(values.size() - kept.size());
    if (cleared != 0) values = std::move(kept);
    return cleared;
}

// Without the ids in the wanted fields; how many values that concerned.
std::int64_t lose(Values& values, const std::function<bool(ValueKey)>& wanted,
                  const std::set<std::int32_t>& ids) {
    std::vector<Values::Entry> changed;
    for (const auto& [key, value] : values) {
        if (wanted(key) && holds(view_of(value), ids)) changed.emplace_back(key, value);
    }
    for (auto& [key, value] : changed) {
        // An empty list and the entity 0 are no value.
        if (auto* many = std::get_if<References>(&value)) {
            std::erase_if(many->ids, [&](std::int32_t id) { return ids.contains(id); });
        } else {
            value = Reference{};
        }
        values.set(key, std::move(value));
    }
    return static_cast<std::int64_t>(changed.size());
}

// Families, family variants, channels and others without the attribute.
void forget_attribute(StructureChange& change, const Attribute& attribute) {
    const AttributeId id = attribute.id;
    change.count("families", tr("Families that lose it"), 0);
    change.count("requirements", tr("Requirements that go"), 0);
    change_all(change, &Structure::families, [&](Family& family) {
        if (erase(family.attributes, id)) change.count("families", {});
        for (auto& [channel, required] : family.requirements) {
            if (erase(required, id)) change.count("requirements", {});
        }
        if (family.label_attribute == id) {
            family.label_attribute = 0;
            change.note(change_warning(
                "delete.label",
                tr("The products of the family {0} are named by it; they will show their code.",
                   family.code),
                tr("Give the family another label attribute.")));
        }
        if (family.image_attribute == id) family.image_attribute = 0;
    });
    change_all(change, &Structure::family_variants, [&](FamilyVariant& variant) {
        for (auto& level : variant.levels) erase(level.attributes, id);
    });
    change_all(change, &Structure::channels,
               [&](Channel& channel) { channel.conversion_units.erase(id); });
    change_all(change, &Structure::reference_entities, [&](ReferenceEntity& entity) {
        erase(entity.attributes, id);
        if (entity.image_attribute == id) entity.image_attribute = 0;
    });
    change_all(change, &Structure::data_sources,
               [&](DataSource& source) { erase(source.attributes, id); });
    const std::string folded = fold_case(attribute.code);
    change_all(change, &Structure::attribute_groups, [&](AttributeGroup& group) {
        std::erase_if(group.attributes,
                      [&](const std::string& code) { return fold_case(code) == folded; });
    });
}

// An axis value is never empty: whoever is told apart by the option needs another one.
void refuse_axis_values(StructureChange& change, const Option& option, const Progress& progress) {
    std::set<FamilyVariantId> told_apart;
    change.structure().family_variants.each([&](const FamilyVariant& variant) {
        if (is_axis(variant, option.attribute)) told_apart.insert(variant.id);
    });
    if (told_apart.empty()) return;
    const std::set<std::int32_t> ids = {option.id};
    const auto products =
        find_products(change.catalogue(), progress, [&](const StoredProduct& product) {
            return has_value(product, [&](ValueKey key, const ValueView& value) {
                return key.attribute == option.attribute && holds(value, ids);
            });
        });
    ProductStore& store = change.catalogue().products();
    for (const ProductId id : products) {
        const LoadedLineage loaded(store, *store.load(id));
        const Product* root =
            loaded.lineage().root != nullptr ? loaded.lineage().root : loaded.lineage().parent;
        const FamilyVariantId variant = root != nullptr ? root->family_variant : 0;
        if (!told_apart.contains(variant)) continue;
        Issue issue = change_refusal(
            "delete.axis_value",
            tr("It is told apart from its siblings by the option {0}.", option.code),
            tr("Merge the option into another one, change the value, or change the axes of {0}.",
               change.structure().family_variants.code_of(variant)));
        issue.product = loaded.product().code;
        change.note(std::move(issue));
    }
}

std::set<ScopeId> scopes_of(const Structure& structure,
                            const std::function<bool(const Scope&)>& wanted) {
    std::set<ScopeId> found;
    structure.scopes.each([&](const Scope& scope) {
        if (wanted(scope)) found.insert(scope.id);
    });
    return found;
}

void delete_values_of_scopes(StructureChange& change, const Progress& progress,
                             const std::function<bool(const Scope&)>& wanted) {
    const std::set<ScopeId> gone = scopes_of(change.structure(), wanted);
    delete_values(
        change, progress,
        [&](ValueKey key) {
            return key.attribute >= property::first_attribute && gone.contains(key.scope);
        },
        tr("Values that go"));
}

std::string way_out(const TextUse& use) {
    switch (use.where) {
        case TextUse::Where::saved_filter:
            return tr("Change the filter first, or merge into another one what it names.");
        case TextUse::Where::expression:
            return tr("Change the expression first (\"vitrine change expression\").");
        case TextUse::Where::default_value:
            return tr("Change the default value first.");
        case TextUse::Where::price_rule:
            return tr("Change the condition of the price rule first.");
        case TextUse::Where::channel:
            break;
    }
    return tr("Change the profile of the channel first.");
}

}  // namespace

void refuse_where_named(StructureChange& change, const EntityAddress& entity) {
    const std::string name = entity_name(change.catalogue(), change.structure(), entity);
    for (const TextUse& use : text_uses(change.structure(), entity)) {
        change.note(change_refusal("structure.in_use",
                                   // TRANSLATORS: 0 such as "attribute color", 1 where it stands
                                   tr("The {0} is named by {1}.", name, use.sentence()),
                                   way_out(use)));
    }
    if (!change.refused()) forget_in_descriptions(change, entity);
}

void stop_computing(StructureChange& change, AttributeId id) {
    Attribute attribute = *change.structure().attributes.find(id);
    attribute.expression.clear();
    // It goes in the same change: not counted twice.
    change.writer().put(std::move(attribute));
}

void delete_values(StructureChange& change, const Progress& progress,
                   const std::function<bool(ValueKey)>& gone, const std::string& label) {
    change.count("values", label, 0);
    if (change.refused()) return;
    const auto touched = [&gone](ValueKey key, const ValueView&) { return gone(key); };
    const auto products =
        find_products(change.catalogue(), progress,
                      [&](const StoredProduct& product) { return has_value(product, touched); });
    const auto edit = [&](Values& values) { change.count("values", label, clear(values, gone)); };
    change_products(change, products, progress, [&](Product& product) { edit(product.values); });
    change_all(change, &Structure::records, [&](Record& record) { edit(record.values); });
}

void lose_ids(StructureChange& change, const Progress& progress,
              const std::function<bool(ValueKey)>& wanted, const std::set<std::int32_t>& ids,
              const std::string& label) {
    change.count("values", label, 0);
    if (change.refused()) return;
    const auto products =
        find_products(change.catalogue(), progress, [&](const StoredProduct& product) {
            return has_value(product, [&](ValueKey key, const ValueView& value) {
                return wanted(key) && holds(value, ids);
            });
        });
    const auto edit = [&](Values& values) {
        change.count("values", label, lose(values, wanted, ids));
    };
    change_products(change, products, progress, [&](Product& product) { edit(product.values); });
    change_all(change, &Structure::records, [&](Record& record) { edit(record.values); });
}

void refuse_in_tables(StructureChange& change, RecordId id, const Progress& progress) {
    const ReferenceEntityId entity = change.structure().records.find(id)->entity;
    std::set<std::pair<AttributeId, std::int32_t>> columns;  // that hold such records
    change.structure().attributes.each([&](const Attribute& attribute) {
        for (const TableColumn& column : attribute.table_columns) {
            if (column.type == TableColumn::Type::record && column.reference_entity == entity)
                columns.emplace(attribute.id, column.id);
        }
    });
    if (columns.empty()) return;
    const auto names = [&](ValueKey key, const ValueView& value) {
        const auto* rows = std::get_if<std::span<const std::vector<TableCell>>>(&value);
        return rows != nullptr && std::any_of(rows->begin(), rows->end(), [&](const auto& row) {
                   return std::any_of(row.begin(), row.end(), [&](const TableCell& cell) {
                       const auto* record = std::get_if<Reference>(&cell.content);
                       return record != nullptr && record->id == id &&
                              columns.contains({key.attribute, cell.column});
                   });
               });
    };
    const auto refuse = [&](const std::string& message, const std::string& code) {
        Issue issue = change_refusal("delete.in_table", message, tr("Change the table first."));
        issue.product = code;
        change.note(std::move(issue));
    };
    for (const ProductId product :
         find_products(change.catalogue(), progress,
                       [&](const StoredProduct& stored) { return has_value(stored, names); })) {
        refuse(tr("A table of the product names it."),
               change.catalogue().products().code_of(product));
    }
    change.structure().records.each([&](const Record& record) {
        const auto is_named = [&](const Values::Entry& entry) {
            return names(entry.first, view_of(entry.second));
        };
        if (record.id != id && std::any_of(record.values.begin(), record.values.end(), is_named))
            refuse(tr("A table of the record {0} names it.", record.code), {});
    });
}

void delete_attribute(StructureChange& change, AttributeId id, const Progress& progress) {
    const Attribute attribute = *change.structure().attributes.find(id);
    if (attribute.type == AttributeType::identifier) {
        change.note(
            change_refusal("delete.identifier",
                           tr("The attribute {0} is what products are known by.", attribute.code),
                           tr("Rename it, if its code is not the right one.")));
    }
    change.structure().family_variants.each([&](const FamilyVariant& variant) {
        if (!is_axis(variant, id)) return;
        change.note(change_refusal("delete.axis",
                                   tr("The variants of {0} are told apart by the attribute {1}.",
                                      variant.code, attribute.code),
                                   tr("Change the axes of the family variant first.")));
    });
    refuse_where_named(change, {EntityKind::attribute, id});
    if (!change.refused()) stop_computing(change, id);
    delete_values(
        change, progress, [id](ValueKey key) { return key.attribute == id; }, tr("Values that go"));
    if (change.refused()) return;
    forget_attribute(change, attribute);
    std::vector<OptionId> options;
    for (const Option* option : change.structure().options_of(id)) options.push_back(option->id);
    for (const OptionId option : options) change.remove(EntityKind::option, option);
    change.count("options", tr("Options that go"), static_cast<std::int64_t>(options.size()));
}

void delete_option(StructureChange& change, OptionId id, const Progress& progress) {
    const Option option = *change.structure().options.find(id);
    refuse_where_named(change, {EntityKind::option, id});
    const auto is_wanted = [&](ValueKey key) { return key.attribute == option.attribute; };
    refuse_axis_values(change, option, progress);
    warn_of_lifecycle(change, option, {});
    lose_ids(change, progress, is_wanted, {id}, tr("Values that lose it"));
}

void delete_channel_values(StructureChange& change, ChannelId id, const Progress& progress) {
    refuse_where_named(change, {EntityKind::channel, id});
    if (change.refused()) return;
    delete_values_of_scopes(change, progress,
                            [id](const Scope& scope) { return scope.channel == id; });
    change.count("requirements", tr("Requirements that go"), 0);
    change_all(change, &Structure::families, [&](Family& family) {
        const auto at = family.requirements.find(id);
        if (at == family.requirements.end()) return;
        change.count("requirements", {}, static_cast<std::int64_t>(at->second.size()));
        family.requirements.erase(at);
    });
    change_all(change, &Structure::markets, [&](Market& market) { erase(market.channels, id); });
    if (const auto items = change.catalogue().receipts().of_channel(id).size(); items > 0) {
        change.note(change_warning(
            "delete.published",
            trn("{0} item is still on the channel.", "{0} items are still on the channel.",
                static_cast<long>(items), items),
            tr("Publish an empty assortment first where they shall go.")));
    }
}

void delete_locale(StructureChange& change, LocaleId id, const Progress& progress) {
    refuse_where_named(change, {EntityKind::locale, id});
    const auto is_only = [id](const std::vector<LocaleId>& locales) {
        return locales.size() == 1 && locales.front() == id;
    };
    change.structure().channels.each([&](const Channel& channel) {
        if (!is_only(channel.locales)) return;
        change.note(change_refusal("delete.only_locale",
                                   tr("It is the only locale of the channel {0}.", channel.code),
                                   tr("Give the channel another locale, or delete it first.")));
    });
    change.structure().attributes.each([&](const Attribute& attribute) {
        if (!is_only(attribute.available_locales)) return;
        change.note(change_refusal(
            "delete.only_locale",
            tr("The attribute {0} is there for this locale only.", attribute.code),
            tr("Delete the attribute first, or make it available in other locales.")));
    });
    if (change.refused()) return;
    delete_values_of_scopes(change, progress,
                            [id](const Scope& scope) { return scope.locale == id; });
    change_all(change, &Structure::channels, [&](Channel& channel) { erase(channel.locales, id); });
    change_all(change, &Structure::attributes,
               [&](Attribute& attribute) { erase(attribute.available_locales, id); });
    change_all(change, &Structure::locales, [&](Locale& locale) {
        if (locale.fallback == id) locale.fallback = 0;
    });
    change_all(change, &Structure::markets, [&](Market& market) {
        if (market.locale == id) market.locale = 0;
    });
}

void delete_currency(StructureChange& change, CurrencyId id, const Progress& progress) {
    refuse_where_named(change, {EntityKind::currency, id});
    if (change.refused()) return;
    delete_values_of_scopes(change, progress,
                            [id](const Scope& scope) { return scope.currency == id; });
    change_all(change, &Structure::channels,
               [&](Channel& channel) { erase(channel.currencies, id); });
    change_all(change, &Structure::markets, [&](Market& market) {
        if (market.currency == id) market.currency = 0;
    });
}

}  // namespace vitrine
