// Cells of the product grid: what they say and what typing into them does.
#include <algorithm>

#include "base/error.h"
#include "base/text.h"
#include "base/translate.h"
#include "operations/publish_channel.h"
#include "workbench/cell_words.h"
#include "workbench/product_grid.h"
#include "workbench/words.h"

namespace vitrine {
namespace {

const std::string loading = "…";

std::string kind_text(const ProductRow& row) {
    if (row.kind != ProductKind::model) return kind_label(row.kind);
    return trn("Model, {0} variant", "Model, {0} variants", row.required,
               format_number(row.required));
}

// A cell that says whether a channel takes the product, by its place among the texts to be read.
struct UnjudgedCell {
    std::size_t row = 0, column = 0;
    ChannelId channel = 0;
    ProductId product = 0;
};

// Their texts; those of a channel stand together.
std::vector<std::string> judge(Catalogue& catalogue, ExporterLibrary& exporters,
                               const std::vector<UnjudgedCell>& cells, const Progress& progress) {
    std::vector<std::string> texts;
    for (auto cell = cells.begin(); cell != cells.end();) {
        const ChannelId channel = cell->channel;
        std::vector<ProductId> products;
        for (; cell != cells.end() && cell->channel == channel; ++cell)
            products.push_back(cell->product);
        try {
            for (const Issues& issues :
                 check_products_readiness(catalogue, exporters, channel, products, progress))
                texts.push_back(readiness_of(issues).text());
        } catch (const Error& error) {
            if (error.failure() == Failure::cancelled) throw;
            ReadinessCells::Readiness unknown;
            unknown.state = ReadinessCells::Readiness::State::unknown;
            texts.insert(texts.end(), products.size(), unknown.text());
        }
    }
    return texts;
}

}  // namespace

ProductGrid::CellKey ProductGrid::key_of(std::size_t row, std::size_t column) const {
    return {product_at(row), m_column_fields[column]};
}

std::string ProductGrid::stored_text(const ProductRow& row, const GridColumn& column) {
    using Kind = GridColumn::Kind;
    if (column.cell >= 0) {
        const auto cell = static_cast<std::size_t>(column.cell);
        const std::string& label = cell < row.cells.size() ? row.cells[cell] : row.code;
        return shown_text(column, label);
    }
    switch (column.kind) {
        case Kind::sku:
            return row.code;
        case Kind::name:
            return row.name;
        case Kind::family:
            return row.family;
        case Kind::kind:
            return kind_text(row);
        case Kind::completeness:
            return format_percent(row.percent());
        case Kind::enabled:
            return row.kind == ProductKind::model ? std::string() : boolean_label(row.enabled);
        case Kind::problems:
            return m_problems.text(row.id).value_or(loading);
        case Kind::readiness:
            return m_readiness.of(column.field.channel, row.id).text();
        case Kind::picture:
        case Kind::value:
            break;
    }
    return {};
}

// Null where the cell says what is stored.
const std::string* ProductGrid::text_typed_in(const CellKey& key) const {
    if (const auto typed = m_pending.find(key); typed != m_pending.end()) return &typed->second;
    if (const auto saved = m_saved.find(key); saved != m_saved.end()) return &saved->second;
    const auto refused = m_refused.find(key);
    return refused == m_refused.end() ? nullptr : &refused->second.text;
}

std::string ProductGrid::text_in(const ProductRow& row, std::size_t column_number) {
    if (row.code.empty()) return {};  // removed meanwhile
    const GridColumn& column = m_columns[column_number];
    std::string text = stored_text(row, column);
    // Families that name their products by another attribute than most.
    if (column.kind == GridColumn::Kind::name && text.empty()) text = row.name;
    return text;
}

std::string ProductGrid::text(std::size_t row_number, std::size_t column_number) {
    const CellKey key = key_of(row_number, column_number);
    if (const auto typed = m_pending.find(key); typed != m_pending.end()) return typed->second;
    // Asks for the page, which knows better as soon as it is there.
    const ProductRow* found = row(row_number);
    if (const auto* typed = text_typed_in(key)) return *typed;
    return found == nullptr ? loading : text_in(*found, column_number);
}

void ProductGrid::read_texts(Says what, std::size_t top, std::size_t left, std::size_t bottom,
                             std::size_t right, std::function<void(Texts)> use) {
    const auto stored_in = [this, what](const ProductRow& row, std::size_t column) {
        return what == Says::shown ? text_in(row, column) : stored_text(row, m_columns[column]);
    };
    const auto begin = m_ids.begin() + static_cast<std::ptrdiff_t>(top);
    const std::vector<ProductId> ids(begin, begin + static_cast<std::ptrdiff_t>(bottom - top + 1));
    // Whether channels take what was never in sight nobody knows yet.
    const auto complete = [this, ids, left, right, use = std::move(use)](Texts texts) {
        std::vector<UnjudgedCell> unjudged;
        for (std::size_t column = left; column <= right; ++column) {
            if (m_columns[column].kind != GridColumn::Kind::readiness) continue;
            for (std::size_t row = 0; row < texts.size(); ++row) {
                if (texts[row][column - left] == loading)
                    unjudged.push_back(
                        {row, column - left, m_columns[column].field.channel, ids[row]});
            }
        }
        if (unjudged.empty()) return use(std::move(texts));
        ask(
            m_workspace.publisher(),
            [&workspace = m_workspace, unjudged](Catalogue& catalogue, const Progress& progress) {
                return judge(catalogue, workspace.exporters(), unjudged, progress);
            },
            m_receiver.guard([this, generation = m_generation, unjudged, use,
                              texts = std::move(texts)](const std::vector<std::string>& judged) {
                if (generation != m_generation) return;
                Texts judged_too = texts;
                for (std::size_t i = 0; i < unjudged.size(); ++i)
                    judged_too[unjudged[i].row][unjudged[i].column] = judged[i];
                use(std::move(judged_too));
            }),
            m_receiver.guard([this](const std::exception_ptr& failure) {
                if (events.failed) events.failed(sentence_of(failure));
            }));
    };
    const auto texts_of = [this, left, right,
                           stored_in](const std::vector<const ProductRow*>& rows) {
        Texts texts;
        for (const ProductRow* row : rows) {
            auto& line = texts.emplace_back();
            for (std::size_t column = left; column <= right; ++column) {
                const auto* typed = text_typed_in({row->id, m_column_fields[column]});
                line.push_back(typed != nullptr ? *typed : stored_in(*row, column));
            }
        }
        return texts;
    };
    std::vector<const ProductRow*> at_hand;
    for (std::size_t row = top; row <= bottom && row_at_hand(row) != nullptr; ++row)
        at_hand.push_back(row_at_hand(row));
    if (at_hand.size() == ids.size()) return complete(texts_of(at_hand));
    ask(
        m_workspace.reader(),
        [ids, columns = m_list_columns, channel = m_workspace.channel(),
         locale = m_workspace.locale()](Catalogue& catalogue, const Progress&) {
            return load_rows(catalogue, ids, columns, channel, locale);
        },
        m_receiver.guard([generation = m_generation, this, texts_of,
                          complete](const std::vector<ProductRow>& rows) {
            // Other columns by now, or another locale: it is not what somebody asked for.
            if (generation != m_generation) return;
            std::vector<const ProductRow*> read;
            for (const ProductRow& row : rows) read.push_back(&row);
            complete(texts_of(read));
        }),
        m_receiver.guard([this](const std::exception_ptr& failure) {
            if (events.failed) events.failed(sentence_of(failure));
        }));
}

ProductPictures::Picture ProductGrid::picture(std::size_t row_number) {
    const ProductRow* found = row(row_number);
    return found == nullptr ? ProductPictures::Picture() : m_pictures.of(found->id);
}

// What shape and indent say of a row of the tree.
std::string ProductGrid::tree_words(std::size_t row) const {
    const RowPlace at = place(row);
    std::vector<std::string> words;
    if (at.has_rows_below) words.push_back(is_collapsed(row) ? tr("collapsed") : tr("expanded"));
    // TRANSLATORS: how deep a row stands in the tree of models and variants.
    words.push_back(tr("level {0}", format_number(at.depth + 1)));
    if (!at.is_listed) words.push_back(tr("not found itself"));
    return join(words, ", ");
}

std::string ProductGrid::spoken_text(std::size_t row_number, std::size_t column) {
    if (m_columns[column].kind == GridColumn::Kind::sku && m_tree)
        return join({text(row_number, column), tree_words(row_number)}, ", ");
    if (m_columns[column].kind != GridColumn::Kind::picture) return text(row_number, column);
    const ProductRow* found = row(row_number);
    if (found == nullptr) return loading;
    const auto picture = m_pictures.of(found->id);
    switch (picture.state) {
        case ProductPictures::Picture::State::coming:
            return tr("The picture is on its way");
        case ProductPictures::Picture::State::none:
            return tr("No picture");
        case ProductPictures::Picture::State::made:
            return tr("Picture of {0}", found->name.empty() ? found->code : found->name);
        case ProductPictures::Picture::State::missing:
            break;
    }
    return picture.reason;
}

std::string ProductGrid::editor_text(std::size_t row_number, std::size_t column_number) {
    const CellKey key = key_of(row_number, column_number);
    if (m_pending.contains(key) || m_saved.contains(key) || m_refused.contains(key)) {
        return text(row_number, column_number);
    }
    const ProductRow* found = row(row_number);
    return found == nullptr ? std::string() : stored_text(*found, m_columns[column_number]);
}

ProductGrid::Look ProductGrid::look(std::size_t row_number, std::size_t column_number) {
    Look look;
    const CellKey key = key_of(row_number, column_number);
    look.pending = m_pending.contains(key);
    look.refused = m_refused.contains(key);
    const ProductRow* found = row(row_number);
    look.loading = found == nullptr;
    if (found == nullptr) return look;
    const GridColumn& column = m_columns[column_number];
    const auto cell = static_cast<std::size_t>(std::max(column.cell, 0));
    if (column.cell >= 0 && cell < found->cells_inherited.size()) {
        look.inherited = found->cells_inherited[cell];
    }
    if (column.kind == GridColumn::Kind::name && column.cell >= 0 && cell < found->cells.size()) {
        look.own_name = !found->cells[cell].empty();
    }
    return look;
}

std::string ProductGrid::why(std::size_t row, std::size_t column) {
    if (m_columns[column].kind == GridColumn::Kind::sku && !place(row).is_listed)
        return tr("Not found itself: it stands here for its variants.");
    if (m_columns[column].kind == GridColumn::Kind::readiness) {
        const ProductId product = product_at(row);
        return product == 0 ? std::string() : join(readiness(row, column).reasons, "\n");
    }
    const auto refused = m_refused.find(key_of(row, column));
    return refused == m_refused.end() ? std::string() : refused->second.reason;
}

const ReadinessCells::Readiness& ProductGrid::readiness(std::size_t row, std::size_t column) {
    return m_readiness.of(m_columns[column].field.channel, product_at(row));
}

TypedValue ProductGrid::typed_value(const Typed& typed, const CellKey& key) const {
    const GridColumn& column = m_columns[typed.column];
    TypedValue value;
    value.product = key.product;
    value.field = column.field;
    if (typed.text && !trim(*typed.text).empty()) value.text = typed_text(column, *typed.text);
    const ProductRow* found = row_at_hand(typed.row);
    // Typed over what is on its way to the file: the file's own order settles that.
    const bool settled = !m_pending.contains(key) && !m_saved.contains(key);
    if (found != nullptr && column.cell >= 0 && settled) {
        value.shown = found->cells[static_cast<std::size_t>(column.cell)];
    }
    return value;
}

std::vector<TypedValue> ProductGrid::typed_values(const std::vector<Typed>& cells) const {
    std::vector<TypedValue> values;
    values.reserve(cells.size());
    for (const Typed& typed : cells)
        values.push_back(typed_value(typed, key_of(typed.row, typed.column)));
    return values;
}

void ProductGrid::type(const std::vector<Typed>& cells, const std::string& source) {
    std::vector<TypedValue> values;
    auto sent = std::make_shared<std::vector<CellKey>>();
    values.reserve(cells.size());
    sent->reserve(cells.size());
    m_pending.reserve(m_pending.size() + cells.size());
    for (const Typed& typed : cells) {
        if (typed.row >= m_ids.size() || !m_columns[typed.column].editable) continue;
        const CellKey key = key_of(typed.row, typed.column);
        values.push_back(typed_value(typed, key));
        m_refused.erase(key);
        m_pending[key] = typed.text.value_or(std::string());
        sent->push_back(key);
    }
    if (values.empty()) return;
    m_editor.apply(std::move(values), source,
                   m_receiver.guard([this, sent, source](const TypedReport& report) {
                       settle(sent, Outcome::saved);
                       mark_refused(report.refusals, sent);
                       mark_stale();
                       if (events.cells_changed) events.cells_changed();
                       if (events.edited) events.edited(report, source);
                   }),
                   m_receiver.guard([this, sent](const std::string& sentence) {
                       settle(sent, Outcome::failed);
                       if (events.cells_changed) events.cells_changed();
                       if (events.failed) events.failed(sentence);
                   }));
    if (events.cells_changed) events.cells_changed();
}

// Saved text stays in sight until the page that holds it has been read again.
void ProductGrid::settle(const Batch& batch, Outcome outcome) {
    for (const CellKey& key : *batch) {
        auto pending = m_pending.extract(key);
        if (pending.empty() || outcome == Outcome::failed) continue;
        const auto saved = m_saved.insert(std::move(pending));
        if (!saved.inserted) saved.position->second = std::move(saved.node.mapped());
    }
}

// What was typed stays in sight, to be mended.
void ProductGrid::mark_refused(const std::vector<TypedRefusal>& refusals, const Batch& batch) {
    for (const TypedRefusal& refusal : refusals) {
        auto saved = m_saved.extract((*batch)[refusal.value]);
        if (saved.empty()) continue;  // typed over meanwhile
        m_refused[saved.key()] = {std::move(saved.mapped()), refusal.reason};
    }
}

std::optional<std::pair<std::size_t, std::size_t>> ProductGrid::next_refused(
    std::size_t row, std::size_t column) const {
    if (m_refused.empty()) return std::nullopt;
    std::unordered_map<ProductId, std::vector<std::size_t>> refused;  // columns by product
    for (const auto& [key, refusal] : m_refused) {
        for (std::size_t c = 0; c < m_columns.size(); ++c) {
            if (m_column_fields[c] == key.field) refused[key.product].push_back(c);
        }
    }
    std::optional<std::pair<std::size_t, std::size_t>> first, next;
    for (std::size_t r = 0; r < m_ids.size(); ++r) {
        const auto columns = refused.find(m_ids[r]);
        if (columns == refused.end()) continue;
        for (const std::size_t c : columns->second) {
            const std::pair<std::size_t, std::size_t> place(r, c);
            if (!first || place < *first) first = place;
            if (place > std::pair(row, column) && (!next || place < *next)) next = place;
        }
    }
    return next ? next : first;
}

}  // namespace vitrine
