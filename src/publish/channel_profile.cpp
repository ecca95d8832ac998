#include "publish/channel_profile.h"

#include <nlohmann/json.hpp>
#include <set>

#include "base/text.h"
#include "base/translate.h"

namespace vitrine {
namespace {

using nlohmann::json;

constexpr std::int64_t most_items = 1'000'000'000;

// Reads the members of one object and notes what is wrong, with its place.
class ObjectReader {
public:
    ObjectReader(const json& object, std::string place, Issues& issues)
        : m_object(object), m_place(std::move(place)), m_issues(issues) {
        if (!object.is_object()) refuse(m_place, object, tr("an object in braces"));
    }

    // Call at the end: every member that nobody asked for is an issue.
    void refuse_unknown() {
        if (!m_object.is_object()) return;
        for (const auto& [key, value] : m_object.items()) {
            if (m_known.contains(key)) continue;
            std::vector<std::string> known(m_known.begin(), m_known.end());
            add_issue("profile.unknown_key", place_of(key), key,
                      tr("The key \"{0}\" is not known here.", key),
                      tr("Remove it or write one of: {0}.", join(known, ", ")));
        }
    }

    const json* find(const std::string& key) {
        m_known.insert(key);
        if (!m_object.is_object()) return nullptr;
        const auto at = m_object.find(key);
        return at == m_object.end() ? nullptr : &*at;
    }

    void text(const std::string& key, std::string& target) {
        if (const json* value = find(key)) read_text(*value, place_of(key), target);
    }
    void flag(const std::string& key, bool& target) {
        const json* value = find(key);
        if (value == nullptr) return;
        if (value->is_boolean())
            target = value->get<bool>();
        else
            refuse(place_of(key), *value, tr("true or false"));
    }
    void number(const std::string& key, std::int64_t low, std::int64_t high, std::int64_t& target) {
        const json* value = find(key);
        if (value == nullptr) return;
        // Compared as what it is: a large unsigned number must not wrap around.
        const bool fits = value->is_number_unsigned()
                              ? value->get<std::uint64_t>() <= static_cast<std::uint64_t>(high)
                              : value->is_number_integer() && value->get<std::int64_t>() <= high;
        if (fits && value->get<std::int64_t>() >= low)
            target = value->get<std::int64_t>();
        else
            refuse(place_of(key), *value, tr("a whole number from {0} to {1}", low, high));
    }
    void texts(const std::string& key, std::vector<std::string>& target) {
        const json* value = find(key);
        if (value == nullptr) return;
        if (!value->is_array())
            return refuse(place_of(key), *value, tr("a list of texts in brackets"));
        for (const json& entry : *value) {
            std::string text;
            read_text(entry, place_of(key), text);
            target.push_back(std::move(text));
        }
    }
    void table(const std::string& key, std::map<std::string, std::string>& target) {
        const json* value = find(key);
        if (value == nullptr) return;
        if (!value->is_object()) return refuse(place_of(key), *value, tr("an object in braces"));
        for (const auto& [name, entry] : value->items()) {
            read_text(entry, place_of(key) + '.' + name, target[name]);
        }
    }
    // One of two words; absent: the first.
    template <class Enum>
    void word(const std::string& key, std::pair<std::string_view, Enum> first,
              std::pair<std::string_view, Enum> second, Enum& target) {
        const json* value = find(key);
        if (value == nullptr) return;
        const std::string text = value->is_string() ? value->get<std::string>() : std::string();
        if (text == first.first)
            target = first.second;
        else if (text == second.first)
            target = second.second;
        else
            refuse(place_of(key), *value, tr("\"{0}\" or \"{1}\"", first.first, second.first));
    }

