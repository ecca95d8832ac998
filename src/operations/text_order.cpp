#include "operations/text_order.h"

#include <algorithm>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/parallel.h"
#include "catalog/value_text.h"
#include "operations/collation_keys.h"
#include "search/text_keys.h"
#include "store/document.h"
#include "store/product_documents.h"

namespace vitrine {
namespace {

// Texts whose keys are made at once: enough to keep all processors at work.
constexpr std::size_t bytes_at_once = std::size_t{16} << 20;
constexpr std::size_t texts_a_thread = 5'000;

// Texts in, their keys out.
class KeyMaker {
public:
    explicit KeyMaker(std::string locale_code) : m_locale_code(std::move(locale_code)) {}

    void add(Row row, std::string_view text) {
        if (text.empty()) return;
        m_bytes.append(text);
        m_texts.push_back({row, m_bytes.size()});
        if (m_bytes.size() >= bytes_at_once) make_keys();
    }
    TextKeys finish() {
        make_keys();
        return std::move(m_keys);
    }

private:
    struct Text {
        Row row = 0;
        std::size_t end = 0;  // in m_bytes; it begins where the one before ends
    };

    void make_keys() {
        std::mutex mutex;
        in_parallel(m_texts.size(), texts_a_thread, [&](std::size_t begin, std::size_t end) {
            CollationKeys rules(m_locale_code);
            TextKeys keys;
            for (std::size_t at = begin; at < end; ++at) {
                const std::size_t first = at == 0 ? 0 : m_texts[at - 1].end;
                keys.add(m_texts[at].row, rules.key_of(std::string_view(m_bytes).substr(
                                              first, m_texts[at].end - first)));
            }
            const std::scoped_lock lock(mutex);
            m_keys.append(keys);
        });
        m_bytes.clear();
        m_texts.clear();
    }

    std::string m_locale_code;
    std::string m_bytes;
    std::vector<Text> m_texts;
    TextKeys m_keys;
};

// Reads the text that a product has of its own, if any.
class OwnText {
public:
    OwnText(const Structure& structure, const ListSort& sort)
        : m_structure(structure), m_locale_code(structure.locales.code_of(sort.locale())) {}

    // Until the next call; absent where the document has no such value.
    std::optional<std::string_view> read(std::string_view document, ValueKey key) {
        m_reader.begin(document);
        while (m_reader.next()) {
            if (m_reader.key() == key) return text_of(m_reader.value());
            if (m_reader.key() > key) break;
        }
        return std::nullopt;
    }

private:
    std::string_view text_of(const ValueView& value) {
        if (const auto* text = std::get_if<std::string_view>(&value)) return *text;
        if (const auto* file = std::get_if<FileReferenceView>(&value)) return file->name;
        // A name may be anything that people read.
        const Attribute* attribute = m_structure.attributes.find(m_reader.key().attribute);
        if (attribute == nullptr) return {};
        return m_label = value_to_label(m_structure, *attribute, value_of(value), m_locale_code);
    }

    const Structure& m_structure;
    std::string m_locale_code;
    DocumentReader m_reader;
    std::string m_label;
};

// Where the text of a product stands, by its family: for names that is its label attribute.
class TextPlaces {
public:
    TextPlaces(const Structure& structure, const ListSort& sort) : m_all(sort.value_key()) {
        if (!sort.by_name()) return;
        structure.families.each([&](const Family& family) {
            const Attribute* label = structure.attributes.find(family.label_attribute);
            if (label == nullptr || label->type == AttributeType::identifier) return;
            const auto key = structure.key_for(*label, sort.channel(), sort.locale());
            if (!key) return;
            const auto id = static_cast<std::size_t>(family.id);
            if (id >= m_by_family.size()) m_by_family.resize(id + 1);
            m_by_family[id] = key;
        });
    }
    std::optional<ValueKey> of_family(std::optional<FamilyId> family) const {
        if (m_all) return m_all;
        const auto id = static_cast<std::size_t>(family.value_or(0));
        return id < m_by_family.size() ? m_by_family[id] : std::nullopt;
    }
    // Each once.
    std::vector<ValueKey> distinct() const {
        std::vector<ValueKey> keys;
        if (m_all) keys.push_back(*m_all);
        for (const auto& key : m_by_family) {
            if (key) keys.push_back(*key);
        }
        std::sort(keys.begin(), keys.end());
        keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
        return keys;
    }

private:
    std::optional<ValueKey> m_all;
    std::vector<std::optional<ValueKey>> m_by_family;
};

}  // namespace

bool sorts_by_text(const Structure& structure, const ListSort& sort) {
    if (sort.by_name()) return true;
    const auto key = sort.value_key();
    const Attribute* attribute = key ? structure.attributes.find(key->attribute) : nullptr;
    if (attribute == nullptr) return false;
    const ColumnKind kind = column_kind(attribute->type);
    return kind == ColumnKind::text || kind == ColumnKind::presence;
}

RowOrder order_by_text(Catalogue& catalogue, const ProductColumns& products, const ListSort& sort,
                       const Progress& progress) {
    const Structure& structure = products.structure();
    const Columns& columns = products.columns();
    const TextPlaces places(structure, sort);
    OwnText own(structure, sort);

    // What models have, for all that inherit it.
    std::map<std::pair<ValueKey, Row>, std::string> of_models;
    const std::vector<ValueKey> keys = places.distinct();
    each_stored_model(catalogue.connection(), [&](const StoredProduct& model) {
        progress.check();
        for (const ValueKey key : keys) {
            const auto text = own.read(model.document, key);
            if (text) of_models.try_emplace({key, row_of(model.id)}, *text);
        }
    });
    const auto inherited = [&](ValueKey key, Row row) -> std::optional<std::string_view> {
        constexpr int most_models_above = 2;
        auto above = columns.parent_of(row);
        for (int level = 0; above && level < most_models_above; ++level) {
            const auto at = of_models.find({key, *above});
            if (at != of_models.end()) return at->second;
            above = columns.parent_of(*above);
        }
        return std::nullopt;
    };

    KeyMaker maker(structure.locales.code_of(sort.locale()));
    const auto total = static_cast<std::int64_t>(columns.rows());
    each_stored_product(catalogue.connection(), [&](const StoredProduct& product) {
        if (product.id % rows_per_tick == 0) progress.tick(product.id, total);
        const Row row = row_of(product.id);
        std::optional<std::string_view> text;
        if (const auto key = places.of_family(columns.families().id(row))) {
            text = own.read(product.document, *key);
            if (!text && product.parent != 0) text = inherited(*key, row);
        }
        if (!text && sort.by_name()) text = product.code;
        if (text) maker.add(row, *text);
    });
    return maker.finish().order(products.by_code(), columns.rows());
}

}  // namespace vitrine
