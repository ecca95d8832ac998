// A made-up catalogue of any size as a folder of Akeneo CSV files, for benchmarks and large tests.
// Deterministic: product i is a function of i and of its edition alone, on every machine.
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

namespace vitrine::bench {

// 200 attributes of every type in 253 columns, 50 families, 800 categories, 3 channels, 2 locales,
// 2 currencies. A product has about 25 values; four in ten stand below a model, eight to a model.
// Everything in it is valid, but the pictures that it names do not exist.
class GeneratedCatalogue {
public:
    explicit GeneratedCatalogue(std::int64_t products);

    // Everything but products and models: attributes.csv, families.csv, ... The folder must exist.
    void write_structure(const std::filesystem::path& folder) const;
    // products.csv and product_models.csv. Of 100 products `changed_percent` have another name,
    // price and stock than in the edition without changes.
    void write_products(const std::filesystem::path& folder, int changed_percent = 0) const;

    std::int64_t products() const { return m_products; }
    std::int64_t models() const {
        return (m_products + products_per_model - 1) / products_per_model;
    }

private:
    static constexpr std::int64_t products_per_model = 20;  // of which eight are its variants

    enum class Kind { text, long_text, number, metric, boolean, date, select, multi, price, image };
    struct Attribute {
        std::string code;
        Kind kind = Kind::text;
        int options = 0;
        bool localizable = false;
        bool scopable = false;
        bool of_model = false;  // owned by the models where there are any
    };
    struct Column {
        std::string heading;
        std::size_t attribute = 0;
        std::string channel, locale, currency;
        bool unit = false;
    };
    class Random;
    using Cells = std::vector<std::string>;

    void add_columns();
    void make_words();
    int family_of(std::int64_t index) const;
    void fill(Cells& cells, std::int64_t index, bool changed) const;
    void fill_common(Cells& cells, Random& random, std::int64_t index) const;
    void fill_cell(std::string& cell, const Column& column, Random& random) const;
    std::string words(Random& random, std::string_view locale, int count, bool punctuated) const;
    std::string& cell(Cells& cells, std::string_view heading) const;
    static std::string option(const Attribute& attribute, int number);

    std::int64_t m_products;
    std::vector<Attribute> m_attributes;
    std::vector<Column> m_columns;
    std::vector<std::vector<std::size_t>> m_family_attributes;  // those of one family alone
    std::vector<std::string> m_english, m_french;
};

}  // namespace vitrine::bench
