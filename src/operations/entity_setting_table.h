// How the tables of entity_settings.h are written: a row says what a setting is called, what it
// says, and how a text becomes it.
#pragma once

#include <algorithm>
#include <charconv>
#include <set>

#include "base/clock.h"
#include "base/message_catalogue.h"
#include "base/text.h"
#include "base/translate.h"
#include "operations/entity_settings.h"

namespace vitrine {

Issue setting_issue(std::string message, std::string fix);

template <class T>
class SettingTable {
public:
    using Form = EntitySetting::Form;
    using Wrong = std::optional<Issue>;
    struct Row {
        EntitySetting setting;
        std::function<Wrong(T& entity, std::string_view text)> say;
    };

    // Both must outlive it.
    SettingTable(const Structure& structure, const T& entity)
        : m_structure(structure), m_entity(entity) {}

    std::vector<Row>& rows() { return m_rows; }
    const T& entity() const { return m_entity; }

    EntitySetting& add(std::string name, std::string label, Form form, std::string text,
                       std::function<Wrong(T&, std::string_view)> say) {
        EntitySetting setting;
        setting.name = std::move(name);
        setting.label = std::move(label);
        setting.form = form;
        setting.text = std::move(text);
        m_rows.push_back({std::move(setting), std::move(say)});
        return m_rows.back().setting;
    }

