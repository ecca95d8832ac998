// Document v1: the bytes in which a product's values are stored, so that any program can read a
// catalogue.
//
//   document := version(1 byte, 1) entry*
//   entry    := varint attribute delta, varint scope, type(1 byte), varint length, payload
//
// Entries are sorted by (attribute, scope); the attribute is written as the difference to the entry
// before. Varints are little-endian base 128 (LEB128), signed ones zigzag-coded. Payloads by type:
//
//   1 text         UTF-8
//   2 decimal      scale (1 byte), signed varint mantissa
//   3 measurement  varint unit id, then as decimal
//   4 boolean      1 byte, 0 or 1
//   5 date         signed varint, days since 1970-01-01
//   6 reference    varint id
//   7 references   varint ids to the end
//   8 file         varint length of the name, name, checksum in hexadecimal or nothing
//   9 instant      signed varint, milliseconds since 1970-01-01 UTC
//  10 quantities   for each: varint id of the product, then as decimal
//  11 table        for each row: varint number of its cells, then for each cell varint column,
//  type,
//                  varint length, payload
//
// A reader skips types it does not know by their length. Attribute ids below 64 are the properties
// of catalog/value.h.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/product.h"
#include "catalog/value_view.h"

namespace vitrine {

// The values and the family variant of a product.
std::string encode_document(const Product& product);

// Fills values and family variant. Throws Error (storage) if the bytes are no document.
void decode_document(std::string_view bytes, Product& product);

// The values of a document one after the other, where they lie: for those who read millions of
// documents. [one thread]
struct DocumentLists {  // that a ValueView looks at
    std::vector<std::int32_t> ids;
    std::vector<Quantity> quantities;
    Table table;
};

class DocumentReader {
public:
    // Begins with `document`, which must stay as long as it is read. Throws Error (storage) if the
    // bytes are no document, as next() does.
    void begin(std::string_view document);
    // On to the next value, in ascending order of key; false at the end. Types that this version
    // does not know and values with nothing in them are passed over.
    bool next();
    ValueKey key() const { return m_key; }
    // Until next() or begin().
    const ValueView& value() const { return m_value; }

private:
    const char* m_rest = nullptr;
    const char* m_end = nullptr;
    ValueKey m_key;
    ValueView m_value;
    DocumentLists m_lists;  // of m_value
};

// What is read of a value: nothing, only that there is one, or the value.
enum class Content : unsigned char { none, presence, value };

// By the ids of attributes and properties, what is read of their values; none unless said.
class WantedContent {
public:
    // Does not take back that more is wanted.
    void add(AttributeId id, Content content) {
        const auto index = static_cast<std::size_t>(id);
        if (index >= m_contents.size()) m_contents.resize(index + 1, Content::none);
        m_contents[index] = std::max(m_contents[index], content);
    }
    Content of(AttributeId id) const {
        const auto index = static_cast<std::size_t>(id);
        return index < m_contents.size() ? m_contents[index] : Content::none;
    }

private:
    std::vector<Content> m_contents;
};
// The same with what is wanted; the family variant always. A value of which only the presence is
// read is `true`, whatever its type.
void decode_document(std::string_view bytes, Product& product, const WantedContent& wanted);

namespace wire {
void put_varint(std::string& out, std::uint64_t value);
std::uint64_t take_varint(std::string_view& in);
// Zigzag-coded.
void put_signed(std::string& out, std::int64_t value);
std::int64_t take_signed(std::string_view& in);
// type, length, payload
void put_value(std::string& out, const Value& value);
// Absent for a type this version does not know, which is skipped.
std::optional<Value> take_value(std::string_view& in);
}  // namespace wire

}  // namespace vitrine
