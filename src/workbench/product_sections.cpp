#include "workbench/product_sections.h"

#include <algorithm>

#include "base/error.h"
#include "base/text.h"
#include "base/translate.h"
#include "catalog/inheritance.h"
#include "catalog/shown_name.h"
#include "workbench/choices.h"

namespace vitrine {
namespace {

bool contains(const std::vector<FiledUnder>& all, std::int32_t id) {
    return std::any_of(all.begin(), all.end(),
                       [id](const FiledUnder& known) { return known.id == id; });
}

class SectionsReader {
public:
    SectionsReader(Catalogue& catalogue, const Lineage& lineage, ChannelId channel, LocaleId locale)
        : m_catalogue(catalogue),
          m_structure(catalogue.structure()),
          m_lineage(lineage),
          m_channel(channel),
          m_locale(locale),
          m_locale_code(m_structure->locales.code_of(locale)) {}

    ProductSections read() {
        ProductSections sections;
        sections.categories = filed(property::categories);
        sections.groups = filed(property::groups);
        m_structure->association_types.each(
            [&](const AssociationType& type) { sections.links.push_back(links_of(type)); });
        sort_by_label(sections.links);
        return sections;
    }

private:
    template <class Entity>
    std::string label(const Entity& entity) const {
        return label_of(*m_structure, entity.labels, entity.code, m_locale_code);
    }

    std::string label_of_filed(AttributeId what, std::int32_t id) const {
        if (what == property::groups) {
            const Group* group = m_structure->groups.find(id);
            return group == nullptr ? std::string() : label(*group);
        }
        std::vector<std::string> steps;
        for (const CategoryId step : m_structure->path_of(id))
            steps.push_back(label(*m_structure->categories.find(step)));
        return join(steps, " > ");
    }

    std::vector<FiledUnder> filed(AttributeId what) const {
        std::vector<FiledUnder> found;
        for (const Product* holder : {m_lineage.self, m_lineage.parent, m_lineage.root}) {
            if (holder == nullptr) continue;
            for (const std::int32_t id : holder->references(what)) {
                const std::string shown = label_of_filed(what, id);
                if (shown.empty() || contains(found, id)) continue;
                found.push_back({id, shown, holder == m_lineage.self ? "" : holder->code});
            }
        }
        return found;
    }

    LinkSection links_of(const AssociationType& type) {
        LinkSection section{
            type.id, type.code, label(type), type.two_way && !type.quantified, type.quantified, {}};
        const auto add = [&](AttributeId kind, AttributeId counted) {
            const Product& self = *m_lineage.self;
            if (const Value* value = self.values.find({counted, type.id})) {
                for (const Quantity& item : std::get<Quantities>(*value).items)
                    add_product(section, kind, item.product, item.count);
            }
            for (const ProductId id : self.references(kind, type.id))
                add_product(section, kind, id, Decimal(1, 0));
        };
        add(property::linked_products, property::quantified_products);
        add(property::linked_models, property::quantified_models);
        for (const std::int32_t id : m_lineage.self->references(property::linked_groups, type.id)) {
            const Group* group = m_structure->groups.find(id);
            if (group == nullptr) continue;
            section.items.push_back(
                {property::linked_groups, id, group->code, label(*group), Decimal(1, 0)});
        }
        return section;
    }

    // One that was deleted is still linked to: its link can be taken away.
    void add_product(LinkSection& section, AttributeId kind, ProductId id, const Decimal& count) {
        auto product = m_catalogue.products().load(id);
        LinkedItem item{kind, id, {}, {}, count};
        if (product) {
            const LoadedLineage loaded(m_catalogue.products(), std::move(*product));
            item.code = loaded.product().code;
            item.label = shown_name(*m_structure, loaded.lineage(), m_channel, m_locale);
        } else {
            item.code = "#" + std::to_string(id);
            item.label = tr("deleted");
        }
        section.items.push_back(std::move(item));
    }

    Catalogue& m_catalogue;
    std::shared_ptr<const Structure> m_structure;
    const Lineage& m_lineage;
    ChannelId m_channel;
    LocaleId m_locale;
    std::string m_locale_code;
};

}  // namespace

std::size_t ProductSections::link_count() const {
    std::size_t count = 0;
    for (const LinkSection& section : links) count += section.items.size();
    return count;
}

ProductSections read_sections(Catalogue& catalogue, ProductId product, ChannelId channel,
                              LocaleId locale) {
    const CatalogueSnapshot snapshot(catalogue);
    auto found = catalogue.products().load(product);
    if (!found) throw Error(Failure::usage, tr("There is no such product any more."));
    const LoadedLineage loaded(catalogue.products(), std::move(*found));
    return SectionsReader(catalogue, loaded.lineage(), channel, locale).read();
}

std::string linked_kind_label(AttributeId property) {
    if (property == property::linked_models) return tr("Model");
    return property == property::linked_groups ? tr("Group") : tr("Product");
}

}  // namespace vitrine
