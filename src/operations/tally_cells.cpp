#include "operations/tally_cells.h"

#include <algorithm>

#include "operations/extract_lineages.h"

namespace vitrine {
namespace {

bool has_property(const Structure& structure, const Lineage& lineage, AttributeId id) {
    switch (id) {
        case property::code:
            return true;
        case property::family:
            return family_of(structure, lineage) != nullptr;
        case property::enabled:
            return lineage.self->is_sellable();
        default:
            return false;
    }
}

// Where the cells of one field come from: without an attribute a property, without a key nowhere.
struct Source {
    const Attribute* attribute = nullptr;
    std::optional<ValueKey> key;
};

}  // namespace

void CellTally::add(std::int64_t count, std::optional<Decimal> total, const Decimal& least,
                    const Decimal& most, UnitId in_unit) {
    if (numbers > 0 && in_unit != unit) has_several_units = true;
    if (numbers == 0) {
        sum = total;
        smallest = least;
        largest = most;
        unit = in_unit;
    } else {
        sum = sum && total ? sum->plus(*total) : std::nullopt;
        smallest = std::min(*smallest, least);
        largest = std::max(*largest, most);
    }
    numbers += count;
}

void CellTally::add(const Value& value) {
    ++filled;
    if (const auto* number = std::get_if<Decimal>(&value)) {
        add(1, *number, *number, *number, 0);
    } else if (const auto* measured = std::get_if<Measurement>(&value)) {
        add(1, measured->amount, measured->amount, measured->amount, measured->unit);
    }
}

void CellTally::add(const CellTally& other) {
    filled += other.filled;
    has_several_units = has_several_units || other.has_several_units;
    if (other.numbers > 0)
        add(other.numbers, other.sum, *other.smallest, *other.largest, other.unit);
}

std::optional<Decimal> CellTally::mean() const {
    if (!sum || numbers == 0) return std::nullopt;
    const int scale = sum->scale();
    auto mean = sum->times_ratio(Decimal(1, 0), Decimal(numbers, 0));
    if (mean) mean = mean->rounded(std::min(scale + 2, Decimal::max_scale));
    if (!mean) return std::nullopt;
    const Decimal shortest = mean->normalized();
    return shortest.scale() < scale ? shortest.rounded(scale) : shortest;
}

std::vector<CellTally> tally_cells(Catalogue& catalogue, std::span<const ProductId> products,
                                   std::span<const FieldAddress> fields, const Progress& progress) {
    const CatalogueSnapshot snapshot(catalogue);
    const auto structure = catalogue.structure();
    std::vector<Source> sources;
    WantedContent wanted;
    for (const FieldAddress& field : fields) {
        const Attribute* attribute = structure->attributes.find(field.attribute);
        Source& source = sources.emplace_back();
        if (attribute == nullptr) continue;
        source = {attribute,
                  structure->key_for(*attribute, field.channel, field.locale, field.currency)};
        wanted.add(field.attribute, Content::value);
    }
    ProductExtract extract(catalogue.connection(), wanted);
    ExtractLineages lineages(extract);
    std::vector<CellTally> tallies(fields.size());
    std::int64_t done = 0;
    for (const ProductId id : products) {
        progress.tick(done++, static_cast<std::int64_t>(products.size()));
        const auto product = extract.load(id);
        if (!product) continue;
        const Lineage lineage = lineages.lineage_of(*product);
        for (std::size_t i = 0; i < fields.size(); ++i) {
            if (sources[i].attribute == nullptr) {
                if (has_property(*structure, lineage, fields[i].attribute)) ++tallies[i].filled;
            } else if (sources[i].key) {
                if (const Value* value = lineage.find(*sources[i].key)) tallies[i].add(*value);
            }
        }
    }
    return tallies;
}

}  // namespace vitrine
