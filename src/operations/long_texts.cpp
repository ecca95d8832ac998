#include "operations/long_texts.h"

#include <algorithm>

#include "base/error.h"
#include "base/text.h"
#include "store/product_extract.h"

namespace vitrine {
namespace {

// Raised whenever the same products would be written otherwise.
constexpr std::uint32_t filling = 1;
constexpr const char* block_of_stamp = "long texts";

// Following so large a share of the rows takes longer than it takes to read all in their order.
constexpr std::size_t worth_reading_all = 8;
// Kept as they are, texts that changed take more memory than in an index.
constexpr std::size_t worth_making_anew = 20;
// A catalogue this small may change whole.
constexpr std::size_t few_texts = 1'000;

// Indexes that nobody asked for of late are given back beyond this.
constexpr std::size_t most_bytes = 200'000'000;

std::string block_of(ValueKey key) {
    return "texts " + std::to_string(key.attribute) + ' ' + std::to_string(key.scope);
}

std::vector<std::uint8_t> long_attributes(const Structure& structure) {
    std::vector<std::uint8_t> is_long(static_cast<std::size_t>(structure.attributes.next_id()));
    structure.attributes.each([&](const Attribute& attribute) {
        is_long[static_cast<std::size_t>(attribute.id)] =
            column_kind(attribute.type) == ColumnKind::presence;
    });
    return is_long;
}

WantedContent texts_of(const std::vector<std::uint8_t>& is_long) {
    WantedContent wanted;
    for (std::size_t id = 0; id < is_long.size(); ++id) {
        if (is_long[id] != 0) wanted.add(static_cast<AttributeId>(id), Content::value);
    }
    return wanted;
}

// What came into being since has its texts in the feed. An attribute that was away, or of another
// type, may have texts that were passed over.
bool fits(const std::vector<std::uint8_t>& before, const std::vector<std::uint8_t>& now) {
    for (std::size_t id = 0; id < std::min(before.size(), now.size()); ++id) {
        if (now[id] != 0 && before[id] == 0) return false;
    }
    return true;
}

// A value of another type, which an attribute may have kept from former times, holds no text, but
// still hides that of the model above.
std::string_view text_of(const Value& value) {
    if (const auto* text = std::get_if<std::string>(&value)) return *text;
    if (const auto* file = std::get_if<FileReference>(&value)) return file->name;
    return {};
}

// use(key, text) for each long text that the product itself has.
template <class Use>
void each_long_text(const Product& product, const std::vector<std::uint8_t>& is_long, Use use) {
    for (const auto& [key, value] : product.values) {
        const auto attribute = static_cast<std::size_t>(key.attribute);
        if (attribute < is_long.size() && is_long[attribute] != 0) use(key, text_of(value));
    }
}

Bitmap resized(Bitmap rows, std::size_t size) {
    rows.resize(size);
    return rows;
}

}  // namespace

std::filesystem::path LongTexts::file_of(const Catalogue& catalogue) {
    std::filesystem::path path = catalogue.file();
    path += ".texts";
    return path;
}

bool LongTexts::make_file(Catalogue& catalogue, const Progress& progress) {
    const CatalogueSnapshot snapshot(catalogue);
    const std::vector<std::uint8_t> is_long = long_attributes(*catalogue.structure());
    const auto rows = static_cast<std::size_t>(catalogue.products().highest_id());
    try {
        // First: where it cannot be written nothing is read either.
        ColumnFileWriter file(file_of(catalogue), progress);
        std::map<ValueKey, WordIndexMaker> makers;
        std::int64_t done = 0;
        ProductExtract products(catalogue.connection(), texts_of(is_long));
        products.each([&](const Product& product) {
            if (++done % rows_per_tick == 0) {
                progress.tick(done, static_cast<std::int64_t>(rows));
            }
            each_long_text(product, is_long, [&](ValueKey key, std::string_view text) {
                makers[key].add(row_of(product.id), fold_for_search(text));
            });
        });
        file.begin(block_of_stamp);
        file.number(filling);
        CatalogueStamp::of(catalogue).write(file);
        file.number<std::uint64_t>(rows);
        file.array(is_long);
        // The largest last, when the others have given their memory back.
        while (!makers.empty()) {
            const auto smallest = makers.extract(std::min_element(
                makers.begin(), makers.end(),
                [](const auto& a, const auto& b) { return a.second.bytes() < b.second.bytes(); }));
            file.begin(block_of(smallest.key()));
            smallest.mapped().finish(rows).write(file);
        }
        file.finish();
        return true;
    } catch (const Error&) {
        return false;
    }
}

std::unique_ptr<LongTexts> LongTexts::open(Catalogue& catalogue, std::int64_t made_after,
                                           const Progress& progress) {
    const auto file = ColumnFile::open(file_of(catalogue));
    if (file == nullptr || !file->has(block_of_stamp)) return nullptr;
    std::unique_ptr<LongTexts> texts(new LongTexts);
    try {
        BlockReader block = file->read(block_of_stamp);
        const auto filled_by = block.number<std::uint32_t>();
        texts->m_stamp = CatalogueStamp::read(block);
        texts->m_rows = block.number<std::uint64_t>();
        block.array(texts->m_is_long);
        block.finish();
        texts->m_file = file;
        texts->m_made_at = texts->m_stamp.seq;
        const bool is_new = filled_by == filling && texts->m_made_at > made_after;
        return is_new && texts->follow(catalogue, progress) ? std::move(texts) : nullptr;
    } catch (const ColumnFileDamaged&) {
        return nullptr;
    }
}

bool LongTexts::follow(Catalogue& catalogue, const Progress& progress) {
    if (catalogue.journal().last_seq() == m_stamp.seq && m_stamp.is_in(catalogue)) return true;
    const std::vector<std::uint8_t> is_long = long_attributes(*catalogue.structure());
    if (!m_stamp.is_in(catalogue) || !fits(m_is_long, is_long)) return false;
    const auto changed = catalogue.journal().products_changed_since(m_stamp.seq);
    const auto highest = static_cast<std::size_t>(catalogue.products().highest_id());
    if (m_followed + changed.size() > highest / worth_reading_all + few_texts) return false;
    ProductExtract products(catalogue.connection(), texts_of(is_long));
    for (const ProductId id : changed) {
        progress.check();
        ++m_followed;
        const Row row = row_of(id);
        if (row >= m_changed.size()) m_changed.resize(row + 1);
        m_changed.set(row);
        for (auto& [key, texts] : m_updates) texts.set(row, nullptr);
        const auto product = products.load(id);
        if (!product) continue;
        each_long_text(*product, is_long, [&](ValueKey key, std::string_view text) {
            const Value value = std::string(text);
            m_updates.try_emplace(key, ColumnKind::text).first->second.set(row, &value);
        });
    }
    m_is_long = is_long;
    m_stamp = CatalogueStamp::of(catalogue);
    return true;
}

bool LongTexts::is_behind() const {
    return m_followed > m_rows / worth_making_anew + few_texts;
}

const WordIndex& LongTexts::index(ValueKey key) {
    const auto known = m_indexes.find(key);
    if (known != m_indexes.end()) return known->second;
    WordIndex read;
    const std::string name = block_of(key);
    if (m_file->has(name)) {
        BlockReader block = m_file->read(name);
        read.read(block);
        block.finish();
    }
    std::size_t bytes = read.bytes();
    for (const auto& [other, index] : m_indexes) bytes += index.bytes();
    if (bytes > most_bytes) m_indexes.clear();
    return m_indexes.emplace(key, std::move(read)).first->second;
}

Bitmap LongTexts::find(ValueKey key, TextMatch::Way way, const std::vector<std::string>& folded,
                       const Columns& columns, const Bitmap& among) {
    const WordIndex& texts = index(key);
    const auto updated = m_updates.find(key);
    const Bitmap changed = resized(m_changed, among.size());
    // Of products that have such a text themselves: all of them, and those whose text compares.
    Bitmap owners = resized(texts.filled(), among.size());
    owners -= changed;
    Bitmap found(among.size());
    for (const std::string& wanted : folded) {
        found |= resized(texts.find(way, wanted), among.size());
    }
    found -= changed;
    if (updated != m_updates.end()) {
        const Column& updates = updated->second;
        owners |= updates.present(changed);
        for (const std::string& wanted : folded) {
            found |= updates.with_text(updates.texts().find(way, wanted), changed);
        }
    }
    // The others have that of the nearest model.
    Bitmap inherit = among;
    inherit -= owners;
    Bitmap inherited(among.size());
    if (!inherit.none()) {
        columns.parents().each([&](Row row) {
            if (!inherit.test(row)) return;
            for (auto model = columns.parent_of(row); model; model = columns.parent_of(*model)) {
                if (!owners.test(*model)) continue;
                if (found.test(*model)) inherited.set(row);
                return;
            }
        });
    }
    found |= inherited;
    return found &= among;
}

}  // namespace vitrine
