// Which rows of the columns a filter leaves. Says what Matcher says, product by product, if its
// context knows the variants of models and the repeated values. The history of products is asked of
// the context given here.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "catalog/query.h"
#include "catalog/text_match.h"
#include "search/columns.h"
#include "search/completeness_column.h"

namespace vitrine {

// What the columns do not hold (long texts, texts as they are written, who owns a value) is judged
// by reading the products themselves: which of `among` match `condition`. Where it asks for
// duplicates, `among` holds every product that owns a repeated value.
using JudgeDocuments = std::function<Bitmap(const Filter& condition, const Bitmap& among)>;

// The rows of `among`, which have a text under this key that columns do not hold, whose text is one
// of `folded`, or contains, begins or ends with one. Absent where products have to be read for it.
using FindLongTexts = std::function<std::optional<Bitmap>(
    ValueKey key, TextMatch::Way way, const std::vector<std::string>& folded, const Bitmap& among)>;

class ColumnFilter {
public:
    // Refers to all of these, which must outlive it unchanged.
    ColumnFilter(const Columns& columns, CompletenessColumns& completeness,
                 const FilterContext& context, JudgeDocuments judge_documents,
                 FindLongTexts find_long_texts = nullptr);

    // The rows of `among` that match. Parts of a conjunction are asked in order of what they cost,
    // each only of what the ones before it left.
    Bitmap select(const Filter& filter, const Bitmap& among);

private:
    Bitmap select_all(const std::vector<Filter>& parts, const Bitmap& among);
    Bitmap select_condition(const Filter& filter, const Bitmap& among);
    Bitmap select_property(const Filter& filter, Comparison comparison, const Bitmap& among);
    Bitmap select_attribute(const Filter& filter, Comparison comparison, const Bitmap& among);
    Bitmap select_in_column(const Filter& filter, Comparison comparison, const Attribute& attribute,
                            ValueKey key, const Bitmap& among);
    Bitmap select_long(const Filter& filter, Comparison comparison, ValueKey key,
                       const Bitmap& among);
    Bitmap judge(const Filter& filter, Comparison comparison, const Bitmap& among);
    Bitmap select_parent(const Filter& filter, Comparison comparison, const Bitmap& among);
    Bitmap select_completeness(const Filter& filter, Comparison comparison, const Bitmap& among);
    Bitmap select_models(const Filter& filter, Comparison comparison, const Bitmap& among);
    Bitmap select_differing(const Filter& filter, const Bitmap& among);
    Bitmap select_overriding(const Filter& filter, const Column& column, const Bitmap& among);
    Bitmap repeated_rows(const Column& column) const;
    Bitmap select_products(const Filter& filter, const Bitmap& among);
    Bitmap select_words(const Filter& filter, const Bitmap& among);
    Bitmap names_with(const std::string& word, const Filter& filter, const Bitmap& among);

    const Columns& m_columns;
    CompletenessColumns& m_completeness;
    FilterContext m_context;
    JudgeDocuments m_judge_documents;
    FindLongTexts m_find_long_texts;
};

}  // namespace vitrine
