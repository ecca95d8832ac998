#include "interchange/akeneo_files.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <set>

#include "base/text.h"

namespace vitrine {
namespace {

// Lower case, without extension and without a number behind: "Products_2.CSV" -> "products".
std::string stem_of(std::string_view file_name) {
    std::string stem = fold_case(file_name);
    if (const auto dot = stem.rfind('.'); dot != std::string::npos && dot != 0) stem.resize(dot);
    std::size_t end = stem.size();
    while (end > 0 && std::isdigit(static_cast<unsigned char>(stem[end - 1])) != 0) --end;
    if (end < stem.size() && end > 0 && (stem[end - 1] == '_' || stem[end - 1] == '-')) {
        stem.resize(end - 1);
    }
    return stem;
}

}  // namespace

std::string_view akeneo_row_name(AkeneoFile file) {
    switch (file) {
        case AkeneoFile::locales:
            return "locale";
        case AkeneoFile::currencies:
            return "currency";
        case AkeneoFile::categories:
            return "category";
        case AkeneoFile::channels:
            return "channel";
        case AkeneoFile::attribute_groups:
            return "attribute_group";
        case AkeneoFile::attributes:
            return "attribute";
        case AkeneoFile::attribute_options:
            return "option";
        case AkeneoFile::reference_entities:
            return "reference_entity";
        case AkeneoFile::records:
            return "record";
        case AkeneoFile::markets:
            return "market";
        case AkeneoFile::locations:
            return "location";
        case AkeneoFile::segments:
            return "segment";
        case AkeneoFile::price_lists:
            return "price_list";
        case AkeneoFile::price_rules:
            return "price_rule";
        case AkeneoFile::families:
            return "family";
        case AkeneoFile::family_variants:
            return "family_variant";
        case AkeneoFile::association_types:
            return "association_type";
        case AkeneoFile::group_types:
            return "group_type";
        case AkeneoFile::groups:
            return "group";
        case AkeneoFile::product_models:
            return "product_model";
        case AkeneoFile::products:
            return "product";
    }
    return "";
}

std::optional<AkeneoFile> akeneo_file_by_name(std::string_view file_name) {
    static const std::map<std::string, AkeneoFile, std::less<>> names = {
        {"locale", AkeneoFile::locales},
        {"locales", AkeneoFile::locales},
        {"currency", AkeneoFile::currencies},
        {"currencies", AkeneoFile::currencies},
        {"category", AkeneoFile::categories},
        {"categories", AkeneoFile::categories},
        {"channel", AkeneoFile::channels},
        {"channels", AkeneoFile::channels},
        {"attribute_group", AkeneoFile::attribute_groups},
        {"attribute_groups", AkeneoFile::attribute_groups},
        {"attribute", AkeneoFile::attributes},
        {"attributes", AkeneoFile::attributes},
        {"option", AkeneoFile::attribute_options},
        {"options", AkeneoFile::attribute_options},
        {"attribute_option", AkeneoFile::attribute_options},
        {"attribute_options", AkeneoFile::attribute_options},
        {"family", AkeneoFile::families},
        {"families", AkeneoFile::families},
        {"family_variant", AkeneoFile::family_variants},
        {"family_variants", AkeneoFile::family_variants},
        {"association_type", AkeneoFile::association_types},
        {"association_types", AkeneoFile::association_types},
        {"group_type", AkeneoFile::group_types},
        {"group_types", AkeneoFile::group_types},
        {"group", AkeneoFile::groups},
        {"groups", AkeneoFile::groups},
        {"reference_entity", AkeneoFile::reference_entities},
        {"reference_entities", AkeneoFile::reference_entities},
        {"record", AkeneoFile::records},
        {"records", AkeneoFile::records},
        {"market", AkeneoFile::markets},
        {"markets", AkeneoFile::markets},
        {"location", AkeneoFile::locations},
        {"locations", AkeneoFile::locations},
        {"segment", AkeneoFile::segments},
        {"segments", AkeneoFile::segments},
        {"price_list", AkeneoFile::price_lists},
        {"price_lists", AkeneoFile::price_lists},
        {"price_rule", AkeneoFile::price_rules},
        {"price_rules", AkeneoFile::price_rules},
        {"product_model", AkeneoFile::product_models},
        {"product_models", AkeneoFile::product_models},
        {"product", AkeneoFile::products},
        {"products", AkeneoFile::products},
    };
    const std::string stem = stem_of(file_name);
    if (const auto at = names.find(stem); at != names.end()) return at->second;
    if (stem.find("products_export_grid") == std::string::npos) return std::nullopt;
    return fold_case(file_name).find("_product_models") != std::string::npos
               ? AkeneoFile::product_models
               : AkeneoFile::products;
}

bool is_left_out_by_name(std::string_view file_name) {
    static const std::set<std::string, std::less<>> names = {
        "user",       "users", "user_group", "user_groups", "user_role",
        "user_roles", "job",   "jobs",       "job_profile", "job_profiles"};
    return names.contains(stem_of(file_name));
}

std::optional<AkeneoFile> akeneo_file_by_headings(const std::vector<std::string>& headings,
                                                  std::string_view identifier) {
    std::set<std::string, std::less<>> names;
    bool requirements = false;
    for (const std::string& heading : headings) {
        const std::string name = fold_case(trim(heading));
        requirements = requirements || name.starts_with("requirements-");
        names.insert(name);
    }
    const auto has = [&](std::string_view name) { return names.contains(name); };

    if (!has("code")) {
        const bool products =
            has(identifier.empty() ? "sku" : fold_case(identifier)) || has("uuid");
        return products ? std::optional(AkeneoFile::products) : std::nullopt;
    }
    if (has("reference_entity")) return AkeneoFile::records;
    if (has("source") && has("target")) return AkeneoFile::price_rules;
    if (has("net") && has("currency")) return AkeneoFile::price_lists;
    if (has("market")) return AkeneoFile::locations;
    if (has("country")) return AkeneoFile::markets;
    if (has("variant-axes_1")) return AkeneoFile::family_variants;
    if (has("family_variant")) return AkeneoFile::product_models;
    if (has("attribute")) return AkeneoFile::attribute_options;
    if (has("tree") && has("currencies")) return AkeneoFile::channels;
    if (has("attribute_as_label") || has("attribute_as_image") || requirements)
        return AkeneoFile::families;
    if (has("type")) {
        const bool attributes = has("localizable") || has("scopable") || has("group");
        return attributes ? AkeneoFile::attributes : AkeneoFile::groups;
    }
    if (has("is_two_way") || has("is_quantified")) return AkeneoFile::association_types;
    if (has("parent")) return AkeneoFile::categories;
    if (has("sort_order") && has("attributes")) return AkeneoFile::attribute_groups;
    return std::nullopt;
}

}  // namespace vitrine
