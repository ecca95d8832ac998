#include "operations/delete_entity.h"

#include <algorithm>
#include <set>

#include "base/contains.h"
#include "base/error.h"
#include "base/translate.h"
#include "operations/code_texts.h"
#include "operations/delete_values.h"
#include "operations/product_sweep.h"
#include "store/price_writer.h"

namespace vitrine {
namespace {

class Deleting {
public:
    Deleting(StructureChange& change, const Deletion& deletion, const Progress& progress)
        : m_change(change), m_deletion(deletion), m_progress(progress) {}

    void run() {
        const EntityAddress& entity = m_deletion.entity;
        refuse_where_priced(entity);
        if (m_change.refused()) return;
        switch (entity.kind) {
            case EntityKind::attribute:
                delete_attribute(m_change, entity.id, m_progress);
                break;
            case EntityKind::option:
                delete_option(m_change, entity.id, m_progress);
                break;
            case EntityKind::channel:
                delete_channel_values(m_change, entity.id, m_progress);
                break;
            case EntityKind::locale:
                delete_locale(m_change, entity.id, m_progress);
                break;
            case EntityKind::currency:
                delete_currency(m_change, entity.id, m_progress);
                break;
            case EntityKind::category:
                category(entity.id);
                return;  // takes itself away, with others
            case EntityKind::family:
                family(entity.id);
                break;
            case EntityKind::family_variant:
                refuse_models_of({entity.id});
                break;
            case EntityKind::attribute_group:
                attribute_group(entity.id);
                break;
            case EntityKind::association_type:
                association_type(entity.id);
                break;
            case EntityKind::group:
                group(entity.id);
                break;
            case EntityKind::group_type:
                group_type(entity.id);
                break;
            case EntityKind::saved_filter:
                refuse_where_named(m_change, entity);
                break;
            case EntityKind::record:
                record(entity.id);
                break;
            case EntityKind::reference_entity:
                reference_entity(entity.id);
                break;
            case EntityKind::market:
                market(entity.id);
                break;
            case EntityKind::location:
            case EntityKind::data_source:
            case EntityKind::segment:
            case EntityKind::price_rule:  // what it derived stays
                break;
            case EntityKind::price_list:
                m_change.count("prices", tr("Prices that go"),
                               m_change.writer().prices().remove_list(entity.id));
                break;
            case EntityKind::quality_setting:  // has no name that anybody gave it
            case EntityKind::product:
            case EntityKind::price:
            case EntityKind::scope:
                return;
        }
        m_change.remove(entity.kind, entity.id);
    }

private:
    const Structure& structure() const { return m_change.structure(); }

    void lose(const std::set<AttributeId>& fields, const std::set<std::int32_t>& ids,
              const std::string& label) {
        lose_ids(
            m_change, m_progress, [&](ValueKey key) { return fields.contains(key.attribute); }, ids,
            label);
    }

    // Without it a price list would apply where nobody meant it to.
    void refuse_where_priced(const EntityAddress& entity) {
        structure().price_lists.each([&](const PriceList& list) {
            const std::pair<EntityKind, std::int32_t> needed[] = {
                {EntityKind::market, list.market},     {EntityKind::channel, list.channel},
                {EntityKind::location, list.location}, {EntityKind::segment, list.segment},
                {EntityKind::currency, list.currency},
            };
            if (!contains(needed, std::pair(entity.kind, entity.id))) return;
            m_change.note(change_refusal("delete.price_list",
                                         tr("The price list {0} applies only there.", list.code),
                                         tr("Change or delete the price list first.")));
        });
        structure().price_rules.each([&](const PriceRule& rule) {
            if (entity.kind != EntityKind::price_list ||
                (entity.id != rule.source && entity.id != rule.target))
                return;
            m_change.note(change_refusal(
                "delete.price_rule",
                entity.id == rule.source
                    ? tr("The price rule {0} derives prices from this list.", rule.code)
                    : tr("The price rule {0} fills this list.", rule.code),
                tr("Change or delete the price rule first.")));
        });
    }

