#include "workbench/filter_completion.h"

#include <algorithm>
#include <optional>

#include "base/error.h"
#include "base/text.h"
#include "base/translate.h"
#include "catalog/filter_comparisons.h"
#include "catalog/filter_fields.h"
#include "catalog/filter_tokens.h"
#include "catalog/measurement.h"
#include "catalog/shown_name.h"
#include "workbench/filter_reading.h"

namespace vitrine {
namespace {

using Proposal = FilterCompletion::Proposal;
using Expected = FilterReading::Expected;

// Where the word at the caret begins: behind a blank or a sign, or at a quote that is still open.
std::size_t begin_of_word(std::string_view head) {
    std::size_t open = std::string_view::npos;
    char quote = '\0';
    for (std::size_t i = 0; i < head.size(); ++i) {
        if (quote != '\0') {
            if (head[i] == '\\') {
                ++i;
            } else if (head[i] == quote) {
                quote = '\0';
            }
        } else if (head[i] == '"' || head[i] == '`') {
            quote = head[i];
            open = i;
        }
    }
    if (quote != '\0') return open;
    const auto last = head.find_last_of(" \t\n\r()[],=!<>\"`");
    return last == std::string_view::npos ? 0 : last + 1;
}

std::string in_quotes(std::string_view text) {
    if (is_plain_operand(text)) return std::string(text);
    return '"' + replace_all(replace_all(text, "\\", "\\\\"), "\"", "\\\"") + '"';
}

// Keeps those that fit the word that was begun, the likeliest first.
class Proposals {
public:
    Proposals(const Structure& structure, std::string_view begun, std::string_view language,
              std::size_t most)
        : m_structure(structure),
          m_begun(fold_for_search(begun)),
          m_language(language),
          m_most(most) {}

    void offer(std::string text, const std::string& code, std::string label = {}) {
        const std::string folded = fold_for_search(code), called = fold_for_search(label);
        std::size_t rank = 0;
        if (!folded.starts_with(m_begun)) {
            const auto at = called.find(m_begun);
            if (at == std::string::npos) return;
            rank = at == 0 ? 1 : called[at - 1] == ' ' ? 2 : 3;
        }
        if (fold_case(label) == fold_case(text)) label.clear();
        m_ranks[rank].push_back({std::move(text), std::move(label)});
    }
    void offer(std::string_view word) { offer(std::string(word), std::string(word)); }
    template <class Entity>
    void offer_entity(const Entity& entity) {
        if (is_full()) return;
        offer(in_quotes(entity.code), entity.code,
              label_of(m_structure, entity.labels, entity.code, m_language));
    }
    // So many of the best that more would not be shown.
    bool is_full() const { return m_ranks[0].size() >= m_most; }

