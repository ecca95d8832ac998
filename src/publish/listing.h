// A product as one channel sees it: the text of every field of its exporter, resolved by
// inheritance, locale, unit, currency and mapping. Whether that is good enough is asked of
// readiness.h.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "catalog/inheritance.h"
#include "publish/field_mapping.h"

namespace vitrine {

struct ListingOffer;  // listing_offer.h

// Why a value that is there could not be used.
struct ListingFault {
    std::size_t field = 0;  // position among the exporter's fields
    std::string rule;       // "image", "price", "unit"
    std::string value;
    std::string message;  // translated
    std::string fix;
};

struct ListingValue {
    std::size_t field = 0;
    std::string text;  // never empty
    TooLong too_long = TooLong::block;
};

struct Listing {
    Lineage lineage;  // what it was made of: valid as long as those products
    ProductId product = 0;
    std::string key;        // code of the product or model
    std::string group_key;  // code of the root model of a variant
    std::string parent_key;
    std::vector<ListingValue> values;  // of one field in the order of its sources
    std::vector<std::pair<std::string, std::string>>
        options;  // of a variant: axis and option, in words
    std::vector<ListingFault> faults;
    bool is_reduced = false;  // a field says a price of price lists, and it is a reduction
};

// Which fields a listing has, by ExporterField::level.
enum class ListingRow {
    whole,    // all: flat exporters, and products without variants
    item,     // of a model that carries variants
    variant,  // of one of these
};

// Makes the listings of one channel. Throws nothing on a product's data: what is wrong there
// becomes a fault.
class ListingMaker {
public:
    // Binds the profile; issues() tells what in it names nothing. The description must outlive it.
    ListingMaker(std::shared_ptr<const Structure> structure, const Channel& channel,
                 ChannelProfile profile, const ExporterDescription& exporter);
    ~ListingMaker();
    ListingMaker(const ListingMaker&) = delete;
    ListingMaker& operator=(const ListingMaker&) = delete;

    const Issues& issues() const { return m_issues; }
    const std::vector<BoundField>& fields() const { return m_fields; }
    const Structure& structure() const { return *m_structure; }
    const ExporterDescription& exporter() const { return m_exporter; }

    // Whom listings made from now on ask for prices and availability; without it they have none.
    void set_offers(std::function<ListingOffer(const Lineage&)> offers);

    Listing make(const Lineage& lineage, ListingRow row) const;
    // The item of a model with its variants, as ListingRow::item. Pictures that the model has not
    // are those of its variants, each once, as far as the field takes several.
    Listing make_group(const Lineage& model, const std::vector<Lineage>& variants) const;

private:
    struct Pass;
    void fill(const BoundField& field, std::size_t position, Pass& pass) const;
    std::vector<std::string> texts_of(const BoundSource& source, const ExporterField& field,
                                      Pass& pass) const;
    std::vector<std::string> property_texts(const BoundSource& source,
                                            const Lineage& lineage) const;
    std::vector<std::string> offer_texts(const BoundSource& source, const ExporterField& field,
                                         Pass& pass) const;
    std::vector<std::string> category_texts(const BoundSource& source,
                                            const Lineage& lineage) const;
    std::vector<std::string> template_texts(const BoundSource& source, const ExporterField& field,
                                            Pass& pass) const;
    void add_options(Listing& listing) const;

    const std::shared_ptr<const Structure> m_structure;
    const Channel m_channel;
    const ChannelProfile m_profile;
    const ExporterDescription& m_exporter;
    std::string m_locale;
    std::string m_image_base;
    LocaleId m_locale_id = 0;
    Issues m_issues;
    std::vector<BoundField> m_fields;
    std::function<ListingOffer(const Lineage&)> m_offers;
};

}  // namespace vitrine
