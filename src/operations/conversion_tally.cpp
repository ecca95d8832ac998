#include "operations/conversion_tally.h"

#include <algorithm>

#include "base/text.h"
#include "base/translate.h"
#include "catalog/value_text.h"
#include "operations/edit_rules.h"
#include "store/unique_values.h"

namespace vitrine {
namespace {

constexpr std::size_t longest_value = 200;

bool is_same(const Scope& a, const Scope& b) {
    return a.channel == b.channel && a.locale == b.locale && a.currency == b.currency;
}

// Equal for values that count as the same.
std::string identity_of(const Structure& structure, const Attribute& attribute,
                        const Value& value) {
    if (const auto* number = std::get_if<Decimal>(&value)) return number->normalized().to_string();
    return fold_case(value_to_text(structure, attribute, value));
}

}  // namespace

bool ConversionTally::wants(const std::string& rule, std::size_t most) const {
    const auto at = m_reasons.find(rule);
    return at == m_reasons.end() || at->second.first.size() < most;
}

bool ConversionTally::may_have_twins() {
    std::sort(unique_hashes.begin(), unique_hashes.end());
    return std::adjacent_find(unique_hashes.begin(), unique_hashes.end()) != unique_hashes.end();
}

void ConversionTally::note(Issue issue, std::size_t most) {
    Reason& reason = m_reasons[issue.rule];
    ++reason.count;
    if (reason.first.size() < most) reason.first.push_back(std::move(issue));
}

void ConversionTally::add(ConversionTally&& other, const StructureChangeLimits& limits) {
    products.insert(products.end(), other.products.begin(), other.products.end());
    converted += other.converted;
    moved += other.moved;
    copied += other.copied;
    lost += other.lost;
    not_kept += other.not_kept;
    unique_hashes.insert(unique_hashes.end(), other.unique_hashes.begin(),
                         other.unique_hashes.end());
    for (auto& [folded, text] : other.missing) missing.emplace(folded, std::move(text));
    for (auto& [rule, reason] : other.m_reasons) {
        Reason& mine = m_reasons[rule];
        mine.count += reason.count;
        for (Issue& issue : reason.first) {
            if (mine.first.size() < limits.issues_of_a_rule) mine.first.push_back(std::move(issue));
        }
    }
    for (ChangedValue& value : other.values) {
        if (values.size() < limits.values) values.push_back(std::move(value));
    }
    for (auto& [after, before] : other.axis_values) {
        const auto [at, is_new] = axis_values.emplace(after, before);
        if (!is_new && at->second != before) {
            note(refusal("convert.axis_value",
                         tr("\"{0}\" and \"{1}\" would be the same value.", at->second, before),
                         tr("Variants are told apart by it: change one of them first.")),
                 limits.issues_of_a_rule);
        }
    }
}

ProductConversion::ProductConversion(const Structure& structure, const Attribute& from,
                                     const Attribute& to, const ConversionRules& rules,
                                     ProductCodes& products, const ScopeMoves& moves, bool is_axis,
                                     const StructureChangeLimits& limits)
    : m_structure(structure),
      m_from(from),
      m_to(to),
      m_moves(moves),
      m_values(structure, from, to, rules, products),
      m_is_axis(is_axis),
      m_must_differ(must_differ(to)),
      m_limits(limits) {}

std::vector<ProductConversion::Winner> ProductConversion::winners(const Own& own) const {
    std::vector<Winner> found;
    for (std::size_t i = 0; i < own.size(); ++i) {
        const Scope scope = m_structure.scope(own[i].first);
        const auto rank = m_moves.rank(scope);
        if (!rank) continue;
        for (Scope& target : m_moves.targets(scope)) {
            const auto taken = std::find_if(found.begin(), found.end(), [&](const Winner& winner) {
                return is_same(winner.scope, target);
            });
            if (taken == found.end()) {
                found.push_back({std::move(target), *rank, i});
            } else if (*rank < taken->rank) {
                *taken = {std::move(target), *rank, i};
            }
        }
    }
    return found;
}

std::vector<ProductConversion::Value> ProductConversion::convert(ProductId id,
                                                                 std::string_view code,
                                                                 const Own& own,
                                                                 ConversionTally& tally) const {
    tally.products.push_back(id);
    const std::vector<Winner> kept = winners(own);
    std::vector<Value> made;
    for (std::size_t i = 0; i < own.size(); ++i) {
        const vitrine::Value& before = own[i].second;
        const auto uses = std::count_if(kept.begin(), kept.end(),
                                        [&](const Winner& winner) { return winner.source == i; });
        const auto place = [&](Issue issue) {
            issue.product = code;
            issue.column = field_name(m_structure, ValueKey{m_from.id, own[i].first});
            issue.value = shorten(m_values.text_of(m_from, before), longest_value);
            return issue;
        };
        const auto note = [&](Issue issue) {
            const bool wanted = tally.wants(issue.rule, m_limits.issues_of_a_rule);
            tally.note(wanted ? place(std::move(issue)) : std::move(issue),
                       m_limits.issues_of_a_rule);
        };
        if (uses == 0) {
            ++tally.not_kept;
            const bool is_repeated = std::any_of(own.begin(), own.end(), [&](const auto& other) {
                return &other != &own[i] && other.second == before;
            });
            if (is_repeated) continue;  // nothing is lost
            Issue issue = refusal("conversion.not_kept",
                                  tr("The value is not kept: another one stays in its place, or "
                                     "none was chosen."),
                                  tr("Choose another locale or channel whose values stay."));
            issue.severity = Severity::warning;
            note(std::move(issue));
            continue;
        }
        auto result = m_values.convert(before, false);
        if (const auto* issue = std::get_if<Issue>(&result);
            issue != nullptr && issue->message.empty() &&
            tally.wants(issue->rule, m_limits.issues_of_a_rule)) {
            result = m_values.convert(before, true);
        }
        if (auto* issue = std::get_if<Issue>(&result)) {
            ++tally.lost;
            if (m_is_axis) issue->rule = "convert.axis_lost";
            note(std::move(*issue));
            continue;
        }
        const auto* missing = std::get_if<std::vector<ValueConversion::NewOption>>(&result);
        std::string after;
        if (missing != nullptr) {
            std::vector<std::string> texts;
            for (const auto& option : *missing) {
                tally.missing.emplace(fold_case(option.text), option.text);
                texts.push_back(option.text);
            }
            after = join(texts, ",");
        }
        const bool shown = tally.values.size() < m_limits.values;
        const auto* value = std::get_if<vitrine::Value>(&result);
        if (value != nullptr && (shown || m_is_axis)) after = m_values.text_of(m_to, *value);
        if (shown) {
            tally.values.push_back({id, std::string(code),
                                    field_name(m_structure, ValueKey{m_from.id, own[i].first}),
                                    m_values.text_of(m_from, before), after});
        }
        if (m_is_axis) {
            const std::string identity =
                value != nullptr ? identity_of(m_structure, m_to, *value) : fold_case(after);
            const std::string old = m_values.text_of(m_from, before);
            const auto [at, is_new] = tally.axis_values.emplace(identity, old);
            if (!is_new && at->second != old) {
                note(refusal("convert.axis_value",
                             tr("\"{0}\" and \"{1}\" would be the same value.", at->second, old),
                             tr("Variants are told apart by it: change one of them first.")));
            }
        }
        if (value != nullptr) {
            if (auto remark = m_values.remark(before, *value)) note(std::move(*remark));
        }
        ++(conversion_way(m_from.type, m_to.type) == ConversionWay::keep ? tally.moved
                                                                         : tally.converted);
        tally.copied += uses - 1;
        if (value == nullptr) continue;
        for (const Winner& winner : kept) {
            if (winner.source != i) continue;
            made.push_back({winner.scope, *value});
            // The scope may have no number yet, the attribute is always the same.
            const ValueKey field{winner.scope.channel, winner.scope.locale};
            if (m_must_differ) tally.unique_hashes.push_back(unique_hash(field, *value));
        }
    }
    return made;
}

}  // namespace vitrine
