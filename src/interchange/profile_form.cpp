#include "interchange/profile_form.h"

#include "base/text.h"
#include "base/translate.h"

namespace vitrine {
namespace {

std::string one_line(const ProfileJson& value) {
    if (value.is_array() || value.is_object()) {
        std::string text = value.is_array() ? "[" : "{";
        bool first = true;
        for (const auto& [key, member] : value.items()) {
            if (!first) text += ", ";
            first = false;
            if (value.is_object()) text += ProfileJson(key).dump() + ": ";
            text += one_line(member);
        }
        return text + (value.is_array() ? "]" : "}");
    }
    return value.dump(-1, ' ', false, ProfileJson::error_handler_t::replace);
}

bool is_list_of_objects(const ProfileJson& value) {
    return value.is_array() && !value.empty() && value[0].is_object();
}

}  // namespace

std::optional<ProfileJson> parse_profile_text(std::string_view text, Issues& issues) {
    std::vector<std::set<std::string>> open;
    const std::size_t before = issues.size();
    const auto watch = [&](int, ProfileJson::parse_event_t event, ProfileJson& parsed) {
        if (event == ProfileJson::parse_event_t::object_start) open.emplace_back();
        if (event == ProfileJson::parse_event_t::object_end) open.pop_back();
        if (event == ProfileJson::parse_event_t::key &&
            !open.back().insert(parsed.get<std::string>()).second) {
            Issue issue;
            issue.rule = "profile.repeated_key";
            issue.column = issue.value = parsed.get<std::string>();
            issue.message = tr("The key \"{0}\" stands twice in one object.", issue.column);
            issue.fix = tr("Remove one of the two.");
            issues.push_back(std::move(issue));
        }
        return true;
    };
    // A byte order mark is what some editors put there.
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    try {
        ProfileJson document = ProfileJson::parse(text, watch);
        if (issues.size() == before) return document;
    } catch (const ProfileJson::exception& error) {
        Issue issue;
        issue.rule = "profile.syntax";
        issue.message = tr("The profile cannot be read as JSON: {0}", error.what());
        issue.fix = tr("Mend the file at that place, or export the profile again.");
        issues.push_back(std::move(issue));
    }
    return std::nullopt;
}

std::string layout_profile(const ProfileJson& document) {
    std::string text = "{\n";
    bool first = true;
    for (const auto& [key, value] : document.items()) {
        if (!first) text += ",\n";
        first = false;
        text += "  " + ProfileJson(key).dump() + ": ";
        if (!is_list_of_objects(value)) {
            text += one_line(value);
            continue;
        }
        text += "[";
        for (std::size_t i = 0; i < value.size(); ++i) {
            text += (i == 0 ? "\n    " : ",\n    ") + one_line(value[i]);
        }
        text += "\n  ]";
    }
    return text + "\n}\n";
}

ProfileReader::ProfileReader(const ProfileJson& object, std::string place, Issues& issues)
    : m_object(object), m_place(std::move(place)), m_issues(issues) {
    if (!object.is_object()) refuse_value(m_place, object, tr("an object in braces"));
}

const ProfileJson* ProfileReader::find(const char* key) {
    m_known.insert(key);
    if (!m_object.is_object()) return nullptr;
    const auto at = m_object.find(key);
    return at == m_object.end() ? nullptr : &*at;
}

const ProfileJson* ProfileReader::find_list(const char* key) {
    const ProfileJson* value = find(key);
    if (value == nullptr || value->is_array()) return value;
    refuse_value(place_of(key), *value, tr("a list in brackets"));
    return nullptr;
}

void ProfileReader::text(const char* key, std::string& member, std::string_view) {
    if (const ProfileJson* value = find(key)) read_text(*value, place_of(key), member);
}

void ProfileReader::read_text(const ProfileJson& value, const std::string& place,
                              std::string& member) {
    if (value.is_string()) {
        member = value.get<std::string>();
    } else {
        refuse_value(place, value, tr("a text in quotation marks"));
    }
}

void ProfileReader::flag(const char* key, bool& member) {
    const ProfileJson* value = find(key);
    if (value == nullptr) return;
    if (value->is_boolean()) {
        member = value->get<bool>();
    } else {
        refuse_value(place_of(key), *value, tr("true or false"));
    }
}

void ProfileReader::number(const char* key, std::int64_t low, std::int64_t high,
                           std::int64_t& member) {
    const ProfileJson* value = find(key);
    if (value == nullptr) return;
    // Compared as what it is: a large unsigned number must not wrap around.
    const bool fits = value->is_number_unsigned()
                          ? value->get<std::uint64_t>() <= static_cast<std::uint64_t>(high)
                          : value->is_number_integer() && value->get<std::int64_t>() <= high;
    if (fits && value->get<std::int64_t>() >= low) {
        member = value->get<std::int64_t>();
    } else {
        refuse_value(place_of(key), *value, tr("a whole number from {0} to {1}", low, high));
    }
}

void ProfileReader::required_number(const char* key, std::int64_t& member) {
    number(key, 1, 1'000'000, member);
}

void ProfileReader::texts(const char* key, std::vector<std::string>& member) {
    const ProfileJson* list = find_list(key);
    if (list == nullptr) return;
    member.clear();
    for (const ProfileJson& entry : *list) read_text(entry, place_of(key), member.emplace_back());
}

void ProfileReader::table(const char* key, TextTable& member) {
    const ProfileJson* value = find(key);
    if (value == nullptr) return;
    if (!value->is_object()) return refuse_value(place_of(key), *value, tr("an object in braces"));
    member.clear();
    for (const auto& [name, entry] : value->items()) {
        read_text(entry, place_of(key) + '.' + name, member.emplace_back(name, "").second);
    }
}

void ProfileReader::refuse(const char* key, std::string message, std::string fix) {
    add("profile.value", place_of(key), {}, std::move(message), std::move(fix));
}

void ProfileReader::refuse_word(const char* key, const std::string& text,
                                const std::string& known) {
    add("profile.value", place_of(key), text, tr("\"{0}\" is not what is expected here.", text),
        tr("Write one of: {0}.", known));
}

void ProfileReader::refuse_value(const std::string& place, const ProfileJson& value,
                                 std::string wanted) {
    const std::string text = value.dump(-1, ' ', false, ProfileJson::error_handler_t::replace);
    add("profile.value", place, text, tr("{0} is not what is expected here.", shorten(text, 60)),
        tr("Write {0}.", wanted));
}

void ProfileReader::refuse_unknown() {
    if (!m_object.is_object()) return;
    for (const auto& [key, value] : m_object.items()) {
        if (m_known.contains(key)) continue;
        const std::vector<std::string> known(m_known.begin(), m_known.end());
        add("profile.unknown_key", place_of(key), key,
            tr("{0}: the key \"{1}\" is not known here.", place_of(key), key),
            tr("Remove it or write one of: {0}.", join(known, ", ")));
    }
}

std::string ProfileReader::place_of(std::string_view key) const {
    return m_place.empty() ? std::string(key) : m_place + '.' + std::string(key);
}

void ProfileReader::add(std::string rule, std::string place, std::string value, std::string message,
                        std::string fix) {
    Issue issue;
    issue.rule = std::move(rule);
    issue.column = std::move(place);
    issue.value = shorten(value, 200);
    issue.message = std::move(message);
    issue.fix = std::move(fix);
    m_issues.push_back(std::move(issue));
}

}  // namespace vitrine
