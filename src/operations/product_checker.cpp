#include "operations/product_checker.h"

#include <algorithm>
#include <charconv>

#include "base/checksum.h"
#include "base/text.h"
#include "base/translate.h"
#include "catalog/gtin.h"
#include "catalog/validation.h"
#include "proofing/html_faults.h"
#include "proofing/text_language.h"
#include "catalog/html_text.h"

namespace vitrine {
namespace {

bool is_text(const Attribute& attribute) {
    return attribute.type == AttributeType::text || attribute.type == AttributeType::long_text ||
           attribute.type == AttributeType::identifier;
}

std::string_view language_part(std::string_view locale_code) {
    return locale_code.substr(0, locale_code.find_first_of("_-"));
}

Issue finding(std::string_view rule, std::string message, std::string fix = {}) {
    Issue issue;
    issue.severity = Severity::warning;
    issue.rule = rule;
    issue.message = std::move(message);
    issue.fix = std::move(fix);
    return issue;
}

}  // namespace

std::uint32_t CheckFindings::number_of(std::string_view word) {
    // Those that were read from a file are looked up only when there are new ones.
    for (auto known = word_numbers.size(); known < words.size(); ++known) {
        word_numbers.emplace(words[known], static_cast<std::uint32_t>(known));
    }
    const auto at = word_numbers.find(word);
    if (at != word_numbers.end()) return at->second;
    const auto number = static_cast<std::uint32_t>(words.size());
    words.emplace_back(word);
    word_numbers.emplace(words.back(), number);
    return number;
}

PictureSides picture_sides(AssetStore& assets) {
    PictureSides sides;
    assets.each([&](const Asset& asset) {
        const int side = std::max(asset.width, asset.height);
        if (side > 0) sides.emplace(asset.checksum, side);
    });
    return sides;
}

TextLocales::TextLocales(const Structure& structure) : m_structure(structure) {
    for (const LocaleId id : structure.active_locales()) {
        const std::string& code = structure.locales.code_of(id);
        if (m_common.empty()) m_common = code;
        if (language_part(code) != language_part(m_common)) {
            m_common.clear();
            break;
        }
    }
}

const std::string& TextLocales::of(const Attribute& attribute, ScopeId scope) const {
    return attribute.localizable ? m_structure.locales.code_of(m_structure.scope(scope).locale)
                                 : m_common;
}

ProductChecker::ProductChecker(const Structure& structure, const QualityRules& rules,
                               QualityCheckSet checks, const PictureSides& pictures)
    : m_structure(structure),
      m_rules(rules),
      m_checks(checks),
      m_pictures(pictures),
      m_locales(structure) {
    for (const QualityCheck check : quality_checks) {
        if (!rules.severity(check)) m_checks.reset(static_cast<std::size_t>(check));
    }
    m_attributes.resize(static_cast<std::size_t>(structure.attributes.next_id()));
    structure.attributes.each([&](const Attribute& attribute) {
        if (is_text(attribute) || attribute.type == AttributeType::image ||
            attribute.role == AttributeRole::packs || has_rules(attribute)) {
            m_attributes[static_cast<std::size_t>(attribute.id)] = &attribute;
        }
        if (attribute.role == AttributeRole::packs) m_packs = attribute.id;
    });
}

// Texts that people wrote for people: no codes, addresses or numbers. Where a text stands for every
// locale, short ones are mostly names of things.
bool ProductChecker::is_prose(const Attribute& attribute) const {
    if (attribute.type == AttributeType::identifier || !attribute.validation_rule.empty() ||
        is_gtin_attribute(attribute)) {
        return false;
    }
    return attribute.localizable || attribute.type == AttributeType::long_text ||
           m_rules.is_name(attribute.id);
}

std::string ProductChecker::plain_text(const Attribute& attribute, std::string_view text) {
    return attribute.html ? html_to_text(text) : std::string(text);
}

void ProductChecker::note(ValueKey key, QualityCheck check, std::size_t count) {
    if (count == 0) return;
    m_found->problems.push_back({m_product, key, check, static_cast<std::uint32_t>(count)});
}

void ProductChecker::check(const StoredProduct& product, CheckFindings& found) {
    m_product = product.id;
    m_found = &found;
    m_reader.begin(product.document);
    while (m_reader.next()) {
        const ValueKey key = m_reader.key();
        const auto index = static_cast<std::size_t>(key.attribute);
        const Attribute* attribute = index < m_attributes.size() ? m_attributes[index] : nullptr;
        if (attribute == nullptr) continue;
        const ValueView& view = m_reader.value();
        if (asks(QualityCheck::invalid_value) &&
            (has_rules(*attribute) || key.attribute == m_packs)) {
            note(key, QualityCheck::invalid_value, broken_rules(*attribute, value_of(view)).size());
        }
        if (const auto* text = std::get_if<std::string_view>(&view)) {
            check_text(key, *attribute, *text);
        } else if (const auto* file = std::get_if<FileReferenceView>(&view)) {
            const auto at = m_pictures.find(file->checksum);
            if (asks(QualityCheck::small_picture) && at != m_pictures.end() &&
                attribute->type == AttributeType::image) {
                const int limit = m_rules.limit(QualityCheck::small_picture, key.attribute);
                note(key, QualityCheck::small_picture, at->second < limit ? 1 : 0);
            }
        } else if (key.attribute == m_packs && asks(QualityCheck::duplicate_gtin)) {
            for (const Pack& pack : packs_in(value_of(view))) note_gtin(key, pack.gtin);
        }
    }
}

Issues ProductChecker::broken_rules(const Attribute& attribute, const Value& value) const {
    Issues issues = validate_value(m_structure, attribute, value);
    if (attribute.id == m_packs) {
        const Issues of_packs = check_packs(packs_in(value));
        issues.insert(issues.end(), of_packs.begin(), of_packs.end());
    }
    return issues;
}

std::vector<Pack> ProductChecker::packs_in(const Value& value) const {
    Product product;
    product.values.set({m_packs, 0}, value);
    return packs_of(m_structure, Lineage{&product});
}

void ProductChecker::note_gtin(ValueKey key, std::string_view text) {
    if (check_gtin(text) != GtinProblem::none) return;
    std::uint64_t digits = 0;
    std::from_chars(text.data(), text.data() + text.size(), digits);
    m_found->gtins.push_back({m_product, key, digits});
}

void ProductChecker::check_text(ValueKey key, const Attribute& attribute, std::string_view text) {
    if (asks(QualityCheck::duplicate_gtin) && is_gtin_attribute(attribute)) note_gtin(key, text);
    if (asks(QualityCheck::similar_name) && m_rules.is_name(key.attribute)) {
        m_found->names.push_back({m_product, key, quick_hash(text)});
    }
    if (attribute.html && asks(QualityCheck::broken_html)) {
        note(key, QualityCheck::broken_html, html_faults(text).size());
    }
    const int limit = m_rules.limit(QualityCheck::over_length, key.attribute);
    const bool is_measured = limit > 0 && asks(QualityCheck::over_length);
    const bool is_read =
        is_prose(attribute) && (asks(QualityCheck::wrong_language) || asks(QualityCheck::spelling));
    if (!is_measured && !is_read) return;
    std::string without_tags;
    if (attribute.html) without_tags = html_to_text(text);
    const std::string_view plain = attribute.html ? without_tags : text;
    if (is_measured && count_code_points(plain) > static_cast<std::size_t>(limit)) {
        note(key, QualityCheck::over_length, 1);
    }
    const std::string& locale = m_locales.of(attribute, key.scope);
    if (!is_read || locale.empty()) return;
    // In another language every word would be wrong.
    const bool is_foreign = !may_be_language(plain, locale);
    if (asks(QualityCheck::wrong_language)) {
        note(key, QualityCheck::wrong_language, is_foreign && attribute.localizable ? 1 : 0);
    }
    if (is_foreign || !asks(QualityCheck::spelling)) return;
    Speller* speller = speller_for(locale);
    if (speller == nullptr) return;
    const std::size_t first = m_found->unknown.size();
    for (const Misspelling& place : speller->check(plain)) {
        const auto word = m_found->number_of(plain.substr(place.offset, place.length));
        const auto same = std::find_if(
            m_found->unknown.begin() + static_cast<std::ptrdiff_t>(first), m_found->unknown.end(),
            [word](const UnknownWord& known) { return known.word == word; });
        if (same == m_found->unknown.end()) {
            m_found->unknown.push_back({m_product, key, word, 1});
        } else {
            ++same->count;
        }
    }
}

Speller* ProductChecker::speller_for(const std::string& locale_code) {
    const auto at = m_spellers.find(locale_code);
    if (at != m_spellers.end()) return at->second.get();
    return m_spellers.emplace(locale_code, Speller::for_locale(locale_code)).first->second.get();
}

std::vector<std::string> ProductChecker::suggestions(std::string_view word,
                                                     const std::string& locale_code) {
    Speller* speller = speller_for(locale_code);
    return speller == nullptr ? std::vector<std::string>() : speller->suggestions(word);
}

Issues ProductChecker::explain(QualityCheck check, const Attribute& attribute, ScopeId scope,
                               const Value& value) {
    const std::string_view rule = quality_check_name(check);
    const auto* text = std::get_if<std::string>(&value);
    const auto* file = std::get_if<FileReference>(&value);
    Issues issues;
    switch (check) {
        case QualityCheck::invalid_value:
            issues = broken_rules(attribute, value);
            break;
        case QualityCheck::broken_html:
            if (text == nullptr) break;
            for (const HtmlFault& fault : html_faults(*text)) {
                // TRANSLATORS: a place in a text and what is wrong there.
                issues.push_back(finding(rule, tr("Line {0}, character {1}: {2}", fault.line,
                                                  fault.column, fault.message)));
            }
            break;
        case QualityCheck::wrong_language: {
            if (text == nullptr) break;
            const std::string plain = plain_text(attribute, *text);
            const std::string& locale = m_locales.of(attribute, scope);
            if (may_be_language(plain, locale)) break;
            issues.push_back(finding(
                rule, tr("The text seems to be in the language \"{0}\", not in that of {1}.",
                         language_of(plain).value_or("?"), locale)));
            break;
        }
        case QualityCheck::over_length: {
            const int limit = m_rules.limit(check, attribute.id);
            const auto length =
                text == nullptr ? 0 : count_code_points(plain_text(attribute, *text));
            if (limit == 0 || length <= static_cast<std::size_t>(limit)) break;
            issues.push_back(
                finding(rule, tr("{0} characters; at most {1} are wanted.", length, limit)));
            break;
        }
        case QualityCheck::small_picture: {
            const auto at = file == nullptr ? m_pictures.end() : m_pictures.find(file->checksum);
            const int limit = m_rules.limit(check, attribute.id);
            if (at == m_pictures.end() || at->second >= limit) break;
            issues.push_back(finding(
                rule,
                tr("Its longer side has {0} pixels; at least {1} are wanted.", at->second, limit)));
            break;
        }
        case QualityCheck::spelling: {
            Speller* speller =
                text == nullptr ? nullptr : speller_for(m_locales.of(attribute, scope));
            if (speller == nullptr) break;
            const std::string plain = plain_text(attribute, *text);
            for (const Misspelling& place : speller->check(plain)) {
                Issue issue = finding(rule, {});
                issue.value = plain.substr(place.offset, place.length);
                issues.push_back(std::move(issue));
            }
            break;
        }
        case QualityCheck::duplicate_gtin:
        case QualityCheck::similar_name:
            break;
    }
    return issues;
}

}  // namespace vitrine
