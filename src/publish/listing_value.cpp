#include "publish/listing_value.h"

#include "base/clock.h"
#include "base/text.h"
#include "base/translate.h"
#include "catalog/table_text.h"
#include "catalog/html_text.h"
#include "publish/price_text.h"
#include "publish/url_text.h"

namespace vitrine {
namespace {

using Texts = std::vector<std::string>;

class ValueWriter {
public:
    ValueWriter(const Structure& structure, const BoundSource& source, const ExporterField& field,
                const PictureAddress& pictures)
        : m_structure(structure), m_source(source), m_field(field), m_pictures(pictures) {}

    std::variant<Texts, ListingFault> operator()(const std::string& text) const {
        return listed(text_of(text));
    }
    std::variant<Texts, ListingFault> operator()(bool flag) const {
        const bool in_words = m_field.kind == FieldKind::boolean && m_source.values.empty();
        return listed(in_words ? (flag ? "true" : "false") : (flag ? "1" : "0"));
    }
    std::variant<Texts, ListingFault> operator()(const Date& date) const {
        return listed(date_to_string(date.days));
    }
    std::variant<Texts, ListingFault> operator()(const Decimal& number) const {
        const bool is_price = m_source.attribute->type == AttributeType::price_collection;
        // Digits behind the decimal sign say nothing that a channel must see: 12.50 is 12.5.
        if (!is_price && m_field.kind != FieldKind::price)
            return listed(number.normalized().to_string());
        const auto amount = amount_text(number, m_source.currency);
        if (!amount) {
            return fault(
                "price", number.to_string(),
                tr("{0} has more decimals than {1} knows.", number.to_string(), m_source.currency),
                tr("Write an amount with {0} decimals.", currency_decimals(m_source.currency)));
        }
        return listed(m_field.kind == FieldKind::number ? *amount
                                                        : *amount + ' ' + m_source.currency);
    }
    std::variant<Texts, ListingFault> operator()(const Measurement& measurement) const {
        const bool has_own_unit = !m_field.unit.empty();
        const Unit* target = has_own_unit ? find_unit(m_field.unit) : m_source.unit;
        const Unit* stored = find_unit(measurement.unit);
        if (target == nullptr) target = stored;
        const auto amount = target == nullptr ? std::nullopt : convert(measurement, *target);
        if (!amount) {
            const std::string unit(has_own_unit        ? std::string_view(m_field.unit)
                                   : target != nullptr ? target->code
                                                       : std::string_view());
            const std::string text =
                measurement.amount.to_string() + ' ' +
                std::string(stored == nullptr ? std::string_view() : stored->code);
            return fault("unit", text, tr("{0} cannot be converted to {1}.", text, unit),
                         tr("Correct the unit, or map another attribute."));
        }
        std::string text = amount->normalized().to_string();
        if (m_field.kind == FieldKind::measurement && !has_own_unit) {
            text += ' ' + std::string(target->rec20.empty() ? target->code : target->rec20);
        } else if (m_field.kind != FieldKind::measurement && m_field.kind != FieldKind::number) {
            text += ' ' + std::string(target->symbol);
        }
        return listed(text);
    }
    std::variant<Texts, ListingFault> operator()(const Reference& reference) const {
        return listed_options({reference.id});
    }
    std::variant<Texts, ListingFault> operator()(const References& references) const {
        return listed_options(references.ids);
    }
    std::variant<Texts, ListingFault> operator()(Instant instant) const {
        return listed(to_iso8601(instant));
    }
    // No attribute has quantities: they belong to associations.
    std::variant<Texts, ListingFault> operator()(const Quantities&) const { return Texts(); }
    std::variant<Texts, ListingFault> operator()(const Table& table) const {
        return listed(table_to_label(m_structure, *m_source.attribute, table, m_source.locale));
    }
    std::variant<Texts, ListingFault> operator()(const FileReference& file) const {
        if (m_field.kind != FieldKind::image && m_field.kind != FieldKind::url)
            return listed(file.name);
        if (m_pictures.rule == PictureRule::stored && file.checksum.empty()) {
            return fault("image", file.name,
                         tr("The file {0} is not in the catalogue's store.", file.name),
                         tr("Import the file, or choose another picture for {0}.",
                            m_source.attribute->code));
        }
        if (m_pictures.base.empty()) {
            return fault("image", file.name, tr("The channel has no address for pictures."),
                         tr("Add the setting \"image_base\" to the channel's profile."));
        }
        return listed(join_address(m_pictures.base, percent_encode(file.name, Slashes::keep)));
    }

private:
    std::variant<Texts, ListingFault> listed(const std::string& text) const {
        std::string mapped = through_table(m_source, text, text);
        return mapped.empty() ? Texts() : Texts{std::move(mapped)};
    }