    EntitySetting& text(std::string name, std::string label, std::string T::*field,
                        Form form = Form::text) {
        return add(std::move(name), std::move(label), form, m_entity.*field,
                   [field](T& entity, std::string_view text) -> Wrong {
                       entity.*field = std::string(text);
                       return std::nullopt;
                   });
    }
    // Of words: what each is called stands in the setting.
    EntitySetting& word(std::string name, std::string label, std::string T::*field,
                        std::vector<std::pair<std::string, std::string>> words) {
        EntitySetting& made =
            add(std::move(name), std::move(label), Form::choice, m_entity.*field,
                [field, words](T& entity, std::string_view text) -> Wrong {
                    const std::string wanted = fold_case(text);
                    std::vector<std::string> known;
                    for (const auto& [word, called] : words) {
                        if (fold_case(word) != wanted) {
                            known.push_back(word);
                            continue;
                        }
                        entity.*field = word;
                        return std::nullopt;
                    }
                    if (wanted.empty()) {
                        (entity.*field).clear();
                        return std::nullopt;
                    }
                    return setting_issue(tr("There is no \"{0}\" to choose here.", text),
                                         tr("There are: {0}.", join(known, ", ")));
                });
        made.words = std::move(words);
        return made;
    }
    EntitySetting& flag(std::string name, std::string label, bool T::*field) {
        return add(std::move(name), std::move(label), Form::flag, m_entity.*field ? "1" : "0",
                   [field](T& entity, std::string_view text) -> Wrong {
                       const std::string said = fold_case(text);
                       const bool yes = said == "1" || said == "yes" || said == "true";
                       if (!yes && said != "0" && said != "no" && said != "false" && !said.empty())
                           return setting_issue(tr("\"{0}\" is neither yes nor no.", text),
                                                tr("Write yes or no."));
                       entity.*field = yes;
                       return std::nullopt;
                   });
    }
    EntitySetting& whole(std::string name, std::string label, int T::*field) {
        return add(std::move(name), std::move(label), Form::text, std::to_string(m_entity.*field),
                   [field](T& entity, std::string_view text) -> Wrong {
                       std::optional<int> number;
                       if (auto wrong = read(text, number)) return wrong;
                       entity.*field = number.value_or(0);
                       return std::nullopt;
                   });
    }
    EntitySetting& whole(std::string name, std::string label, std::optional<int> T::*field) {
        const auto& now = m_entity.*field;
        return add(std::move(name), std::move(label), Form::text, now ? std::to_string(*now) : "",
                   [field](T& entity, std::string_view text) { return read(text, entity.*field); });
    }
    EntitySetting& decimal(std::string name, std::string label, std::optional<Decimal> T::*field) {
        const auto& now = m_entity.*field;
        return add(std::move(name), std::move(label), Form::text, now ? now->to_string() : "",
                   [field](T& entity, std::string_view text) -> Wrong {
                       const auto number = Decimal::parse(text);
                       if (!number && !text.empty())
                           return setting_issue(tr("\"{0}\" is not a number.", text),
                                                tr("Write it like 12.50, or nothing."));
                       entity.*field = number;
                       return std::nullopt;
                   });
    }
    EntitySetting& day(std::string name, std::string label, std::optional<std::int32_t> T::*field) {
        const auto& now = m_entity.*field;
        return add(std::move(name), std::move(label), Form::text, now ? date_to_string(*now) : "",
                   [field](T& entity, std::string_view text) -> Wrong {
                       const auto day = parse_date(text);
                       if (!day && !text.empty())
                           return setting_issue(tr("\"{0}\" is not a date.", text),
                                                tr("Write year, month and day, like 2026-03-31."));
                       entity.*field = day;
                       return std::nullopt;
                   });
    }
    // Of `now`, all there are. What the order is of follows once the entity is saved
    // (entity_order.h).
    template <class Other>
    void order(std::string name, std::string label, const std::vector<const Other*>& now) {
        std::vector<std::string> codes;
        for (const Other* one : now) codes.push_back(one->code);
        EntitySetting& made =
            add(std::move(name), std::move(label), Form::order, join(codes, ","),
                [codes](T&, std::string_view text) -> Wrong {
                    for (const std::string_view code : split_list(text, ',')) {
                        if (std::none_of(codes.begin(), codes.end(), [&](const std::string& one) {
                                return fold_case(one) == fold_case(code);
                            }))
                            return unknown(code);
                    }
                    return std::nullopt;
                });
        for (const Other* one : now)
            made.words.emplace_back(one->code,
                                    label_of(one->labels, one->code, program_language()));
    }
    // A text for each locale that is in use, or has one already.
    void labels(const std::string& name, const std::function<std::string(std::string)>& label,
                Labels T::*field, Form form = Form::text) {
        std::set<std::string> locales;
        for (const LocaleId id : m_structure.active_locales())
            locales.insert(m_structure.locales.code_of(id));
        if (locales.empty())
            m_structure.locales.each([&](const Locale& one) { locales.insert(one.code); });
        for (const auto& [locale, text] : m_entity.*field) locales.insert(locale);
        for (const std::string& locale : locales) {
            const auto now = (m_entity.*field).find(locale);
            add(name + '[' + locale + ']', label(locale), form,
                now == (m_entity.*field).end() ? "" : now->second,
                [field, locale](T& entity, std::string_view text) -> Wrong {
                    if (text.empty()) {
                        (entity.*field).erase(locale);
                    } else {
                        (entity.*field)[locale] = std::string(text);
                    }
                    return std::nullopt;
                });
        }
    }
    void labels() {
        labels(
            "label", [](const std::string& locale) { return tr("Label ({0})", locale); },
            &T::labels);
    }
    template <class Other>
    EntitySetting& one(std::string name, std::string label, EntityKind kind,
                       const Entities<Other>& known, std::int32_t T::*field) {
        EntitySetting& made =
            add(std::move(name), std::move(label), Form::choice, known.code_of(m_entity.*field),
                [field, &known](T& entity, std::string_view code) -> Wrong {
                    const Other* other = code.empty() ? nullptr : known.find(code);
                    if (other == nullptr && !code.empty()) return unknown(code);
                    entity.*field = other == nullptr ? 0 : other->id;
                    return std::nullopt;
                });
        made.refers_to = kind;
        return made;
    }
    // `lookup` finds the list in an entity.
    template <class Other, class Lookup>
    EntitySetting& several_in(std::string name, std::string label, EntityKind kind,
                              const Entities<Other>& known, const std::vector<std::int32_t>& now,
                              Lookup lookup) {
        std::vector<std::string> codes;
        for (const std::int32_t id : now) codes.push_back(known.code_of(id));
        EntitySetting& made =
            add(std::move(name), std::move(label), Form::choices, join(codes, ","),
                [lookup, &known](T& entity, std::string_view text) -> Wrong {
                    std::vector<std::int32_t> ids;
                    for (const std::string_view code : split_list(text, ',')) {
                        const Other* other = known.find(code);
                        if (other == nullptr) return unknown(code);
                        if (std::find(ids.begin(), ids.end(), other->id) == ids.end())
                            ids.push_back(other->id);
                    }
                    lookup(entity, std::move(ids));
                    return std::nullopt;
                });
        made.refers_to = kind;
        return made;
    }
    template <class Other>
    EntitySetting& several(std::string name, std::string label, EntityKind kind,
                           const Entities<Other>& known, std::vector<std::int32_t> T::*field) {
        return several_in(
            std::move(name), std::move(label), kind, known, m_entity.*field,
            [field](T& entity, std::vector<std::int32_t> ids) { entity.*field = std::move(ids); });
    }

