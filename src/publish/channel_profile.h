// The profile of a channel: exporter, settings, assortment, guardrails and the mapping of the
// exporter's fields. A plain value with a text form, a JSON file to review, compare and move; it
// holds no secrets.
//
//   {
//     "vitrine_channel_profile": 1,
//     "channel": "google_shopping",
//     "labels": {"en_US": "Google Shopping"},
//     "locales": ["en_US"], "currencies": ["EUR"], "tree": "master",
//     "conversion_units": {"weight": "KILOGRAM"},
//     "exporter": "org.vitrine.google_merchant",
//     "exporter_settings": {"title": "My shop"},
//     "settings": {"link_base": "https://shop.example", "image_base": "https://img.example"},
//     "destination": "feeds/google",
//     "locale": "en_US", "currency": "EUR",
//     "pictures": "stored",
//     "assortment": {"filter": "price[EUR] > 5", "families": ["tvs"], "in_tree": true,
//     "enabled_only": true}, "guardrails": {"fewest_items": 10, "largest_removal_percent": 20},
//     "availability": {"locations": ["lyon"], "buffer": 2, "preorder": true,
//     "backorder_days": 7, "pickup": ["lyon"], "pickup_buffer": 1},
//     "fields": {
//       "id": {"property": "sku"},
//       "title": [{"attribute": "name"}, {"attribute": "variation_name", "too_long": "cut"}],
//       "link": {"template": "{link_base}/{sku}.html"},
//       "availability": {"property": "enabled", "values": {"0": "out_of_stock", "1": "in_stock"}}
//     }
//   }
//
// Only vitrine_channel_profile, channel and exporter are required.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/issue.h"
#include "publish/field_source.h"

namespace vitrine {

struct AssortmentRule {
    std::string filter;                 // filter language; blank: all
    std::vector<std::string> families;  // codes; empty: all
    bool in_tree = true;                // only what has a category in the channel's tree
    bool enabled_only = true;
    bool operator==(const AssortmentRule&) const = default;
};

// What stops a whole publication. 0 and 100: never.
struct Guardrails {
    std::int64_t fewest_items = 0;               // that would be on the channel afterwards
    std::int64_t largest_removal_percent = 100;  // of the items that are there now
    bool operator==(const Guardrails&) const = default;
};

// What the channel promises of the stock of locations (pricing/availability.h).
struct AvailabilityRule {
    std::vector<std::string> locations;  // codes of those it sells from; empty: of its markets
    std::int64_t buffer = 0;             // kept back, of all of them together
    bool preorder = false;  // what is not launched yet is on the channel, and can be ordered
    // Orders are taken while there is nothing, and sent so many days later; absent: they are not.
    std::optional<std::int64_t> backorder_days;
    std::vector<std::string> pickup;  // codes of the locations where orders can be fetched
    std::int64_t pickup_buffer = 0;   // kept back at each of them
    bool operator==(const AvailabilityRule&) const = default;
};

// stored: a picture that is not in the catalogue's store is missing. named: the channel's server
// has the pictures, so that a path in the product is enough.
enum class PictureRule { stored, named };

struct ChannelProfile {
    static constexpr int format_version = 1;

    std::string channel;  // code
    // What a channel is made with that does not exist yet; of an existing one they describe it.
    std::map<std::string, std::string> labels;
    std::vector<std::string> locales;
    std::vector<std::string> currencies;
    std::string tree;
    std::map<std::string, std::string> conversion_units;  // by attribute

    std::string exporter;  // id
    std::map<std::string, std::string> exporter_settings;
    // The channel's own, for templates; "image_base" stands before the paths of pictures and files.
    std::map<std::string, std::string> settings;
    std::string destination;  // folder; a relative one begins beside the catalogue
    std::string locale;       // texts are taken in; empty: the channel's first
    std::string currency;     // of prices; empty: the channel's first
    PictureRule pictures = PictureRule::stored;
    AssortmentRule assortment;
    Guardrails guardrails;
    AvailabilityRule availability;
    std::map<std::string, FieldSources> fields;  // by exporter field id

    bool operator==(const ChannelProfile&) const = default;
};

struct ProfileReading {
    ChannelProfile profile;
    Issues issues;  // column is the place in the file: "fields.title[1].locale"
    bool is_usable() const { return issues.empty(); }
};

// Strict: an unknown or repeated key, a wrong type and an unknown word are errors, so that nothing
// a person wrote is passed over. Names of attributes, fields and locales are not looked at here.
ProfileReading read_channel_profile(std::string_view text);

// Always the same text for the same profile: keys in the order above, entries by name; defaults are
// left out. read_channel_profile() gives the profile back.
std::string to_text(const ChannelProfile& profile);

}  // namespace vitrine
