#include "generated_catalogue.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "interchange/csv_writer.h"

namespace vitrine::bench {
namespace {

constexpr int families = 50;
constexpr int categories = 800;
constexpr std::size_t general_attributes = 16;  // which every family has
constexpr std::size_t attributes = 200;
constexpr std::size_t own_attributes = 16;  // of a family, beside the general ones
constexpr std::array<std::string_view, 3> channels = {"web", "marketplace", "pos"};
constexpr std::array<std::string_view, 2> locales = {"en_US", "fr_FR"};
constexpr std::array<std::string_view, 2> currencies = {"EUR", "USD"};

std::string family_code(int family) {
    return fmt::format("family_{:02}", family);
}

// Lines of a file; closed at the end of its life.
class Lines {
public:
    explicit Lines(const std::filesystem::path& file) : m_file(file, std::ios::binary) {
        if (!m_file) throw std::runtime_error("cannot write " + file.string());
    }
    void add(std::string_view line) { m_file << line << '\n'; }
    std::ofstream& stream() { return m_file; }

private:
    std::ofstream m_file;
};

// The digit that makes twelve others a GTIN-13.
char check_digit(std::string_view twelve) {
    int sum = 0;
    for (std::size_t i = 0; i < twelve.size(); ++i) sum += (twelve[i] - '0') * (i % 2 == 0 ? 1 : 3);
    return static_cast<char>('0' + (10 - sum % 10) % 10);
}

}  // namespace

// SplitMix64: a sequence that its seed alone decides.
class GeneratedCatalogue::Random {
public:
    explicit Random(std::uint64_t seed) : m_state(seed * 0xD1342543DE82EF95U + 1) {}
    int below(int limit) {
        return static_cast<int>((next() >> 32U) * static_cast<std::uint64_t>(limit) >> 32U);
    }
    bool in_hundred(int share) { return below(100) < share; }
    // Small numbers are frequent, large ones rare.
    int skewed_below(int limit) {
        const int a = below(limit), b = below(limit);
        return static_cast<int>(static_cast<std::int64_t>(a) * b / limit);
    }

private:
    std::uint64_t next() {
        std::uint64_t x = m_state += 0x9E3779B97F4A7C15U;
        x = (x ^ (x >> 30U)) * 0xBF58476D1CE4E5B9U;
        x = (x ^ (x >> 27U)) * 0x94D049BB133111EBU;
        return x ^ (x >> 31U);
    }
    std::uint64_t m_state;
};

GeneratedCatalogue::GeneratedCatalogue(std::int64_t products) : m_products(products) {
    make_words();
    m_attributes = {{"name", Kind::text},          {"description", Kind::long_text},
                    {"brand", Kind::select, 500},  {"price", Kind::price},
                    {"cost", Kind::number},        {"weight", Kind::metric},
                    {"color", Kind::select, 40},   {"size", Kind::select, 20},
                    {"material", Kind::multi, 30}, {"ean", Kind::text},
                    {"image", Kind::image},        {"release_date", Kind::date},
                    {"is_new", Kind::boolean},     {"title", Kind::text},
                    {"stock_qty", Kind::number},   {"short_description", Kind::long_text}};
    constexpr std::array cycle = {Kind::text, Kind::number, Kind::metric, Kind::boolean,
                                  Kind::date, Kind::select, Kind::multi};
    for (std::size_t i = general_attributes; i < attributes; ++i) {
        const Kind kind = cycle[i % cycle.size()];
        m_attributes.push_back(
            {fmt::format("attr_{:03}", i), kind, kind == Kind::select ? 10 + int(i) % 50 : 20});
        const bool varies = kind == Kind::text || kind == Kind::number;
        m_attributes[i].localizable = varies && i % 12 == 0;
        m_attributes[i].scopable = varies && i % 15 == 0;
    }
    for (const std::size_t i : {0, 1, 15}) m_attributes[i].localizable = true;
    for (const std::size_t i : {1, 13}) m_attributes[i].scopable = true;
    for (const std::size_t i : {2, 8}) m_attributes[i].of_model = true;
    add_columns();
    for (int family = 0; family < families; ++family) {
        Random random(static_cast<std::uint64_t>(family) + 777);
        auto& own = m_family_attributes.emplace_back();
        while (own.size() < own_attributes) {
            const auto attribute =
                general_attributes +
                static_cast<std::size_t>(random.below(attributes - general_attributes));
            if (std::find(own.begin(), own.end(), attribute) == own.end()) own.push_back(attribute);
        }
    }
}

// Consonants and vowels in turn, in French with some accents.
void GeneratedCatalogue::make_words() {
    Random random(42);
    constexpr std::string_view consonants = "bcdfglmnprstvz";
    constexpr std::string_view vowels = "aeiou";
    for (int i = 0; i < 6000; ++i) {
        std::string english, french;
        for (int syllables = 2 + random.below(3); syllables > 0; --syllables) {
            const char consonant = consonants[static_cast<std::size_t>(random.below(14))];
            const char vowel = vowels[static_cast<std::size_t>(random.below(5))];
            const bool accent = vowel == 'e' && random.in_hundred(40);
            english.append(1, consonant).append(1, vowel);
            french.append(1, consonant).append(accent ? "\xC3\xA9" : std::string(1, vowel));
        }
        m_english.push_back(english);
        m_french.push_back(french);
    }
}

void GeneratedCatalogue::add_columns() {
    for (std::size_t i = 0; i < m_attributes.size(); ++i) {
        const Attribute& attribute = m_attributes[i];
        for (const std::string_view channel : channels) {
            if (!attribute.scopable && channel != channels.front()) continue;
            for (const std::string_view locale : locales) {
                if (!attribute.localizable && locale != locales.front()) continue;
                Column column{attribute.code, i, {}, {}, {}, false};
                if (attribute.localizable) column.locale = locale;
                if (attribute.scopable) column.channel = channel;
                if (!column.locale.empty()) column.heading += '-' + column.locale;
                if (!column.channel.empty()) column.heading += '-' + column.channel;
                for (const std::string_view currency : currencies) {
                    if (attribute.kind != Kind::price) continue;
                    Column price = column;
                    price.currency = currency;
                    price.heading += '-' + price.currency;
                    m_columns.push_back(std::move(price));
                }
                if (attribute.kind == Kind::price) continue;
                m_columns.push_back(column);
                if (attribute.kind != Kind::metric) continue;
                column.unit = true;
                column.heading += "-unit";
                m_columns.push_back(std::move(column));
            }
        }
    }
}

std::string GeneratedCatalogue::option(const Attribute& attribute, int number) {
    return fmt::format("{}_{}", attribute.code, number);
}

void GeneratedCatalogue::write_structure(const std::filesystem::path& folder) const {
    Lines(folder / "locales.csv").add(fmt::format("code\n{}", fmt::join(locales, "\n")));
    Lines(folder / "currencies.csv")
        .add(fmt::format("code;activated\n{};1", fmt::join(currencies, ";1\n")));
    Lines channel_lines(folder / "channels.csv");
    channel_lines.add("code;label-en_US;locales;currencies;tree");
    for (const std::string_view channel : channels) {
        channel_lines.add(fmt::format("{0};{0};{1};{2};master", channel, fmt::join(locales, ","),
                                      fmt::join(currencies, ",")));
    }
    Lines category_lines(folder / "categories.csv");
    category_lines.add("code;parent;label-en_US\nmaster;;Master");
    for (int i = 0; i < categories; ++i) {
        category_lines.add(fmt::format(
            "cat_{};{};{}", i, i < 20 ? std::string("master") : fmt::format("cat_{}", i / 20),
            m_english[static_cast<std::size_t>(i)]));
    }
    Lines(folder / "attribute_groups.csv").add("code;sort_order;label-en_US\nmain;1;Main");

    Lines attribute_lines(folder / "attributes.csv");
    Lines option_lines(folder / "attribute_options.csv");
    attribute_lines.add(
        "code;type;group;localizable;scopable;metric_family;default_metric_unit;decimals_allowed;"
        "label-en_US\nsku;pim_catalog_identifier;main;0;0;;;;SKU");
    option_lines.add("attribute;code;sort_order;label-en_US;label-fr_FR");
    constexpr std::array<std::string_view, 10> types = {
        "text", "textarea",     "number",      "metric",           "boolean",
        "date", "simpleselect", "multiselect", "price_collection", "image"};
    for (const Attribute& attribute : m_attributes) {
        const bool metric = attribute.kind == Kind::metric;
        attribute_lines.add(
            fmt::format("{0};pim_catalog_{1};main;{2};{3};{4};1;{0}", attribute.code,
                        types[static_cast<std::size_t>(attribute.kind)], int(attribute.localizable),
                        int(attribute.scopable), metric ? "Weight;KILOGRAM" : ";"));
        if (attribute.kind != Kind::select && attribute.kind != Kind::multi) continue;
        for (int i = 0; i < attribute.options; ++i) {
            const auto word = static_cast<std::size_t>(1000 + i * 3);
            option_lines.add(fmt::format("{};{};{};{};{}", attribute.code, option(attribute, i), i,
                                         m_english[word], m_french[word]));
        }
    }

    Lines family_lines(folder / "families.csv");
    Lines variant_lines(folder / "family_variants.csv");
    family_lines.add("code;label-en_US;attributes;attribute_as_label;requirements-web");
    variant_lines.add("code;family;label-en_US;variant-axes_1;variant-attributes_1");
    for (int family = 0; family < families; ++family) {
        std::string all = "sku", variant = "sku";
        const auto list = [&](const Attribute& attribute) {
            all += ',' + attribute.code;
            if (!attribute.of_model && attribute.code != "size") variant += ',' + attribute.code;
        };
        for (std::size_t i = 0; i < general_attributes; ++i) list(m_attributes[i]);
        for (const auto own : m_family_attributes[static_cast<std::size_t>(family)])
            list(m_attributes[own]);
        const std::string code = family_code(family);
        family_lines.add(fmt::format("{0};{0};{1};name;sku,name,price,image", code, all));
        variant_lines.add(fmt::format("{0}_by_size;{0};By size;size;{1}", code, variant));
    }
}

void GeneratedCatalogue::write_products(const std::filesystem::path& folder,
                                        int changed_percent) const {
    Lines models_file(folder / "product_models.csv");
    models_file.add("code;family_variant;categories;brand;material");
    for (std::int64_t i = 0; i < models(); ++i) {
        Random random(static_cast<std::uint64_t>(i) + (1ULL << 40U));
        models_file.add(fmt::format(
            "PM-{:07};{}_by_size;cat_{};{};{}", i, family_code(family_of(i * products_per_model)),
            random.below(categories), option(m_attributes[2], random.skewed_below(500)),
            option(m_attributes[8], random.below(30))));
    }
    Lines products_file(folder / "products.csv");
    CsvWriter writer(products_file.stream());
    Cells cells = {"sku", "family", "parent", "enabled", "categories"};
    for (const Column& column : m_columns) cells.push_back(column.heading);
    writer.row(cells);
    cells.assign(cells.size(), {});
    for (std::int64_t i = 0; i < m_products; ++i) {
        Random change(static_cast<std::uint64_t>(i) + (2ULL << 40U));
        fill(cells, i, change.in_hundred(changed_percent));
        writer.row(cells);
    }
    writer.finish();
}

int GeneratedCatalogue::family_of(std::int64_t index) const {
    // Those of a model have its family.
    const bool variant = index % 10 < 4;
    Random random(static_cast<std::uint64_t>(variant ? index / products_per_model : index) +
                  (3ULL << 40U));
    return random.skewed_below(families);
}

std::string& GeneratedCatalogue::cell(Cells& cells, std::string_view heading) const {
    const auto at = std::find_if(m_columns.begin(), m_columns.end(),
                                 [&](const Column& column) { return column.heading == heading; });
    return cells[static_cast<std::size_t>(at - m_columns.begin()) + cells.size() -
                 m_columns.size()];
}

std::string GeneratedCatalogue::words(Random& random, std::string_view locale, int count,
                                      bool punctuated) const {
    const auto& known = locale == "fr_FR" ? m_french : m_english;
    std::string text;
    for (int i = 0; i < count; ++i) {
        if (i > 0) text += ' ';
        text += known[static_cast<std::size_t>(random.skewed_below(6000))];
        if (!punctuated) continue;
        if (random.below(9) == 0) text += random.below(3) == 0 ? '.' : ',';
        if (random.below(400) == 0) text += " 12\" x 8\"";
        if (random.below(900) == 0) text += '\n';
    }
    text.front() = static_cast<char>(text.front() - 'a' + 'A');
    return text;
}

void GeneratedCatalogue::fill_cell(std::string& cell, const Column& column, Random& random) const {
    const Attribute& attribute = m_attributes[column.attribute];
    const auto out = std::back_inserter(cell);
    switch (attribute.kind) {
        case Kind::text:
            cell = words(random, column.locale, 1 + random.below(4), false);
            return;
        case Kind::long_text:
            cell = words(random, column.locale, 20 + random.below(36), true);
            return;
        case Kind::number:
        case Kind::price:
            fmt::format_to(out, "{}.{:02}", random.skewed_below(90'000), random.below(100));
            return;
        case Kind::metric:
            if (column.unit) {
                cell = "KILOGRAM";
            } else {
                fmt::format_to(out, "{}.{:03}", random.below(500), random.below(1000));
            }
            return;
        case Kind::boolean:
            cell = random.below(2) == 0 ? "0" : "1";
            return;
        case Kind::date:
            fmt::format_to(out, "20{:02}-{:02}-{:02}", 10 + random.below(17), 1 + random.below(12),
                           1 + random.below(28));
            return;
        case Kind::select:
            cell = option(attribute, random.skewed_below(attribute.options));
            return;
        case Kind::multi:
            for (int i = random.below(3), first = random.below(attribute.options); i >= 0; --i) {
                if (!cell.empty()) cell += ',';
                cell += option(attribute, (first + i * 3) % attribute.options);
            }
            return;
        case Kind::image:
            fmt::format_to(out, "files/{:04}_front.jpg", random.below(1000));
            return;
    }
}

// The general attributes, each with the share of products that have it.
void GeneratedCatalogue::fill_common(Cells& cells, Random& random, std::int64_t index) const {
    constexpr std::array<std::string_view, 12> headings = {
        "brand", "price-EUR", "price-USD", "cost",  "weight",       "color",
        "size",  "material",  "image",     "title", "release_date", "is_new"};
    constexpr std::array<int, 12> shares = {98, 97, 97, 90, 80, 70, 60, 60, 85, 0, 70, 90};
    const std::size_t leading = cells.size() - m_columns.size();
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        const Column& column = m_columns[i];
        if (column.attribute >= general_attributes) break;
        std::string& target = cells[leading + i];
        if (column.unit) {
            if (!cells[leading + i - 1].empty()) target = "KILOGRAM";
            continue;
        }
        const std::string& code = m_attributes[column.attribute].code;
        const auto at = std::find(headings.begin(), headings.end(), column.heading);
        int share =
            at == headings.end() ? 0 : shares[static_cast<std::size_t>(at - headings.begin())];
        const int locale = column.locale == "fr_FR" ? 1 : 0;
        const int channel = column.channel == "web" ? 0 : column.channel == "pos" ? 2 : 1;
        constexpr int descriptions[3][2] = {{90, 60}, {40, 15}, {5, 2}};
        constexpr int titles[3] = {60, 30, 20};
        if (code == "name") share = locale == 0 ? 100 : 85;
        if (code == "description") share = descriptions[channel][locale];
        if (code == "title") share = titles[channel];
        if (code == "short_description") share = locale == 0 ? 50 : 30;
        if (random.in_hundred(share)) fill_cell(target, column, random);
    }
    if (random.in_hundred(95)) {
        std::string& ean = cell(cells, "ean");
        ean = fmt::format("4{:011}", static_cast<std::uint64_t>(index) * 48'271 % 99'999'999'977U);
        ean += check_digit(ean);
    }
    if (random.in_hundred(95)) cell(cells, "stock_qty") = std::to_string(random.below(5000));
}

void GeneratedCatalogue::fill(Cells& cells, std::int64_t index, bool changed) const {
    for (std::string& cell : cells) cell.clear();
    Random random(static_cast<std::uint64_t>(index) + 99);
    const int family = family_of(index);
    const bool variant = index % 10 < 4;
    // Codes come in no order, as in life.
    const auto number = static_cast<std::uint64_t>(index) * 2'654'435'761U % (1ULL << 32U);
    cells[0] =
        fmt::format("{}{}-{:010}", char('A' + number % 26), char('A' + number / 26 % 26), number);
    cells[1] = family_code(family);
    if (variant) cells[2] = fmt::format("PM-{:07}", index / products_per_model);
    cells[3] = random.in_hundred(92) ? "1" : "0";
    cells[4] = fmt::format("cat_{}", (family * 16 + random.below(16)) % categories);
    for (int i = random.below(3); i > 0; --i) {
        cells[4] += fmt::format(",cat_{}", random.below(categories));
    }
    fill_common(cells, random, index);
    const std::size_t leading = cells.size() - m_columns.size();
    const auto& own = m_family_attributes[static_cast<std::size_t>(family)];
    std::array<bool, attributes> filled{};
    for (const std::size_t attribute : own) filled[attribute] = random.in_hundred(55);
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        const Column& column = m_columns[i];
        if (column.attribute < general_attributes || !filled[column.attribute]) continue;
        const bool varies = !column.channel.empty() || !column.locale.empty();
        if (!varies || random.in_hundred(50)) fill_cell(cells[leading + i], column, random);
    }
    if (variant) {
        cell(cells, "brand").clear();
        cell(cells, "material").clear();
        cell(cells, "size") = option(m_attributes[7], static_cast<int>(index % products_per_model));
    }
    if (changed) {
        cell(cells, "name-en_US") += " new";
        cell(cells, "price-EUR") = fmt::format("{}.49", random.below(900));
        cell(cells, "stock_qty") = std::to_string(random.below(5000));
    }
}

}  // namespace vitrine::bench
