// Completeness of every product for a channel and locale, counted from the columns: which values
// are there is all it takes. What was counted is kept and, after a change, mended where it changed.
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "catalog/completeness.h"
#include "search/columns.h"

namespace vitrine {

class CompletenessColumns {
public:
    explicit CompletenessColumns(const Columns& columns) : m_columns(columns) {}

    // Per cent by row, rounded down so that 100 means complete. Of a model: its variants that are
    // complete of all its variants. 100 where nothing is required, for an unknown channel, and for
    // rows of removed products. Worked out at the first call, then kept: the caller says what
    // changes, before the next call. The reference is valid until then.
    const std::vector<std::uint8_t>& percents(const Structure& structure, ChannelId channel,
                                              LocaleId locale);

    // The products of these rows changed, came or went, or one of the models above them did.
    // `left` are the models that stood above them before.
    void products_changed(const std::vector<Row>& rows, const std::vector<Row>& left);
    // Families whose requirements are others now are counted again.
    void structure_changed(const Structure& structure);

    // The models above these rows.
    static std::vector<Row> models_above(const Columns& columns, const std::vector<Row>& rows);

private:
    struct Kept {
        // By family id: what is required. Empty where the channel is unknown.
        std::vector<std::vector<Requirement>> required;
        std::vector<std::uint8_t> percents;
    };
    // By family id: its rows that are no models.
    using RowsByFamily = std::vector<std::vector<Row>>;

    RowsByFamily all_rows(std::size_t families) const;
    void count(Kept& kept, const RowsByFamily& rows) const;
    void count_models(Kept& kept, const Bitmap& models) const;
    void count_all_models(Kept& kept) const;

    const Columns& m_columns;
    std::map<std::pair<ChannelId, LocaleId>, Kept> m_kept;
};

}  // namespace vitrine
