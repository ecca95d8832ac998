#include "interchange/import_profile.h"

#include <nlohmann/json.hpp>

#include "base/text.h"
#include "base/translate.h"
#include "interchange/profile_form.h"

namespace vitrine {
namespace {

constexpr std::int64_t format_version = 1;

const Words<TransformKind> transform_words = {
    {"trim", TransformKind::trim},
    {"case", TransformKind::letter_case},
    {"split", TransformKind::split},
    {"take", TransformKind::take},
    {"join", TransformKind::join},
    {"replace", TransformKind::replace},
    {"regular_expression", TransformKind::regular_expression},
    {"unit", TransformKind::unit},
    {"currency", TransformKind::currency},
    {"decimal_sign", TransformKind::decimal_sign},
    {"date_format", TransformKind::date_format},
    {"lookup", TransformKind::lookup},
    {"html_text", TransformKind::html_text},
    {"constant", TransformKind::constant},
    {"expression", TransformKind::expression},
};
const Words<ColumnLevel> level_words = {
    {"model", ColumnLevel::model},
    {"variant", ColumnLevel::variant},
    {"both", ColumnLevel::both},
};
const Words<VariantRule::By> variant_words = {
    {"none", VariantRule::By::none},
    {"parent_column", VariantRule::By::parent_column},
    {"children", VariantRule::By::children},
    {"group_column", VariantRule::By::group_column},
    {"blank_rows", VariantRule::By::blank_rows},
    {"separate_file", VariantRule::By::separate_file},
};
const Words<ImportMode> mode_words = {
    {"create_update", ImportMode::create_update},
    {"create", ImportMode::create},
    {"update", ImportMode::update},
    {"replace", ImportMode::replace},
    {"delete_missing", ImportMode::delete_missing},
};
const Words<ColumnTarget::Kind> target_words = {
    {"nothing", ColumnTarget::Kind::nothing},
    {"property", ColumnTarget::Kind::property},
    {"attribute", ColumnTarget::Kind::attribute},
    {"association", ColumnTarget::Kind::association},
};

bool is_property(std::string_view code) {
    for (const std::string_view known :
         {"code", "parent", "family", "categories", "enabled", "groups"}) {
        if (code == known) return true;
    }
    return false;
}

}  // namespace

// What follows names every member of the text once, for reading and for writing; found from
// profile_form.h by its arguments.

template <class Form>
static void members(Form& form, ColumnTransform& transform) {
    form.required_word("do", transform_words, transform.kind);
    form.text("from", transform.from);
    form.text("to", transform.to);
    form.table("table", transform.table);
}

template <class Form>
static void members(Form& form, NewAttribute& attribute) {
    std::string type(attribute_type_name(attribute.type));
    form.text("type", type, "text");
    if (const auto known = parse_attribute_type(type)) {
        attribute.type = *known;
    } else {
        form.refuse("type", tr("There is no attribute type \"{0}\".", type),
                    tr("Write one such as text, number or simple_select."));
    }
    form.text("label", attribute.label);
    form.flag("localizable", attribute.localizable);
    form.flag("html", attribute.html);
}

template <class Form>
static void members(Form& form, ColumnTarget& target) {
    // The kind is the key under which the code stands: {"attribute": "name"}.
    form.one_of(target_words, target.kind, target.code);
    if (target.kind == ColumnTarget::Kind::property && !is_property(target.code)) {
        form.refuse("property", tr("A product has no property \"{0}\".", target.code),
                    tr("Write code, parent, family, categories, enabled or groups."));
    }
    form.text("locale", target.locale);
    form.text("channel", target.channel);
    form.text("currency", target.currency);
    form.text("unit", target.unit);
    form.optional_object("create", target.create);
    std::int64_t series = target.series;
    form.number("series", 1, 100, series);
    target.series = static_cast<int>(series);
    form.text("quantity_sign", target.quantity_sign);
}

template <class Form>
static void members(Form& form, ColumnMapping& column) {
    form.text("column", column.column);
    form.object("to", column.target);
    form.objects("transforms", column.transforms);
    form.word("level", level_words, column.level);
    form.flag("ignore_blanks", column.ignore_blanks);
}

template <class Form>
static void members(Form& form, std::pair<std::string, ColumnTarget>& named) {
    form.text("name", named.first);
    form.object("to", named.second);
}

template <class Form>
static void members(Form& form, NamedValues& named) {
    form.text("names", named.names);
    form.text("values", named.values);
    form.text("separator", named.separator);
    form.text("assign", named.assign);
    form.text("cut", named.cut);
    form.text("prefix", named.prefix);
    form.text("list_separator", named.list_separator);
    form.flag("axes", named.axes);
    form.word("level", level_words, named.level);
    form.texts("leave_out", named.leave_out);
    form.texts("blank_values", named.blank_values);
    form.objects("targets", named.targets);
}

template <class Form>
static void members(Form& form, VariantRule& rule) {
    form.word("by", variant_words, rule.by);
    form.text("column", rule.column);
    form.text("key", rule.key);
    form.text("key_prefix", rule.key_prefix);
    form.text("kind_column", rule.kind_column);
    form.texts("model_kinds", rule.model_kinds);
    form.text("record_separator", rule.record_separator, "|");
    form.text("part_separator", rule.part_separator, ",");
    form.text("assign", rule.assign, "=");
    form.text("code_name", rule.code_name, "sku");
    form.flag("make_codes", rule.make_codes);
    if (rule.by != VariantRule::By::none && rule.column.empty()) {
        form.refuse("column", tr("No column tells the variants."), tr("Name the column."));
    }
}

template <class Form>
static void members(Form& form, VariantFile& file) {
    form.text("file", file.file);
    form.objects("columns", file.columns);
    form.objects("named_values", file.named_values);
}

template <class Form>
static void members(Form& form, SourceFormat& source) {
    form.text("file", source.file);
    form.text("delimiter", source.delimiter);
    form.text("encoding", source.encoding);
    form.text("sheet", source.sheet);
    form.text("record", source.record);
    if (source.delimiter.size() > 1) {
        form.refuse("delimiter", tr("A delimiter is one character, not \"{0}\".", source.delimiter),
                    tr("Write a comma, a semicolon, a vertical bar or a tab."));
    }
}

template <class Form>
static void members(Form& form, MayCreate& may) {
    form.flag("options", may.options);
    form.flag("attributes", may.attributes);
    form.flag("categories", may.categories);
    form.flag("families", may.families);
    form.flag("association_types", may.association_types);
    form.flag("locales", may.locales);
}

template <class Form>
static void members(Form& form, ImportProfile& profile) {
    std::int64_t version = Form::writes ? format_version : 0;
    form.required_number("vitrine_import_profile", version);
    if (version != format_version) {
        form.refuse("vitrine_import_profile",
                    version == 0 ? tr("This is no import profile: \"vitrine_import_profile\" is "
                                      "missing.")
                                 : tr("The profile has format {0}; this program reads format {1}.",
                                      version, format_version),
                    version == 0 ? tr("Begin the file with \"vitrine_import_profile\": 1.")
                                 : tr("Use a newer version of Vitrine."));
    }
    form.text("name", profile.name);
    form.text("title", profile.title);
    form.object("source", profile.source);
    std::string sign(1, profile.decimal_sign);
    form.text("decimal_sign", sign, ".");
    if (sign == "." || sign == ",") {
        profile.decimal_sign = sign[0];
    } else {
        form.refuse("decimal_sign", tr("\"{0}\" is no decimal sign.", sign),
                    tr("Write a point or a comma."));
    }
    form.text("date_format", profile.date_format, "yyyy-MM-dd");
    form.text("locale", profile.locale);
    form.text("channel", profile.channel);
    form.text("currency", profile.currency);
    form.text("family", profile.family);
    form.text("category_separator", profile.category_separator, ">");
    form.text("locale_column", profile.locale_column);
    form.table("locales", profile.locales);
    form.word("mode", mode_words, profile.mode);
    form.number("delete_at_most", 0, 1'000'000'000, profile.delete_at_most);
    form.flag("override_inherited", profile.override_inherited);
    form.object("may_create", profile.may_create);
    form.object("variants", profile.variants);
    form.objects("columns", profile.columns);
    form.objects("named_values", profile.named_values);
    form.optional_object("variant_file", profile.variant_file);
}

std::variant<ImportProfile, Issues> parse_import_profile(std::string_view text) {
    Issues issues;
    ImportProfile profile;
    if (const auto document = parse_profile_text(text, issues)) {
        ProfileReader reader(*document, {}, issues);
        members(reader, profile);
        reader.refuse_unknown();
    }
    if (!issues.empty()) return issues;
    return profile;
}

std::string to_json(const ImportProfile& profile) {
    ImportProfile copy = profile;
    ProfileWriter writer;
    members(writer, copy);
    return layout_profile(writer.take());
}

}  // namespace vitrine
