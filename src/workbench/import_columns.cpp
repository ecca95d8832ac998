#include "workbench/import_columns.h"

#include <algorithm>

#include "base/text.h"
#include "base/translate.h"
#include "workbench/choices.h"
#include "workbench/field_label.h"
#include "workbench/words.h"

namespace vitrine {
namespace {

ColumnTarget property_target(std::string code) {
    ColumnTarget target;
    target.kind = ColumnTarget::Kind::property;
    target.code = std::move(code);
    return target;
}

// As field_name() writes it.
std::string name_of(const ColumnTarget& target) {
    std::vector<std::string> scope;
    for (const std::string& part : {target.channel, target.locale, target.currency}) {
        if (!part.empty()) scope.push_back(part);
    }
    return scope.empty() ? target.code : target.code + '[' + join(scope, ",") + ']';
}

// The place, whatever is made where it is not there.
bool same_place(const ColumnTarget& left, const ColumnTarget& right) {
    return left.kind == right.kind && left.code == right.code && left.locale == right.locale &&
           left.channel == right.channel && left.currency == right.currency;
}

std::string heading_key(std::string_view heading) {
    return fold_case(trim(heading));
}

}  // namespace

ImportColumns::ImportColumns(std::shared_ptr<const Structure> structure, std::string locale,
                             ProposedColumns proposed)
    : m_structure(std::move(structure)),
      m_locale(std::move(locale)),
      m_proposed(std::move(proposed)) {
    m_targets.push_back({{}, tr("(not taken)")});
    for (const char* code : {"code", "family", "categories", "groups", "parent", "enabled"})
        put_target(property_target(code), field_label(*m_structure, code, m_locale));
    const auto properties = static_cast<std::ptrdiff_t>(m_targets.size());
    m_structure->attributes.each([&](const Attribute& attribute) {
        if (attribute.type == AttributeType::identifier) return;
        ColumnTarget target;
        target.kind = ColumnTarget::Kind::attribute;
        target.code = attribute.code;
        std::vector<ColumnTarget> scoped;
        if (attribute.localizable) {
            for (const LocaleId id : m_structure->active_locales()) {
                scoped.push_back(target);
                scoped.back().locale = m_structure->locales.code_of(id);
            }
        } else if (attribute.type == AttributeType::price_collection) {
            m_structure->currencies.each([&](const Currency& currency) {
                if (!currency.activated) return;
                scoped.push_back(target);
                scoped.back().currency = currency.code;
            });
        }
        if (scoped.empty()) scoped.push_back(target);
        for (const ColumnTarget& one : scoped)
            put_target(one, field_label(*m_structure, name_of(one), m_locale));
    });
    std::stable_sort(m_targets.begin() + properties, m_targets.end(),
                     [](const Target& left, const Target& right) {
                         return fold_for_search(left.label) < fold_for_search(right.label);
                     });
    for (ColumnProposal& column : m_proposed.columns) {
        // Stated, so that a profile means the same whoever reads it.
        const Attribute* attribute = m_structure->attributes.find(column.target.code);
        if (attribute != nullptr && attribute->localizable && column.target.locale.empty())
            column.target.locale = m_locale;
        m_chosen.push_back(add_target(column.target));
    }
}

void ImportColumns::put_target(const ColumnTarget& target, const std::string& label) {
    const bool is_known = std::any_of(m_targets.begin(), m_targets.end(),
                                      [&](const Target& one) { return one.label == label; });
    m_targets.push_back({target, is_known ? label_with_code(label, name_of(target)) : label});
}

std::size_t ImportColumns::add_target(const ColumnTarget& target) {
    if (target.kind == ColumnTarget::Kind::nothing) return 0;
    const auto at = std::find_if(m_targets.begin(), m_targets.end(),
                                 [&](const Target& one) { return same_place(one.target, target); });
    if (at != m_targets.end()) return static_cast<std::size_t>(at - m_targets.begin());
    put_target(target, target.kind == ColumnTarget::Kind::association
                           ? tr("Links: {0}", target.code)
                           : field_label(*m_structure, name_of(target), m_locale));
    return m_targets.size() - 1;
}

ImportColumns::Row ImportColumns::row(std::size_t column) const {
    const ColumnProposal& proposal = m_proposed.columns.at(column);
    return {proposal.column, m_proposed.samples.at(column), m_chosen.at(column),
            proposal.confidence, proposal.reason};
}

bool ImportColumns::bears_several(const ColumnTarget& target) const {
    if (target.kind == ColumnTarget::Kind::property)
        return target.code == "categories" || target.code == "groups";
    const Attribute* attribute = m_structure->attributes.find(target.code);
    return attribute != nullptr && attribute->type == AttributeType::multi_select;
}

void ImportColumns::choose(std::size_t column, std::size_t target) {
    if (m_chosen.at(column) == target) return;
    m_title.clear();
    const ColumnTarget& wanted = m_targets.at(target).target;
    const auto set = [this](std::size_t one, std::size_t to, std::string reason) {
        ColumnProposal& proposal = m_proposed.columns[one];
        m_chosen[one] = to;
        proposal.target = m_targets[to].target;
        proposal.transforms.clear();
        proposal.confidence = 0;
        proposal.reason = std::move(reason);
    };
    if (target != 0 && !bears_several(wanted)) {
        for (std::size_t i = 0; i < m_chosen.size(); ++i) {
            if (i != column && m_chosen[i] == target)
                set(i, 0, tr("{0} has its target now.", m_proposed.columns[column].column));
        }
    }
    set(column, target, tr("You chose it."));
}

bool ImportColumns::has_code() const {
    return std::any_of(m_chosen.begin(), m_chosen.end(), [&](std::size_t target) {
        const ColumnTarget& one = m_targets[target].target;
        return one.kind == ColumnTarget::Kind::property && one.code == "code";
    });
}

std::string ImportColumns::summary() const {
    const auto taken = m_chosen.size() - static_cast<std::size_t>(std::count(
                                             m_chosen.begin(), m_chosen.end(), std::size_t{0}));
    const std::string words =
        trn("{0} of {1} column is taken.", "{0} of {1} columns are taken.",
            static_cast<long>(m_chosen.size()), format_number(static_cast<std::int64_t>(taken)),
            format_number(static_cast<std::int64_t>(m_chosen.size())));
    return has_code()
               ? words
               : tr("{0} None of them is the SKU, by which products are known again.", words);
}

ImportProfile ImportColumns::profile(std::string_view name, const TableOptions& stated) const {
    ImportProfile profile = profile_of(m_proposed.columns, name, m_locale, stated);
    profile.title.clear();
    if (!m_taken) return profile;
    std::vector<ColumnMapping> columns = std::move(profile.columns);
    profile = *m_taken;
    profile.title = m_title;
    profile.columns.clear();
    for (ColumnMapping& column : columns) {
        const auto known = std::find_if(
            m_taken->columns.begin(), m_taken->columns.end(), [&](const ColumnMapping& one) {
                return heading_key(one.column) == heading_key(column.column) &&
                       same_place(one.target, column.target);
            });
        profile.columns.push_back(known == m_taken->columns.end() ? std::move(column) : *known);
    }
    // Those with marks stand for columns that the others do not name.
    for (const ColumnMapping& column : m_taken->columns) {
        if (column.column.find('{') != std::string::npos) profile.columns.push_back(column);
    }
    return profile;
}

void ImportColumns::take(const ImportProfile& profile) {
    m_taken = std::make_unique<const ImportProfile>(profile);
    m_title = profile.title;
    for (std::size_t i = 0; i < m_chosen.size(); ++i) {
        ColumnProposal& proposal = m_proposed.columns[i];
        const auto named = std::find_if(
            profile.columns.begin(), profile.columns.end(), [&](const ColumnMapping& one) {
                return heading_key(one.column) == heading_key(proposal.column);
            });
        const bool is_named = named != profile.columns.end();
        proposal.target = is_named ? named->target : ColumnTarget();
        proposal.transforms = is_named ? named->transforms : std::vector<ColumnTransform>();
        proposal.confidence = 0;
        proposal.reason =
            is_named ? tr("The profile says so.") : tr("The profile does not name this column.");
        m_chosen[i] = add_target(proposal.target);
    }
}

}  // namespace vitrine
