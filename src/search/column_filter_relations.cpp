// What a filter asks of two values, or of all variants of a model.
#include <algorithm>
#include <unordered_map>

#include "catalog/filter_terms.h"
#include "catalog/value_relations.h"
#include "search/column_filter.h"

namespace vitrine {
namespace {

Bitmap repeated_texts(const Column& column, std::size_t rows) {
    std::unordered_map<std::string_view, Row> first_rows;
    Bitmap repeated(rows);
    column.each([&](Row row) {
        const auto [first, is_new] = first_rows.emplace(column.text(row), row);
        if (is_new) return;
        repeated.set(first->second);
        repeated.set(row);
    });
    return repeated;
}

Bitmap repeated_numbers(const Column& column, std::size_t rows) {
    std::vector<std::pair<Decimal, Row>> numbers;
    column.each([&](Row row) { numbers.emplace_back(*column.number(row), row); });
    std::sort(numbers.begin(), numbers.end());
    Bitmap repeated(rows);
    for (std::size_t i = 1; i < numbers.size(); ++i) {
        if (numbers[i - 1].first != numbers[i].first) continue;
        repeated.set(numbers[i - 1].second);
        repeated.set(numbers[i].second);
    }
    return repeated;
}

// Whether two values differ in the eyes of is_same_value(). Both rows are filled; the columns are
// of one kind that keeps its values, which presence does not.
bool differs(const Column& a, Row row_of_a, const Column& b, Row row_of_b) {
    switch (a.kind()) {
        case ColumnKind::text:
            return a.text(row_of_a) != b.text(row_of_b);
        case ColumnKind::number:
            return a.number(row_of_a) != b.number(row_of_b);
        case ColumnKind::measurement:
            return !is_same_value(*a.measurement(row_of_a), *b.measurement(row_of_b));
        case ColumnKind::id:
            return a.id(row_of_a) != b.id(row_of_b);
        case ColumnKind::list:
            return !is_same_value(References{a.list(row_of_a)}, References{b.list(row_of_b)});
        case ColumnKind::presence:
            break;
    }
    return false;
}

}  // namespace

Bitmap ColumnFilter::select_completeness(const Filter& filter, Comparison comparison,
                                         const Bitmap& among) {
    Bitmap found(among.size());
    if (!filter.number) return found;
    bool passes[101] = {};
    for (int percent = 0; percent <= 100; ++percent) {
        passes[percent] = within(comparison, Decimal(percent, 0), *filter.number, filter.number_to);
    }
    const bool on_any_locale = joined_by(filter) == AskedLocales::any;
    Bitmap undecided = among;
    for (const LocaleId locale : locales_of(filter, m_context)) {
        const auto& percents =
            m_completeness.percents(*m_context.structure, channel_of(filter, m_context), locale);
        Bitmap passing(among.size());
        for (std::size_t begin = 0; begin < among.size(); begin += 64) {
            const std::uint64_t asked = undecided.word(begin / 64);
            if (asked == 0) continue;
            const std::size_t end = std::min(begin + 64, among.size());
            std::uint64_t word = 0;
            for (std::size_t row = begin; row < end; ++row) {
                word |= std::uint64_t{passes[percents[row]]} << (row - begin);
            }
            passing.set_word(begin / 64, word & asked);
        }
        if (on_any_locale) {
            found |= passing;
            undecided -= passing;
        } else {
            undecided = std::move(passing);
        }
    }
    return on_any_locale ? found : undecided;
}

Bitmap ColumnFilter::select_models(const Filter& filter, Comparison comparison,
                                   const Bitmap& among) {
    const auto& percents = m_completeness.percents(
        *m_context.structure, channel_of(filter, m_context), locale_of(filter, m_context));
    // Models that have a variant which is complete, or one which is not.
    Bitmap complete(among.size());
    Bitmap incomplete(among.size());
    m_columns.of_kind(ProductKind::variant).each([&](Row row) {
        Bitmap& which = percents[row] == 100 ? complete : incomplete;
        auto model = m_columns.parent_of(row);
        for (int level = 0; model && level < 2; ++level) {
            which.set(*model);
            model = m_columns.parent_of(*model);
        }
    });
    Bitmap found = among;
    found &= m_columns.of_kind(ProductKind::model);
    const bool asks_complete =
        comparison == Comparison::any_complete || comparison == Comparison::all_complete;
    found &= asks_complete ? complete : incomplete;
    if (comparison == Comparison::all_complete) found -= incomplete;
    if (comparison == Comparison::all_incomplete) found -= complete;
    return found;
}

Bitmap ColumnFilter::select_differing(const Filter& filter, const Bitmap& among) {
    Bitmap found(among.size());
    for (const auto& [first_key, second_key] : compared_keys(filter, m_context)) {
        const Column* first = first_key ? m_columns.find(*first_key) : nullptr;
        const Column* second = second_key ? m_columns.find(*second_key) : nullptr;
        const Bitmap in_first = first != nullptr ? first->present(among) : Bitmap(among.size());
        const Bitmap in_second = second != nullptr ? second->present(among) : Bitmap(among.size());
        Bitmap both = in_first;
        both &= in_second;
        found |= in_first;
        found |= in_second;
        found -= both;
        if (both.count() == 0) continue;
        if (first->kind() == ColumnKind::presence) {
            found |= judge(filter, Comparison::differs_between, both);
        } else {
            both.each([&](Row row) {
                if (differs(*first, row, *second, row)) found.set(row);
            });
        }
    }
    return found;
}

// A value that differs from that of the model above is the product's own: it would inherit the
// other one.
Bitmap ColumnFilter::select_overriding(const Filter& filter, const Column& column,
                                       const Bitmap& among) {
    Bitmap both(among.size());
    Bitmap found(among.size());
    column.present(among).each([&](Row row) {
        const auto parent = m_columns.parent_of(row);
        if (!parent || !column.has(*parent)) return;
        both.set(row);
        if (column.kind() != ColumnKind::presence && differs(column, row, column, *parent)) {
            found.set(row);
        }
    });
    if (column.kind() != ColumnKind::presence) return found;
    return judge(filter, Comparison::differs_from_parent, both);
}

// The rows whose text or number stands in another row as well: whoever owns a value together with
// somebody else is among them. Of long texts every filled row.
Bitmap ColumnFilter::repeated_rows(const Column& column) const {
    if (column.kind() == ColumnKind::text) return repeated_texts(column, m_columns.rows());
    if (column.kind() == ColumnKind::number) return repeated_numbers(column, m_columns.rows());
    return column.present(m_columns.alive());
}

}  // namespace vitrine
