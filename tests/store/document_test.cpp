#include "store/document.h"

#include <gtest/gtest.h>

#include <limits>

#include "base/error.h"
#include "store/delta.h"

namespace vitrine {
namespace {

Product sample() {
    Product product;
    product.id = 7;
    product.uuid = "0b1c2d3e-4f50-4172-8394-a5b6c7d8e9fa";
    product.kind = ProductKind::variant;
    product.code = "MUG-BLUE";
    product.family = 3;
    product.parent = 2;
    product.enabled = false;
    product.family_variant = 0;
    product.values.set({property::categories, 0}, References{{4, 1, 900}});
    product.values.set({64, 0}, std::string("Tasse bleue « Éco »"));
    product.values.set({64, 300}, std::string());
    product.values.set({65, 2}, Decimal(-99900, 2));
    product.values.set({66, 0}, Measurement{Decimal(5, 1), 12});
    product.values.set({67, 0}, true);
    product.values.set({68, 0}, Date{-400});
    product.values.set({69, 0}, Reference{70000});
    product.values.set({70, 0}, References{});
    product.values.set({71, 0}, Instant(std::chrono::milliseconds(-1)));
    product.values.set({72, 0}, Quantities{{{7, Decimal(25, 1)}, {2147483647, Decimal(1, 0)}}});
    product.values.set({73, 0}, Quantities{});
    Table table;
    table.rows.push_back({{1, std::string("salt")}, {2, Decimal(125, 1)}, {3, true}});
    table.rows.push_back({});
    table.rows.push_back(
        {{1, Date{20}}, {300, Measurement{Decimal(5, 0), 12}}, {301, Reference{9}}});
    product.values.set({74, 4}, table);
    product.values.set({75, 0}, Table{});
    product.values.set({5000, 0}, FileReference{"files/a/b.png", std::string(64, 'a')});
    return product;
}

TEST(Document, GivesBackEveryTypeOfValue) {
    const Product product = sample();
    Product read;
    decode_document(encode_document(product), read);
    EXPECT_EQ(read.values, product.values);
}

// As document.h writes it down, byte by byte.
std::string varint(std::uint64_t value) {
    std::string bytes;
    for (; value >= 0x80; value >>= 7U) bytes += static_cast<char>(0x80 | (value & 0x7F));
    return bytes + static_cast<char>(value);
}

TEST(Document, HasTheFormThatIsWrittenDown) {
    for (const std::size_t size : {1U, 126U, 127U, 128U, 129U, 16383U, 16384U, 100000U}) {
        const std::string text(size, 'x');
        Product product;
        product.family_variant = 300;
        product.values.set({64, 5}, text);
        product.values.set({64, 200}, Decimal(std::numeric_limits<std::int64_t>::min(), 18));
        product.values.set({20000, 0}, References{{1, 127, 128, 2147483647}});
        product.values.set({20001, 0}, FileReference{text, "ab"});
        const auto entry = [](std::uint64_t step, std::uint64_t scope, char type,
                              const std::string& payload) {
            return varint(step) + varint(scope) + type + varint(payload.size()) + payload;
        };
        EXPECT_EQ(
            encode_document(product),
            "\1" + entry(5, 0, 6, varint(300)) + entry(59, 5, 1, text) +
                entry(0, 200, 2, '\x12' + varint(std::numeric_limits<std::uint64_t>::max())) +
                entry(19936, 0, 7, varint(1) + varint(127) + varint(128) + varint(2147483647)) +
                entry(1, 0, 8, varint(size) + text + "ab"));
    }
}

TEST(Document, KeepsTheScaleOfADecimal) {
    Product product;
    product.values.set({64, 0}, Decimal(99900, 2));
    Product read;
    decode_document(encode_document(product), read);
    EXPECT_EQ(std::get<Decimal>(*read.values.find({64, 0})).to_string(), "999.00");
}

TEST(Document, KeepsTheFamilyVariantOfAModel) {
    Product product;
    product.kind = ProductKind::model;
    product.family_variant = 9;
    Product read;
    decode_document(encode_document(product), read);
    EXPECT_EQ(read.family_variant, 9);
    EXPECT_TRUE(read.values.empty());
}

TEST(DocumentReader, GivesEveryValueInOrderOfKey) {
    const Product product = sample();
    const std::string bytes = encode_document(product);
    DocumentReader reader;
    for (int round = 0; round < 2; ++round) {
        reader.begin(bytes);
        for (const auto& [key, value] : product.values) {
            ASSERT_TRUE(reader.next());
            EXPECT_EQ(reader.key(), key);
            EXPECT_EQ(value_of(reader.value()), value);
        }
        EXPECT_FALSE(reader.next());
    }
}

TEST(DocumentReader, RefusesWhatIsNoDocument) {
    DocumentReader reader;
    EXPECT_THROW(reader.begin(""), Error);
    EXPECT_THROW(reader.begin("\x02"), Error);
    const std::string whole = encode_document(sample());
    for (std::size_t size = 1; size < whole.size(); ++size) {
        const std::string cut = whole.substr(0, size);
        Product read;
        bool refused = false;
        try {
            decode_document(cut, read);
        } catch (const Error&) {
            refused = true;
        }
        // Where it ends between two values, nobody can tell.
        EXPECT_TRUE(refused || read.values.size() < sample().values.size()) << size;
    }
}

TEST(Document, SkipsTypesItDoesNotKnow) {
    Product product;
    product.values.set({64, 0}, std::string("kept"));
    std::string bytes = encode_document(product);
    // attribute +1, scope 0, type 99, three bytes of payload
    bytes.append("\x01\x00\x63\x03xyz", 7);
    Product read;
    decode_document(bytes, read);
    EXPECT_EQ(read.values, product.values);
}

TEST(Document, ReadsOnlyTheValuesThatAreWanted) {
    Product product = sample();
    product.family_variant = 9;
    std::string bytes = encode_document(product);
    bytes.append("\x01\x00\x63\x03xyz", 7);  // attribute 5001, of a type that is not known
    const auto every = [&](Content content) {
        WantedContent wanted;
        for (const auto& [key, value] : product.values) wanted.add(key.attribute, content);
        wanted.add(5001, content);
        return wanted;
    };
    Product read;
    decode_document(bytes, read, every(Content::value));
    EXPECT_EQ(read.values, product.values);

    WantedContent some;
    for (const AttributeId id : {property::categories, 64, 68, 4999}) some.add(id, Content::value);
    some.add(68, Content::presence);  // more is wanted already
    decode_document(bytes, read, some);
    EXPECT_EQ(read.family_variant, 9);
    ASSERT_EQ(read.values.size(), 3U) << "an empty text is none";
    for (const auto& [key, value] : read.values) {
        EXPECT_EQ(some.of(key.attribute), Content::value);
        EXPECT_EQ(value, *product.values.find(key));
    }

    decode_document(bytes, read, every(Content::presence));
    EXPECT_EQ(read.family_variant, 9);
    for (const auto& [key, value] : read.values) {
        EXPECT_NE(product.values.find(key), nullptr);
        EXPECT_EQ(value, Value(true));
    }
    EXPECT_EQ(read.values.find({5001, 0}), nullptr);
    EXPECT_EQ(read.values.size(), product.values.size());
}

TEST(Document, RefusesEveryTruncationOrReadsAPrefix) {
    const std::string bytes = encode_document(sample());
    for (std::size_t length = 0; length < bytes.size(); ++length) {
        Product read;
        try {
            decode_document(std::string_view(bytes).substr(0, length), read);
            EXPECT_LE(read.values.size(), sample().values.size());
        } catch (const Error& error) {
            EXPECT_EQ(error.failure(), Failure::storage);
        }
    }
}

TEST(Document, RefusesKeysThatDoNotAscendOrRunOver) {
    const auto entry = [](std::uint64_t step, std::uint64_t scope) {
        std::string bytes;
        wire::put_varint(bytes, step);
        wire::put_varint(bytes, scope);
        wire::put_value(bytes, std::string("x"));
        return bytes;
    };
    constexpr std::uint64_t largest = 0x7FFFFFFF;
    for (const std::string& entries :
         {entry(64, 2) + entry(0, 2), entry(64, 2) + entry(0, 1), entry(64, 0) + entry(largest, 0),
          entry(largest + 1, 0), entry(64, largest + 1)}) {
        Product read;
        EXPECT_THROW(decode_document("\x01" + entries, read), Error);
    }
}

TEST(Delta, GivesBackChanges) {
    const FieldChanges changes = {
        {{64, 0}, Value(std::string("old")), Value(std::string("new"))},
        {{65, 1}, std::nullopt, Value(Decimal(5, 0))},
        {{property::family, 0}, Value(Reference{3}), std::nullopt},
    };
    EXPECT_EQ(decode_changes(encode_changes(changes)), changes);
}

TEST(Delta, GivesBackARemovedProductWhole) {
    const Product product = sample();
    Product read = decode_removed(encode_removed(product));
    read.id = product.id;
    EXPECT_EQ(read.uuid, product.uuid);
    EXPECT_EQ(read.kind, product.kind);
    EXPECT_TRUE(differences(product, read).empty());
}

}  // namespace
}  // namespace vitrine
