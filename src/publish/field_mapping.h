// The mapping of a profile bound to a catalogue: its names of attributes, locales, units and fields
// looked up once, so that a listing only follows pointers.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/issue.h"
#include "catalog/measurement.h"
#include "catalog/structure.h"
#include "publish/channel_profile.h"
#include "publish/exporter_description.h"

namespace vitrine {

struct BoundSource {
    SourceKind kind = SourceKind::constant;
    std::string text;                      // of a constant
    const Attribute* attribute = nullptr;  // of an attribute
    std::optional<ValueKey> key;           // absent while no product has such a value
    std::vector<ValueKey> fallback_keys;   // of the locales that stand in, in their order
    ProductProperty property = ProductProperty::sku;
    std::vector<BoundSource> parts;  // of a template: constants and holes
    std::string locale;              // of labels
    std::string currency;
    const Unit* unit =
        nullptr;  // that the profile or channel asks for; the field's own is not here
    OptionText option = OptionText::label;
    std::map<std::string, std::string> values;  // by folded text
    Unlisted unlisted = Unlisted::leave_out;
    TooLong too_long = TooLong::block;
};

struct BoundField {
    const ExporterField* field = nullptr;
    std::vector<BoundSource> sources;  // none: not mapped
};

// What a binding takes from where. Does not own: all must outlive the bound fields.
struct MappingContext {
    const Structure& structure;
    const Channel& channel;
    const ChannelProfile& profile;
};

// One for each field of the exporter, in its order. Whatever the profile names and the catalogue or
// the exporter does not know becomes an issue with its place in the profile.
std::vector<BoundField> bind_fields(const MappingContext& context,
                                    const ExporterDescription& exporter, Issues& issues);

// The locale texts are taken in and the currency of prices: the profile's, else the channel's
// first.
std::string publish_locale(const MappingContext& context);
std::string publish_currency(const MappingContext& context);

// The attributes a person may fill so that the field has a value, by label and by the name that
// edits take: "name or Variation (variation_name[en_US])". Empty where no attribute is mapped.
std::string attributes_of(const Structure& structure, const BoundField& field);

// Checks everything the profile names besides fields: locales, currencies, tree, families, units,
// filter and settings.
Issues check_profile_names(const MappingContext& context, const ExporterDescription* exporter);

}  // namespace vitrine
