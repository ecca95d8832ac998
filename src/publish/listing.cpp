#include "publish/listing.h"

#include <algorithm>
#include <set>

#include "base/text.h"
#include "base/translate.h"
#include "catalog/shown_name.h"
#include "publish/listing_offer.h"
#include "publish/listing_value.h"
#include "publish/url_text.h"

namespace vitrine {
namespace {

bool is_on_row(FieldLevel level, ListingRow row) {
    if (row == ListingRow::whole || level == FieldLevel::both) return true;
    return (level == FieldLevel::item) == (row == ListingRow::item);
}

bool is_address(FieldKind kind) {
    return kind == FieldKind::url || kind == FieldKind::image;
}

}  // namespace

// A listing in the making.
struct ListingMaker::Pass {
    Listing listing;
    std::size_t field = 0;
    std::optional<ListingOffer> offer;  // once a field has asked for it
};

ListingMaker::ListingMaker(std::shared_ptr<const Structure> structure, const Channel& channel,
                           ChannelProfile profile, const ExporterDescription& exporter)
    : m_structure(std::move(structure)),
      m_channel(channel),
      m_profile(std::move(profile)),
      m_exporter(exporter) {
    const MappingContext context{*m_structure, m_channel, m_profile};
    m_locale = publish_locale(context);
    if (const Locale* locale = m_structure->locales.find(m_locale)) m_locale_id = locale->id;
    const auto base = m_profile.settings.find("image_base");
    if (base != m_profile.settings.end()) m_image_base = base->second;
    m_issues = check_profile_names(context, &m_exporter);
    m_fields = bind_fields(context, m_exporter, m_issues);
}

ListingMaker::~ListingMaker() = default;

void ListingMaker::set_offers(std::function<ListingOffer(const Lineage&)> offers) {
    m_offers = std::move(offers);
}

Listing ListingMaker::make(const Lineage& lineage, ListingRow row) const {
    Pass pass;
    Listing& listing = pass.listing;
    listing.lineage = lineage;
    listing.product = lineage.self->id;
    listing.key = lineage.self->code;
    if (lineage.parent != nullptr) {
        listing.parent_key = lineage.parent->code;
        listing.group_key = lineage.top().code;
    }
    for (std::size_t i = 0; i < m_fields.size(); ++i) {
        if (is_on_row(m_fields[i].field->level, row)) fill(m_fields[i], i, pass);
    }
    if (lineage.self->is_sellable() && lineage.parent != nullptr) add_options(listing);
    return std::move(listing);
}

Listing ListingMaker::make_group(const Lineage& model, const std::vector<Lineage>& variants) const {
    Listing listing = make(model, ListingRow::item);
    for (std::size_t i = 0; i < m_fields.size(); ++i) {
        const ExporterField& field = *m_fields[i].field;
        const auto is_here = [i](const ListingValue& value) { return value.field == i; };
        if (field.kind != FieldKind::image || field.level != FieldLevel::item ||
            std::any_of(listing.values.begin(), listing.values.end(), is_here)) {
            continue;
        }
        std::set<std::string> seen;
        for (const Lineage& variant : variants) {
            if (!field.repeated && !seen.empty()) break;
            Pass pass;
            pass.listing.lineage = variant;
            fill(m_fields[i], i, pass);
            for (ListingValue& value : pass.listing.values) {
                if (seen.insert(value.text).second) listing.values.push_back(std::move(value));
            }
        }
    }
    return listing;
}

void ListingMaker::fill(const BoundField& field, std::size_t position, Pass& pass) const {
    pass.field = position;
    for (const BoundSource& source : field.sources) {
        const std::vector<std::string> texts = texts_of(source, *field.field, pass);
        for (const std::string& text : texts) {
            pass.listing.values.push_back({position, text, source.too_long});
            if (!field.field->repeated) return;
        }
    }
}

std::vector<std::string> ListingMaker::texts_of(const BoundSource& source,
                                                const ExporterField& field, Pass& pass) const {
    const Lineage& lineage = pass.listing.lineage;
    switch (source.kind) {
        case SourceKind::constant:
            if (source.text.empty()) return {};
            return {source.text};
        case SourceKind::property:
            return is_of_offer(source.property) ? offer_texts(source, field, pass)
                                                : property_texts(source, lineage);
        case SourceKind::text_template:
            return template_texts(source, field, pass);
        case SourceKind::attribute:
            break;
    }
    if (source.attribute == nullptr) return {};
    if (source.attribute->type == AttributeType::identifier) {
        std::string code = through_table(source, lineage.self->code, lineage.self->code);
        if (code.empty()) return {};
        return {std::move(code)};
    }
    const Value* value = source.key ? lineage.find(*source.key) : nullptr;
    for (const ValueKey key : source.fallback_keys) {
        if (value == nullptr) value = lineage.find(key);
    }
    if (value == nullptr) return {};
    const PictureAddress pictures{m_image_base, m_profile.pictures};
    auto made = listing_value(*m_structure, source, field, pictures, *value);
    if (auto* fault = std::get_if<ListingFault>(&made)) {
        fault->field = pass.field;
        pass.listing.faults.push_back(std::move(*fault));
        return {};
    }
    return std::get<std::vector<std::string>>(std::move(made));
}

std::vector<std::string> ListingMaker::property_texts(const BoundSource& source,
                                                      const Lineage& lineage) const {
    std::string key, text;
    switch (source.property) {
        case ProductProperty::sku:
            key = text = lineage.self->code;
            break;
        case ProductProperty::name:
            key = text = shown_name(*m_structure, lineage, m_channel.id, m_locale_id);
            break;
        case ProductProperty::parent:
            if (lineage.parent != nullptr) key = text = lineage.parent->code;
            break;
        case ProductProperty::root:
            if (lineage.parent != nullptr) key = text = lineage.top().code;
            break;
        case ProductProperty::enabled:
            key = text = lineage.self->enabled ? "1" : "0";
            break;
        case ProductProperty::family:
            if (const Family* family = family_of(*m_structure, lineage)) {
                key = family->code;
                text = source.option == OptionText::code
                           ? key
                           : shown_label(family->labels, key, source.locale);
            }
            break;
        case ProductProperty::category:
        case ProductProperty::category_path:
            return category_texts(source, lineage);
        default:  // of the offer
            return {};
    }
    if (text.empty()) return {};
    std::string mapped = through_table(source, key, text);
    if (mapped.empty()) return {};
    return {std::move(mapped)};
}

std::vector<std::string> ListingMaker::offer_texts(const BoundSource& source,
                                                   const ExporterField& field, Pass& pass) const {
    if (!m_offers) return {};
    if (!pass.offer) pass.offer = m_offers(pass.listing.lineage);
    pass.listing.is_reduced =
        pass.listing.is_reduced || (is_price(source.property) && pass.offer->sale.has_value());
    auto made = offer_text(*pass.offer, source.property, field);
    if (auto* fault = std::get_if<ListingFault>(&made)) {
        fault->field = pass.field;
        pass.listing.faults.push_back(std::move(*fault));
        return {};
    }
    const auto& text = std::get<std::string>(made);
    if (text.empty()) return {};
    std::string mapped = through_table(source, text, text);
    if (mapped.empty()) return {};
    return {std::move(mapped)};
}

std::vector<std::string> ListingMaker::category_texts(const BoundSource& source,
                                                      const Lineage& lineage) const {
    // The product's place in the channel's tree is its deepest category there; of several the
    // first.
    std::vector<std::vector<CategoryId>> paths;
    for (const CategoryId category : categories_of(lineage)) {
        std::vector<CategoryId> path = m_structure->path_of(category);
        if (m_channel.tree != 0) {
            const auto tree = std::find(path.begin(), path.end(), m_channel.tree);
            if (tree == path.end()) continue;
            path.erase(path.begin(), tree + 1);
        }
        if (!path.empty()) paths.push_back(std::move(path));
    }
    std::stable_sort(paths.begin(), paths.end(),
                     [](const auto& a, const auto& b) { return a.size() > b.size(); });
    const auto label = [&](CategoryId id) {
        const Category* category = m_structure->categories.find(id);
        return source.option == OptionText::code
                   ? category->code
                   : shown_label(category->labels, category->code, source.locale);
    };
    for (const auto& path : paths) {
        std::vector<std::string> labels;
        for (const CategoryId id : path) labels.push_back(label(id));
        std::string text =
            source.property == ProductProperty::category ? labels.back() : join(labels, " > ");
        if (source.values.empty()) return {std::move(text)};
        for (auto at = path.rbegin(); at != path.rend(); ++at) {
            const auto listed = source.values.find(fold_case(m_structure->categories.code_of(*at)));
            if (listed != source.values.end() && !listed->second.empty()) return {listed->second};
        }
        if (source.unlisted == Unlisted::keep) return {std::move(text)};
    }
    return {};
}

std::vector<std::string> ListingMaker::template_texts(const BoundSource& source,
                                                      const ExporterField& field,
                                                      Pass& pass) const {
    std::string text;
    for (const BoundSource& part : source.parts) {
        if (part.kind == SourceKind::constant) {
            text += part.text;
            continue;
        }
        // A hole is put into one line; with a hole empty there is nothing to say.
        ExporterField hole;
        hole.kind = field.kind == FieldKind::html ? FieldKind::html : FieldKind::text;
        const std::vector<std::string> texts = texts_of(part, hole, pass);
        if (texts.empty()) return {};
        text +=
            is_address(field.kind) ? percent_encode(texts.front(), Slashes::encode) : texts.front();
    }
    std::string mapped = through_table(source, text, text);
    if (mapped.empty()) return {};
    return {std::move(mapped)};
}

void ListingMaker::add_options(Listing& listing) const {
    const FamilyVariant* structure = family_variant_of(*m_structure, listing.lineage);
    if (structure == nullptr) return;
    ExporterField in_words;
    for (const FamilyVariant::Level& level : structure->levels) {
        for (const AttributeId id : level.axes) {
            const Attribute* axis = m_structure->attributes.find(id);
            if (axis == nullptr) continue;
            BoundSource source;
            source.kind = SourceKind::attribute;
            source.attribute = axis;
            source.locale = m_locale;
            const auto key = m_structure->key_for(*axis, m_channel.id, m_locale_id);
            const Value* value = key ? listing.lineage.find(*key) : nullptr;
            if (value == nullptr) continue;
            const auto made = listing_value(*m_structure, source, in_words, {}, *value);
            const auto* texts = std::get_if<std::vector<std::string>>(&made);
            if (texts == nullptr || texts->empty()) continue;
            listing.options.emplace_back(shown_label(axis->labels, axis->code, m_locale),
                                         texts->front());
        }
    }
}

}  // namespace vitrine