    std::string place_of(const std::string& key) const {
        return m_place.empty() ? key : m_place + '.' + key;
    }
    void add_issue(std::string rule, std::string place, std::string value, std::string message,
                   std::string fix) {
        Issue issue;
        issue.rule = std::move(rule);
        issue.column = std::move(place);
        issue.value = shorten(value, 200);
        issue.message = std::move(message);
        issue.fix = std::move(fix);
        m_issues.push_back(std::move(issue));
    }
    void refuse(const std::string& place, const json& value, const std::string& wanted) {
        const std::string text = value.dump(-1, ' ', false, json::error_handler_t::replace);
        add_issue("profile.value", place, text,
                  tr("{0} is not what is expected here.", shorten(text, 60)),
                  tr("Write {0}.", wanted));
    }

private:
    void read_text(const json& value, const std::string& place, std::string& target) {
        if (value.is_string())
            target = value.get<std::string>();
        else
            refuse(place, value, tr("a text in quotation marks"));
    }

    const json& m_object;
    std::string m_place;
    Issues& m_issues;
    std::set<std::string> m_known;
};

FieldSource read_source(const json& body, const std::string& place, Issues& issues) {
    FieldSource source;
    ObjectReader reader(body, place, issues);
    int kinds = 0;
    const auto read_kind = [&](const char* key, SourceKind kind) {
        if (reader.find(key) == nullptr) return;
        ++kinds;
        source.kind = kind;
        reader.text(key, source.text);
    };
    read_kind("attribute", SourceKind::attribute);
    read_kind("constant", SourceKind::constant);
    read_kind("property", SourceKind::property);
    read_kind("template", SourceKind::text_template);
    if (kinds != 1 && body.is_object()) {
        reader.add_issue(
            "profile.source", place, {},
            tr("A source has one of attribute, constant, property and template, not {0}.", kinds),
            tr("Write one of them; several sources stand in a list, in brackets."));
    }
    reader.text("locale", source.locale);
    reader.text("channel", source.channel);
    reader.text("currency", source.currency);
    reader.word<OptionText>("option", {"label", OptionText::label}, {"code", OptionText::code},
                            source.option);
    reader.text("unit", source.unit);
    reader.table("values", source.values);
    reader.word<Unlisted>("unlisted", {"leave_out", Unlisted::leave_out}, {"keep", Unlisted::keep},
                          source.unlisted);
    reader.word<TooLong>("too_long", {"block", TooLong::block}, {"cut", TooLong::cut},
                         source.too_long);
    reader.refuse_unknown();

    if (source.kind == SourceKind::property && kinds == 1 && !parse_product_property(source.text)) {
        reader.add_issue("profile.property", reader.place_of("property"), source.text,
                         tr("A product has no property \"{0}\".", source.text),
                         tr("Write one of: {0}.", join(product_property_names(), ", ")));
    }
    if (source.kind == SourceKind::text_template && !parse_template(source.text)) {
        reader.add_issue(
            "profile.template", reader.place_of("template"), source.text,
            tr("The braces of the template \"{0}\" do not pair.", source.text),
            tr("Write names in braces, like {0}; {1} stands for a brace.", "{sku}", "{{"));
    }
    return source;
}

void read_fields(const json& fields, ChannelProfile& profile, Issues& issues) {
    for (const auto& [field, body] : fields.items()) {
        const std::string place = "fields." + field;
        FieldSources& sources = profile.fields[field];
        if (!body.is_array()) {
            sources.push_back(read_source(body, place, issues));
            continue;
        }
        for (std::size_t i = 0; i < body.size(); ++i) {
            sources.push_back(read_source(body[i], place + '[' + std::to_string(i) + ']', issues));
        }
    }
}

// Parses, and notes keys that an object has twice: the JSON library would keep the last in silence.
json parse(std::string_view text, Issues& issues) {
    std::vector<std::set<std::string>> open;
    const auto watch = [&](int, json::parse_event_t event, json& parsed) {
        if (event == json::parse_event_t::object_start) open.emplace_back();
        if (event == json::parse_event_t::object_end) open.pop_back();
        if (event == json::parse_event_t::key &&
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
    return json::parse(text, watch);
}

void read_members(const json& document, ChannelProfile& profile, Issues& issues) {
    ObjectReader reader(document, {}, issues);
    std::int64_t version = 0;
    reader.number("vitrine_channel_profile", 1, 1'000'000, version);
    if (version != ChannelProfile::format_version) {
        reader.add_issue(
            "profile.version", "vitrine_channel_profile", std::to_string(version),
            version == 0 ? tr("This is no channel profile: \"vitrine_channel_profile\" is missing.")
                         : tr("The profile has format {0}; this program reads format {1}.", version,
                              ChannelProfile::format_version),
            version == 0 ? tr("Begin the file with \"vitrine_channel_profile\": 1.")
                         : tr("Use a newer version of Vitrine."));
    }
    reader.text("channel", profile.channel);
    reader.table("labels", profile.labels);
    reader.texts("locales", profile.locales);
    reader.texts("currencies", profile.currencies);
    reader.text("tree", profile.tree);
    reader.table("conversion_units", profile.conversion_units);
    reader.text("exporter", profile.exporter);
    reader.table("exporter_settings", profile.exporter_settings);
    reader.table("settings", profile.settings);
    reader.text("destination", profile.destination);
    reader.text("locale", profile.locale);
    reader.text("currency", profile.currency);
    reader.word<PictureRule>("pictures", {"stored", PictureRule::stored},
                             {"named", PictureRule::named}, profile.pictures);
    if (const json* rule = reader.find("assortment")) {
        ObjectReader members(*rule, "assortment", issues);
        members.text("filter", profile.assortment.filter);
        members.texts("families", profile.assortment.families);
        members.flag("in_tree", profile.assortment.in_tree);
        members.flag("enabled_only", profile.assortment.enabled_only);
        members.refuse_unknown();
    }
    if (const json* rule = reader.find("availability")) {
        AvailabilityRule& to = profile.availability;
        ObjectReader members(*rule, "availability", issues);
        members.texts("locations", to.locations);
        members.number("buffer", 0, most_items, to.buffer);
        members.flag("preorder", to.preorder);
        if (rule->is_object() && rule->contains("backorder_days"))
            members.number("backorder_days", 0, 3650, to.backorder_days.emplace());
        members.texts("pickup", to.pickup);
        members.number("pickup_buffer", 0, most_items, to.pickup_buffer);
        members.refuse_unknown();
    }
    if (const json* rails = reader.find("guardrails")) {
        ObjectReader members(*rails, "guardrails", issues);
        members.number("fewest_items", 0, most_items, profile.guardrails.fewest_items);
        members.number("largest_removal_percent", 0, 100,
                       profile.guardrails.largest_removal_percent);
        members.refuse_unknown();
    }
    if (const json* fields = reader.find("fields")) {
        if (fields->is_object())
            read_fields(*fields, profile, issues);
        else
            reader.refuse("fields", *fields, tr("an object in braces"));
    }
    reader.refuse_unknown();
    for (const auto& [key, text] :
         {std::pair{"channel", profile.channel}, {"exporter", profile.exporter}}) {
        if (!text.empty() || !document.is_object()) continue;
        reader.add_issue("profile.missing", key, {}, tr("The profile does not say its {0}.", key),
                         tr("Add the key \"{0}\".", key));
    }
}

}  // namespace

ProfileReading read_channel_profile(std::string_view text) {
    ProfileReading reading;
    try {
        // A byte order mark is what some editors put there.
        if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
        read_members(parse(text, reading.issues), reading.profile, reading.issues);
    } catch (const json::exception& error) {
        Issue issue;
        issue.rule = "profile.syntax";
        issue.message = tr("The profile cannot be read as JSON: {0}", error.what());
        issue.fix = tr("Mend the file at that place, or export the profile again.");
        reading.issues.push_back(std::move(issue));
    }
    return reading;
}

}  // namespace vitrine
