// The text form of profiles: what reads and what writes an object share one list of its members,
// which a function members(form, object) beside the object names. Only for import_profile.cpp.
#pragma once

#include <array>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/issue.h"

namespace vitrine {

// The words of an enumeration; the first is the default where none is written.
template <class Enum>
struct Word {
    std::string_view word;
    Enum value;
};
template <class Enum>
using Words = std::vector<Word<Enum>>;

using ProfileJson = nlohmann::ordered_json;
using TextTable = std::vector<std::pair<std::string, std::string>>;

// Absent, with an issue, where it is no JSON, or where a key stands twice in an object.
std::optional<ProfileJson> parse_profile_text(std::string_view text, Issues& issues);
// A member a line; of lists of objects, an object a line.
std::string layout_profile(const ProfileJson& document);

// Notes everything that is wrong with an object, and leaves the members concerned as they are.
class ProfileReader {
public:
    static constexpr bool writes = false;

    ProfileReader(const ProfileJson& object, std::string place, Issues& issues);

    // `usual` is what a new object has, and needs not be written.
    void text(const char* key, std::string& member, std::string_view usual = {});
    void flag(const char* key, bool& member);
    void number(const char* key, std::int64_t low, std::int64_t high, std::int64_t& member);
    void required_number(const char* key, std::int64_t& member);
    void texts(const char* key, std::vector<std::string>& member);
    void table(const char* key, TextTable& member);

    template <class Enum>
    void word(const char* key, const Words<Enum>& words, Enum& member) {
        std::string text;
        if (find(key) == nullptr) return;
        this->text(key, text);
        for (const Word<Enum>& one : words) {
            if (one.word == text) {
                member = one.value;
                return;
            }
        }
        std::string known;
        for (const Word<Enum>& one : words) known += (known.empty() ? "" : ", ") + quoted(one.word);
        refuse_word(key, text, known);
    }
    template <class Enum>
    void required_word(const char* key, const Words<Enum>& words, Enum& member) {
        if (find(key) == nullptr) refuse_word(key, {}, std::string(words.begin()->word) + ", ...");
        word(key, words, member);
    }
    template <class Enum>
    void one_of(const Words<Enum>& words, Enum& kind, std::string& member) {
        for (const Word<Enum>& one : words) {
            const std::string key(one.word);
            if (find(key.c_str()) == nullptr) continue;
            kind = one.value;
            text(key.c_str(), member);
        }
    }
    template <class T>
    void object(const char* key, T& member) {
        const ProfileJson* value = find(key);
        if (value == nullptr) return;
        ProfileReader reader(*value, place_of(key), m_issues);
        members(reader, member);
        reader.refuse_unknown();
    }
    template <class T>
    void optional_object(const char* key, std::optional<T>& member) {
        if (find(key) == nullptr) return;
        object(key, member.emplace());
    }
    template <class T>
    void objects(const char* key, std::vector<T>& member) {
        const ProfileJson* list = find_list(key);
        if (list == nullptr) return;
        for (std::size_t i = 0; i < list->size(); ++i) {
            ProfileReader reader((*list)[i], place_of(key) + '[' + std::to_string(i) + ']',
                                 m_issues);
            members(reader, member.emplace_back());
            reader.refuse_unknown();
        }
    }

    void refuse(const char* key, std::string message, std::string fix);
    // Call at the end: every member that nobody asked for is an issue.
    void refuse_unknown();

private:
    static std::string quoted(std::string_view word) { return '"' + std::string(word) + '"'; }
    const ProfileJson* find(const char* key);
    const ProfileJson* find_list(const char* key);
    void read_text(const ProfileJson& value, const std::string& place, std::string& member);
    void refuse_word(const char* key, const std::string& text, const std::string& known);
    void refuse_value(const std::string& place, const ProfileJson& value, std::string wanted);
    std::string place_of(std::string_view key) const;
    void add(std::string rule, std::string place, std::string value, std::string message,
             std::string fix);

    const ProfileJson& m_object;
    std::string m_place;
    Issues& m_issues;
    std::set<std::string> m_known;
};

// Writes what differs from the default, in the order of the members.
class ProfileWriter {
public:
    static constexpr bool writes = true;

    void text(const char* key, const std::string& member, std::string_view usual = {}) {
        if (member != usual) m_object[key] = member;
    }
    void flag(const char* key, bool member) {
        if (member) m_object[key] = true;
    }
    void number(const char* key, std::int64_t low, std::int64_t, std::int64_t member) {
        if (member != low) m_object[key] = member;
    }
    void required_number(const char* key, std::int64_t member) { m_object[key] = member; }
    void texts(const char* key, const std::vector<std::string>& member) {
        if (!member.empty()) m_object[key] = member;
    }
    void table(const char* key, const TextTable& member) {
        for (const auto& [from, to] : member) m_object[key][from] = to;
    }
    template <class Enum>
    void word(const char* key, const Words<Enum>& words, Enum member) {
        if (member != words.begin()->value) required_word(key, words, member);
    }
    template <class Enum>
    void required_word(const char* key, const Words<Enum>& words, Enum member) {
        for (const Word<Enum>& one : words) {
            if (one.value == member) m_object[key] = std::string(one.word);
        }
    }
    template <class Enum>
    void one_of(const Words<Enum>& words, Enum kind, const std::string& member) {
        for (const Word<Enum>& one : words) {
            if (one.value == kind && one.value != words.begin()->value) {
                m_object[std::string(one.word)] = member;
            }
        }
    }
    template <class T>
    void object(const char* key, T& member) {
        if (member == T{}) return;
        ProfileWriter writer;
        members(writer, member);
        m_object[key] = writer.take();
    }
    template <class T>
    void optional_object(const char* key, std::optional<T>& member) {
        if (!member) return;
        ProfileWriter writer;
        members(writer, *member);
        m_object[key] = writer.take();
    }
    template <class T>
    void objects(const char* key, std::vector<T>& member) {
        for (T& one : member) {
            ProfileWriter writer;
            members(writer, one);
            m_object[key].push_back(writer.take());
        }
    }
    void refuse(const char*, const std::string&, const std::string&) {}

    ProfileJson take() { return std::move(m_object); }

private:
    ProfileJson m_object = ProfileJson::object();
};

}  // namespace vitrine
