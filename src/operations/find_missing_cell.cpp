#include "operations/find_missing_cell.h"

#include <algorithm>
#include <map>

#include "catalog/completeness.h"
#include "operations/extract_lineages.h"

namespace vitrine {
namespace {

class MissingCells {
public:
    MissingCells(Catalogue& catalogue, const MissingCellSearch& search)
        : m_structure(catalogue.structure()),
          m_search(search),
          m_channel(m_structure->channels.find(search.channel)),
          m_products(catalogue.connection(), wanted()),
          m_lineages(m_products) {}

    std::optional<MissingCell> find(const Progress& progress) {
        if (m_channel == nullptr) return std::nullopt;
        const std::size_t rows = m_search.products.size(), columns = m_search.fields.size();
        std::optional<MissingCell> elsewhere;
        // The row of the cursor comes twice: behind the cursor first, up to it in the end.
        for (std::size_t step = 0; step <= rows && rows > 0; ++step) {
            progress.tick(static_cast<std::int64_t>(step), static_cast<std::int64_t>(rows));
            const std::size_t row = (m_search.row + step) % rows;
            const std::size_t first = step == 0 ? m_search.column + 1 : 0;
            const std::size_t end = step == rows ? std::min(columns, m_search.column + 1) : columns;
            auto found = look_at(row, first, end);
            if (found && found->column) return found;
            if (found && step > 0 && !elsewhere) elsewhere = std::move(found);
        }
        return elsewhere;
    }

private:
    std::optional<MissingCell> look_at(std::size_t row, std::size_t first, std::size_t end) {
        const auto product = m_products.load(m_search.products[row]);
        if (!product) return std::nullopt;
        const Lineage lineage = m_lineages.lineage_of(*product);
        const Family* family = family_of(*m_structure, lineage);
        if (family == nullptr) return std::nullopt;
        auto required = m_requirements.find(family->id);
        if (required == m_requirements.end()) {
            required = m_requirements
                           .emplace(family->id, requirements_of(*m_structure, *family, *m_channel,
                                                                m_search.locale))
                           .first;
        }
        const auto missing = completeness(*m_structure, lineage, required->second).missing;
        if (missing.empty()) return std::nullopt;
        for (std::size_t column = first; column < end; ++column) {
            const FieldAddress& field = m_search.fields[column];
            if (std::ranges::find(missing, field.attribute) != missing.end() &&
                is_empty_cell(lineage, field)) {
                return MissingCell{row, column, product->code, field.attribute};
            }
        }
        return MissingCell{row, std::nullopt, product->code, missing.front()};
    }

    bool is_empty_cell(const Lineage& lineage, const FieldAddress& field) const {
        const Attribute* attribute = m_structure->attributes.find(field.attribute);
        if (attribute == nullptr || !owns(*m_structure, lineage, *attribute)) return false;
        const auto key =
            m_structure->key_for(*attribute, field.channel, field.locale, field.currency);
        return !key || lineage.find(*key) == nullptr;
    }

    WantedContent wanted() const {
        WantedContent wanted;
        if (m_channel == nullptr) return wanted;
        m_structure->families.each([&](const Family& family) {
            const auto required = family.requirements.find(m_channel->id);
            if (required == family.requirements.end()) return;
            for (const AttributeId id : required->second) wanted.add(id, Content::presence);
        });
        return wanted;
    }

    std::shared_ptr<const Structure> m_structure;
    const MissingCellSearch& m_search;
    const Channel* m_channel;
    ProductExtract m_products;
    ExtractLineages m_lineages;
    std::map<FamilyId, std::vector<Requirement>> m_requirements;
};

}  // namespace

std::optional<MissingCell> find_missing_cell(Catalogue& catalogue, const MissingCellSearch& search,
                                             const Progress& progress) {
    const CatalogueSnapshot snapshot(catalogue);
    return MissingCells(catalogue, search).find(progress);
}

}  // namespace vitrine
