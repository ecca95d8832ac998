#include "search/column_filter.h"

#include <algorithm>
#include <limits>

#include "base/text.h"
#include "catalog/filter_terms.h"

namespace vitrine {
namespace {

constexpr std::int32_t least = std::numeric_limits<std::int32_t>::min() + 1;
constexpr std::int32_t most = std::numeric_limits<std::int32_t>::max();

Decimal number_of(Instant instant) {
    return {instant.time_since_epoch().count(), 0};
}

Column::Range range_of(const InstantRange& instants) {
    Column::Range range;
    if (instants.from) range.lowest = number_of(*instants.from);
    if (instants.until) range.highest = number_of(*instants.until);
    range.highest_included = false;
    return range;
}

Column::Range range_of(Comparison comparison, const Decimal& number,
                       const std::optional<Decimal>& number_to) {
    Column::Range range;
    switch (comparison) {
        case Comparison::equal:
            range.lowest = range.highest = number;
            break;
        case Comparison::less:
        case Comparison::less_or_equal:
            range.highest = number;
            range.highest_included = comparison == Comparison::less_or_equal;
            break;
        case Comparison::greater:
        case Comparison::greater_or_equal:
            range.lowest = number;
            range.lowest_included = comparison == Comparison::greater_or_equal;
            break;
        case Comparison::between:
            range.lowest = number;
            range.highest = number_to;
            break;
        default:
            break;
    }
    return range;
}

Bitmap select_days(const Column& column, Comparison comparison, std::int32_t day,
                   std::optional<std::int32_t> day_to, const Bitmap& among) {
    switch (comparison) {
        case Comparison::equal:
            return column.between(day, day, among);
        case Comparison::less:
            return day == least ? Bitmap(among.size()) : column.between(least, day - 1, among);
        case Comparison::less_or_equal:
            return column.between(least, day, among);
        case Comparison::greater:
            return day == most ? Bitmap(among.size()) : column.between(day + 1, most, among);
        case Comparison::greater_or_equal:
            return column.between(day, most, among);
        case Comparison::between:
            return column.between(day, day_to.value_or(day), among);
        default:
            return Bitmap(among.size());
    }
}

// Numbers of the texts that compare with any of the operands.
Bitmap texts_that(const TextArena& texts, Comparison comparison,
                  const std::vector<std::string>& operands) {
    Bitmap found(texts.size());
    for (const std::string& operand : operands) {
        found |= texts.find(text_way(comparison), fold_for_search(operand));
    }
    return found;
}

// What a condition costs, roughly: bits, numbers, texts, products.
int cost_of(const Filter& filter, const Structure& structure) {
    if (filter.kind != Filter::Kind::condition) {
        int cost = 0;
        for (const Filter& part : filter.parts) cost = std::max(cost, cost_of(part, structure));
        return cost;
    }
    const Comparison comparison = positive(filter.comparison).comparison;
    constexpr int by_documents = 4;
    if (comparison == Comparison::matches) return by_documents;
    if (is_known_by_id(filter.field)) return 2;
    switch (filter.field) {
        case FilterField::kind:
        case FilterField::enabled:
        case FilterField::family:
            return 0;
        case FilterField::attribute: {
            const Attribute* attribute = structure.attributes.find(filter.attribute);
            const auto kind = attribute == nullptr ? ColumnKind::id : column_kind(attribute->type);
            if (comparison == Comparison::is_empty) return 1;
            if (kind == ColumnKind::presence || comparison == Comparison::is_duplicate)
                return by_documents;
            return kind == ColumnKind::text ? 3 : 1;
        }
        case FilterField::completeness:
        case FilterField::variants:
            return 2;
        case FilterField::sku:
        case FilterField::any_text:
            return 3;
        default:
            return 1;
    }
}

}  // namespace

ColumnFilter::ColumnFilter(const Columns& columns, CompletenessColumns& completeness,
                           const FilterContext& context, JudgeDocuments judge_documents,
                           FindLongTexts find_long_texts)
    : m_columns(columns),
      m_completeness(completeness),
      m_context(context),
      m_judge_documents(std::move(judge_documents)),
      m_find_long_texts(std::move(find_long_texts)) {}

Bitmap ColumnFilter::select(const Filter& filter, const Bitmap& among) {
    switch (filter.kind) {
        case Filter::Kind::all:
            return among;
        case Filter::Kind::saved:
        case Filter::Kind::conjunction:
            return select_all(filter.parts, among);
        case Filter::Kind::disjunction: {
            Bitmap found(among.size());
            Bitmap rest = among;
            for (const Filter& part : filter.parts) {
                found |= select(part, rest);
                rest -= found;
            }
            return found;
        }
        case Filter::Kind::negation: {
            Bitmap rest = among;
            for (const Filter& part : filter.parts) rest -= select(part, rest);
            return rest;
        }
        case Filter::Kind::condition:
            return select_condition(filter, among);
    }
    return among;
}

Bitmap ColumnFilter::select_all(const std::vector<Filter>& parts, const Bitmap& among) {
    std::vector<std::pair<int, const Filter*>> in_order;
    in_order.reserve(parts.size());
    for (const Filter& part : parts)
        in_order.emplace_back(cost_of(part, *m_context.structure), &part);
    std::stable_sort(in_order.begin(), in_order.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    Bitmap left = among;
    for (const auto& [cost, part] : in_order) left = select(*part, left);
    return left;
}

Bitmap ColumnFilter::select_condition(const Filter& filter, const Bitmap& among) {
    const auto [comparison, negated] = positive(filter.comparison);
    Bitmap found = filter.field == FilterField::attribute
                       ? select_attribute(filter, comparison, among)
                       : select_property(filter, comparison, among);
    if (!negated) return found;
    Bitmap rest = among;
    rest -= found;
    return rest;
}

Bitmap ColumnFilter::select_property(const Filter& filter, Comparison comparison,
                                     const Bitmap& among) {
    const bool asks_empty = comparison == Comparison::is_empty;
    if (comparison == Comparison::matches) return judge(filter, comparison, among);
    const auto without = [&](const Column* column) {
        Bitmap rest = among;
        if (column != nullptr) rest -= column->present(among);
        return rest;
    };
    if (is_known_by_id(filter.field)) return select_products(filter, among);
    switch (filter.field) {
        case FilterField::sku:
            return m_columns.codes().with_text(
                texts_that(m_columns.codes().texts(), comparison, filter.texts), among);
        case FilterField::family:
            if (asks_empty) return without(&m_columns.families());
            return m_columns.families().any_of(filter_ids(filter, *m_context.structure), among);
        case FilterField::category:
        case FilterField::group: {
            const Column* lists = m_columns.find(
                {filter.field == FilterField::category ? property::categories : property::groups,
                 0});
            if (asks_empty || lists == nullptr) return without(lists);
            return lists->any_of(filter_ids(filter, *m_context.structure), among);
        }
        case FilterField::parent:
            return asks_empty ? without(&m_columns.parents())
                              : select_parent(filter, comparison, among);
        case FilterField::kind: {
            Bitmap found(among.size());
            for (const std::int32_t id : filter.ids) {
                if (id >= 0 && id < 3) found |= m_columns.of_kind(static_cast<ProductKind>(id));
            }
            return found &= among;
        }
        case FilterField::enabled: {
            Bitmap found = among;
            if (filter.boolean == true) return found &= m_columns.enabled();
            if (filter.boolean == false) return found -= m_columns.enabled();
            return Bitmap(among.size());
        }
        case FilterField::completeness:
            return select_completeness(filter, comparison, among);
        case FilterField::variants:
            return select_models(filter, comparison, among);
        case FilterField::any_text:
            return select_words(filter, among);
        default:
            break;
    }
    return Bitmap(among.size());
}

Bitmap ColumnFilter::select_parent(const Filter& filter, Comparison comparison,
                                   const Bitmap& among) {
    const Bitmap models =
        m_columns.codes().with_text(texts_that(m_columns.codes().texts(), comparison, filter.texts),
                                    m_columns.of_kind(ProductKind::model));
    Bitmap found(among.size());
    among.each([&](Row row) {
        const auto parent = m_columns.parent_of(row);
        if (!parent) return;
        const auto root =
            comparison == Comparison::under ? m_columns.parent_of(*parent) : std::nullopt;
        if (models.test(*parent) || (root && models.test(*root))) found.set(row);
    });
    return found;
}

Bitmap ColumnFilter::select_products(const Filter& filter, const Bitmap& among) {
    const std::vector<bool> products = filter_products(filter, m_context);
    Bitmap found(among.size());
    among.each([&](Row row) {
        const auto id = static_cast<std::size_t>(product_of(row));
        if (id < products.size() && products[id]) found.set(row);
    });
    return found;
}

Bitmap ColumnFilter::select_words(const Filter& filter, const Bitmap& among) {
    // Long words are rare ones, which leave little for the others.
    std::vector<std::string> words = filter.texts;
    std::stable_sort(words.begin(), words.end(), [](const std::string& a, const std::string& b) {
        return a.size() > b.size();
    });
    Bitmap left = among;
    for (const std::string& word : words) {
        Bitmap found = m_columns.codes().containing(fold_for_search(word), left);
        Bitmap rest = left;
        rest -= found;
        found |= names_with(word, filter, rest);
        left = std::move(found);
    }
    return left;
}

// A product's name is the label attribute of its family, so that names may stand in several
// columns.
Bitmap ColumnFilter::names_with(const std::string& word, const Filter& filter,
                                const Bitmap& among) {
    const std::string folded = fold_for_search(word);
    Bitmap found(among.size());
    if (folded.empty()) return among;
    for (const auto& [key, families] : name_keys(filter, m_context)) {
        const Column* column = m_columns.find(key);
        if (column == nullptr) continue;
        const Bitmap named = m_columns.families().any_of(families, among);
        if (column->kind() == ColumnKind::text) {
            found |= column->containing(folded, named);
        } else if (column->kind() == ColumnKind::presence) {
            Filter one_word = filter;
            one_word.texts = {word};
            found |= select_long(one_word, Comparison::contains, key, column->present(named));
        }
    }
    return found;
}

Bitmap ColumnFilter::select_attribute(const Filter& filter, Comparison comparison,
                                      const Bitmap& among) {
    const Attribute* attribute = m_context.structure->attributes.find(filter.attribute);
    Bitmap found(among.size());
    if (attribute == nullptr) return comparison == Comparison::is_empty ? among : found;
    if (comparison == Comparison::differs_between) return select_differing(filter, among);
    Bitmap filled(among.size());
    for (const ValueKey key : filter_keys(filter, m_context)) {
        const Column* column = m_columns.find(key);
        if (column == nullptr) continue;
        switch (comparison) {
            case Comparison::is_empty:
                filled |= column->present(among);
                break;
            case Comparison::is_duplicate:
                // Of the whole catalogue: who owns the value as well may not be among these.
                found |= judge(filter, comparison, repeated_rows(*column));
                break;
            case Comparison::differs_from_parent:
                found |= select_overriding(filter, *column, among);
                break;
            default:
                found |= select_in_column(filter, comparison, *attribute, key, among);
        }
    }
    if (comparison != Comparison::is_empty) return found &= among;
    Bitmap rest = among;
    rest -= filled;
    return rest;
}

// `comparison` is that of the condition turned straight, as the columns are asked.
Bitmap ColumnFilter::judge(const Filter& filter, Comparison comparison, const Bitmap& among) {
    Filter straight = filter;
    straight.comparison = comparison;
    return m_judge_documents(straight, among);
}

// Of a text that is only noted as being there in all of `among`. Without an index its product is
// read.
Bitmap ColumnFilter::select_long(const Filter& filter, Comparison comparison, ValueKey key,
                                 const Bitmap& among) {
    if (m_find_long_texts && comparison != Comparison::matches) {
        std::vector<std::string> folded;
        for (const std::string& text : filter.texts) folded.push_back(fold_for_search(text));
        if (auto found = m_find_long_texts(key, text_way(comparison), folded, among)) {
            return *std::move(found);
        }
    }
    return judge(filter, comparison, among);
}

Bitmap ColumnFilter::select_in_column(const Filter& filter, Comparison comparison,
                                      const Attribute& attribute, ValueKey key,
                                      const Bitmap& among) {
    const Column& column = *m_columns.find(key);
    if (comparison == Comparison::matches || column.kind() == ColumnKind::presence) {
        return select_long(filter, comparison, key, column.present(among));
    }
    switch (column.kind()) {
        case ColumnKind::text:
            return column.with_text(texts_that(column.texts(), comparison, filter.texts), among);
        case ColumnKind::number:
            if (attribute.type == AttributeType::datetime) {
                return column.within(range_of(filter_instants(filter, {})), among);
            }
            if (!filter.number) break;
            return column.within(range_of(comparison, *filter.number, filter.number_to), among);
        case ColumnKind::measurement: {
            std::map<UnitId, Column::Range> ranges;
            for (const UnitLimit& limit : filter_limits(filter, attribute)) {
                ranges.emplace(limit.unit, range_of(comparison, limit.number, limit.number_to));
            }
            return column.within(ranges, among);
        }
        case ColumnKind::id:
            if (attribute.type == AttributeType::boolean) {
                if (!filter.boolean) break;
                return column.between(*filter.boolean ? 1 : 0, *filter.boolean ? 1 : 0, among);
            }
            if (attribute.type == AttributeType::date) {
                if (!filter.date) break;
                return select_days(column, comparison, *filter.date, filter.date_to, among);
            }
            return column.any_of(filter_ids(filter, *m_context.structure), among);
        case ColumnKind::list:
            return column.any_of(filter_ids(filter, *m_context.structure), among);
        case ColumnKind::presence:
            break;
    }
    return Bitmap(among.size());
}

}  // namespace vitrine