    static Issue unknown(std::string_view code) {
        return setting_issue(tr("\"{0}\" does not exist.", code),
                             tr("Make it first, or correct the code."));
    }

private:
    static Wrong read(std::string_view text, std::optional<int>& field) {
        if (text.empty()) {
            field.reset();
            return std::nullopt;
        }
        int number = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
        if (error != std::errc() || end != text.data() + text.size())
            return setting_issue(tr("\"{0}\" is not a whole number.", text),
                                 tr("Write digits only, or nothing."));
        field = number;
        return std::nullopt;
    }

    const Structure& m_structure;
    const T& m_entity;
    std::vector<Row> m_rows;
};

// The table of each kind. What they refer to must outlive the rows.
struct SettingContext {
    const Structure& structure;
    const MakeKey& make_key;
    const StoreFile& store_file;
};
void list_settings(const SettingContext& context, const Attribute& entity,
                   SettingTable<Attribute>& table);
void list_settings(const SettingContext& context, const AttributeGroup& entity,
                   SettingTable<AttributeGroup>& table);
void list_settings(const SettingContext& context, const Option& entity,
                   SettingTable<Option>& table);
void list_settings(const SettingContext& context, const Family& entity,
                   SettingTable<Family>& table);
void list_settings(const SettingContext& context, const FamilyVariant& entity,
                   SettingTable<FamilyVariant>& table);
void list_settings(const SettingContext& context, const Category& entity,
                   SettingTable<Category>& table);
void list_settings(const SettingContext& context, const Channel& entity,
                   SettingTable<Channel>& table);
void list_settings(const SettingContext& context, const Locale& entity,
                   SettingTable<Locale>& table);
void list_settings(const SettingContext& context, const Currency& entity,
                   SettingTable<Currency>& table);
void list_settings(const SettingContext& context, const AssociationType& entity,
                   SettingTable<AssociationType>& table);
void list_settings(const SettingContext& context, const GroupType& entity,
                   SettingTable<GroupType>& table);
void list_settings(const SettingContext& context, const Group& entity, SettingTable<Group>& table);
void list_settings(const SettingContext& context, const ReferenceEntity& entity,
                   SettingTable<ReferenceEntity>& table);
void list_settings(const SettingContext& context, const Record& entity,
                   SettingTable<Record>& table);
void list_settings(const SettingContext& context, const Market& entity,
                   SettingTable<Market>& table);
void list_settings(const SettingContext& context, const Location& entity,
                   SettingTable<Location>& table);
void list_settings(const SettingContext& context, const DataSource& entity,
                   SettingTable<DataSource>& table);
void list_settings(const SettingContext& context, const Segment& entity,
                   SettingTable<Segment>& table);
void list_settings(const SettingContext& context, const PriceList& entity,
                   SettingTable<PriceList>& table);
void list_settings(const SettingContext& context, const PriceRule& entity,
                   SettingTable<PriceRule>& table);

}  // namespace vitrine