    void category(CategoryId id) {
        const bool all = m_deletion.subcategories == Subcategories::delete_as_well;
        // Parents before children, as they lie in the tree.
        std::vector<CategoryId> gone = {id};
        std::vector<Category> children;
        structure().categories.each([&](const Category& one) {
            if (one.parent == id) children.push_back(one);
            if (all && one.id != id && structure().is_under(one.id, id)) gone.push_back(one.id);
        });
        std::sort(gone.begin(), gone.end(), [this](CategoryId a, CategoryId b) {
            const auto depth_a = structure().path_of(a).size(),
                       depth_b = structure().path_of(b).size();
            return depth_a != depth_b ? depth_a < depth_b : a < b;
        });
        for (const CategoryId one : gone) {
            refuse_where_named(m_change, {EntityKind::category, one});
            refuse_sold_tree(one);
        }
        if (m_change.refused()) return;
        lose({property::categories}, {gone.begin(), gone.end()}, tr("Places in the category"));
        if (!all) move_up(*structure().categories.find(id), children);
        for (auto at = gone.rbegin(); at != gone.rend(); ++at)
            m_change.remove(EntityKind::category, *at);
        if (all) {
            m_change.count("subcategories", tr("Categories below it that go"),
                           static_cast<std::int64_t>(gone.size()) - 1);
        }
    }

    // Behind the categories that are there.
    void move_up(const Category& from, std::vector<Category>& children) {
        const CategoryId above = from.parent;
        int position = 0;
        structure().categories.each([&](const Category& one) {
            if (one.parent == above) position = std::max(position, one.position + 1);
        });
        std::stable_sort(
            children.begin(), children.end(),
            [](const Category& a, const Category& b) { return a.position < b.position; });
        for (Category& child : children) {
            child.parent = above;
            child.position = position++;
            m_change.put(std::move(child));
        }
        m_change.count("subcategories", tr("Categories below it that move up"),
                       static_cast<std::int64_t>(children.size()));
    }

    void refuse_sold_tree(CategoryId id) {
        structure().channels.each([&](const Channel& channel) {
            if (channel.tree != id) return;
            m_change.note(change_refusal("delete.tree",
                                         tr("The channel {0} sells what is in the category {1}.",
                                            channel.code, structure().categories.code_of(id)),
                                         tr("Give the channel another category tree first.")));
        });
    }

    void family(FamilyId id) {
        refuse_where_named(m_change, {EntityKind::family, id});
        std::set<FamilyVariantId> variants;
        structure().family_variants.each([&](const FamilyVariant& variant) {
            if (variant.family == id) variants.insert(variant.id);
        });
        refuse_models_of(variants);
        const auto products =
            find_products(m_change.catalogue(), m_progress,
                          [&](const StoredProduct& product) { return product.family == id; });
        if (m_change.refused()) return;
        change_products(m_change, products, m_progress,
                        [](Product& product) { product.family = 0; });
        m_change.count("products_without_family", tr("Products without a family afterwards"),
                       static_cast<std::int64_t>(products.size()));
        for (const FamilyVariantId variant : variants)
            m_change.remove(EntityKind::family_variant, variant);
        m_change.count("family_variants", tr("Family variants that go"),
                       static_cast<std::int64_t>(variants.size()));
    }

    void refuse_models_of(const std::set<FamilyVariantId>& variants) {
        if (variants.empty()) return;
        std::vector<ProductId> models;
        m_change.catalogue().products().each([&](const Product& product) {
            if (product.is_model() && variants.contains(product.family_variant))
                models.push_back(product.id);
        });
        for (const ProductId model : models) {
            Issue issue = change_refusal(
                "delete.models",
                tr("A model is made by the family variant, and its variants are told apart by it."),
                tr("Give it another family variant, turn its variants into simple products, or "
                   "delete it first."));
            issue.product = m_change.catalogue().products().code_of(model);
            m_change.note(std::move(issue));
        }
    }

    void attribute_group(AttributeGroupId id) {
        std::vector<Attribute> attributes;
        structure().attributes.each([&](const Attribute& attribute) {
            if (attribute.group == id) attributes.push_back(attribute);
        });
        m_change.count("attributes", tr("Attributes without a group afterwards"),
                       static_cast<std::int64_t>(attributes.size()));
        for (Attribute& attribute : attributes) {
            attribute.group = 0;
            m_change.put(std::move(attribute));
        }
    }