    std::variant<Texts, ListingFault> listed_options(const std::vector<std::int32_t>& ids) const {
        Texts texts;
        const auto add = [&](const auto* entity) {
            if (entity == nullptr) return;
            const std::string shown =
                m_source.option == OptionText::code
                    ? entity->code
                    : shown_label(entity->labels, entity->code, m_source.locale);
            std::string mapped = through_table(m_source, entity->code, shown);
            if (!mapped.empty()) texts.push_back(std::move(mapped));
        };
        for (const std::int32_t id : ids) {
            if (m_source.attribute->is_select()) add(m_structure.options.find(id));
            if (m_source.attribute->links_records()) add(m_structure.records.find(id));
        }
        if (texts.size() > 1 && !m_field.repeated) texts = {join(texts, ", ")};
        return texts;
    }

    std::string text_of(const std::string& stored) const {
        const bool is_long = m_source.attribute->type == AttributeType::long_text;
        const bool is_html = m_source.attribute->html;
        switch (m_field.kind) {
            case FieldKind::html: {
                const bool marked_up = is_html || looks_like_html(stored);
                if (marked_up)
                    return is_long ? replace_written_line_breaks(stored, "<br>\n") : stored;
                return text_to_html(
                    tidy_lines(is_long ? replace_written_line_breaks(stored, "\n") : stored));
            }
            case FieldKind::plain_text: {
                const bool marked_up = is_html || looks_like_html(stored);
                if (marked_up)
                    return html_to_text(is_long ? replace_written_line_breaks(stored, "<br>")
                                                : stored);
                return tidy_lines(is_long ? replace_written_line_breaks(stored, "\n") : stored);
            }
            default: {
                const std::string text =
                    is_long ? replace_written_line_breaks(stored, "\n") : stored;
                return to_one_line(is_html ? html_to_text(text) : text);
            }
        }
    }

    static ListingFault fault(std::string rule, std::string value, std::string message,
                              std::string fix) {
        return {0, std::move(rule), std::move(value), std::move(message), std::move(fix)};
    }

    const Structure& m_structure;
    const BoundSource& m_source;
    const ExporterField& m_field;
    const PictureAddress& m_pictures;
};

}  // namespace

std::variant<std::vector<std::string>, ListingFault> listing_value(const Structure& structure,
                                                                   const BoundSource& source,
                                                                   const ExporterField& field,
                                                                   const PictureAddress& pictures,
                                                                   const Value& value) {
    return std::visit(ValueWriter(structure, source, field, pictures), value);
}

std::string through_table(const BoundSource& source, const std::string& key,
                          const std::string& text) {
    if (source.values.empty()) return text;
    const auto at = source.values.find(fold_case(key));
    if (at != source.values.end()) return at->second;
    return source.unlisted == Unlisted::keep ? text : std::string();
}

std::string shown_label(const Labels& labels, const std::string& code, const std::string& locale) {
    std::string label = label_of(labels, code, locale);
    return label == '[' + code + ']' ? code : label;
}

}  // namespace vitrine
