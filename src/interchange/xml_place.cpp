// Where the records of an XML file are: find_xml_records() of xml_records.h.
#include <cctype>
#include <map>
#include <string_view>

#include "base/text.h"
#include "interchange/xml_records.h"
#include "interchange/xml_source.h"

namespace vitrine {
namespace {

constexpr std::int64_t judged_bytes = 16 << 20;
constexpr std::size_t most_places = 20'000;

// All elements of the same path.
struct Place {
    std::string name;
    std::int64_t count = 0;     // of them
    std::int64_t elements = 0;  // they and all below them
    std::map<std::string, std::size_t, std::less<>> below;
};

std::vector<Place> count_places(XmlSource& xml) {
    std::vector<Place> places(1);  // the document
    std::vector<std::size_t> open = {0};
    for (;;) {
        const XmlSource::Node node = xml.read();
        if (node == XmlSource::Node::end_of_file) break;
        // Records before the limit are enough to judge by.
        if (xml.bytes_read() > judged_bytes) break;
        if (node != XmlSource::Node::element) continue;
        open.resize(static_cast<std::size_t>(xml.depth()) + 1);
        const std::size_t parent = open.back();
        const std::string name(xml.name());
        const auto known = places[parent].below.find(name);
        std::size_t place = parent;  // what is new beyond the limit counts for what it is in
        if (known != places[parent].below.end()) {
            place = known->second;
        } else if (places.size() < most_places) {
            place = places.size();
            places[parent].below[name] = place;
            places.push_back({name, 0, 0, {}});
        }
        for (const std::size_t above : open) ++places[above].elements;
        ++places[place].elements;
        ++places[place].count;
        open.push_back(place);
    }
    return places;
}

std::string_view without_prefix(std::string_view name) {
    return name.substr(name.find(':') == std::string_view::npos ? 0 : name.find(':') + 1);
}

// From the root down to where most of the file is, as far as elements do not repeat.
std::string choose(const std::vector<Place>& places, std::size_t root) {
    std::string path = "/" + places[root].name;
    for (std::size_t here = root;;) {
        const Place* heaviest = nullptr;
        std::size_t at = 0;
        for (const auto& [name, place] : places[here].below) {
            if (heaviest != nullptr && places[place].elements <= heaviest->elements) continue;
            heaviest = &places[place];
            at = place;
        }
        if (heaviest == nullptr) return path;
        const bool outweighs = heaviest->elements * 2 >= places[here].elements - 1;
        const bool repeats = heaviest->count > places[here].count;
        const bool is_plural = fold_case(places[here].name) == fold_case(heaviest->name) + "s";
        if (!outweighs && !is_plural) return path;
        // An only child without children of its own is a value.
        if (!repeats && !is_plural && heaviest->below.empty()) return path;
        path += "/" + heaviest->name;
        if (repeats || is_plural) return path;
        here = at;
    }
}

}  // namespace

XmlPlace find_xml_records(const std::filesystem::path& file,
                          const std::optional<std::string>& encoding) {
    XmlSource xml(file, encoding);
    const auto places = count_places(xml);
    if (places.front().below.empty()) return {"/*", XmlLayout::plain};
    const auto& [root, place] = *places.front().below.begin();
    if (without_prefix(root) == "BMECAT") {
        const std::string prefix = root.substr(0, root.size() - without_prefix(root).size());
        return {"/" + root + "/*/" + prefix + "ARTICLE|/" + root + "/*/" + prefix + "PRODUCT",
                XmlLayout::bmecat};
    }
    return {choose(places, place), XmlLayout::plain};
}

}  // namespace vitrine