    std::vector<Proposal> best() {
        std::vector<Proposal> best;
        for (auto& rank : m_ranks) {
            for (Proposal& proposal : rank) {
                if (best.size() < m_most) best.push_back(std::move(proposal));
            }
        }
        return best;
    }
    const std::string& begun() const { return m_begun; }
    std::string_view language() const { return m_language; }

private:
    const Structure& m_structure;
    std::string m_begun;
    std::string_view m_language;
    std::size_t m_most;
    std::vector<Proposal> m_ranks[4];
};

void offer_fields(const Structure& structure, Proposals& proposals) {
    Filter condition;
    condition.kind = Filter::Kind::condition;
    std::vector<FilterField> known;
    each_filter_property([&](std::string_view name) {
        const auto field = find_filter_property(name);
        if (!field || std::ranges::find(known, *field) != known.end()) return;
        known.push_back(*field);
        proposals.offer(name);
    });
    condition.field = FilterField::attribute;
    structure.attributes.each([&](const Attribute& attribute) {
        if (attribute.type == AttributeType::identifier) return;
        condition.attribute = attribute.id;
        proposals.offer(
            filter_field_name(structure, condition), attribute.code,
            label_of(structure, attribute.labels, attribute.code, proposals.language()));
    });
    each_filter_figure(structure, [&](const std::string& name) { proposals.offer(name); });
    structure.saved_filters.each([&](const SavedFilter& saved) {
        const std::string reference = saved_filter_reference(saved.code);
        proposals.offer(reference, reference, tr("Saved filter"));
    });
    if (!proposals.begun().empty()) proposals.offer("not");
}

void offer_scopes(const Structure& structure, const Filter& condition, Proposals& proposals) {
    const Attribute* attribute = condition.field == FilterField::attribute
                                     ? structure.attributes.find(condition.attribute)
                                     : nullptr;
    const bool completeness =
        condition.field == FilterField::completeness || condition.field == FilterField::variants;
    if (condition.field == FilterField::problems) {
        for (const QualityCheck check : quality_checks) proposals.offer(quality_check_name(check));
        for (const Severity severity : severities) proposals.offer(severity_name(severity));
    }
    if (completeness || (attribute != nullptr && attribute->scopable))
        structure.channels.each([&](const Channel& c) { proposals.offer_entity(c); });
    if (completeness || condition.field == FilterField::problems ||
        (attribute != nullptr && attribute->localizable)) {
        for (const LocaleId id : structure.active_locales())
            proposals.offer(structure.locales.code_of(id));
    }
    if (condition.field == FilterField::asked_price ||
        (attribute != nullptr && attribute->type == AttributeType::price_collection)) {
        structure.currencies.each([&](const Currency& currency) {
            if (currency.activated) proposals.offer(currency.code);
        });
    }
}

void offer_entities(const Structure& structure, const Filter& condition, Proposals& proposals) {
    const auto offer = [&](const auto& entity) { proposals.offer_entity(entity); };
    if (condition.field == FilterField::family) structure.families.each(offer);
    if (condition.field == FilterField::category) structure.categories.each(offer);
    if (condition.field == FilterField::group) structure.groups.each(offer);
    const Attribute* attribute = condition.field == FilterField::attribute
                                     ? structure.attributes.find(condition.attribute)
                                     : nullptr;
    if (attribute == nullptr) return;
    if (attribute->links_records()) {
        structure.records.each([&](const Record& record) {
            if (record.entity == attribute->reference_entity) offer(record);
        });
    } else {
        for (const Option* option : structure.options_of(attribute->id)) offer(*option);
    }
}

void offer_operands(const Structure& structure, const FilterReading& reading,
                    Proposals& proposals) {
    const Filter& condition = reading.condition();
    if (reading.shape() == OperandShape::scopes)
        return offer_scopes(structure, condition, proposals);
    switch (operand_kind(structure, condition)) {
        case OperandKind::entity:
            return offer_entities(structure, condition, proposals);
        case OperandKind::boolean:
            proposals.offer("yes");
            proposals.offer("no");
            return;
        case OperandKind::kind:
            for (const char* kind : {"product", "simple", "variant", "model"})
                proposals.offer(kind);
            return;
        case OperandKind::origin:
            for (const std::string_view source : change_sources()) proposals.offer(source);
            return;
        default:
            return;  // texts, numbers and days are the writer's own
    }
}

void offer_units(const Structure& structure, const FilterReading& reading, Proposals& proposals) {
    if (reading.shape() == OperandShape::period) {
        for (const char* unit : {"days", "hours", "weeks"}) proposals.offer(unit);
        return;
    }
    const Attribute* attribute = structure.attributes.find(reading.condition().attribute);
    if (attribute == nullptr) return;
    for (const Unit& unit : units_of(attribute->measurement_family))
        proposals.offer(std::string(unit.code), std::string(unit.code), std::string(unit.symbol));
}

void offer_joiners(const FilterReading& reading, Proposals& proposals) {
    if (reading.in_list()) return;
    proposals.offer("and");
    if (reading.wants_second()) return;
    proposals.offer("or");
    if (reading.condition().field == FilterField::completeness) {
        proposals.offer("on all locales");
        proposals.offer("on any locale");
    }
}

// The offset of the character of that number, from 1.
std::size_t offset_of(std::string_view text, std::size_t position) {
    return first_code_points(text, position - 1).size();
}

}  // namespace

FilterCompletion complete_filter(const Structure& structure, std::string_view filter,
                                 std::size_t caret, std::string_view language, std::size_t most) {
    FilterCompletion completion;
    const std::string_view head = filter.substr(0, std::min(caret, filter.size()));
    completion.from = begin_of_word(head);
    completion.to = head.size();
    std::string_view begun = head.substr(completion.from);
    if (begun.starts_with('"') || begun.starts_with('`')) begun.remove_prefix(1);
    std::optional<FilterReading> reading;
    try {
        reading.emplace(structure, head.substr(0, completion.from));
    } catch (const Error&) {
        return completion;  // a quote or sign that cannot be read: the list will say so
    }
    Proposals proposals(structure, begun, language, most);
    completion.ends_word = reading->expected() != Expected::scope &&
                           reading->expected() != Expected::list && !reading->in_list();
    switch (reading->expected()) {
        case Expected::condition:
            offer_fields(structure, proposals);
            break;
        case Expected::scope:
            offer_scopes(structure, reading->condition(), proposals);
            break;
        case Expected::comparison: {
            const std::string written = reading->begun() + std::string(begun);
            if (!reading->begun().empty())
                completion.from = offset_of(head, reading->begun_position());
            Proposals comparisons(structure, written, language, most);
            for (const Comparison comparison : allowed_comparisons(structure, reading->condition()))
                comparisons.offer(comparison_text(comparison));
            completion.proposals = comparisons.best();
            if (completion.proposals.size() == 1 && completion.proposals.front().text == written)
                completion.proposals.clear();
            return completion;
        }
        case Expected::list:
            proposals.offer("(");
            break;
        case Expected::operand:
        case Expected::second:
            offer_operands(structure, *reading, proposals);
            break;
        case Expected::unit:
            offer_units(structure, *reading, proposals);
            break;
        case Expected::joiner:
            offer_joiners(*reading, proposals);
            break;
        case Expected::nothing:
            break;
    }
    completion.proposals = proposals.best();
    // What is written already proposes nothing.
    if (completion.proposals.size() == 1 && completion.proposals.front().text == begun)
        completion.proposals.clear();
    return completion;
}

}  // namespace vitrine
