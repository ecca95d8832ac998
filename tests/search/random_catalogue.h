// A catalogue of random products over the sample structure, with all that makes filters differ:
// models on two levels, values overridden, cleared and odd, and changes of all of them.
#pragma once

#include <map>
#include <random>
#include <string>
#include <vector>

#include "base/text.h"
#include "catalog/measurement.h"
#include "catalog/sample_structure.h"
#include "search/columns.h"

namespace vitrine::test {

class RandomCatalogue {
public:
    explicit RandomCatalogue(unsigned seed) : m_random(seed) {
        Attribute successor;
        successor.code = "successor";
        successor.type = AttributeType::product_link;
        successor.localizable = true;
        sample.structure.attributes.put(std::move(successor));
        for (const char* code : {"name", "description", "price", "weight", "brand", "features",
                                 "screen", "picture", "release_date", "color", "size", "ean",
                                 "legal_note", "rating", "waterproof", "successor"}) {
            const Attribute& attribute = sample.attribute(code);
            for (const char* locale : {"en_US", "fr_FR"}) {
                const std::string channel = attribute.scopable ? "ecommerce" : "";
                const std::string in_locale = attribute.localizable ? locale : "";
                if (attribute.type == AttributeType::price_collection) {
                    m_keys.push_back(sample.key(code, channel, in_locale, "EUR"));
                    m_keys.push_back(sample.key(code, channel, in_locale, "USD"));
                } else {
                    m_keys.push_back(sample.key(code, channel, in_locale));
                }
            }
        }
    }

    // Products 1 to `count`: the first are models, then variants of them and simple products.
    void fill(ProductId count) {
        for (ProductId id = 1; id <= count; ++id) products[id] = make(id);
    }

    // A product of this id; its kind and parent stay the same for the same id.
    Product make(ProductId id) {
        Product product;
        product.id = id;
        product.code = code_of(id);
        product.enabled = chance(80);
        if (id <= 20) {
            product = sample.model(product.code, id, id > 5 ? 1 + id % 5 : 0);
        } else if (id % 3 == 0) {
            product.kind = ProductKind::variant;
            product.parent = 1 + id % 20;
            product.family = chance(50) ? sample.family("shirts") : 0;
        } else if (chance(90)) {
            product.family = sample.family(chance(50) ? "tvs" : "shirts");
        }
        for (const ValueKey key : m_keys) {
            if (chance(45)) product.values.set(key, value_for(key));
        }
        for (const auto& [property, ids] :
             {std::pair(property::categories, 5), {property::groups, 1}}) {
            if (chance(40)) product.values.set({property, 0}, References{some_ids(ids)});
        }
        return product;
    }

    Lineage lineage(const Product& product) const {
        Lineage found{&product, nullptr, nullptr};
        if (product.parent != 0) found.parent = &products.at(product.parent);
        if (found.parent != nullptr && found.parent->parent != 0) {
            found.root = &products.at(found.parent->parent);
        }
        return found;
    }

    // Whoever has, had or will have the code.
    static ProductId find(std::string_view code) {
        for (ProductId id = 1; id <= 1000; ++id) {
            if (fold_case(code_of(id)) == fold_case(code)) return id;
        }
        return 0;
    }

    bool chance(int percent) { return number(1, 100) <= percent; }
    int number(int lowest, int highest) {
        return std::uniform_int_distribution(lowest, highest)(m_random);
    }
    template <class T>
    const T& one_of(const std::vector<T>& things) {
        return things[static_cast<std::size_t>(number(0, static_cast<int>(things.size()) - 1))];
    }

    SampleStructure sample;
    std::map<ProductId, Product> products;

private:
    static std::string code_of(ProductId id) {
        return (id % 7 == 0 ? "Été-" : id % 2 == 0 ? "SKU-" : "sku-") + std::to_string(id);
    }
    std::vector<std::int32_t> some_ids(int count) {
        std::vector<std::int32_t> ids;
        for (int id = 1; id <= count; ++id) {
            if (chance(30)) ids.push_back(id);
        }
        return ids;
    }
    Value value_for(ValueKey key) {
        const Attribute& attribute = *sample.structure.attributes.find(key.attribute);
        static const std::vector<std::string> texts = {
            "Éclat Ultra", "eclat ultra hd", "ULTRA", "Straße", "shirt",
            "Shirt red",   "4006381333931",  "ab",    "Œuvre"};
        static const std::vector<const char*> numbers = {"0",
                                                         "1",
                                                         "9.99",
                                                         "9.990",
                                                         "10",
                                                         "-3.5",
                                                         "123456.789012",
                                                         "0.00005",
                                                         "-0.00005",
                                                         "0.0001",
                                                         "500",
                                                         "0.5",
                                                         "999999999999999999",
                                                         "-999999999999999999"};
        static const std::vector<const char*> units = {"GRAM", "KILOGRAM"};
        const auto decimal = [&] { return *Decimal::parse(one_of(numbers)); };
        switch (column_kind(attribute.type)) {
            case ColumnKind::number:
                return decimal();
            case ColumnKind::measurement:
                return Measurement{
                    decimal(),
                    find_unit(attribute.measurement_family == "Weight" ? one_of(units) : "INCH")
                        ->id};
            case ColumnKind::list: {
                std::vector<std::int32_t> ids;
                for (const Option* option : sample.structure.options_of(attribute.id)) {
                    if (chance(40)) ids.push_back(option->id);
                }
                return References{ids};
            }
            case ColumnKind::id: {
                if (attribute.type == AttributeType::boolean) return chance(50);
                if (attribute.type == AttributeType::date) return Date{number(20000, 20010)};
                if (attribute.type == AttributeType::product_link) return Reference{number(1, 8)};
                return Reference{one_of(sample.structure.options_of(attribute.id))->id};
            }
            case ColumnKind::text:
                if (attribute.is_media()) return FileReference{"files/" + one_of(texts), ""};
                return one_of(texts);
            case ColumnKind::presence:
                return one_of(texts);
        }
        return std::string();
    }

    std::mt19937 m_random;
    std::vector<ValueKey> m_keys;
};

}  // namespace vitrine::test
