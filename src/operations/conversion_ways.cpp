#include "operations/conversion_ways.h"

#include "base/translate.h"

namespace vitrine {
namespace {

constexpr int forms = static_cast<int>(ValueForm::fixed);

constexpr ConversionWay way(ValueForm from, ValueForm to) {
    using enum ConversionWay;
    // Shorter, so that a row is one line.
    constexpr auto no = none, text = as_text, unit = add_unit, less = drop_unit, pick = choose;
    constexpr auto list = to_list, one = from_list;
    // Rows are what values come of, columns what they become, both in the order of ValueForm.
    constexpr ConversionWay ways[forms][forms] = {
        // text numb  amnt  y/n   day   choi  chcs  file  mome  link  links prod  tabl
        {keep, text, text, text, text, pick, pick, text, text, text, text, text, no},  // text
        {text, keep, unit, text, no, pick, pick, no, no, no, no, no, no},              // number
        {text, less, keep, no, no, pick, pick, no, no, no, no, no, no},                // amount
        {text, text, no, keep, no, pick, pick, no, no, no, no, no, no},                // yes_no
        {text, no, no, no, keep, pick, pick, no, no, no, no, no, no},                  // day
        {text, text, text, text, text, keep, list, no, no, text, text, no, no},        // choice
        {text, text, text, text, text, one, keep, no, no, text, text, no, no},         // choices
        {text, no, no, no, no, no, no, keep, no, no, no, no, no},                      // file
        {text, no, no, no, no, no, no, no, keep, no, no, no, no},                      // moment
        {text, no, no, no, no, pick, pick, no, no, keep, list, no, no},                // link
        {text, no, no, no, no, pick, pick, no, no, one, keep, no, no},                 // links
        {text, no, no, no, no, no, no, no, no, no, no, keep, no},                      // product
        {text, no, no, no, no, no, no, no, no, no, no, no, keep},                      // table
    };
    if (from == ValueForm::fixed || to == ValueForm::fixed) return none;
    return ways[static_cast<int>(from)][static_cast<int>(to)];
}

constexpr AttributeType all_types[] = {
    AttributeType::text,          AttributeType::long_text,    AttributeType::number,
    AttributeType::measurement,   AttributeType::boolean,      AttributeType::date,
    AttributeType::simple_select, AttributeType::multi_select, AttributeType::price_collection,
    AttributeType::image,         AttributeType::file,         AttributeType::datetime,
    AttributeType::record_link,   AttributeType::record_links, AttributeType::product_link};

// Gives a setting its default where the type does not have it.
class Settings {
public:
    explicit Settings(std::vector<std::string>& lost) : m_lost(lost) {}

    template <class Setting>
    void keep_where(bool applies, Setting& setting, const Setting& usual, const std::string& name) {
        if (applies || setting == usual) return;
        setting = usual;
        m_lost.push_back(name);
    }

private:
    std::vector<std::string>& m_lost;
};

}  // namespace

ValueForm form_of(AttributeType type) {
    switch (type) {
        case AttributeType::text:
        case AttributeType::long_text:
            return ValueForm::text;
        case AttributeType::number:
        case AttributeType::price_collection:
            return ValueForm::number;
        case AttributeType::measurement:
            return ValueForm::amount;
        case AttributeType::boolean:
            return ValueForm::yes_no;
        case AttributeType::date:
            return ValueForm::day;
        case AttributeType::simple_select:
            return ValueForm::choice;
        case AttributeType::multi_select:
            return ValueForm::choices;
        case AttributeType::image:
        case AttributeType::file:
            return ValueForm::file;
        case AttributeType::datetime:
            return ValueForm::moment;
        case AttributeType::record_link:
            return ValueForm::link;
        case AttributeType::record_links:
            return ValueForm::links;
        case AttributeType::product_link:
            return ValueForm::product;
        case AttributeType::table:
            return ValueForm::table;
        case AttributeType::identifier:
            break;
    }
    return ValueForm::fixed;
}

ConversionWay conversion_way(AttributeType from, AttributeType to) {
    return from == to ? ConversionWay::keep : way(form_of(from), form_of(to));
}

std::vector<AttributeType> convertible_to(AttributeType from) {
    std::vector<AttributeType> found;
    for (const AttributeType to : all_types) {
        if (to != from && conversion_way(from, to) != ConversionWay::none) found.push_back(to);
    }
    return found;
}

Attribute with_type(Attribute attribute, AttributeType type, std::vector<std::string>& lost) {
    const AttributeType before = attribute.type;
    attribute.type = type;
    const ValueForm form = form_of(type);
    const bool is_text = form == ValueForm::text;
    const bool has_number = form == ValueForm::number || form == ValueForm::amount;
    const bool is_file = form == ValueForm::file;
    Settings settings(lost);
    settings.keep_where(type == AttributeType::long_text, attribute.html, false, tr("markup"));
    settings.keep_where(is_text, attribute.min_characters, {}, tr("shortest text"));
    settings.keep_where(is_text, attribute.max_characters, {}, tr("longest text"));
    settings.keep_where(is_text, attribute.validation_rule, {}, tr("validation rule"));
    settings.keep_where(is_text, attribute.validation_regexp, {}, tr("regular expression"));
    settings.keep_where(has_number, attribute.number_min, {}, tr("least number"));
    settings.keep_where(has_number, attribute.number_max, {}, tr("greatest number"));
    settings.keep_where(has_number, attribute.decimals_allowed, true, tr("whole numbers only"));
    settings.keep_where(has_number, attribute.negative_allowed, true, tr("no negative numbers"));
    settings.keep_where(has_number, attribute.max_decimals, {}, tr("most decimals"));
    settings.keep_where(form == ValueForm::day, attribute.date_min, {}, tr("first day"));
    settings.keep_where(form == ValueForm::day, attribute.date_max, {}, tr("last day"));
    settings.keep_where(form == ValueForm::amount, attribute.measurement_family, {},
                        tr("measurement family"));
    settings.keep_where(form == ValueForm::amount, attribute.default_unit, {}, tr("default unit"));
    settings.keep_where(is_file, attribute.allowed_extensions, {}, tr("kinds of files"));
    settings.keep_where(is_file, attribute.max_file_size_mb, {}, tr("largest file"));
    settings.keep_where(attribute.is_select(), attribute.auto_option_sorting, false,
                        tr("sorting of options"));
    settings.keep_where(attribute.is_select(), attribute.reference_data, {}, tr("reference data"));
    settings.keep_where(
        type == AttributeType::text || type == AttributeType::number || type == AttributeType::date,
        attribute.unique, false, tr("unique"));
    settings.keep_where(attribute.links_records(), attribute.reference_entity, 0,
                        tr("reference entity"));
    settings.keep_where(type == AttributeType::table, attribute.table_columns, {}, tr("columns"));
    settings.keep_where(type == before, attribute.role, AttributeRole::none, tr("role"));
    return attribute;
}

}  // namespace vitrine