    void association_type(AssociationTypeId id) {
        const auto is_link = [id](ValueKey key) {
            return key.scope == id && (key.attribute == property::linked_products ||
                                       key.attribute == property::linked_models ||
                                       key.attribute == property::linked_groups ||
                                       key.attribute == property::quantified_products ||
                                       key.attribute == property::quantified_models);
        };
        delete_values(m_change, m_progress, is_link, tr("Lists of links that go"));
    }

    void group(GroupId id) {
        refuse_where_named(m_change, {EntityKind::group, id});
        lose({property::groups, property::linked_groups}, {id},
             tr("Places in the group and links"));
    }

    void group_type(GroupTypeId id) {
        structure().groups.each([&](const Group& group) {
            if (group.type != id) return;
            m_change.note(change_refusal("delete.groups",
                                         tr("The group {0} is of this type.", group.code),
                                         tr("Delete the group or give it another type first.")));
        });
    }

    std::set<AttributeId> links_to(ReferenceEntityId entity) const {
        std::set<AttributeId> found;
        structure().attributes.each([&](const Attribute& attribute) {
            if (attribute.links_records() && attribute.reference_entity == entity)
                found.insert(attribute.id);
        });
        return found;
    }

    void record(RecordId id) {
        refuse_where_named(m_change, {EntityKind::record, id});
        refuse_in_tables(m_change, id, m_progress);
        lose(links_to(structure().records.find(id)->entity), {id}, tr("Links that go"));
    }

    void reference_entity(ReferenceEntityId id) {
        std::set<AttributeId> attributes = links_to(id);
        structure().attributes.each([&](const Attribute& attribute) {
            const auto& columns = attribute.table_columns;
            if (std::any_of(columns.begin(), columns.end(), [&](const TableColumn& column) {
                    return column.type == TableColumn::Type::record &&
                           column.reference_entity == id;
                }))
                attributes.insert(attribute.id);
        });
        for (const AttributeId attribute : attributes) {
            m_change.note(change_refusal("delete.linked",
                                         tr("The attribute {0} links to its records.",
                                            structure().attributes.code_of(attribute)),
                                         tr("Delete the attribute first.")));
        }
        if (m_change.refused()) return;
        std::vector<RecordId> records;
        for (const Record* record : structure().records_of(id)) records.push_back(record->id);
        for (const RecordId record : records) m_change.remove(EntityKind::record, record);
        m_change.count("records", tr("Records that go"), static_cast<std::int64_t>(records.size()));
    }

    void market(MarketId id) {
        std::vector<Location> locations;
        structure().locations.each([&](const Location& location) {
            if (location.market == id) locations.push_back(location);
        });
        m_change.count("locations", tr("Locations without a market afterwards"),
                       static_cast<std::int64_t>(locations.size()));
        for (Location& location : locations) {
            location.market = 0;
            m_change.put(std::move(location));
        }
    }

    StructureChange& m_change;
    const Deletion& m_deletion;
    const Progress& m_progress;
};

}  // namespace

StructureChangeReport delete_entity(Catalogue& catalogue, const Deletion& deletion,
                                    ChangeIntent intent, const Progress& progress,
                                    const StructureChangeLimits& limits) {
    const EntityAddress& entity = deletion.entity;
    if (entity.kind == EntityKind::product) {
        throw Error(Failure::usage,
                    tr("A product is no part of the structure and is not deleted this way."));
    }
    const std::string name = entity_name(catalogue, *catalogue.structure(), entity);
    return change_structure(
        catalogue, tr("Deletion of the {0}", name), intent, limits, [&](StructureChange& change) {
            bool is_there = false;
            with_entities(change.structure(), entity.kind, [&](const auto& entities) {
                is_there = entities.find(entity.id) != nullptr;
            });
            if (!is_there) throw Error(Failure::usage, tr("There is no {0}.", name));
            Deleting(change, deletion, progress).run();
            change.complete_computed_values(progress);
        });
}

}  // namespace vitrine
