// The quality checks that look at one product by itself, and what those need that compare products.
#pragma once

#include <bitset>
#include <compare>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "catalog/packs.h"
#include "catalog/quality.h"
#include "proofing/speller.h"
#include "store/asset_store.h"
#include "store/document.h"
#include "store/product_documents.h"

namespace vitrine {

// A cell in which a check found something.
struct Problem {
    ProductId product = 0;
    ValueKey key;
    QualityCheck check{};
    std::uint32_t count = 0;  // of findings in it, at least 1
    auto operator<=>(const Problem&) const = default;
};

// A word that the dictionary does not know; whether it is a problem, the catalogue decides.
struct UnknownWord {
    ProductId product = 0;
    ValueKey key;
    std::uint32_t word = 0;  // its number among the words
    std::uint32_t count = 0;
};

struct GtinUse {
    ProductId product = 0;
    ValueKey key;
    std::uint64_t gtin = 0;  // its digits, which are the same for every length of one number
    auto operator<=>(const GtinUse&) const = default;
};

struct NameUse {
    ProductId product = 0;
    ValueKey key;
    std::uint64_t hash = 0;  // of the name
    auto operator<=>(const NameUse&) const = default;
};

// What was found in some products: in order of their ids.
struct CheckFindings {
    std::vector<Problem> problems;  // but those of words, GTINs and names
    std::vector<std::string> words;
    std::unordered_map<std::string, std::uint32_t, TextHash, std::equal_to<>> word_numbers;
    std::vector<UnknownWord> unknown;
    std::vector<GtinUse> gtins;
    std::vector<NameUse> names;

    std::uint32_t number_of(std::string_view word);
};

using QualityCheckSet = std::bitset<quality_check_count>;

// Pictures by checksum: the longer side in pixels; none for what is no picture.
using PictureSides = std::unordered_map<std::string, int, TextHash, std::equal_to<>>;

// In which languages a catalogue's texts are.
class TextLocales {
public:
    explicit TextLocales(const Structure& structure);
    // The code of the locale in which a value is written: its own; for a value of every locale, one
    // of those that the channels have, where these are all of one language. Empty where none can be
    // told.
    const std::string& of(const Attribute& attribute, ScopeId scope) const;
    // Of values of every locale; may be empty.
    const std::string& common() const { return m_common; }

private:
    const Structure& m_structure;
    std::string m_common;
};

// [one thread at a time; one each for several]
class ProductChecker {
public:
    // Refers to all of these, which must outlive it unchanged. Of `checks`, those that are off are
    // left out.
    ProductChecker(const Structure& structure, const QualityRules& rules, QualityCheckSet checks,
                   const PictureSides& pictures);

    // Looks at the product's own values and adds what it finds.
    void check(const StoredProduct& product, CheckFindings& found);

    // What a check has to say of one value, in sentences for people: empty where it says nothing,
    // or compares products. Of spelling, the words that it does not know.
    Issues explain(QualityCheck check, const Attribute& attribute, ScopeId scope,
                   const Value& value);
    // What may have been meant by a word of a text in this locale; slow.
    std::vector<std::string> suggestions(std::string_view word, const std::string& locale_code);

    // A text as people read it: an HTML value without its tags.
    static std::string plain_text(const Attribute& attribute, std::string_view text);

private:
    bool asks(QualityCheck check) const { return m_checks[static_cast<std::size_t>(check)]; }
    void check_text(ValueKey key, const Attribute& attribute, std::string_view text);
    void note(ValueKey key, QualityCheck check, std::size_t count);
    void note_gtin(ValueKey key, std::string_view text);
    bool is_prose(const Attribute& attribute) const;
    Speller* speller_for(const std::string& locale_code);
    // Rules of the attribute and, of the packs, those of their levels.
    Issues broken_rules(const Attribute& attribute, const Value& value) const;
    std::vector<Pack> packs_in(const Value& value) const;

    const Structure& m_structure;
    const QualityRules& m_rules;
    QualityCheckSet m_checks;
    const PictureSides& m_pictures;
    TextLocales m_locales;
    std::vector<const Attribute*> m_attributes;  // by id; null where nothing is checked
    AttributeId m_packs = 0;
    std::map<std::string, std::unique_ptr<Speller>, std::less<>> m_spellers;
    DocumentReader m_reader;
    ProductId m_product = 0;
    CheckFindings* m_found = nullptr;
};

// Pictures of the catalogue, for ProductChecker.
PictureSides picture_sides(AssetStore& assets);

}  // namespace vitrine
